"""What could end, stall or mislead the sender? Rows 11, 13, 15 and 23 of the fault matrix, longer and closer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chats.joining import forget
from bot.chats.leaving import leave
from bot.chats.moving import move
from bot.delivery.judging import decide
from bot.delivery.outcome import Closed, Doubtful, Moved, NotSent, Outcome, Sent
from bot.operators import notify
from storage.backups import tables_of
from storage.memory import MemoryStore
from storage.records import Chat, Kind, Standing, State, Subscription
from storage.tinydb import TinyStore
from tests.faults.virtual import Telegram, row
from tests.storage.disks import FaultyDisk

HOUR = 3600.0


async def test_11_a_day_without_telegram_ends_like_ten_minutes_of_it():
    telegram = Telegram()
    down = True

    async def outcome(_) -> Outcome:
        return NotSent("no connection") if down else Sent(1)

    telegram.outcome = outcome
    await telegram.adds(*(row(chat, "a", telegram.clock()) for chat in range(1, 11)))
    await telegram.goes_on(24 * HOUR, 10.0)
    down = False
    await telegram.goes_on(60)
    assert sorted(telegram.keys) == sorted(f"{chat}:alert:a:0" for chat in range(1, 11))
    assert await telegram.states(*range(1, 11)) == {State.SENT}


async def test_11_a_message_that_was_tried_for_days_may_still_meet_a_closed_chat():
    telegram = Telegram()
    outcomes = iter([Closed(Standing.NO_RIGHTS, "not enough rights")])

    async def outcome(_) -> Outcome:
        return next(outcomes, Sent(1))

    telegram.outcome = outcome
    await telegram.adds(replace(row(1, "a", telegram.clock()), attempts=5000))
    await telegram.goes_on(2 * HOUR, 10.0)
    assert telegram.keys == ["1:alert:a:0"]


async def test_13_many_chats_that_are_away_hold_nobody_up():
    telegram = Telegram()
    now = telegram.clock()
    away = range(1, 2001)
    await telegram.adds(*(row(chat, "old", now) for chat in away))
    async with telegram.desk.store.transaction() as change:
        for chat_id in away:
            chat = await telegram.desk.store.chat(chat_id)
            change.save(replace(chat, standing=Standing.BLOCKED if chat_id % 2 else Standing.PAUSED))
    telegram.clock.forward(seconds=1)
    await telegram.adds(row(5000, "new", telegram.clock()))
    came = asyncio.Event()

    async def outcome(_) -> Outcome:
        came.set()
        return Sent(1)

    telegram.outcome = outcome
    running = asyncio.create_task(telegram.sender.run())
    async with asyncio.timeout(10):
        await came.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert telegram.keys == ["5000:alert:new:0"]
    assert telegram.seconds == 0.0


async def test_13_what_was_in_flight_when_a_chat_left_is_closed_and_never_sent_after_the_return():
    telegram = Telegram()

    async def outcome(_) -> Outcome:
        await leave(telegram.desk, 7, Standing.BLOCKED, "the bot's membership is kicked")
        return Doubtful("no answer")

    telegram.outcome = outcome
    await telegram.adds(row(7, "a", telegram.clock()))
    await telegram.goes_on(30)
    [left] = await telegram.desk.store.deliveries(7)
    assert (left.state, left.doubts) == (State.FAILED, 1)
    assert telegram.tries == 1


async def test_13_a_row_of_a_chat_that_was_forgotten_goes_with_it():
    telegram = Telegram()
    await telegram.adds(row(7, "a", telegram.clock()))
    async with telegram.desk.store.transaction() as change:
        change.delete(await telegram.desk.store.chat(7))
    await telegram.goes_on(1)
    assert await telegram.desk.store.deliveries(7) == []


async def test_13_an_operator_who_is_away_is_not_told_of_old_troubles_on_the_return():
    telegram = Telegram(ADMIN_IDS="7")
    await telegram.adds(row(7, "a", telegram.clock()))
    await telegram.goes_on(1)
    await leave(telegram.desk, 7, Standing.BLOCKED, "bot was blocked by the user")
    assert await notify(telegram.desk, "doubtful", "notice-doubtful", count=1) == 0
    assert [each.kind for each in await telegram.desk.store.deliveries(7)] == [Kind.ALERT]


async def test_15_a_message_that_arrived_before_its_group_was_upgraded_is_noted_under_the_new_number():
    telegram = Telegram()

    async def outcome(delivery) -> Outcome:
        if delivery.chat_id == -5:
            await move(telegram.desk, -5, -1005)
        return Sent(1)

    telegram.outcome = outcome
    await telegram.adds(row(-5, "a", telegram.clock()))
    await telegram.goes_on(2)
    assert await telegram.states(-1005) == {State.SENT}
    assert telegram.keys == ["-5:alert:a:0"]


async def test_15_a_group_that_was_forgotten_while_it_was_upgraded_leaves_nothing():
    telegram = Telegram()

    async def outcome(_) -> Outcome:
        await forget(telegram.desk, -5)
        return Moved(-1005)

    telegram.outcome = outcome
    await telegram.adds(row(-5, "a", telegram.clock()))
    await telegram.goes_on(2)
    assert [*await telegram.desk.store.deliveries(-5), *await telegram.desk.store.deliveries(-1005)] == []


async def test_15_who_spoke_in_the_new_group_before_it_was_known_loses_no_subscription():
    telegram = Telegram()
    now, store = telegram.clock(), telegram.desk.store
    old = Chat(-5, "group", "ar", "UTC", now, numbered=2)
    new = Chat(-1005, "supergroup", "ar", "UTC", now, numbered=2)
    async with store.transaction() as change:
        change.save(old, new, Subscription(-5, 1, "لافروف", now), Subscription(-5, 2, "القاهرة", now))
        change.save(Subscription(-1005, 1, "الرياض", now), Subscription(-1005, 2, "لافروف", now))
    for each in await store.subscriptions():
        telegram.desk.watch.follow(each)
    await move(telegram.desk, -5, -1005)
    kept = await store.subscriptions(-1005)
    assert {each.query for each in kept} == {"لافروف", "القاهرة", "الرياض"}
    assert len({each.number for each in kept}) == len(telegram.desk.watch) == 3
    chat = await store.chat(-1005)
    assert chat is not None
    assert chat.numbered == max(each.number for each in kept)


class Faulty(MemoryStore):
    """Has a fault of ours in it, once."""

    is_faulty = False

    async def due_deliveries(self, *arguments, **more):
        if self.is_faulty:
            self.is_faulty = False
            raise KeyError("a fault of ours")
        return await super().due_deliveries(*arguments, **more)


async def test_16_a_fault_of_ours_ends_one_turn_and_not_the_sender(caplog):
    store, came = Faulty(), asyncio.Event()
    telegram = Telegram(store)

    async def outcome(_) -> Outcome:
        came.set()
        return Sent(1)

    telegram.outcome = outcome
    await telegram.adds(row(7, "a", telegram.clock()))
    store.is_faulty = True
    running = asyncio.create_task(telegram.sender.run())
    async with asyncio.timeout(10):
        while "a turn of the sender failed" not in caplog.text:  # noqa: ASYNC110 (a log has no event)
            await asyncio.sleep(0)
        telegram.seconds += 60.0
        telegram.sender.wake()
        await came.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await telegram.states(7) == {State.SENT}


async def test_what_the_operator_sends_again_stays_flagged_and_is_tried_as_often_again():
    telegram = Telegram()
    is_down = True

    async def outcome(_) -> Outcome:
        return Doubtful("no answer") if is_down else Sent(1)

    telegram.outcome = outcome
    await telegram.adds(row(7, "a", telegram.clock()))
    for tries in (8, 16):
        await telegram.goes_on(2 * HOUR, 10.0)
        assert (telegram.tries, await telegram.states(7)) == (tries, {State.DOUBTFUL})
        assert await decide(telegram.desk, again=True) == 1
    is_down = False
    await telegram.goes_on(HOUR, 10.0)
    [left] = await telegram.desk.store.deliveries(7)
    assert (left.state, left.doubts) == (State.SENT, 16)


@pytest.fixture
def disk(tmp_path: Path) -> FaultyDisk:
    return FaultyDisk(tmp_path / "mujaz.json")


@pytest.fixture
async def store(disk: FaultyDisk):
    store = TinyStore(disk.path, disk)
    yield store
    disk.go_on()
    await store.close()


async def test_9_that_a_message_is_being_sent_is_on_disk_before_the_request_leaves(
    disk: FaultyDisk, store: TinyStore
):
    telegram, on_disk = Telegram(store), []

    async def outcome(_) -> Outcome:
        [kept] = tables_of(disk.path)["deliveries"].values()
        on_disk.append((kept["state"], kept["attempts"]))
        return Sent(1)

    telegram.outcome = outcome
    await telegram.adds(row(7, "a", telegram.clock()))
    disk.watch()
    disk.hold()
    stepping = asyncio.create_task(telegram.sender.step())
    await disk.begins()
    assert telegram.tries == 0
    disk.go_on()
    await stepping
    assert on_disk == [("sending", 1)]


async def test_23_a_stop_while_sending_is_being_noted_leaves_nothing_in_doubt(disk: FaultyDisk, store: TinyStore):
    telegram = Telegram(store)
    await telegram.adds(row(7, "a", telegram.clock()))
    disk.watch()
    disk.hold()
    running = asyncio.create_task(telegram.sender.run())
    await disk.begins()
    running.cancel()
    await asyncio.sleep(0)
    disk.go_on()
    await asyncio.gather(running, return_exceptions=True)
    assert await telegram.states(7) == {State.SENT if telegram.keys else State.PENDING}


async def test_23_what_arrived_in_time_is_noted_though_another_answer_never_comes():
    telegram, both = Telegram(), asyncio.Event()

    async def outcome(delivery) -> Outcome:
        if delivery.chat_id == 1:
            telegram.seconds += 1.0
            telegram.sender.wake()
            await asyncio.Event().wait()
        both.set()
        return Sent(1)

    telegram.outcome = outcome
    await telegram.adds(row(1, "a", telegram.clock() - timedelta(seconds=1)), row(2, "a", telegram.clock()))
    running = asyncio.create_task(telegram.sender.run())
    async with asyncio.timeout(10):
        await both.wait()
    running.cancel()
    await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert (await telegram.states(1), await telegram.states(2)) == ({State.SENDING}, {State.SENT})
