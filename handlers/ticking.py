"""When is what is due looked at? Again and again, by APScheduler, also after the system's clock was set.

APScheduler plans by that clock: set back by hours, it would look at nothing for hours. So a watch compares the
clock with one that only goes forward, and has everything looked at once where the two have parted.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

_LOOK = 1.0  # seconds between two looks at the clocks
_PARTED = 2.0  # seconds by which they may part before the clock was set


class Ticks:
    """What is done every so many seconds, never twice at a time: late ones late, several missed ones once.

    `wall` is the system's clock in seconds, `monotonic` one that only goes forward.
    """

    def __init__(
        self,
        *,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep = sleep
        self._wall = wall
        self._monotonic = monotonic
        self._running = set[asyncio.Task[None]]()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch())

    def every(self, seconds: float, tick: Callable[[], Awaitable[object]]) -> None:
        """Begin to do something, now and again and again; what fails is logged, and done again."""

        async def job() -> None:
            task = asyncio.create_task(_once(seconds, tick))
            self._running.add(task)
            await asyncio.wait({task})  # the scheduler would take its end for a fault
            self._running.discard(task)

        self._scheduler.add_job(
            job,
            "interval",
            seconds=seconds,
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    async def _watch(self) -> None:
        apart = self._wall() - self._monotonic()
        while True:
            await self._sleep(_LOOK)
            now = self._wall() - self._monotonic()
            if abs(now - apart) > _PARTED:
                log.warning("the system's clock was set by %+.0f s", now - apart)
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))
            apart = now

    async def close(self) -> None:
        """Do nothing any more; what is being done is given up."""
        self._scheduler.pause()
        under_way = [self._watching, *self._running]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await asyncio.sleep(0)  # the scheduler's own tasks end behind them
        self._scheduler.shutdown(wait=False)


async def _once(seconds: float, tick: Callable[[], Awaitable[object]]) -> None:
    try:
        await tick()
    except Exception:
        log.exception("what is done every %g s failed", seconds)
