"""Which sources are due, and who reads them? poll → read → cluster → match → enqueue, many at once.

A failure is local: one source or one page that cannot be read is counted and logged, the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from bot.desk import Desk
from bot.errors import SourceError, StoreError
from bot.pipeline.articles import Articles, Pages
from bot.pipeline.health import Health
from bot.pipeline.keeping import Keeping
from bot.pipeline.polling import Getter, Polling
from bot.pipeline.reading import Reader
from bot.sources.look import Found, rediscover
from storage.records import Feed

log = logging.getLogger(__name__)

_AFTER_STORE_ERROR = 10.0
_AT_ONCE = 100  # sources that are being looked at
_ONE_HOST = 8  # of them, of one host
_ASKED = 1000  # due sources that are taken at once


class Fetcher(Getter, Pages, Protocol):
    """What the pipeline needs of `bot.sources.fetch.Fetcher`."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was done since the start, for the logs and for whoever waits for the first round."""

    feeds: int = 0
    failures: int = 0
    articles: int = 0
    alerts: int = 0


class Newsroom:
    """Reads the sources that are due, so many at once, none twice at a time.

    `announce` is called whenever there are new messages in the outbox.
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
        self._keeping = Keeping(desk, announce)
        self._health = Health(desk, announce, self._rediscover)
        self._articles = Articles(desk, fetcher, self._keeping, reader or Reader())
        self._polling = Polling(desk, fetcher, self._health, self._keeping, arrived=self._articles.arrived)
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._hosts: Counter[str] = Counter()
        self._waiting: dict[str, Feed] = {}
        self._first: set[str] | None = None  # sources of the first round that were not read yet
        self._read = 0

    @property
    def count(self) -> Count:
        """Give what was done since the start."""
        return Count(self._read, self._health.failures, self._keeping.articles, self._keeping.alerts)

    @property
    def progress(self) -> tuple[int, int]:
        """Give how many sources were read in the first round, and how many there are in it."""
        return self._read, self._read + len(self._first or ())

    async def tick(self) -> None:
        """Start reading what is due; ends at once, the reading goes on."""
        if self._first is None:
            feeds = await self._desk.store.feeds()
            self._first = {
                each.url for each in feeds if each.is_public and each.read_at is None and not each.failures
            }
            await self._articles.left_over()
        if len(self._waiting) < _AT_ONCE:
            due = await self._desk.store.due_feeds(self._desk.clock(), _ASKED + len(self._under_way))
            self._waiting = {feed.url: feed for feed in due if feed.url not in self._under_way}
        self._start()
        self._tell_first_round()

    def _start(self) -> None:
        """Look at as many of the waiting as there is room for; a host with many of them keeps no other one out."""
        passed: dict[str, Feed] = {}
        while self._waiting and len(self._under_way) < _AT_ONCE and len(passed) < _AT_ONCE:
            url = next(iter(self._waiting))
            feed = self._waiting.pop(url)
            host = urlsplit(feed.location or url).netloc
            if self._hosts[host] < _ONE_HOST:
                self._hosts[host] += 1
                self._under_way[url] = asyncio.create_task(self._look(feed, host))
            else:
                passed[url] = feed
        self._waiting |= passed

    async def _look(self, feed: Feed, host: str) -> None:
        try:
            await self._look_or_note(feed)
        except StoreError as error:
            log.error("what %s says cannot be saved: %s", feed.url, error)  # noqa: TRY400 (the sentence says it all)
            await asyncio.sleep(_AFTER_STORE_ERROR)  # it is still due, and stays so until something can be saved
        finally:
            del self._under_way[feed.url]
            self._hosts[host] -= 1
            if not self._hosts[host]:
                del self._hosts[host]
            self._start()

    async def _look_or_note(self, feed: Feed) -> None:
        """Look at a source; a fault of ours is logged, and the source asked less often, as for one of its own."""
        try:
            await self._polling.look(feed)
        except StoreError:
            raise
        except Exception:
            log.exception("reading %s failed", feed.url)
            await self._health.failed(feed, SourceError("a fault of ours, see the log", url=feed.url))

    def _tell_first_round(self) -> None:
        """Count the sources of the first round that were read to the end."""
        busy = self._articles.under_way | self._under_way.keys() | self._waiting.keys()
        done = {url for url in self._first or () if url not in busy}
        self._read += len(done)
        self._first = (self._first or set()) - done
        if not self._first:
            self.first_round.set()

    async def settled(self) -> None:
        """Wait until what is due now has been read."""
        while self._under_way or self._articles.under_way:
            await asyncio.gather(*self._under_way.values())
            await self._articles.settled()
        self._tell_first_round()

    async def close(self) -> None:
        """Stop reading; what was not saved is found again."""
        self._waiting.clear()
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        await self._articles.close()

    async def _rediscover(self, feed: Feed) -> Found | None:
        return await rediscover(self._fetcher.get, feed.site, now=self._desk.clock())
