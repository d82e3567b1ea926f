"""What is thinned, and when? What is old, in small parts between which others have their turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.settings import load
from bot.thinning import Thinning
from bot.watch import Watch
from storage.memory import Changes, MemoryStore
from storage.records import Delivery, Kind, Match, State
from tests.conversation import Clock
from tests.storage.samples import article, chat


class Counting(MemoryStore):
    """Counts what each transaction changes."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Changes]:
        async with super().transaction() as change:
            yield change
        self.sizes.append(len(change.made))


@pytest.fixture
def desk():
    return Desk(Counting(), Watch(), load({"KEEP_DAYS": "30"}), Clock())


def delivery(desk: Desk, subject: str, state: State, *, days: float) -> Delivery:
    then = desk.clock() - timedelta(days=days)
    return Delivery(7, Kind.ALERT, subject, then, then, state=state)


async def kept(desk: Desk, *records) -> None:
    async with desk.store.transaction() as change:
        change.save(chat(7), *records)


async def test_articles_matches_and_history_past_their_days_go_and_what_waits_stays(desk):
    now = desk.clock()
    old, new = now - timedelta(days=31), now - timedelta(days=29)
    await kept(
        desk,
        *(replace(article(f"old {n}"), found_at=old) for n in range(3)),
        replace(article("new"), found_at=new),
        *(Match(7, key, (1,), found) for key, found in (("old 1", old), ("new", new))),
        *(delivery(desk, f"{state} {days}", state, days=days) for state in State for days in (29, 31)),
    )
    thinning = Thinning(desk)
    assert await thinning.tick() == 0
    desk.clock.forward(hours=1)
    assert await thinning.tick() == 3
    assert [each.key for each in await desk.store.articles(old - timedelta(days=9))] == ["new"]
    assert [each.article_key for each in await desk.store.matches(7)] == ["new"]
    left = {each.subject for each in await desk.store.deliveries(7)}
    assert left == {*(f"{state} 29" for state in State), "pending 31", "sending 31"}


async def test_a_message_in_doubt_that_nobody_decided_about_is_told_when_it_goes(desk, caplog):
    await kept(desk, delivery(desk, "a", State.DOUBTFUL, days=31))
    thinning = Thinning(desk)
    for _ in range(2):
        await thinning.tick()
    assert "1 messages in doubt" in caplog.text


async def test_22_a_clock_that_is_a_year_ahead_for_a_moment_thins_nothing(desk):
    await kept(desk, replace(article("a"), found_at=desk.clock()))
    thinning = Thinning(desk)
    await thinning.tick()
    desk.clock.forward(days=365)
    assert await thinning.tick() == 0
    desk.clock.forward(days=-365)
    for _ in range(3):
        assert await thinning.tick() == 0
        desk.clock.forward(hours=1)


async def test_thinning_a_month_never_takes_long_at_a_stretch(desk):
    await kept(desk, *(replace(article(f"{n}"), found_at=desk.clock() - timedelta(days=31)) for n in range(500)))
    thinning, turns = Thinning(desk), 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    others_turn = asyncio.create_task(others())
    for _ in range(2):
        await thinning.tick()
    others_turn.cancel()
    assert max(desk.store.sizes[1:]) <= 50
    assert turns >= 10
