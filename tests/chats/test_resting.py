"""A break ends when it was said to, by itself, and brings no flood."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chats.preferences import PreferenceError
from bot.chats.resting import Resting, read_until
from storage.records import Standing
from tests.conversation import START, Conversation

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."
ZONE = "Asia/Riyadh"  # START is Monday the 23rd, 9:00 there


@pytest.fixture
async def talk():
    return await Conversation().open()


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("3d", timedelta(days=3)),
        ("3 days", timedelta(days=3)),
        ("for 2 weeks", timedelta(days=14)),
        ("12h", timedelta(hours=12)),
        ("لمدة 3 أيام", timedelta(days=3)),
        ("٣ أيام", timedelta(days=3)),
        ("يومين", timedelta(days=2)),
        ("أسبوع", timedelta(days=7)),
        ("على", None),
        ("3д", timedelta(days=3)),
        ("на неделю", timedelta(days=7)),
        ("5 дней", timedelta(days=5)),
        ("на 2 недели", timedelta(days=14)),
    ],
)
def test_a_span_is_read_in_three_languages(words, span):
    if span is None:
        with pytest.raises(PreferenceError):
            read_until(words, ZONE, START)
    else:
        assert read_until(words, ZONE, START) == START + span


@pytest.mark.parametrize(
    ("words", "day"),
    [
        *(
            (each, 29)
            for each in ("حتى الأحد", "يوم الاحد", "حتى يوم الأحد", "until Sunday", "sun", "до воскресенья")
        ),
        *((each, 27) for each in ("الجمعة", "till friday", "до пятницы", "пятница")),
        *((each, 25) for each in ("الأربعاء", "Wednesday", "до среды")),
        *((each, 24) for each in ("غدا", "غدًا", "tomorrow", "до завтра", "الثلاثاء", "до вторника")),
        *((each, 30) for each in ("الاثنين", "monday", "до понедельника", "2026-11-30", "30.11.2026", "30/11")),
    ],
)
def test_a_day_is_its_next_morning(words, day):
    assert read_until(words, ZONE, START) == datetime(2026, 11, day, 3, tzinfo=UTC)


NO_TIME = ("x", "2026-13-01", "31.02.2027", "3", "d" * 5000, "²d", "إلى", "9" * 400)
PAST, FAR = ("2020-01-01", "0d"), ("2028-01-01", "9999 weeks")
REASONS = {"pause-unknown": NO_TIME, "pause-past": PAST, "pause-long": FAR}


@pytest.mark.parametrize(("words", "why"), [(each, why) for why, said in REASONS.items() for each in said])
def test_what_is_no_time_to_come_is_said(words, why):
    with pytest.raises(PreferenceError) as caught:
        read_until(words, ZONE, START)
    assert caught.value.text == why


async def test_a_break_with_an_end_ends_once_tells_so_and_offers_what_was_missed(talk):
    await talk.says("/sub لافروف")
    assert "الخميس 26 نوفمبر في 09:01" in await talk.says("/pause 3d")
    for number in range(12):
        talk.site.publish(
            f"لافروف في المدينة {number}", LAVROV, f"خبر رقم {number} عن شأن آخر تمامًا {number * 7}."
        )
    await talk.read()
    ticks = Resting(talk.desk)
    assert await ticks.tick() == 0
    assert await talk.deliver() == []
    talk.clock.forward(days=3)
    assert await Resting(talk.desk).tick() == 1
    assert await ticks.tick() == 0
    (back,) = await talk.deliver()
    assert "انتهت الاستراحة" in back
    assert "/missed" in back
    assert "الموجز القادم" in back
    chat = await talk.chat()
    assert (chat.standing, chat.paused_until) == (Standing.ACTIVE, None)
    assert "لافروف في المدينة" in await talk.says("/missed")


async def test_it_does_not_wake_anybody_in_quiet_hours(talk):
    await talk.says("/quiet 22:00-7:00")
    await talk.says("/pause 16h")  # 1:00 in Riyadh
    talk.clock.forward(hours=16, minutes=1)
    assert await Resting(talk.desk).tick() == 1
    assert await talk.deliver() == []
    talk.clock.to(7)
    assert len(await talk.deliver()) == 1


async def test_coming_back_before_the_end_ends_it(talk):
    await talk.says("/pause week")
    assert "/resume" in await talk.says("/settings")
    await talk.says("/resume")
    talk.clock.forward(days=8)
    assert await Resting(talk.desk).tick() == 0
    assert (await talk.chat()).paused_until is None


async def test_a_break_is_given_an_end_by_a_button_and_none_again(talk):
    await talk.says("/pause")
    assert (await talk.chat()).paused_until is None
    assert "غدًا" in await talk.presses("يوم")
    await talk.presses("أسبوع")
    assert (await talk.chat()).paused_until == talk.clock.now + timedelta(days=7)
    await talk.presses("حتى أقول")
    chat = await talk.chat()
    assert (chat.standing, chat.paused_until) == (Standing.PAUSED, None)
    talk.clock.forward(days=400)
    assert await Resting(talk.desk).tick() == 0


async def test_words_that_are_no_time_pause_nothing(talk):
    assert "لم أفهم" in await talk.says("/pause لافروف")
    assert (await talk.chat()).standing is Standing.ACTIVE


async def test_who_blocked_the_bot_meanwhile_is_not_written_to(talk):
    from bot.chats.leaving import leave  # noqa: PLC0415 (one test)

    await talk.says("/pause 1d")
    await leave(talk.desk, 7, Standing.BLOCKED, "blocked")
    talk.clock.forward(days=2)
    assert await Resting(talk.desk).tick() == 0
    chat = await talk.store.chat(7)
    assert (chat.standing, chat.paused_until) == (Standing.BLOCKED, None)


async def test_the_list_says_what_keeps_back_all_that_is_in_it(talk):
    await talk.says("/sub لافروف")
    assert "استراحة" not in await talk.says("/list")
    await talk.says("/alerts off")
    assert "التنبيهات متوقفة" in await talk.says("/list")
    await talk.says("/pause")
    assert "أنت في استراحة" in await talk.says("/list")
