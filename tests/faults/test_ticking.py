"""Row 22 of the fault matrix: what is due is looked at, whatever the system's clock does."""

from __future__ import annotations

import asyncio

from handlers.ticking import Ticks


class Nap:
    """A sleep that ends when a test says so."""

    def __init__(self) -> None:
        self.asked = asyncio.Queue[float]()
        self._over = asyncio.Semaphore(0)

    async def __call__(self, seconds: float) -> None:
        self.asked.put_nowait(seconds)
        await self._over.acquire()

    def ends(self) -> None:
        self._over.release()


async def test_22_ticks_wait_a_span_never_until_a_moment_and_outlast_a_failure(caplog):
    nap, done = Nap(), list[int]()

    async def tick() -> None:
        done.append(len(done))
        if len(done) == 2:
            raise RuntimeError("of this once")

    ticks = Ticks(sleep=nap)
    ticks.every(0.25, tick)
    for number in range(1, 5):
        assert await asyncio.wait_for(nap.asked.get(), 5) == 0.25
        assert len(done) == number
        nap.ends()
    await ticks.close()
    assert caplog.text.count("what is done every 0.25 s failed") == 1
