"""How does a list of feeds become feeds that are read, and the feeds that are read a list?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.settings import LANGUAGES
from bot.sources.lists.feedlist import address_key
from bot.sources.lists.opml import OpmlFeed
from bot.texts.say import say
from storage.interface import Store
from storage.records import Feed, Listing


@dataclass(frozen=True, slots=True)
class Added:
    """What a list brought: feeds that everybody has from now on, and those that everybody had already."""

    new: tuple[OpmlFeed, ...]
    known: tuple[OpmlFeed, ...]


async def add_feeds(store: Store, feeds: Sequence[OpmlFeed], now: datetime) -> Added:
    """Add feeds for everybody, due at once; what only some follow, or an operator had dropped, is for all then.

    Raises StoreError.
    """
    async with store.transaction() as change:
        there = {address_key(feed.url): feed for feed in await store.feeds()}
        have = {key for key, feed in there.items() if feed.is_public}
        new = {address_key(each.url): each for each in reversed(feeds) if address_key(each.url) not in have}
        change.save(*(_record(each, there.get(key), now) for key, each in new.items()))
    known = tuple(each for each in feeds if address_key(each.url) in have)
    return Added(tuple(reversed(new.values())), known)


def _record(each: OpmlFeed, there: Feed | None, now: datetime) -> Feed:
    if there is not None:
        return replace(there, listing=Listing.ADDED, next_check_at=there.next_check_at or now)
    return Feed(each.url, now, title=each.title, language=each.language, listing=Listing.ADDED, site=each.site)


def as_list(feeds: Iterable[Feed]) -> tuple[OpmlFeed, ...]:
    """Give the feeds that everybody has as a list, by language and title; in a folder for each language."""
    public = (feed for feed in feeds if feed.is_public)
    ordered = sorted(public, key=lambda feed: (feed.language, feed.title, feed.url))
    return tuple(
        OpmlFeed(feed.title, feed.url, feed.language, folder=_folder(feed.language), site=feed.site)
        for feed in ordered
    )


def _folder(language: str) -> str:
    return say(language, "language-name") if language in LANGUAGES else ""
