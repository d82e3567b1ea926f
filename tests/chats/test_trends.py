"""A picture of how often some words were written about: what is said with it, drawn, and shown in a terminal."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from bot.chats.searching import Searching
from bot.trend.asking import queries_of
from tests.conversation import PERSON, Conversation

BODY = "قال لافروف إن الصين شريك. Lavrov agreed. Лавров согласен."


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/start")
    talk.site.publish("خبر قديم", "ليس فيه شيء مما يُسأل عنه.")
    await talk.read()
    talk.clock.forward(days=25)
    for days, count in enumerate((1, 0, 3, 2)):
        for number in range(count):
            talk.site.publish(f"خبر {days} {number}", BODY)
        await talk.read()
        talk.clock.forward(days=1)
    return talk


def sides(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG")
    return struct.unpack(">II", content[16:24])


async def test_a_picture_comes_with_its_numbers_in_words(talk):
    caption = await talk.says("/trend لافروف، الصين, برشلونة")
    assert caption == (
        "📈 المقالات في كل يوم خلال آخر 30 يومًا\nلافروف: 6 مقالات\nالصين: 6 مقالات\nبرشلونة: لا مقالات"
    )
    assert sides(talk.photos[-1].content) == (1080, 720)
    assert talk.buttons == ["7 أيام", "🌙 داكن"]


@pytest.mark.parametrize(
    ("language", "query", "caption"),
    [
        ("ru", "Лавров", "📈 Статей в день за последние 30 дней\nЛавров: 6 статей"),
        ("en", "Lavrov", "📈 Articles a day in the last 30 days\nLavrov: 6 articles"),
    ],
)
async def test_it_speaks_the_chats_language(talk, language, query, caption):
    async with talk.store.transaction() as change:
        change.save(replace(await talk.store.chat(PERSON), language=language))
    assert await talk.says(f"/trend {query}") == caption


async def test_days_and_colours_are_changed_in_place_and_keep_each_other(talk):
    await talk.says("/trend لافروف")
    light = talk.photos[-1].content
    talk.site.publish("خبر جديد", BODY)
    await talk.read()
    assert "6 مقالات" in await talk.presses("داكن"), "the same numbers in other colours"
    dark = talk.photos[-1].content
    assert light != dark
    assert talk.buttons == ["7 أيام", "☀️ فاتح"]
    assert "آخر 7 أيام" in await talk.presses("7 أيام")
    assert talk.buttons == ["30 يومًا", "☀️ فاتح"]
    await talk.presses("فاتح")
    assert talk.buttons == ["30 يومًا", "🌙 داكن"]


async def test_more_than_can_be_drawn_is_said(talk):
    words = ", ".join(letter * 250 for letter in "لمن")
    assert "أطول" in await talk.says(f"/trend {words}")


async def test_queries_too_long_for_a_button_are_drawn_anew_too(talk):
    await talk.says('/trend "وزير الخارجية الروسي"، لافروف الصين شريك، برشلونة أو مدريد')
    assert "آخر 7 أيام" in await talk.presses("7 أيام")
    assert "لم تعد هذه الكلمات عندي" in await talk.presses_data("trend:7:d:0123456789abcdef")


async def test_what_cannot_be_drawn_is_said(talk):
    assert "حتى 4 معًا" in await talk.says("/trend")
    assert "أرسم 4 معًا على الأكثر" in await talk.says("/trend أحمد, باسم, جمال, دانة, هاني")
    assert "⟦" in await talk.says('/trend "وزير')
    assert talk.photos == []


async def test_where_nothing_was_read_there_is_a_sentence_and_no_picture():
    talk = await Conversation().open()
    assert "لا شيء أرسمه" in await talk.says("/trend لافروف")
    assert talk.photos == []


async def test_no_days_are_drawn_before_reading_began_but_a_week_always():
    talk = await Conversation().open()
    await talk.says("/start")
    talk.site.publish("خبر", BODY)
    await talk.read()
    assert "آخر 7 أيام" in await talk.says("/trend لافروف")
    assert talk.buttons == ["🌙 داكن"]
    talk.clock.forward(days=11)
    assert "آخر 12 يومًا" in await talk.says("/trend لافروف")
    assert talk.buttons == ["7 أيام", "🌙 داكن"]


async def test_what_nobody_wrote_about_is_said_without_a_picture(talk):
    assert await talk.says("/trend برشلونة") == "📈 المقالات في كل يوم خلال آخر 30 يومًا\nبرشلونة: لا مقالات"
    assert talk.photos == []
    assert "🌙 داكن" not in talk.buttons


async def test_in_a_terminal_there_are_no_colours_to_choose():
    talk = await Conversation().open()
    talk.has_pictures = False
    await talk.says("/start")
    talk.site.publish("خبر", BODY)
    await talk.read()
    shown = talk.buttons
    assert "آخر 7 أيام" in await talk.says("/trend لافروف")
    assert talk.buttons == shown, "no button came with it"


async def test_in_a_terminal_the_numbers_stand_instead_of_the_picture(talk):
    talk.has_pictures = False
    await talk.says("/trend لافروف")
    text = await talk.presses("7 أيام")
    assert "▁▁▃▁█▆▁" in text
    assert "0 0 1 0 3 2 0" in text
    assert talk.photos == []
    assert talk.buttons == ["30 يومًا"]


async def test_days_for_which_there_was_no_time_are_left_out_and_that_is_said(talk):
    ticks = iter(range(1000))
    talk.searching = Searching(monotonic=lambda: float(next(ticks)), trend_seconds=4.0)
    talk.has_pictures = False
    text = await talk.says("/trend لافروف")
    assert "خلال آخر يومين\nلافروف: مقالان" in text
    assert "لم يتسع الوقت إلا للعدّ منذ" in text


async def test_a_chat_counts_only_what_it_may_see(talk):
    feed = await talk.store.feed("https://news.example/rss")
    async with talk.store.transaction() as change:
        change.save(replace(feed, listing=type(feed.listing).FOLLOWED))
    assert "لا شيء أرسمه" in await talk.says("/trend لافروف")


@pytest.mark.parametrize(
    ("typed", "queries"),
    [
        ("لافروف | الصين", ["لافروف | الصين"]),
        ("لافروف\nالصين", ["لافروف", "الصين"]),
        ("a,b،c", ["a", "b", "c"]),
        ('"a, b", c', ['"a, b"', "c"]),
        ("/a{1,2}/, b", ["/a{1,2}/", "b"]),
        ('"a, b', ['"a', "b"]),
        (" , ,, ", []),
        ("a, a", ["a"]),
    ],
)
def test_queries_are_parted_at_commas_and_lines_but_not_inside_of_one(typed, queries):
    assert queries_of(typed) == queries
