"""In which order does a source become deliveries? poll → read → cluster → match → enqueue.

A failure is local: one source or one page that cannot be read is counted and logged, the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.desk import Desk
from bot.errors import SourceError, StoreError
from bot.pipeline.articles import Articles, Pages
from bot.pipeline.health import Health
from bot.pipeline.keeping import Keeping
from bot.pipeline.polling import Getter, Polling
from bot.pipeline.reading import Reader
from bot.pipeline.rounds import Rounds
from bot.sources.finding.look import Found, rediscover
from storage.records import Feed

log = logging.getLogger(__name__)


class Fetcher(Getter, Pages, Protocol):
    """What the pipeline needs of `bot.sources.fetching.fetch.Fetcher`."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was done since the start, for the logs and for whoever waits for the first round."""

    feeds: int = 0
    failures: int = 0
    articles: int = 0
    alerts: int = 0


class Newsroom:
    """Everything from due sources to the outbox; `announce` is called whenever there are new messages in it."""

    def __init__(
        self,
        desk: Desk,
        fetcher: Fetcher,
        *,
        announce: Callable[[], None] = lambda: None,
        reader: Reader | None = None,
    ) -> None:
        self.first_round = asyncio.Event()
        self.announce = announce
        self._desk = desk
        self._fetcher = fetcher
        self._keeping = Keeping(desk, announce)
        self._health = Health(desk, announce, self._rediscover)
        self._articles = Articles(desk, fetcher, self._keeping, reader or Reader())
        self._polling = Polling(desk, fetcher, self._health, self._keeping, arrived=self._articles.arrived)
        self._rounds = Rounds(desk, self._look)
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
        else:
            self._tell_first_round()  # what was read by now, before it is perhaps looked at again
        await self._rounds.tick()
        self._tell_first_round()

    async def _look(self, feed: Feed) -> None:
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
        busy = self._articles.under_way | self._rounds.busy
        done = {url for url in self._first or () if url not in busy}
        self._read += len(done)
        self._first = (self._first or set()) - done
        if not self._first:
            self.first_round.set()

    async def settled(self) -> None:
        """Wait until what is due now has been read."""
        while self._rounds.busy or self._articles.under_way:
            await self._rounds.settled()
            await self._articles.settled()
        self._tell_first_round()

    async def close(self) -> None:
        """Stop reading; what was not saved is found again."""
        await self._rounds.close()
        await self._articles.close()

    async def _rediscover(self, feed: Feed) -> Found | None:
        return await rediscover(self._fetcher.get, feed.site, now=self._desk.clock())
