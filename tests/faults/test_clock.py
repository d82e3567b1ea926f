"""Row 22 of the fault matrix: whatever clocks do, a digest comes exactly once a local day and hour."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chats.preferences import change
from bot.desk import Desk
from bot.digest.telling import tell_due
from bot.mending import Mending, mend
from bot.watch import Watch
from storage.records import Kind, State
from tests.conversation import PERSON, Conversation

ZONES = ("Asia/Riyadh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia")


class Life:
    """A chat with a subscription, and every digest that it was told, by its local day and hour."""

    def __init__(self, zone: str, times: tuple[int, ...], start: datetime) -> None:
        self.talk = Conversation()
        self.talk.clock.now = start
        self.told: Counter[str] = Counter()
        self._mending = Mending(self.talk.desk)
        self._zone = zone
        self._times = times

    async def open(self) -> Life:
        await self.talk.says("/sub لافروف")
        await change(self.talk.desk, PERSON, zone=self._zone, digest_times=self._times)
        return self

    async def ticks(self) -> None:
        """Do what the program does each second and each minute; send what there is to send."""
        await self._mending.tick()
        await tell_due(self.talk.desk)
        store = self.talk.store
        waiting = [row for row in await store.deliveries(PERSON) if row.state is State.PENDING]
        self.told.update(row.subject for row in waiting if row.kind is Kind.DIGEST and row.part == 0)
        async with store.transaction() as noting:
            noting.save(*(replace(row, state=State.SENT) for row in waiting))

    async def goes_on(self, minutes: int, step: int = 10) -> None:
        for _ in range(0, minutes, step):
            self.talk.clock.forward(minutes=step)
            await self.ticks()

    def restarts(self) -> None:
        """Begin anew with what is in the store."""
        desk = self.talk.desk
        self.talk.desk = Desk(desk.store, Watch(), desk.settings, desk.clock)
        self._mending = Mending(self.talk.desk)


@pytest.mark.parametrize(
    ("zone", "around"),
    [
        ("Europe/Berlin", datetime(2027, 3, 28, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 25, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 3, 14, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2027, 4, 4, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, tzinfo=UTC)),
        ("Africa/Cairo", datetime(2027, 4, 30, tzinfo=UTC)),
    ],
)
async def test_22_over_gap_and_fold_each_digest_comes_exactly_once_a_local_day(zone, around):
    times = (30, 90, 150, 480)
    life = await Life(zone, times, around - timedelta(days=2)).open()
    await life.goes_on(4 * 24 * 60)
    assert set(life.told.values()) == {1}
    days = Counter(name.partition("T")[0] for name in life.told)
    here = (around - timedelta(days=1)).astimezone(ZoneInfo(zone)).date()
    for day in range(3):
        assert days[(here + timedelta(days=day)).isoformat()] in {len(times), len(times) - 1}
    assert sum(days[(here + timedelta(days=day)).isoformat()] for day in range(3)) >= 3 * len(times) - 1


@pytest.mark.parametrize("minutes", [1, 90, 24 * 60, 400 * 24 * 60])
async def test_22_a_clock_that_was_ahead_for_a_while_repeats_nothing_and_puts_nothing_off(minutes):
    life = await Life("Asia/Riyadh", (480,), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)).open()
    life.talk.clock.forward(minutes=minutes)
    await life.ticks()
    life.talk.clock.forward(minutes=-minutes)
    await life.goes_on(3 * 24 * 60)
    assert set(life.told.values()) == {1}
    assert {"2026-11-23T08", "2026-11-24T08", "2026-11-25T08"} <= set(life.told)


async def test_22_a_clock_that_goes_back_tells_no_digest_twice():
    life = await Life("Asia/Riyadh", (480, 1200), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)).open()
    await life.goes_on(14 * 60)
    assert len(life.told) == 2
    life.talk.clock.forward(hours=-14)
    await change(life.talk.desk, PERSON, digest_times=(480, 1200))
    await life.goes_on(14 * 60)
    assert set(life.told.values()) == {1}


@pytest.mark.parametrize("minutes", [90, 24 * 60, 400 * 24 * 60])
async def test_22_on_chosen_days_a_clock_that_was_ahead_repeats_nothing_and_puts_nothing_off(minutes):
    life = await Life("Asia/Riyadh", (480,), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)).open()
    await change(life.talk.desk, PERSON, digest_days=(1, 4))
    life.talk.clock.forward(minutes=minutes)
    await life.ticks()
    life.talk.clock.forward(minutes=-minutes)
    await life.goes_on(9 * 24 * 60, step=30)
    assert set(life.told.values()) == {1}
    assert {"2026-11-24T08", "2026-11-27T08", "2026-12-01T08"} <= set(life.told)


async def test_22_who_has_a_digest_once_a_week_is_not_taken_for_one_whose_clock_was_ahead():
    life = await Life("Asia/Riyadh", (480,), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)).open()
    await change(life.talk.desk, PERSON, digest_days=(6,))
    assert await mend(life.talk.desk) == 0


async def test_22_who_travels_west_after_the_digest_gets_no_second_one_that_day():
    life = await Life("Asia/Riyadh", (480,), datetime(2026, 11, 23, 4, 0, tzinfo=UTC)).open()
    await life.goes_on(2 * 60)
    await change(life.talk.desk, PERSON, zone="America/New_York")
    await life.goes_on(20 * 60)
    assert life.told == {"2026-11-23T08": 1}
    await life.goes_on(12 * 60)
    assert set(life.told) == {"2026-11-23T08", "2026-11-24T08"}


async def test_22_a_feed_is_read_again_though_the_clock_was_a_year_ahead():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    talk.clock.forward(days=400)
    await talk.read()
    talk.clock.forward(days=-400)
    await mend(talk.desk)
    talk.site.publish("خبر الوفد", "قال لافروف إن المحادثات مستمرة.")
    await talk.read()
    assert len(await talk.deliver()) == 1


_steps = st.lists(
    st.one_of(
        st.tuples(st.just("forward"), st.integers(1, 1500)),
        st.tuples(st.just("back"), st.integers(1, 600)),
        st.tuples(st.just("zone"), st.sampled_from(ZONES)),
        st.tuples(st.just("times"), st.sampled_from([(480,), (0, 720), (150,), (480, 1200)])),
        st.tuples(st.just("days"), st.sampled_from([(), (0, 2, 4), (5,), (6,)])),
        st.tuples(st.just("restart"), st.none()),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(_steps)
def test_22_whatever_clock_zone_and_hours_do_no_digest_of_a_local_day_and_hour_comes_twice(steps):
    asyncio.run(_lives(steps))


async def _lives(steps) -> None:
    life = await Life("Europe/Berlin", (480,), datetime(2026, 10, 24, 12, 0, tzinfo=UTC)).open()
    latest = life.talk.clock.now
    for what, value in steps:
        match what:
            case "forward":
                await life.goes_on(value, step=45)
            case "back":
                life.talk.clock.forward(minutes=-value)
            case "zone":
                await change(life.talk.desk, PERSON, zone=value)
            case "times":
                await change(life.talk.desk, PERSON, digest_times=value)
            case "days":
                await change(life.talk.desk, PERSON, digest_days=value)
            case "restart":
                life.restarts()
        await life.ticks()
        latest = max(latest, life.talk.clock.now)
    assert set(life.told.values()) <= {1}
    before = sum(life.told.values())
    behind = latest - life.talk.clock.now  # days that a clock which ran ahead has had already
    await change(life.talk.desk, PERSON, digest_days=())
    await life.goes_on(int(behind.total_seconds()) // 60 + 2 * 26 * 60, step=45)
    assert set(life.told.values()) == {1}
    assert sum(life.told.values()) > before, "the next days have their digest"
