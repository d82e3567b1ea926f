"""Row 22 of the fault matrix: what is due is looked at, whatever the system's clock does."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from handlers.ticking import Ticks

SOON = 5  # seconds, in which what is due at once has come


class Clocks:
    """The system's clock and one that only goes forward, as a test says; a look at them whenever it lets one."""

    def __init__(self) -> None:
        self.set_by = 0.0
        self._looks = asyncio.Semaphore(0)
        self.looked = asyncio.Semaphore(0)

    async def sleep(self, seconds: float) -> None:
        del seconds
        self.looked.release()
        await self._looks.acquire()

    async def look(self) -> None:
        """Have the clocks compared once."""
        await asyncio.wait_for(self.looked.acquire(), SOON)
        self._looks.release()

    def wall(self) -> float:
        return 1_000_000.0 + self.set_by

    def monotonic(self) -> float:
        return 7.0


@asynccontextmanager
async def ticking(clocks):
    ticks = Ticks(sleep=clocks.sleep, wall=clocks.wall, monotonic=clocks.monotonic)
    try:
        yield ticks
    finally:
        await ticks.close()


async def test_22_ticks_come_again_and_outlast_a_failure(caplog):
    done = asyncio.Queue[int]()
    count = 0

    async def tick() -> None:
        nonlocal count
        count += 1
        done.put_nowait(count)
        if count == 2:
            raise RuntimeError("of this once")

    async with ticking(Clocks()) as ticks:
        ticks.every(0.01, tick)
        assert [await asyncio.wait_for(done.get(), SOON) for _ in range(4)] == [1, 2, 3, 4]
    assert caplog.text.count("what is done every 0.01 s failed") == 1


async def test_22_a_clock_that_was_set_keeps_nothing_from_being_looked_at():
    clocks, done = Clocks(), asyncio.Queue[str]()
    async with ticking(clocks) as ticks:

        async def tick() -> None:
            done.put_nowait("done")

        ticks.every(3600, tick)
        await asyncio.wait_for(done.get(), SOON)
        for set_by in (-3 * 3600.0, 0.0, 400 * 86_400.0):
            clocks.set_by = set_by
            await clocks.look()
            await asyncio.wait_for(done.get(), SOON)
        await clocks.look()
        await asyncio.wait_for(clocks.looked.acquire(), SOON)
        assert done.empty(), "a clock that goes as it should asks for nothing"


async def test_22_one_that_takes_long_is_never_done_twice_at_a_time():
    under_way, most, begun = 0, 0, asyncio.Queue[int]()
    go_on = asyncio.Event()

    async def tick() -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        begun.put_nowait(under_way)
        await go_on.wait()
        under_way -= 1

    async with ticking(Clocks()) as ticks:
        ticks.every(0.01, tick)
        beside = asyncio.Queue[int]()

        async def other() -> None:
            beside.put_nowait(1)

        ticks.every(0.01, other)
        await asyncio.wait_for(begun.get(), SOON)
        for _ in range(5):
            await asyncio.wait_for(beside.get(), SOON)
        assert most == 1


async def test_23_what_is_being_done_when_ticks_end_is_given_up_without_a_word(caplog):
    begun = asyncio.Event()

    async def tick() -> None:
        begun.set()
        await asyncio.Event().wait()

    async with ticking(Clocks()) as ticks:
        ticks.every(0.01, tick)
        await asyncio.wait_for(begun.wait(), SOON)
    assert "Traceback" not in caplog.text
    assert asyncio.all_tasks() == {asyncio.current_task()}
