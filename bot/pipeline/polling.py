"""What is new in a source? fetch → parse → sort out → kept as unread, in one transaction with the source's state.

So a source is never asked again for what it has told, and nothing that it told is lost before it is read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from bot.desk import Desk
from bot.errors import SourceError
from bot.pipeline.choosing import chosen, may_alert_first
from bot.pipeline.health import Health
from bot.pipeline.identity import article_key, link_key, sorted_out
from bot.pipeline.keeping import Keeping
from bot.sources.kinds.adapters import read_source
from bot.sources.kinds.sitemap import SitemapIndexError
from bot.sources.values import Entry, Fetched, ParsedFeed
from storage.records import Feed, Seen, Unread

log = logging.getLogger(__name__)

_PARSE_SECONDS = 60


class Getter(Protocol):
    """What polling needs of `bot.sources.fetch.Fetcher`."""

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
            parsed = await self._parsed(feed, fetched)
        except SourceError as error:
            await self._health.failed(feed, error)
            return
        await self._sort(feed, fetched, parsed)

    async def _parsed(self, feed: Feed, fetched: Fetched) -> ParsedFeed:
        """Read what came; of an index of sitemaps the likeliest of them."""
        try:
            return await self._parse(feed, fetched)
        except SitemapIndexError as error:
            return await self._parse(feed, await self._fetcher.get(error.sitemaps[0]))

    async def _parse(self, feed: Feed, fetched: Fetched) -> ParsedFeed:
        now = self._desk.clock()
        work = asyncio.to_thread(read_source, feed.kind, fetched, now=now)
        try:
            return await asyncio.wait_for(work, _PARSE_SECONDS)
        except TimeoutError:
            raise SourceError("takes too long to parse", url=fetched.url) from None

    async def _sort(self, feed: Feed, fetched: Fetched, parsed: ParsedFeed) -> None:
        before = await self._desk.store.seen(feed.url) or Seen(feed.url, ())
        sorting = sorted_out(parsed.entries, feed.url, before.keys)
        for entry in sorting.edited:
            await self._retitle(feed, entry)
        choice = chosen(feed, await self._unknown(feed, sorting.new), self._desk.clock())
        if choice.left_out:
            await self._health.flooded(feed, choice.left_out)
        seen = Seen(feed.url, sorting.keys)
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
            if known is None and not (entry.url and link_key(entry.url) in links):
                unknown.append(entry)
            elif known is not None and known.feed_url != feed.url:
                is_new = feed.read_at is not None or may_alert_first(place, known.published, self._desk.clock())
                await self._keeping.spread(known, feed, may_alert=is_new)
        return unknown
