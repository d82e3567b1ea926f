"""Rows 9 to 15 of the fault matrix for edits: none is lost, none takes an alert's turn, each message has one."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.edits import edit_of
from bot.delivery.outcome import Doubtful, Needless, NotSent, Outcome, Sent, Wait
from storage.records import Delivery, Kind, State
from tests.faults.test_delivery import _steps_or_dies
from tests.faults.virtual import Telegram, row
from tests.newssite import NewsSite
from tests.program import Program

process = pytest.mark.process
BRIDGE = "افتتاح جسر النورس فوق وادي السنديان بعد ثلاثة أعوام من العمل"
BODY = [
    "افتتح وزير النقل سامر الحداد صباح الثلاثاء جسر النورس فوق وادي السنديان بعد ثلاثة أعوام من العمل.",
    "ويبلغ طول الجسر 840 مترًا، وكلّف بناؤه 62 مليون دينار، ويختصر الطريق بين بلدتي المرسى والعيون.",
    "وقال الحداد إن حركة الشاحنات ستبدأ يوم الأحد المقبل بعد أن تنتهي فحوص السلامة.",
]


def sent(chat_id: int, telegram: Telegram, subject: str = "a") -> Delivery:
    return row(chat_id, subject, telegram.clock(), state=State.SENT, message_id=5, sent_at=telegram.clock())


async def edits(telegram: Telegram, alert: Delivery) -> list[Delivery]:
    """Ask for an edit, as the pipeline does."""
    async with telegram.desk.store.transaction() as change:
        rows = await edit_of(telegram.desk, alert)
        change.save(*rows)
    return rows


async def test_an_edit_waits_for_more_and_then_goes_once():
    telegram = Telegram()
    alert = sent(7, telegram)
    await telegram.adds(alert)
    assert len(await edits(telegram, alert)) == 1
    await telegram.goes_on(5)
    assert telegram.keys == []
    assert await edits(telegram, alert) == [], "the one that waits stands for all"
    await telegram.goes_on(10)
    assert telegram.keys == ["7:edit:alert:a:0"]


async def test_what_comes_while_an_edit_is_under_way_is_edited_after_it():
    telegram = Telegram()
    alert = sent(7, telegram)
    await telegram.adds(alert)
    await edits(telegram, alert)
    again = []

    async def outcome(_: Delivery) -> Outcome:
        if not again:
            again.append(await edits(telegram, alert))
        return Sent(5)

    telegram.outcome = outcome
    await telegram.goes_on(40)
    assert telegram.keys == ["7:edit:alert:a:0"] * 2
    [edit] = [each for each in await telegram.desk.store.deliveries(7) if each.kind is Kind.EDIT]
    assert edit.state is State.SENT


async def test_10_an_edit_in_doubt_is_made_again_whatever_the_operator_wants_of_messages_and_is_flagged():
    telegram = Telegram(DOUBTFUL_SENDS="drop")
    alert = sent(7, telegram)
    await telegram.adds(alert)
    await edits(telegram, alert)
    outcomes = iter([Doubtful("no answer"), Doubtful("502")])

    async def outcome(_: Delivery) -> Outcome:
        return next(outcomes, Sent(5))

    telegram.outcome = outcome
    await telegram.goes_on(120)
    edit = await telegram.desk.store.delivery(7, Kind.EDIT, "alert:a")
    assert (edit.state, edit.doubts, telegram.tries) == (State.SENT, 2, 3)


async def test_12_an_edit_waits_as_long_as_telegram_says_and_alerts_of_the_chat_go_first():
    telegram = Telegram()
    alert = sent(7, telegram)
    await telegram.adds(alert)
    await edits(telegram, alert)
    waits = iter([Wait(30.0)])

    async def outcome(_: Delivery) -> Outcome:
        return next(waits, Sent(5))

    telegram.outcome = outcome
    await telegram.goes_on(15)
    await telegram.adds(row(7, "b", telegram.clock()))
    await telegram.goes_on(40)
    assert telegram.keys == ["7:alert:b:0", "7:edit:alert:a:0"]
    assert min(moment for _, moment in telegram.accepted) >= 40


async def test_edits_go_after_all_alerts_and_before_digests():
    telegram = Telegram(SEND_IN_FLIGHT="1")
    early = telegram.clock() - timedelta(minutes=5)
    kinds = (Kind.DIGEST, Kind.EDIT, Kind.MORE, Kind.ALERT)
    await telegram.adds(*(row(chat, "alert:a", early, kind=kind) for chat, kind in enumerate(kinds, 1)))
    await telegram.goes_on(5)
    assert [key.split(":")[1] for key in telegram.keys] == ["alert", "more", "edit", "digest"]


async def test_edits_count_against_the_limits_of_a_chat():
    telegram = Telegram()
    now = telegram.clock()
    await telegram.adds(*(row(-100, f"alert:{n}", now, kind=Kind.EDIT) for n in range(30)))
    await telegram.goes_on(50)
    assert len(telegram.keys) == 20, "20 a minute in a group"


async def test_a_message_that_is_gone_closes_its_edit_and_is_no_trouble():
    telegram = Telegram()
    alert = sent(7, telegram)
    await telegram.adds(alert)
    await edits(telegram, alert)

    async def outcome(_: Delivery) -> Outcome:
        return Needless("Bad Request: message to edit not found")

    telegram.outcome = outcome
    await telegram.goes_on(30)
    edit = await telegram.desk.store.delivery(7, Kind.EDIT, "alert:a")
    assert (edit.state, telegram.tries, telegram.sender.tally.refused) == (State.FOLDED, 1, 0)


async def test_an_edit_asked_for_while_its_alert_is_being_sent_goes_behind_it():
    telegram = Telegram()
    await telegram.adds(row(7, "a", telegram.clock()))

    async def outcome(delivery: Delivery) -> Outcome:
        if delivery.kind is Kind.ALERT:
            alert = await telegram.desk.store.delivery(7, Kind.ALERT, "a")
            assert len(await edits(telegram, alert)) == 1
        return Sent(5)

    telegram.outcome = outcome
    await telegram.goes_on(20)
    assert telegram.keys == ["7:alert:a:0", "7:edit:alert:a:0"]


_faults = st.sampled_from(
    ["sent"] * 5 + ["refused", "lost before", "lost after", "wait", "killed before", "killed after", "news"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_faults, max_size=30))
def test_9_after_any_faults_a_message_says_the_last_that_was_known_of_its_story(faults):
    asyncio.run(_lives_through(faults))


async def _lives_through(faults: list[str]) -> None:
    """Let news come while edits fail and the process dies: in the end the message says it all, or is flagged."""
    telegram = Telegram()
    left, dying = iter(faults), asyncio.Event()
    known, shown = 0, -1
    ends = {"refused": NotSent("no connection"), "lost": Doubtful("no answer"), "wait": Wait(2), "sent": Sent(5)}

    async def outcome(delivery: Delivery) -> Outcome:
        nonlocal known, shown
        said = known  # what it says is settled when it leaves
        what, _, when = next(left, "sent").partition(" ")
        if what == "news":
            known += 1
            await edits(telegram, alert)
            what = "sent"
        if delivery.kind is Kind.EDIT and (what == "sent" or when == "after"):
            shown = said
        if what == "killed":
            dying.set()
            await asyncio.Event().wait()
        return ends[what]

    telegram.outcome = outcome
    alert = sent(7, telegram)
    await telegram.adds(alert)
    await edits(telegram, alert)
    for _ in range(400):
        await _steps_or_dies(telegram, dying)
        telegram.seconds += 20.0
        telegram.clock.forward(seconds=20.0)
    edit = await telegram.desk.store.delivery(7, Kind.EDIT, "alert:a")
    assert edit.state in {State.SENT, State.DOUBTFUL}
    assert edit.state is State.DOUBTFUL or shown == known


@pytest.fixture
async def site():
    async with NewsSite() as server:
        server.feed("/rss.xml")
        server.feed("/other.xml", title="رويترز")
        yield server


@process
async def test_9_after_a_kill_in_the_middle_of_an_edit_the_alert_names_the_other_outlet(api, site, tmp_path):
    person = api.person()
    async with Program(tmp_path, api, site) as program:
        await person.says("/sub الحداد")
        await person.receives("✅")
        site.publish(BRIDGE, BODY)
        alert = await person.receives(BRIDGE, within=15)
        assert alert.buttons == [["❓ لماذا", "🔕 كتم", "☆ حفظ"]]
        api.loses_the_request("editMessageText")
        copy = [*BODY, "المصدر: رويترز"]
        site.publish("الحداد يفتتح جسر النورس فوق وادي السنديان", copy, feed="/other.xml")
        await api.waits_for("editMessageText", times=1, within=30)
        await program.kill()
        await program.start()
        edited = await alert.edited("＋مصدر آخر: رويترز", within=30)
        assert edited.buttons == alert.buttons
        await alert.presses("☆")
        await person.says("/why", reply_to=alert)
        why = await person.receives("لأنك تتابع")
        assert "<b>الحداد</b>" in why.html
        await person.says("/digest")
        digest = await person.receives("📰")
        await person.says("/why", reply_to=digest)
        assert BRIDGE in digest.text, "by the title that the alert had"
        assert BRIDGE in (await person.receives("جاء تنبيهًا")).text
        await person.says("/saved")
        assert BRIDGE in (await person.receives("محفوظ")).text
        assert "Traceback" not in program.log
    assert [message.text for message in api.sent if "🔔" in message.text] == [alert.text]
