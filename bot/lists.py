"""How does a list of feeds become feeds that are read, and the feeds that are read a list?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.sources.feedlist import address_key
from bot.sources.opml import OpmlFeed
from storage.interface import Store
from storage.records import Feed

_FOLDERS = {"ar": "العربية", "en": "English", "ru": "Русский"}


@dataclass(frozen=True, slots=True)
class Added:
    """What a list brought: feeds that are new to the store, and those that it had, perhaps written otherwise."""

    new: tuple[OpmlFeed, ...]
    known: tuple[OpmlFeed, ...]


async def add_feeds(store: Store, feeds: Sequence[OpmlFeed], now: datetime) -> Added:
    """Add feeds to the store, due at once; those that it has stay as they are. Raises StoreError."""
    async with store.transaction() as change:
        have = {address_key(feed.url) for feed in await store.feeds()}
        new = {address_key(each.url): each for each in reversed(feeds) if address_key(each.url) not in have}
        added = tuple(reversed(new.values()))
        change.save(*(_record(each, now) for each in added))
    return Added(added, tuple(each for each in feeds if address_key(each.url) in have))


def _record(feed: OpmlFeed, now: datetime) -> Feed:
    return Feed(feed.url, next_check_at=now, title=feed.title, language=feed.language)


def as_list(feeds: Iterable[Feed]) -> tuple[OpmlFeed, ...]:
    """Give feeds of the store as a list, by language and title; in a folder for each language."""
    ordered = sorted(feeds, key=lambda feed: (feed.language, feed.title, feed.url))
    return tuple(
        OpmlFeed(feed.title, feed.url, feed.language, folder=_FOLDERS.get(feed.language, "")) for feed in ordered
    )
