"""Rows 8 to 16, 23, 24 and 31 of the fault matrix: nothing is lost or repeated silently on the way to a person."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chats.joining import join
from bot.delivery.outcome import Closed, Doubtful, Gone, NotSent, Outcome, Refused, Sent, Wait
from bot.delivery.pace import Limits, Pace
from handlers.chat.reading import came_back
from handlers.chat.talk import Ask
from storage.records import Delivery, Kind, Standing, State
from tests.botapi import BotApi
from tests.botapi.places import Place
from tests.conversation import PERSON, Conversation
from tests.faults.virtual import Telegram, row
from tests.program import Program

process = pytest.mark.process
LAVROV = ["أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء."]


async def follows(person, words="لافروف"):
    await person.says(f"/sub {words}")
    await person.receives("✅")


@process
async def test_8_a_second_program_with_the_same_token_is_told_to_the_operator_and_both_go_on(api, site, tmp_path):
    person = api.person()
    async with Program(tmp_path, api, site, ADMIN_IDS=str(person.id)) as program:
        await follows(person)
        async with BotApiPoller(api):
            await person.receives("برنامج آخر", within=20)
            site.publish("لافروف في القاهرة", LAVROV)
            await person.receives("لافروف في القاهرة", within=15)
        assert program.log.count("another program asks for updates") == 1
        assert "Traceback" not in program.log


class BotApiPoller:
    """Another program that asks for updates, now and then."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def __aenter__(self):
        import httpx  # noqa: PLC0415

        async def ask() -> None:
            async with httpx.AsyncClient(timeout=30) as client:
                while True:
                    url = f"{self._api.url}/bot{self._api.token}/getUpdates"
                    await client.post(url, data={"timeout": 0, "offset": -1, "limit": 1})

        self._task = asyncio.create_task(ask())

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()


@process
async def test_9_a_kill_between_accepted_and_recorded_repeats_at_most_what_was_in_flight_and_flags_it(
    api, site, program
):
    people = [api.person(name=f"قارئ {n}") for n in range(6)]
    for person in people:
        await follows(person)
    api.is_slow("sendMessage", seconds=1.5)
    site.publish("لافروف في القاهرة", LAVROV)
    await api.waits_for("sendMessage", times=len(api.called("sendMessage")) + 1, within=15)
    await program.kill()
    await program.start()
    for person in people:
        await person.receives("لافروف في القاهرة", within=20)
    await program.stop()
    alerts = [message.text for message in api.sent if "🔔" in message.text]
    flagged = program.log.count("in doubt whether")
    assert len(alerts) >= len(people)
    assert len(alerts) - len(people) <= flagged <= 3


@process
@pytest.mark.parametrize("accepted", [True, False])
async def test_10_an_answer_that_was_lost_is_sent_again_and_flagged(api, site, program, accepted):
    person = api.person()
    await follows(person)
    (api.loses_the_answer if accepted else api.loses_the_request)("sendMessage")
    site.publish("لافروف في القاهرة", LAVROV)
    await person.receives("لافروف في القاهرة", within=15)
    if accepted:
        await person.receives("لافروف في القاهرة", within=20)
    else:
        await api.waits_for("getUpdates", times=1)
    assert program.log.count("in doubt whether") == 1


async def test_11_ten_minutes_without_telegram_lose_and_repeat_nothing_and_keep_each_chats_order():
    telegram = Telegram()
    down = True

    async def outcome(_: Delivery) -> Outcome:
        return NotSent("no connection") if down else Sent(1)

    telegram.outcome = outcome
    now = telegram.clock()
    rows = [row(chat, f"{n}", now + timedelta(milliseconds=n)) for n in range(3) for chat in range(1, 41)]
    await telegram.adds(*rows)
    await telegram.goes_on(600)
    assert telegram.accepted == []
    assert telegram.tries < 60, "it does not hammer at a door that is closed"
    down = False
    await telegram.goes_on(60)
    assert sorted(telegram.keys) == sorted(each.key for each in rows)
    for chat in range(1, 41):
        assert [key for key in telegram.keys if key.startswith(f"{chat}:")] == [
            f"{chat}:alert:{n}:0" for n in range(3)
        ]


async def test_12_a_429_holds_everybody_back_for_as_long_as_telegram_says_and_keeps_the_order():
    telegram = Telegram()
    asked = iter([Wait(30.0)])

    async def outcome(_: Delivery) -> Outcome:
        return next(asked, Sent(1))

    telegram.outcome = outcome
    now = telegram.clock()
    await telegram.adds(*(row(chat, "a", now + timedelta(milliseconds=chat)) for chat in range(1, 8)))
    await telegram.goes_on(40)
    assert min(moment for _, moment in telegram.accepted if moment > 1) >= 30
    assert len(telegram.accepted) == len(set(telegram.keys)) == 7
    assert await telegram.states(*range(1, 8)) == {State.SENT}


async def test_12_a_429_of_one_busy_group_holds_that_group_alone():
    telegram, group = Telegram(), -100
    refused = False

    async def outcome(delivery: Delivery) -> Outcome:
        nonlocal refused
        if delivery.subject == "12" and not refused:
            refused = True
            return Wait(30.0)
        return Sent(1)

    telegram.outcome = outcome
    now = telegram.clock()
    await telegram.adds(*(row(group, f"{n:02}", now + timedelta(milliseconds=n)) for n in range(15)))
    await telegram.goes_on(14)
    await telegram.adds(row(7, "a", telegram.clock()))
    await telegram.goes_on(2)
    assert "7:alert:a:0" in telegram.keys
    await telegram.goes_on(90)
    assert [key for key in telegram.keys if key.startswith("-100")] == [f"-100:alert:{n:02}:0" for n in range(15)]


async def test_answers_leave_before_alerts_these_before_digests_and_these_before_broadcasts():
    telegram = Telegram(SEND_IN_FLIGHT="1")
    now = telegram.clock()
    kinds = (Kind.BROADCAST, Kind.DIGEST, Kind.ALERT)
    await telegram.adds(*(row(chat, "a", now, kind=kind) for chat, kind in enumerate(kinds, 1)))
    telegram.pace.urgent = 1
    await telegram.goes_on(5)
    assert telegram.accepted == []
    telegram.pace.urgent = 0
    await telegram.goes_on(5)
    assert [key.split(":")[1] for key in telegram.keys] == ["alert", "digest", "broadcast"]


@process
async def test_13_who_blocks_the_bot_keeps_what_they_follow_and_comes_back_without_a_flood(api, site, program):
    person, other = api.person(), api.person()
    await follows(person)
    await follows(other)
    person.blocks()
    for number in range(3):
        site.publish(f"لافروف في القاهرة {number}", LAVROV)
        await other.receives(f"لافروف في القاهرة {number}", within=15)
    person.unblocks()
    await person.says("/list")
    offer = await person.receives("/missed", within=10)
    assert "🔔" not in offer.text
    await person.receives("لافروف")
    await person.says("/missed")
    missed = await person.receives("📰")
    assert "لافروف في القاهرة" in missed.text
    await person.says("/missed")
    assert "لم يفتك شيء" in (await person.receives()).text
    assert "messages closed" in program.log


async def test_13_closed_rows_are_counted_and_never_sent_after_the_return(caplog):
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    for number in range(3):
        talk.site.publish(f"خبر {number}", "قال لافروف إن المحادثات مستمرة.")
        await talk.read()
    talk.outcomes = [Gone(Standing.BLOCKED, "bot was blocked by the user")]
    assert await talk.deliver() == []
    assert "messages closed: 2" in caplog.text
    chat = await talk.chat()
    assert chat.standing is Standing.ACTIVE
    (offer,) = await came_back(Ask(talk.desk, talk.newsroom, chat))
    assert "/missed" in offer.text
    assert await talk.deliver() == []
    assert "خبر 2" in await talk.says("/missed")


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [
        (Closed(Standing.NOT_FOUND, "chat not found"), Standing.NOT_FOUND),
        (Closed(Standing.NO_RIGHTS, "not enough rights"), Standing.NO_RIGHTS),
        (Closed(Standing.NO_TOPIC, "message thread not found"), Standing.NO_TOPIC),
    ],
)
async def test_13_a_refusal_that_may_pass_is_borne_for_a_day_before_the_chat_is_given_up(outcome, standing):
    telegram = Telegram()

    async def refuses(_: Delivery) -> Outcome:
        return outcome

    telegram.outcome = refuses
    await telegram.adds(row(7, "a", telegram.clock()), row(7, "b", telegram.clock()))
    await telegram.goes_on(23 * 3600, 60)
    assert await telegram.states(7) == {State.PENDING}
    assert telegram.tries < 60
    await telegram.goes_on(3 * 3600, 60)
    chat = await telegram.desk.store.chat(7)
    assert chat is not None
    assert chat.standing is standing
    assert await telegram.states(7) == {State.FAILED}


async def test_13_a_refusal_that_passes_loses_nothing():
    telegram = Telegram()
    outcomes = iter([Closed(Standing.NO_RIGHTS, "can't send messages to the user")] * 3)

    async def refuses(_: Delivery) -> Outcome:
        return next(outcomes, Sent(1))

    telegram.outcome = refuses
    await telegram.adds(row(7, "a", telegram.clock()))
    await telegram.goes_on(3600, 5)
    chat = await telegram.desk.store.chat(7)
    assert chat is not None
    assert (telegram.keys, chat.refused_since) == (["7:alert:a:0"], None)


@process
async def test_14_markup_that_telegram_does_not_take_is_sent_as_plain_text(api, site, program):
    person = api.person()
    await follows(person)
    api.fails("sendMessage", code=400, description="Bad Request: can't parse entities: unexpected end tag")
    site.publish("لافروف في القاهرة", LAVROV)
    message = await person.receives("لافروف في القاهرة", within=15)
    assert {each["type"] for each in message.entities} <= {"hashtag"}, "what Telegram finds in plain text itself"
    assert "in doubt" not in program.log


@process
async def test_15_a_group_that_was_upgraded_gets_its_alert_under_its_new_number(api, site, program):
    person = api.person()
    group = api.group([person])
    await person.says("/sub لافروف", to=group)
    await group.receives("✅")
    group.chat.migrated_to = api.group([person], supergroup=True, title="غرفة كبيرة").id
    site.publish("لافروف في القاهرة", LAVROV)
    new = api.world.chats[group.chat.migrated_to]
    message = await Place(api.world, new).receives("لافروف في القاهرة", within=15)
    assert message.text.startswith("🔔")
    assert "in doubt" not in program.log
    assert "Traceback" not in program.log


@process
async def test_13_a_group_that_removes_the_bot_or_its_topic_holds_nobody_else_up(api, site, program):
    person = api.person()
    forum, group = api.group([person], forum=True), api.group([person])
    topic = forum.topic("أخبار")
    await person.says("/sub لافروف", to=forum, thread_id=topic)
    await forum.receives("✅")
    await person.says("/sub لافروف", to=group)
    await group.receives("✅")
    await follows(person)
    site.publish("لافروف في القاهرة", LAVROV)
    alert = await forum.receives("🔔", within=15)
    assert alert.thread_id == topic
    forum.chat.topics.clear()
    group.kicks_bot()
    site.publish("لافروف في الرياض", LAVROV)
    await person.receives("لافروف في الرياض", within=15)
    assert "Traceback" not in program.log


async def test_16_a_storm_of_5xx_flags_each_send_hammers_nobody_and_loses_nothing():
    telegram = Telegram()
    storm = True

    async def outcome(_: Delivery) -> Outcome:
        return Doubtful("502") if storm else Sent(1)

    telegram.outcome = outcome
    now = telegram.clock()
    await telegram.adds(*(row(chat, "a", now) for chat in range(1, 21)))
    await telegram.goes_on(600)
    assert telegram.tries <= 40
    storm = False
    await telegram.goes_on(3600)
    assert sorted(telegram.keys) == sorted(f"{chat}:alert:a:0" for chat in range(1, 21))
    doubts = [each.doubts for chat in range(1, 21) for each in await telegram.desk.store.deliveries(chat)]
    assert sum(doubts) == telegram.sender.tally.doubtful == telegram.tries - 20


async def test_messages_in_doubt_wait_for_the_operator_who_sends_them_again_or_drops_them():
    for button, expected in (("ترك", State.FAILED), ("إعادة", State.SENT)):
        talk = await Conversation(DOUBTFUL_SENDS="alert=drop", ADMIN_IDS=str(PERSON)).open()
        await talk.says("/sub لافروف")
        talk.site.publish("خبر", "قال لافروف إن المحادثات مستمرة.")
        await talk.read()
        talk.outcomes = [Doubtful("no answer")]
        await talk.deliver()
        told = await talk.says("/status")
        assert "رسائل لا يُعرف هل وصلت: 1" in told
        await talk.presses(button)
        assert len(await talk.deliver()) == (expected is State.SENT)
        (alert,) = await talk.store.deliveries(PERSON)
        assert alert.state is expected
        assert "رسائل لا يُعرف هل وصلت: 0" in await talk.says("/status")


async def test_operators_are_told_of_messages_in_doubt_once_an_hour():
    telegram = Telegram(ADMIN_IDS="7", DOUBTFUL_SENDS="alert=drop,notice=resend")

    async def outcome(delivery: Delivery) -> Outcome:
        return Doubtful("no answer") if delivery.kind is Kind.ALERT else Sent(1)

    telegram.outcome = outcome
    await telegram.adds(row(8, "a", telegram.clock()))
    await join(telegram.desk, 7, "private", "ar")
    for _ in range(3):
        await telegram.goes_on(20)
        await telegram.sender.tell_operators()
    await telegram.goes_on(20)
    assert [key.partition(" ")[0] for key in telegram.keys] == ["7:notice:doubtful"]
    await telegram.goes_on(3600, 60)
    await telegram.sender.tell_operators()
    await telegram.goes_on(20)
    assert len(telegram.keys) == 2


async def test_only_operators_see_the_status_and_decide():
    talk = await Conversation(ADMIN_IDS="99").open()
    assert "/help" in await talk.says("/status")
    assert await talk.presses_data("doubt:again") == await talk.presses_data("unknown:button")


@process
async def test_23_on_sigterm_what_is_in_flight_is_finished_and_nothing_is_in_doubt(api, site, program):
    people = [api.person(name=f"قارئ {n}") for n in range(9)]
    for person in people:
        await follows(person)
    api.is_slow("sendMessage", seconds=2.0)
    site.publish("لافروف في القاهرة", LAVROV)
    before = len(api.called("sendMessage"))
    await api.waits_for("sendMessage", times=before + 1, within=15)
    program.signals(signal.SIGTERM)
    assert await program.ends() == 0
    assert "in doubt" not in program.log
    await program.start()
    for person in people:
        await person.receives("لافروف في القاهرة", within=20)
    alerts = [message.text for message in api.sent if "🔔" in message.text]
    assert len(alerts) == len(people)
    assert "in doubt" not in program.log


@process
async def test_24_a_process_that_was_stopped_for_a_while_goes_on_and_loses_nothing(api, site, program):
    person = api.person()
    await follows(person)
    program.signals(signal.SIGSTOP)
    site.publish("لافروف في القاهرة", LAVROV)
    await person.says("/list")
    await person.hears_nothing(for_seconds=2.0)
    program.signals(signal.SIGCONT)
    await person.receives("لافروف", within=15)
    await person.receives("لافروف في القاهرة", within=15)
    assert "Traceback" not in program.log


_faults = st.sampled_from(
    ["sent"] * 6 + ["refused", "lost before", "lost after", "wait", "killed before", "killed after"]
)


@process
@pytest.mark.parametrize("code", [401, 404])
async def test_31_a_token_that_is_refused_for_a_while_does_not_leave_the_bot_deaf(api, program, code):
    person = api.person()
    await follows(person)
    api.fails("getUpdates", code=code)
    await person.says("/list")
    await person.receives("لافروف")
    await person.says("/about")
    await person.receives(within=15)
    assert len(api.called("getUpdates", status=code)) == 1
    assert f"the token is refused ({code})" in program.log
    assert "Traceback" not in program.log
    assert await program.stop() == 0


@settings(max_examples=150, deadline=None)
@given(st.lists(_faults, max_size=40), st.sampled_from(["resend", "drop"]))
def test_any_sequence_of_faults_loses_and_repeats_nothing_that_is_not_flagged(faults, policy):
    asyncio.run(_lives_through(faults, policy))


async def _lives_through(faults: list[str], policy: str) -> None:
    telegram = Telegram(DOUBTFUL_SENDS=policy)
    left, arrived = iter(faults), list[str]()

    ends = {"refused": NotSent("no connection"), "lost": Doubtful("no answer"), "wait": Wait(2.0), "sent": Sent(1)}

    async def outcome(delivery: Delivery) -> Outcome:
        what, _, when = next(left, "sent").partition(" ")
        if when == "after" or what == "sent":
            arrived.append(delivery.key)
        if what == "killed":
            dying.set()
            await asyncio.Event().wait()
        return ends[what]

    dying = asyncio.Event()
    telegram.outcome = outcome
    now = telegram.clock()
    rows = [row(chat, f"{n}", now + timedelta(milliseconds=n)) for n in range(3) for chat in range(1, 5)]
    await telegram.adds(*rows)
    for _ in range(600):
        await _steps_or_dies(telegram, dying)
        telegram.seconds += 20.0
        telegram.clock.forward(seconds=20.0)
    _judge(arrived, [each for chat in range(1, 5) for each in await telegram.desk.store.deliveries(chat)])


async def _steps_or_dies(telegram: Telegram, dying: asyncio.Event) -> None:
    """Take one step; where the process dies in it, begin anew with what is in the store."""
    stepping, died = asyncio.create_task(telegram.sender.step()), asyncio.create_task(dying.wait())
    await asyncio.wait((stepping, died), return_when=asyncio.FIRST_COMPLETED)
    if dying.is_set():
        for task in (stepping, *telegram.sender._under_way.values()):
            task.cancel()
        await asyncio.gather(stepping, return_exceptions=True)
        dying.clear()
        telegram.pace = Pace(Limits())
        telegram.sender = telegram._sender()
        await telegram.sender.recover()
    died.cancel()


def _judge(arrived: list[str], rows: list[Delivery]) -> None:
    expected = {each.key for each in rows}
    flagged = {each.key for each in rows if each.doubts}
    repeated = {key for key in arrived if arrived.count(key) > 1}
    assert {each.state for each in rows} <= {State.SENT, State.DOUBTFUL}
    assert {each.key for each in rows if each.state is State.SENT} | flagged >= expected
    assert (expected - set(arrived)) | repeated <= flagged


async def test_a_refused_message_is_closed_and_the_next_one_goes():
    telegram = Telegram()
    outcomes = iter([Refused("message is too long")])

    async def outcome(_: Delivery) -> Outcome:
        return next(outcomes, Sent(1))

    telegram.outcome = outcome
    now = telegram.clock()
    await telegram.adds(row(7, "a", now), replace(row(7, "b", now), created_at=now + timedelta(seconds=1)))
    await telegram.goes_on(3)
    assert telegram.keys == ["7:alert:b:0"]
