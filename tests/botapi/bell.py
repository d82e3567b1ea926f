"""How does one wait for something to happen without asking again and again?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Bell:
    """Wakes everyone who waits, at each event."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, probe: Callable[[], Found | None], within: float) -> Found | None:
        """Give what `probe` finds, looked for now and after each ring; None after `within` seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while (found := probe()) is None and loop.time() < deadline:
            await self._rung(deadline - loop.time())
        return found

    async def _rung(self, within: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait({future}, timeout=within)
        finally:
            self._waiting.discard(future)
