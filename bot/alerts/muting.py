"""What does a chat want no alerts about? A story for good, an outlet until undone, a subscription for a day.

A mute keeps back alerts and their edits, nothing else: the digest has what was muted, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk import Desk
from storage.interface import Transaction
from storage.records import Article, Held, Kind, Mute, Muted, State, Subscription

DAY = timedelta(days=1)
_WAITING = timedelta(hours=1)  # rows that wait are found among those that were to leave since


@dataclass(frozen=True, slots=True)
class Silence:
    """What a chat has muted, at one moment."""

    stories: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def keeps_back(self, article: Article) -> Held | None:
        """Give what keeps an article back, whoever asked for it; None for nothing."""
        if article.story_key in self.stories:
            return Held.STORY
        return Held.SOURCE if article.source in self.sources else None

    def leaves(self, asking: Iterable[Subscription]) -> list[Subscription]:
        """Give the subscriptions that are not muted."""
        return [each for each in asking if str(each.number) not in self.words]


_NOTHING = Silence()


def silence_of(mutes: Iterable[Mute], now: datetime) -> Silence:
    """Give what some mutes keep back at a moment."""
    now_muted = [each for each in mutes if each.until is None or each.until > now]
    named = {what: frozenset(each.target for each in now_muted if each.what is what) for what in Muted}
    return Silence(named[Muted.STORY], named[Muted.SOURCE], named[Muted.WORD])


async def silence(desk: Desk, chat_id: int) -> Silence:
    """Give what a chat has muted now."""
    mutes = await desk.store.mutes(chat_id)
    return silence_of(mutes, desk.clock()) if mutes else _NOTHING


async def muted(desk: Desk, chat_id: int) -> list[Mute]:
    """Give a chat's mutes that still hold."""
    now = desk.clock()
    return [each for each in await desk.store.mutes(chat_id) if each.until is None or each.until > now]


async def mute_story(desk: Desk, chat_id: int, article: Article) -> Mute:
    """Have no more alerts about a story."""
    first = await desk.store.article(article.story_key) or article
    return await _mute(desk, Mute(chat_id, Muted.STORY, article.story_key, first.title, desk.clock()))


async def mute_source(desk: Desk, chat_id: int, article: Article) -> Mute:
    """Have no more alerts of the outlet that wrote an article, until that is undone."""
    return await _mute(desk, Mute(chat_id, Muted.SOURCE, article.source, article.source, desk.clock()))


async def mute_word(desk: Desk, chat_id: int, subscription: Subscription) -> Mute:
    """Have no alerts for a subscription, for a day."""
    now = desk.clock()
    return await _mute(
        desk, Mute(chat_id, Muted.WORD, str(subscription.number), subscription.label, now, now + DAY)
    )


async def _mute(desk: Desk, mute: Mute) -> Mute:
    async with desk.store.transaction() as change:
        known = [each for each in await desk.store.mutes(mute.chat_id) if each.key != mute.key]
        change.save(mute)
        await _fold(desk, change, mute.chat_id, silence_of((*known, mute), desk.clock()))
    return mute


async def _fold(desk: Desk, change: Transaction, chat_id: int, quiet: Silence) -> None:
    """Take back alerts that still wait, such as those of the quiet hours, where they are muted now."""
    for row in await desk.store.alerts_since(chat_id, desk.clock() - _WAITING):
        article = await desk.store.article(row.subject) if row.kind is Kind.ALERT else None
        if article is None or row.state is not State.PENDING:
            continue
        asked = [await desk.store.subscription(chat_id, number) for number in row.subscriptions]
        held = quiet.keeps_back(article)
        if held is None and not quiet.leaves(each for each in asked if each is not None):
            held = Held.WORD
        match = await desk.store.match(chat_id, article.key)
        if held is not None:
            change.save(replace(row, state=State.FOLDED, reason="muted"))
            change.save(*([replace(match, held=held)] if match is not None else []))


async def unmute(desk: Desk, chat_id: int, what: Muted, target: str) -> Mute | None:
    """Undo a mute; give it, None where there is none."""
    async with desk.store.transaction() as change:
        found = [each for each in await desk.store.mutes(chat_id) if (each.what, each.target) == (what, target)]
        change.delete(*found)
    return found[0] if found else None


def ended(mutes: Sequence[Mute], now: datetime, *, before: datetime) -> list[Mute]:
    """Give the mutes that keep nothing back any more: past their end, or of a story whose articles are gone."""
    return [
        each
        for each in mutes
        if (each.until is not None and each.until <= now)
        or (each.what is Muted.STORY and each.created_at < before)
    ]
