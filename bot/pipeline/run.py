"""In which order does a source become deliveries? fetch → parse → sort out → read → cluster → match → enqueue.

A failure is local: one source or one page that cannot be read is counted and logged, the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from bot.desk import Desk
from bot.errors import SourceError, StoreError
from bot.pipeline.article import has_full_text
from bot.pipeline.health import Health
from bot.pipeline.identity import Sorting, article_key, link_key, sorted_out
from bot.pipeline.keeping import Keeping
from bot.pipeline.reading import Reader
from bot.sources.article_page import read_article
from bot.sources.kinds.adapters import read_source
from bot.sources.look import Found, rediscover
from bot.sources.page import read_html
from bot.sources.values import Entry, Fetched, Page, ParsedFeed
from storage.records import Feed, Seen

log = logging.getLogger(__name__)

FIRST_READ = 12  # entries of a new source that are read, where it is for everybody; the rest counts as seen
FIRST_FOLLOWED = 3  # where it is for those who follow it
FIRST_ALERTS = 3  # newest entries of a new source that may alert …
FIRST_ALERT_AGE = timedelta(hours=24)  # … if they are not older
MOST_OLD = 10  # entries, not newer than the last look, that a source may list as new at once
MOST_NEW = 60  # entries that are read at once, however new
_KEPT_KEYS = 1000  # of what a source listed, beyond what it lists now
_PARSE_SECONDS = 60
_AFTER_STORE_ERROR = 10.0
_AT_ONCE = 100  # sources that are being looked at
_ONE_HOST = 8  # of them, of one host
_ASKED = 1000  # due sources that are taken at once


class Fetcher(Protocol):
    """What the pipeline needs of `bot.sources.fetch.Fetcher`."""

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched: ...

    async def page(self, url: str) -> Fetched: ...


@dataclass(slots=True)
class Count:
    """What was done since the start, for the logs and for whoever waits for the first round."""

    feeds: int = 0
    failures: int = 0
    articles: int = 0
    alerts: int = 0


class Newsroom:
    """Reads the sources that are due, so many at once, none twice at a time.

    `announce` is called whenever there are new alerts in the outbox.
    """

    def __init__(
        self,
        desk: Desk,
        fetcher: Fetcher,
        *,
        announce: Callable[[], None] = lambda: None,
        reader: Reader | None = None,
    ) -> None:
        self.first_round = asyncio.Event()
        self._desk = desk
        self._fetcher = fetcher
        self._reader = reader or Reader()
        self._keeping = Keeping(desk, announce)
        self._health = Health(desk, announce, self._rediscover)
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._hosts: Counter[str] = Counter()
        self._waiting: dict[str, Feed] = {}
        self._unread: set[str] | None = None
        self._feeds = 0

    @property
    def count(self) -> Count:
        """Give what was done since the start."""
        return Count(self._feeds, self._health.failures, self._keeping.articles, self._keeping.alerts)

    async def tick(self) -> None:
        """Start reading what is due; ends at once, the reading goes on."""
        if self._unread is None:
            feeds = await self._desk.store.feeds()
            self._unread = {
                feed.url for feed in feeds if feed.read_at is None and not feed.failures and feed.is_public
            }
        if len(self._waiting) < _AT_ONCE:
            due = await self._desk.store.due_feeds(self._desk.clock(), _ASKED + len(self._under_way))
            self._waiting = {feed.url: feed for feed in due if feed.url not in self._under_way}
        self._start()
        self._tell_first_round()

    def _start(self) -> None:
        """Start as many of the waiting as there is room for; a host with many keeps others out of no place."""
        passed: list[Feed] = []
        while self._waiting and len(self._under_way) < _AT_ONCE and len(passed) < _AT_ONCE:
            feed = self._waiting.pop(next(iter(self._waiting)))
            host = _host(feed)
            if self._hosts[host] >= _ONE_HOST:
                passed.append(feed)
                continue
            self._hosts[host] += 1
            self._under_way[feed.url] = asyncio.create_task(self._read(feed, host))
        self._waiting |= {feed.url: feed for feed in passed}

    @property
    def progress(self) -> tuple[int, int]:
        """Give how many feeds were read in the first round, and how many there are in it."""
        return self._feeds, self._feeds + len(self._unread or ())

    def _tell_first_round(self) -> None:
        if not self._unread:
            self.first_round.set()

    async def settled(self) -> None:
        """Wait until what is due now has been read."""
        while self._under_way:
            await asyncio.gather(*self._under_way.values())

    async def close(self) -> None:
        """Stop reading; what was not saved is found again."""
        self._waiting.clear()
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _read(self, feed: Feed, host: str) -> None:
        try:
            await self._read_or_note(feed)
        except StoreError as error:
            log.error("what %s says cannot be saved: %s", feed.url, error)  # noqa: TRY400 (the sentence says it all)
            await asyncio.sleep(_AFTER_STORE_ERROR)  # it is still due, and stays so until something can be saved
        finally:
            del self._under_way[feed.url]
            self._hosts[host] -= 1
            if not self._hosts[host]:
                del self._hosts[host]
            self._mark_read(feed)
            self._start()

    async def _read_or_note(self, feed: Feed) -> None:
        """Read a source; a fault of ours is logged, and the source asked less often, as for one of its own."""
        try:
            await self.read(feed)
        except StoreError:
            raise
        except Exception:
            log.exception("reading %s failed", feed.url)
            await self._health.failed(feed, SourceError("a fault of ours, see the log", url=feed.url))

    def _mark_read(self, feed: Feed) -> None:
        if self._unread and feed.url in self._unread:
            self._unread.discard(feed.url)
            self._feeds += 1
        self._tell_first_round()

    async def read(self, feed: Feed) -> None:
        """Read one source and its new articles; save when to look again, and what went wrong if it did."""
        here = feed.location or feed.url
        try:
            fetched = await self._fetcher.get(here, etag=feed.etag, last_modified=feed.last_modified)
            if fetched.moved_to:
                log.info("%s has moved to %s", here, fetched.moved_to)
                feed = replace(feed, location=fetched.moved_to)
            if fetched.not_modified:
                await self._health.unchanged(feed, fetched)
                return
            parsed = await self._parse(feed, fetched)
        except SourceError as error:
            await self._health.failed(feed, error)
            return
        before = await self._desk.store.seen(feed.url) or Seen(feed.url, ())
        sorting = sorted_out(parsed.entries, feed.url, before.keys)
        await self._read_entries(feed, sorting)
        seen = Seen(feed.url, tuple(dict.fromkeys((*sorting.keys, *before.keys)))[: len(sorting.keys) + _KEPT_KEYS])
        await self._health.read(feed, fetched, parsed, None if seen == before else seen, new=len(sorting.new))

    async def _parse(self, feed: Feed, fetched: Fetched) -> ParsedFeed:
        work = asyncio.to_thread(read_source, feed.kind, fetched, now=self._desk.clock())
        try:
            return await asyncio.wait_for(work, _PARSE_SECONDS)
        except TimeoutError:
            raise SourceError("takes too long to parse", url=fetched.url) from None

    async def _read_entries(self, feed: Feed, sorting: Sorting) -> None:
        for entry in sorting.edited:
            known = await self._desk.store.article(article_key(entry, feed.url))
            if known is not None:
                await self._keeping.retitle(known, entry.title)
        new = await self._unknown(feed, sorting.new)
        chosen = await self._chosen(feed, new)
        await asyncio.gather(*(self._read_entry(feed, entry, may_alert=alerts) for entry, alerts in chosen))

    async def _unknown(self, feed: Feed, entries: Sequence[Entry]) -> list[Entry]:
        """Leave out what is known from before or from elsewhere, having told it to those who follow this source."""
        if not entries:
            return []
        links = {link_key(each.url) for each in await self._desk.store.feed_articles(feed.url)}
        unknown = []
        for place, entry in enumerate(entries):
            known = await self._desk.store.article(article_key(entry, feed.url))
            if known is not None and known.feed_url != feed.url:
                await self._keeping.spread(known, feed, may_alert=self._may_alert(feed, place, known.published))
            elif known is None and not (entry.url and link_key(entry.url) in links):
                unknown.append(entry)
        return unknown

    async def _chosen(self, feed: Feed, new: Sequence[Entry]) -> list[tuple[Entry, bool]]:
        """Choose what is read, and whether it may alert: no flood from a new source, nor from one gone mad."""
        if feed.read_at is None:
            first = new[: FIRST_READ if feed.is_public else FIRST_FOLLOWED]
            return [(entry, self._may_alert(feed, place, entry.published)) for place, entry in enumerate(first)]
        since = feed.read_at - timedelta(hours=1)
        old = [entry for entry in new if entry.published is None or entry.published < since]
        left_out = {entry.id for entry in old[FIRST_ALERTS:]} if len(old) > MOST_OLD else set()
        chosen = [entry for entry in new if entry.id not in left_out]
        if left_out or len(chosen) > MOST_NEW:
            await self._health.flooded(feed, len(new))
        return [(entry, True) for entry in chosen[:MOST_NEW]]

    def _may_alert(self, feed: Feed, place: int, published: datetime | None) -> bool:
        if feed.read_at is not None:
            return True
        return place < FIRST_ALERTS and (published is None or published > self._desk.clock() - FIRST_ALERT_AGE)

    async def _read_entry(self, feed: Feed, entry: Entry, *, may_alert: bool) -> None:
        page, key = await self._page(entry), article_key(entry, feed.url)
        is_first, now = feed.read_at is None, self._desk.clock()
        article = await self._reader.article(entry, page, feed, key=key, now=now, is_first=is_first)
        if not article.title:
            log.warning("an entry of %s has no title: %s", feed.url, entry.id)
            return
        recent = not is_first or article.published > now - FIRST_ALERT_AGE
        await self._keeping.keep(article, feed, may_alert=may_alert and recent)

    async def _page(self, entry: Entry) -> Page | None:
        """Give what the page says, None where the feed's teaser is all that can be had."""
        try:
            return await self._read_page(entry)
        except SourceError as error:
            log.warning("only the teaser of %s: %s", entry.url, error)
            return None

    async def _read_page(self, entry: Entry) -> Page | None:
        now = self._desk.clock()
        if has_full_text(entry):
            return await asyncio.to_thread(read_html, entry.content_html, url=entry.url, title=entry.title, now=now)
        if not entry.url:
            return None
        return await read_article(self._fetcher.page, entry.url, title=entry.title, now=now)

    async def _rediscover(self, feed: Feed) -> Found | None:
        return await rediscover(self._fetcher.get, feed.site, now=self._desk.clock())


def _host(feed: Feed) -> str:
    return urlsplit(feed.location or feed.url).netloc


def due_now(urls: Sequence[str], now: datetime) -> list[Feed]:
    """Give the records of feeds that were never read."""
    return [Feed(url, next_check_at=now) for url in urls]
