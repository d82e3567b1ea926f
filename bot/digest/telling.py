"""How is a digest told: at its time, exactly once; or now, because somebody asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.calendar import digest_at, last_due, slot
from bot.desk import Desk
from bot.digest.compose import WINDOW, Digest, alerted, compose, in_digest
from bot.digest.render import digest_parts
from storage.interface import Transaction
from storage.records import (
    Article,
    Chat,
    Delivery,
    DigestMark,
    Kind,
    Match,
    State,
    Subscription,
)

Found = Sequence[tuple[Match, Article]]


async def tell_due(desk: Desk) -> int:
    """Put every digest that is due into the outbox; give how many were."""
    due = await desk.store.due_chats(desk.clock())
    return sum([await _tell_one(desk, chat.id) for chat in due])


async def _tell_one(desk: Desk, chat_id: int) -> bool:
    now = desk.clock()
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None or chat.digest_at is None or chat.digest_at > now:
            return False
        due = last_due(chat, now)
        change.save(replace(chat, digest_at=digest_at(chat, now)))
        mark = await desk.store.digest_mark(chat_id)
        name = slot(due, chat.zone)
        told = await desk.store.delivery(chat_id, Kind.DIGEST, name)
        if told is not None or (mark is not None and mark.slot == name):
            return False
        if not in_digest(await awake(desk, chat_id)):
            return False
        await _enqueue(desk, change, chat, due=due)
    return True


async def awake(desk: Desk, chat_id: int) -> list[Subscription]:
    """Give a chat's subscriptions that do not rest now."""
    now = desk.clock()
    return [each for each in await desk.store.subscriptions(chat_id) if not each.is_resting(now)]


async def _enqueue(desk: Desk, change: Transaction, chat: Chat, *, due: datetime) -> None:
    now, name = desk.clock(), slot(due, chat.zone)
    found = [pair for pair in await _found(desk, chat) if not pair[0].digest]
    deliveries = await desk.store.deliveries(chat.id)
    digest = compose(await awake(desk, chat.id), found, _had(found, alerted(deliveries)))
    parts = digest_parts(digest, chat, now=now, due=due)
    change.save(
        *(
            Delivery(chat.id, Kind.DIGEST, name, now, now, part=n, text=part, silent=digest.is_empty)
            for n, part in enumerate(parts)
        ),
        *(replace(match, digest=name) for match, _ in found),
        *_folded(deliveries, {article.key for _, article in found}),
        DigestMark(chat.id, name, now),
    )


def _folded(deliveries: Iterable[Delivery], told: set[str]) -> list[Delivery]:
    """Give the alerts that still wait (in quiet hours, say) and that the digest tells first.

    What says that the digest has more is needless then, too.
    """
    return [
        replace(each, state=State.FOLDED)
        for each in deliveries
        if each.state is State.PENDING
        and (each.kind is Kind.MORE or (each.kind is Kind.ALERT and each.subject in told))
    ]


async def digest_now(desk: Desk, chat: Chat) -> tuple[Digest, list[str]]:
    """Give the digest of the last day for somebody who asks; what it tells in full counts as had."""
    now = desk.clock()
    async with desk.store.transaction() as change:
        found = [pair for pair in await _found(desk, chat) if pair[0].found_at > now - WINDOW / 2]
        deliveries = await desk.store.deliveries(chat.id)
        digest = compose(await awake(desk, chat.id), found, alerted(deliveries))
        told = _told(digest)
        change.save(*(replace(match, told_at=now) for match, article in found if article.key in told))
        change.save(*_folded(deliveries, told))
    return digest, digest_parts(digest, chat, now=now)


def _told(digest: Digest) -> set[str]:
    """Give the articles of the stories that a digest tells in full."""
    return {key for section in digest.sections for story in section.stories for key in story.keys}


async def count_missed(desk: Desk, chat: Chat) -> int:
    """Count the articles that came for a chat since it could not be written to."""
    return 0 if chat.missed_since is None else len(await _missed(desk, chat, chat.missed_since))


async def missed_parts(desk: Desk, chat: Chat, since: datetime) -> list[str]:
    """Give what came for a chat since a moment, as messages; it counts as had then. [] for nothing."""
    now = desk.clock()
    async with desk.store.transaction() as change:
        found = await _missed(desk, chat, since)
        digest = compose(await awake(desk, chat.id), found, {})
        told = _told(digest)
        change.save(*(replace(match, told_at=now) for match, article in found if article.key in told))
        current = await desk.store.chat(chat.id) or chat
        change.save(replace(current, missed_since=None))
    return [] if digest.is_empty else digest_parts(digest, chat, now=now)


async def _missed(desk: Desk, chat: Chat, since: datetime) -> list[tuple[Match, Article]]:
    """Give what was found since, newest first, and was not told yet."""
    had = alerted(await desk.store.deliveries(chat.id))
    found = await _found(desk, chat, since=since)
    return [pair for pair in found if pair[0].told_at is None and not pair[0].digest and pair[1].key not in had]


def _had(found: Found, alerts: dict[str, datetime]) -> dict[str, datetime]:
    asked = {match.article_key: match.told_at for match, _ in found if match.told_at is not None}
    return asked | alerts


async def _found(desk: Desk, chat: Chat, *, since: datetime | None = None) -> list[tuple[Match, Article]]:
    """Give what was found for a chat since a moment, or is still news, newest first."""
    since = since or desk.clock() - WINDOW
    pairs = []
    for match in await desk.store.matches(chat.id):
        if match.found_at < since:
            break
        article = await desk.store.article(match.article_key)
        if article is not None:
            pairs.append((match, article))
    return pairs
