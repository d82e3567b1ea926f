"""Whom does the bot hear: nobody who is banned, only a list where there is one, nobody too often?"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chats.moving import move
from bot.operating.claiming import offer_code
from bot.operating.pacing import Pacing, Turn
from storage.records import Entry, Standing, State
from tests.conversation import PERSON, START, Conversation

ADMIN = 99


@pytest.fixture
async def talk():
    talk = await Conversation(ADMIN_IDS=str(ADMIN)).open()
    await talk.says("/status", chat_id=ADMIN)
    return talk


async def test_a_banned_chat_hears_one_sentence_a_day_and_is_sent_nothing(talk):
    await talk.says("/sub لافروف")
    assert "حُظرت المحادثة 7" in await talk.says("/ban 7 إزعاج", chat_id=ADMIN)
    assert "هكذا قرر مشغّلي" in await talk.says("/list")
    assert await talk.says("/list") == await talk.says("سلام") == await talk.presses_data("settings:") == ""
    talk.site.publish("خبر", "قال لافروف إن المحادثات مستمرة.")
    await talk.read()
    assert await talk.deliver() == []
    talk.clock.forward(days=1)
    assert "هكذا قرر مشغّلي" in await talk.says("/list")
    assert await talk.says("/list") == ""


async def test_what_waits_for_a_chat_that_is_banned_is_closed(talk):
    await talk.says("/sub لافروف")
    talk.site.publish("خبر", "قال لافروف إن المحادثات مستمرة.")
    await talk.read()
    await talk.says("/ban 7", chat_id=ADMIN)
    assert {row.state for row in await talk.store.deliveries(PERSON)} == {State.FAILED}


async def test_a_chat_that_is_unbanned_is_heard_and_sent_to_again(talk):
    await talk.says("/sub لافروف")
    await talk.says("/ban 7", chat_id=ADMIN)
    assert "من جديد" in await talk.presses("7", chat_id=ADMIN)
    assert "لافروف" in await talk.says("/list")
    talk.site.publish("خبر", "قال لافروف إن المحادثات مستمرة.")
    await talk.read()
    assert len(await talk.deliver()) == 1
    assert "غير محظورة" in await talk.says("/unban 7", chat_id=ADMIN)


async def test_a_break_outlasts_a_ban(talk):
    await talk.says("/sub لافروف")
    await talk.says("/pause")
    await talk.says("/ban 7", chat_id=ADMIN)
    await talk.says("/unban 7", chat_id=ADMIN)
    assert (await talk.store.chat(PERSON)).standing is Standing.PAUSED


async def test_the_banned_are_listed_with_the_reason_and_operators_cannot_be(talk):
    assert "لا أحد محظور" in await talk.says("/ban", chat_id=ADMIN)
    await talk.says("/ban -1005 إزعاج متكرر", chat_id=ADMIN)
    assert "-1005 إزعاج متكرر" in await talk.says("/ban", chat_id=ADMIN)
    assert "لا يمكن حظرها" in await talk.says(f"/ban {ADMIN}", chat_id=ADMIN)
    assert "/ban 123456789" in await talk.says("/ban سلمى", chat_id=ADMIN)


async def test_a_banned_group_stays_banned_under_its_new_number(talk):
    await talk.says("/list", chat_id=-5)
    await talk.says("/ban -5", chat_id=ADMIN)
    await move(talk.desk, -5, -1005)
    assert "هكذا قرر" in await talk.says("/list", chat_id=-1005)


async def test_a_chat_has_limits_of_its_own(talk):
    assert "الكلمات 1، والمصادر 200" in await talk.says("/limit 7 queries=1", chat_id=ADMIN)
    await talk.says("/sub لافروف")
    await talk.says("/sub بوتين")
    assert len(await talk.store.subscriptions(PERSON)) == 1
    assert "الكلمات 100" in await talk.says("/limit 7 queries=0", chat_id=ADMIN)
    await talk.says("/sub بوتين")
    assert len(await talk.store.subscriptions(PERSON)) == 2
    assert "queries=50" in await talk.says("/limit 7 كثير", chat_id=ADMIN)


@pytest.fixture
async def listed():
    talk = await Conversation(ADMIN_IDS=str(ADMIN), ACCESS="list").open()
    await talk.says("/status", chat_id=ADMIN)
    return talk


async def test_on_a_list_a_stranger_is_told_their_number_and_an_operator_lets_them_in(listed):
    talk = listed
    assert "أعطِ مشغّله هذا الرقم وانتظر الرد هنا: 7" in await talk.says("/start")
    assert await talk.says("/start") == ""
    assert await talk.store.chat(PERSON) is None
    (notice,) = await talk.deliver()
    assert "المحادثة 7 تريد" in notice
    assert "أن تستعملني" in await talk.presses("اسمح", chat_id=ADMIN)
    assert ["يمكنك أن تستعملني الآن" in each for each in await talk.deliver()] == [True]
    assert "لافروف" in await talk.says("/sub لافروف")


async def test_on_a_list_who_is_refused_stays_out_and_may_be_let_in_later(listed):
    talk = listed
    await talk.says("/start")
    assert "ينتظرون السماح" in await talk.says("/allow", chat_id=ADMIN)
    assert "ليس للمحادثة 7" in await talk.presses_data("refuse:7", chat_id=ADMIN)
    talk.clock.forward(days=2)
    assert "الرقم" in await talk.says("/start")
    assert (await talk.store.access(PERSON)).entry is Entry.REFUSED
    await talk.says("/allow 7", chat_id=ADMIN)
    assert "موجز" in await talk.says("/start")


async def test_on_a_list_who_was_there_before_stays(talk):
    await talk.says("/sub لافروف")
    listed = Conversation(ADMIN_IDS=str(ADMIN), ACCESS="list")
    async with listed.store.transaction() as change:
        change.save(*await talk.store.chats(), *await talk.store.subscriptions())
    assert "لافروف" in await listed.says("/list")


async def test_on_a_list_the_code_is_taken_from_a_stranger_while_there_is_no_operator():
    talk = await Conversation(ACCESS="list").open()
    code = await offer_code(talk.desk)
    assert "هذا الرقم" in await talk.says("/start")
    assert "أنت الآن مشغّلي" in await talk.says(f"/claim {code}")
    assert "هذا الرقم" in await talk.says("/claim x", chat_id=8)


async def test_only_operators_let_anybody_in(listed):
    await listed.says("/start")
    assert await listed.presses_data("allow:7") == ""
    assert (await listed.store.access(PERSON)).entry is Entry.ASKED


async def test_who_sends_more_than_a_minute_takes_is_told_once_and_heard_a_minute_later():
    talk = await Conversation(COMMANDS_PER_MINUTE="30").open()
    for _ in range(30):
        assert "تتابع" in await talk.says("/list")
        talk.clock.forward(seconds=0.5)
    told = [await talk.says("/list") for _ in range(20)]
    assert "أمهلني دقيقة" in told[0]
    assert set(told[1:]) == {""}
    assert "تتابع" in await talk.says("/list", chat_id=8)
    talk.clock.forward(seconds=60)
    assert "تتابع" in await talk.says("/list")


@given(st.lists(st.floats(0, 30), max_size=300))
def test_however_somebody_hurries_no_minute_has_more_answers_than_it_may_and_nobody_is_left_out_for_good(gaps):
    pacing, now, answered, told = Pacing(5, timedelta(minutes=1)), START, [], []
    for gap in gaps:
        now += timedelta(seconds=gap)
        turn = pacing.turn(7, now)
        answered += [now] if turn is Turn.ANSWERED else []
        told += [now] if turn is Turn.TOO_MANY else []
    assert all(later - first >= timedelta(minutes=1) for first, later in zip(answered, answered[5:], strict=False))
    assert all(later - first >= timedelta(minutes=1) for first, later in pairwise(told))
    assert pacing.turn(7, now + timedelta(minutes=1)) is Turn.ANSWERED


def test_a_clock_that_is_set_back_shuts_nobody_out():
    pacing = Pacing(1, timedelta(minutes=1))
    assert [pacing.turn(7, START).value for _ in range(3)] == ["answered", "too many", "silent"]
    assert pacing.turn(7, START - timedelta(hours=3)) is Turn.ANSWERED


async def test_on_a_list_who_was_there_before_and_is_refused_is_out(listed):
    await listed.chat()
    assert "تتابع" in await listed.says("/list")
    await listed.presses_data("refuse:7", chat_id=ADMIN)
    assert "هذا الرقم" in await listed.says("/list")


async def test_on_a_list_who_was_refused_is_told_so_and_not_to_wait(listed):
    assert "انتظر الرد" in await listed.says("/start")
    await listed.presses_data("refuse:7", chat_id=ADMIN)
    assert "لم يُسمح لهذه المحادثة" in await listed.says("/start")
