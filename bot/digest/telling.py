"""How is a digest told: at its time, exactly once; or now, because somebody asked.

Both go through the outbox, so that what is lost on the way is sent again; further pages wait there to be opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.calendar import digest_at, last_due, slot
from bot.desk import Desk
from bot.digest.compose import WINDOW, Digest, Found, alerted, compose, in_digest
from bot.digest.pages import Page, digest_pages, rows
from storage.interface import Transaction
from storage.records import (
    Article,
    Chat,
    Delivery,
    DigestMark,
    Kind,
    Match,
    Standing,
    State,
    Subscription,
)

_MOMENT = timedelta(seconds=1)
_TITLES = {"now": "digest-title", "missed": "missed-title"}


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
    found = [pair for pair in await _found(desk, chat, since=_beginning(chat, due)) if not pair[0].digest]
    deliveries = await desk.store.deliveries(chat.id)
    had = _had(found, alerted(deliveries))
    digest = compose(await awake(desk, chat.id), found, had, now=now, language=chat.language)
    if digest.sections or chat.empty_digest != "silent":
        pages = digest_pages(digest, chat, name, now=now, due=due)
        change.save(*rows(chat, name, pages, now, is_silent=not digest.sections))
    change.save(
        *(replace(match, digest=name) for match, _ in found),
        *_folded(deliveries, {article.key for _, article in found}),
        DigestMark(chat.id, name, now),
    )


def _beginning(chat: Chat, due: datetime) -> datetime:
    """Give since when a digest tells: the one before it, where that is longer ago than news are news."""
    return min(due - WINDOW, last_due(chat, due - _MOMENT))


def _folded(deliveries: Iterable[Delivery], told: Collection[str]) -> list[Delivery]:
    """Give the alerts that still wait (in quiet hours, say) and that the digest tells first.

    What says that the digest has more is needless then, too.
    """
    return [
        replace(each, state=State.FOLDED)
        for each in deliveries
        if each.state is State.PENDING
        and (each.kind is Kind.MORE or (each.kind is Kind.ALERT and each.subject in told))
    ]


async def digest_now(desk: Desk, chat: Chat) -> Page | None:
    """Tell the digest of the last day to somebody who asks: by the outbox, or else give what is to be answered."""
    now = desk.clock()
    async with desk.store.transaction() as change:
        found = [pair for pair in await _found(desk, chat) if pair[0].found_at > now - WINDOW / 2]
        deliveries = await desk.store.deliveries(chat.id)
        digest = compose(await awake(desk, chat.id), found, alerted(deliveries), now=now, language=chat.language)
        if digest.is_empty:
            return digest_pages(digest, chat, "", now=now)[0]
        return await _hand_over(desk, change, chat, digest, found, name="now")


async def _hand_over(
    desk: Desk, change: Transaction, chat: Chat, digest: Digest, found: Found, *, name: str
) -> Page | None:
    """Put the pages into the outbox: the stories of what leaves count as had, others when they are opened.

    To a chat on a break the outbox sends nothing. It is given the first page, and nothing counts as had until one
    is opened.
    """
    now = desk.clock()
    subject = await _named(desk, chat.id, f"{name}-{now:%Y%m%dT%H%M%S}")
    pages = digest_pages(digest, chat, subject, now=now, title=_TITLES[name])
    if chat.standing is not Standing.ACTIVE:
        change.save(*rows(chat, subject, pages, now, first=State.PAGE))
        return pages[0]
    leaving = pages if chat.is_channel else pages[:1]
    told = frozenset[str]().union(*(page.keys for page in leaving))
    change.save(*rows(chat, subject, pages, now))
    change.save(*(replace(match, told_at=now) for match, article in found if article.key in told))
    change.save(*_folded(await desk.store.deliveries(chat.id), told))
    return None


async def _named(desk: Desk, chat_id: int, name: str) -> str:
    """Give a name that no digest of the chat has yet: somebody may ask twice in a second."""
    subject, number = name, 1
    while await desk.store.delivery(chat_id, Kind.DIGEST, subject) is not None:
        number += 1
        subject = f"{name}-{number}"
    return subject


async def count_missed(desk: Desk, chat: Chat) -> int:
    """Count the articles that came for a chat since it could not be written to."""
    return 0 if chat.missed_since is None else len(await _missed(desk, chat, chat.missed_since))


async def tell_missed(desk: Desk, chat: Chat) -> tuple[bool, Page | None]:
    """Tell what came for a chat that could not be written to; give whether there was anything.

    By the outbox; for a chat on a break give the page that is to be answered, and go on counting what it misses.
    """
    now = desk.clock()
    async with desk.store.transaction() as change:
        current = await desk.store.chat(chat.id) or chat
        since = current.missed_since
        found = [] if since is None else await _missed(desk, chat, since)
        digest = compose(await awake(desk, chat.id), found, {}, now=now, language=chat.language)
        if current.standing is Standing.ACTIVE:
            change.save(replace(current, missed_since=None))
        if digest.is_empty:
            return False, None
        return True, await _hand_over(desk, change, current, digest, found, name="missed")


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
