"""What is new in a source? fetch → parse → sort out → kept as unread, in one transaction with the source's state.

So a source is never asked again for what it has told, and nothing that it told is lost before it is read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.desk import Desk
from bot.errors import SourceError
from bot.pipeline.choosing import chosen, may_alert_first
from bot.pipeline.health import Health
from bot.pipeline.identity import Sorting, article_key, link_key, sorted_out
from bot.pipeline.keeping import Keeping
from bot.sources.kinds.adapters import read_source
from bot.sources.kinds.sitemap import SitemapIndexError
from bot.sources.values import Entry, Fetched, ParsedFeed
from storage.records import Feed, Seen, Unread

log = logging.getLogger(__name__)

_PARSE_SECONDS = 60


class Getter(Protocol):
    """What polling needs of `bot.sources.fetching.fetch.Fetcher`."""

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched: ...


class Polling:
    """Looks at sources, one for each call; `arrived` is told the address of one that has something new."""

    def __init__(
        self, desk: Desk, fetcher: Getter, health: Health, keeping: Keeping, *, arrived: Callable[[str], None]
    ) -> None:
        self._desk = desk
        self._fetcher = fetcher
        self._health = health
        self._keeping = keeping
        self._arrived = arrived

    async def look(self, feed: Feed) -> None:
        """Look at one source; save what is new, when to look again, and what went wrong if it did."""
        here = feed.location or feed.url
        try:
            fetched = await self._fetcher.get(here, etag=feed.etag, last_modified=feed.last_modified)
            if fetched.moved_to:
                log.info("%s has moved to %s", here, fetched.moved_to)
                feed = replace(feed, location=fetched.moved_to)
            if fetched.not_modified:
                await self._health.unchanged(feed, fetched)
                return
            before = await self._desk.store.seen(feed.url) or Seen(feed.url, "")
            parsed, sorting = await self._read(feed, fetched, before)
        except SourceError as error:
            await self._health.failed(feed, error)
            return
        await self._keep(feed, fetched, parsed, sorting, before)

    async def _read(self, feed: Feed, fetched: Fetched, before: Seen) -> tuple[ParsedFeed, Sorting]:
        """Read what came, off the event loop; of an index of sitemaps the likeliest of them."""
        try:
            return await self._off_the_loop(feed, fetched, before)
        except SitemapIndexError as error:
            return await self._off_the_loop(feed, await self._fetcher.get(error.sitemaps[0]), before)

    async def _off_the_loop(self, feed: Feed, fetched: Fetched, before: Seen) -> tuple[ParsedFeed, Sorting]:
        loop, now = asyncio.get_running_loop(), self._desk.clock()
        try:
            async with asyncio.timeout(_PARSE_SECONDS):
                return await loop.run_in_executor(None, _sorted, feed, fetched, before.keys, now)
        except TimeoutError:
            raise SourceError("takes too long to parse", url=fetched.url) from None

    async def _keep(
        self, feed: Feed, fetched: Fetched, parsed: ParsedFeed, sorting: Sorting, before: Seen
    ) -> None:
        """Save what is new as unread, with all that the source listed and how it is doing."""
        for entry in sorting.edited:
            await self._retitle(feed, entry)
        choice = chosen(feed, await self._unknown(feed, sorting.new), self._desk.clock())
        if choice.left_out and feed.read_at is not None:
            await self._health.flooded(feed, choice.left_out)
        seen = Seen(feed.url, " ".join(sorting.keys))
        new = Unread(feed.url, choice.items, is_first=feed.read_at is None) if choice.items else None
        await self._health.read(feed, fetched, parsed, None if seen == before else seen, new)
        if new:
            self._arrived(feed.url)

    async def _retitle(self, feed: Feed, entry: Entry) -> None:
        known = await self._desk.store.article(article_key(entry, feed.url))
        if known is not None and known.feed_url == feed.url:
            await self._keeping.retitle(known, entry.title)

    async def _unknown(self, feed: Feed, entries: Sequence[Entry]) -> list[Entry]:
        """Leave out what is known; what is known from elsewhere is told to those who follow this source."""
        if not entries:
            return []
        links = {link_key(each.url) for each in await self._desk.store.feed_articles(feed.url)}
        unknown = []
        for place, entry in enumerate(entries):
            known = await self._desk.store.article(article_key(entry, feed.url))
            if known is None and not (links and entry.url and link_key(entry.url) in links):
                unknown.append(entry)
            elif known is not None and known.feed_url != feed.url:
                is_new = feed.read_at is not None or may_alert_first(place, known.published, self._desk.clock())
                await self._keeping.spread(known, feed, may_alert=is_new)
        return unknown


def _sorted(feed: Feed, fetched: Fetched, seen: Sequence[str], now: datetime) -> tuple[ParsedFeed, Sorting]:
    parsed = read_source(feed.kind, fetched, now=now)
    return parsed, sorted_out(parsed.entries, feed.url, seen)
