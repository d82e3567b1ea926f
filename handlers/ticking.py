"""When is what is due looked at? Again and again, by a clock that only goes forward.

A scheduler that plans by the system's clock looks at nothing for hours when that is set back by hours.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)


class Ticks:
    """What is done again and again: so many seconds after it was done last, never twice at a time."""

    def __init__(self, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._tasks: list[asyncio.Task[None]] = []

    def every(self, seconds: float, tick: Callable[[], Awaitable[object]]) -> None:
        """Begin to do something again and again; what fails is logged, and done again."""
        self._tasks.append(asyncio.create_task(self._repeat(seconds, tick)))

    async def _repeat(self, seconds: float, tick: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await tick()
            except Exception:
                log.exception("what is done every %g s failed", seconds)
            await self._sleep(seconds)

    async def close(self) -> None:
        """Do nothing any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
