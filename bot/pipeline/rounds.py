"""Which sources are due? Each is looked at by a task of its own, so many at once, none twice at a time."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from collections.abc import Set as AbstractSet

from bot.desk import Desk
from bot.errors import StoreError
from storage.records import Feed

log = logging.getLogger(__name__)

_AFTER_STORE_ERROR = 10.0
_AT_ONCE = 100  # sources that are being looked at
_ONE_HOST = 8  # of them, of one host
_ASKED = 1000  # due sources that are taken at once


class Rounds:
    """Goes round the sources: `look` is what is done with each, and raises nothing but StoreError."""

    def __init__(self, desk: Desk, look: Callable[[Feed], Awaitable[None]], *, one_host: int = _ONE_HOST) -> None:
        self._desk = desk
        self._look = look
        self._one_host = one_host
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._hosts: Counter[str] = Counter()
        self._waiting: dict[str, Feed] = {}

    @property
    def busy(self) -> AbstractSet[str]:
        """Give the sources that are being looked at, or are about to be."""
        return self._under_way.keys() | self._waiting.keys()

    async def tick(self) -> None:
        """Start looking at what is due; ends at once, the looking goes on."""
        if len(self._waiting) < _AT_ONCE:
            due = await self._desk.store.due_feeds(self._desk.clock(), _ASKED + len(self._under_way))
            self._waiting = {feed.url: feed for feed in due if feed.url not in self._under_way}
        self._start()

    def _start(self) -> None:
        """Look at as many of the waiting as there is room for; a host with many of them keeps no other one out."""
        passed: dict[str, Feed] = {}
        while self._waiting and len(self._under_way) < _AT_ONCE and len(passed) < _AT_ONCE:
            url = next(iter(self._waiting))
            feed = self._waiting.pop(url)
            host = _host(feed.location or url)
            if self._hosts[host] < self._one_host:
                self._hosts[host] += 1
                self._under_way[url] = asyncio.create_task(self._one(feed, host))
            else:
                passed[url] = feed
        self._waiting |= passed

    async def _one(self, feed: Feed, host: str) -> None:
        try:
            await self._look(feed)
        except StoreError as error:
            log.error("what %s says cannot be saved: %s", feed.url, error)  # noqa: TRY400 (the sentence says it all)
            await asyncio.sleep(_AFTER_STORE_ERROR)  # it is still due, and stays so until something can be saved
        finally:
            del self._under_way[feed.url]
            self._hosts[host] -= 1
            if not self._hosts[host]:
                del self._hosts[host]
            self._start()

    async def settled(self) -> None:
        """Wait until everything that was taken has been looked at."""
        while self._under_way:
            await asyncio.gather(*self._under_way.values())

    async def close(self) -> None:
        """Stop looking; what was not saved is found again."""
        self._waiting.clear()
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)


def _host(url: str) -> str:
    """Give the host of an address with its port, as it is written there.

    >>> _host("https://news.example:8443/rss")
    'news.example:8443'
    """
    return url.partition("://")[2].partition("/")[0]
