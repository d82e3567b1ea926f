"""When may a request start? So many at once overall and to one host, and so many seconds apart at one host."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

_REMEMBERED = 2000  # hosts whose next moment is known before those whose moment has passed are forgotten

Monotonic = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


class _Place:
    """A host's places, and how many use or want one."""

    __slots__ = ("free", "users")

    def __init__(self, places: int) -> None:
        self.free = asyncio.Semaphore(places)
        self.users = 0


class Gate:
    """Lets so many in at once, overall and for each host; a host's are some seconds apart."""

    def __init__(self, total: int, per_host: int, *, clock: Monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self._total = asyncio.Semaphore(total)
        self._per_host = per_host
        self._hosts: dict[str, _Place] = {}
        self._next: dict[str, float] = {}
        self._clock = clock
        self._sleep = sleep

    @asynccontextmanager
    async def passing(self, host: str, *, apart: float = 0.0, waits: bool = True) -> AsyncIterator[None]:
        """Wait for a place of the host first, then for its moment, so that a slow host holds no other back.

        `apart` is the seconds between two starts; who does not wait (a redirect) still puts the next one off.
        """
        place = self._hosts.get(host)
        if place is None:
            place = self._hosts[host] = _Place(self._per_host)
        place.users += 1
        try:
            async with place.free:
                if apart:
                    await self._moment(host, apart, waits=waits)
                async with self._total:
                    yield
        finally:
            place.users -= 1
            if not place.users:
                del self._hosts[host]

    async def _moment(self, host: str, apart: float, *, waits: bool) -> None:
        """Take the host's next moment and wait for it."""
        now = self._clock()
        start = max(now, self._next.get(host, now)) if waits else now
        if len(self._next) >= _REMEMBERED:
            self._next = {each: moment for each, moment in self._next.items() if moment > now}
        self._next[host] = max(start + apart, self._next.get(host, 0.0))
        if start > now:
            await self._sleep(start - now)
