"""Searching what was read: pages turned in place, words in bold, bounded time, private sources kept private."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chats.searching import Searching
from bot.digest.excerpts import excerpt, in_bold, marked_title
from bot.query.sightings import Place
from bot.watch import Watch
from handlers.chat.searching import find
from storage.records import Article
from tests.botapi.entities import formatted
from tests.conversation import PERSON, Conversation, plain

LAVROV = "وصل الوفد إلى القاهرة. وللافروف لقاءات فيها. وغادر بعدها."


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/start")
    return talk


async def publishes(talk: Conversation, count: int, body: str = LAVROV, *, first: int = 0) -> None:
    for number in range(first, first + count):
        talk.site.publish(f"خبر-{number:02}-نهاية", body)
        talk.clock.forward(seconds=1)
        if number % 10 == 9:
            await talk.read()
    await talk.read()


def stories(text: str) -> list[str]:
    return [word for word in text.split() if word.startswith("خبر-")]


async def test_what_was_found_is_turned_five_at_a_time_and_none_is_lost_when_news_comes_meanwhile(talk):
    await publishes(talk, 12)
    text = await talk.says("/search لافروف")
    assert text.startswith("🔎 لافروف: 12 خبرًا\nفيما قرأته خلال آخر 30 يومًا.")
    assert "1–5 من 12" in text
    seen = stories(text)
    await publishes(talk, 3, first=12)
    for places in ("6–10", "11–12"):
        text = await talk.presses("التالي")
        assert f"{places} من 12" in text
        seen += stories(text)
    assert len(seen) == len(set(seen)) == 12
    assert "التالي" not in " ".join(talk.buttons)
    assert "6–10" in await talk.presses("السابق")


async def test_the_sentence_in_which_the_words_stand_is_shown_with_them_in_bold(talk):
    await publishes(talk, 1)
    (answer,) = await find(await talk.ask(), "لافروف")
    assert "<b>وللافروف</b> لقاءات فيها." in answer.text
    assert "وغادر" not in answer.text


@pytest.mark.parametrize(
    ("language", "query", "count", "button"),
    [
        ("ar", "لافروف", "خبران", "تابع هذه الكلمات"),
        ("ru", "Лавров", "2 новости", "Следить за этими словами"),
        ("en", "Lavrov", "2 stories", "Follow these words"),
    ],
)
async def test_a_search_reads_well_in_each_language_and_its_words_can_be_followed(
    talk, language, query, count, button
):
    async with talk.store.transaction() as change:
        change.save(replace(await talk.store.chat(PERSON), language=language))
    await publishes(talk, 2, "قال لافروف نعم. Сказали Лаврову да. Mr Lavrov agreed.")
    assert count in (await talk.says(f"/search {query}")).partition("\n")[0]
    assert "✅" in await talk.presses(button)
    assert [each.query for each in await talk.store.subscriptions(PERSON)] == [query]
    await talk.says(f"/search {query}")
    assert f"➕ {button}" not in talk.buttons, "what is followed already is not offered again"


async def test_words_too_long_for_a_button_are_turned_too(talk):
    await publishes(talk, 7, "قال وزير الخارجية سيرغي لافروف في القاهرة أمس.")
    words = "وزير الخارجية سيرغي لافروف القاهرة أمس قال"
    await talk.says(f"/search {words}")
    old = talk.data["‹ التالي"]
    assert "6–7" in await talk.presses("التالي")
    for number in range(6):
        await talk.says(f"كلمة{number}")
    assert "لم تعد هذه الكلمات عندي" in await talk.presses_data(old)


async def test_the_buttons_of_words_that_are_kept_no_more_say_so(talk):
    assert "لم تعد هذه الكلمات عندي" in await talk.presses_data("found:mwsuwg01:1:0123456789abcdef")


async def test_a_query_that_is_not_understood_is_explained(talk):
    assert "⟦&quot;⟧وزير" in await talk.says('/search "وزير')
    assert "لافروف ⟦عنون⟧:وزير" in await talk.says("/search لافروف عنون:وزير")
    assert "وزير ⟦-⟧" in await talk.says("/search وزير -")


async def test_what_was_read_weeks_ago_is_found_and_what_is_past_its_days_is_not(talk):
    await publishes(talk, 1)
    talk.clock.forward(days=29)
    assert "خبر واحد" in await talk.says("/search لافروف")
    talk.clock.forward(days=2)
    assert "لا شيء عن" in await talk.says("/search لافروف")


async def test_where_time_is_up_the_answer_says_how_far_back_was_looked(talk):
    await publishes(talk, 3)
    talk.clock.forward(days=2)
    await publishes(talk, 3, first=3)
    ticks = iter(range(1000))
    talk.searching = Searching(monotonic=lambda: float(next(ticks)), seconds=3.0)
    text = await talk.says("/search لافروف")
    assert "لم يتسع الوقت إلا لما قرأته منذ 25 نوفمبر." in text
    assert stories(text) == ["خبر-05-نهاية", "خبر-04-نهاية", "خبر-03-نهاية"]


async def test_pages_are_turned_without_searching_again_and_forgotten_with_the_chat(talk):
    await publishes(talk, 7)
    await talk.says("/search لافروف")
    talk.desk.archive.possible = None
    assert "6–7" in await talk.presses("التالي")
    talk.searching.forget(PERSON)
    with pytest.raises(TypeError):
        await talk.presses("السابق")


def article(title: str, *body: str) -> Article:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Article("k", "https://e.org", title, "صدى", now, now, "ar", "f", body=body)


def found(query: str, told: Article) -> tuple[Place, ...]:
    return Watch().search(query, [told])[0].places


def test_the_sentence_with_most_of_the_words_is_chosen():
    told = article("خبر", "وصل لافروف أمس. قال الوزير لافروف في القاهرة. ثم غادر.")
    assert str(excerpt(told, found("لافروف القاهرة", told))) == "قال الوزير <b>لافروف</b> في <b>القاهرة</b>."


def test_of_a_long_sentence_the_part_with_the_word_is_shown():
    told = article("خبر", "كلمة " * 200 + "لافروف " + "كلمة " * 200)
    shown = excerpt(told, found("لافروف", told))
    assert "<b>لافروف</b>" in shown
    assert shown.startswith("…كلمة")
    assert shown.endswith("كلمة…")
    assert len(plain(shown)) < 340


_texts = st.text(alphabet='لافروف قال. <&>"\n12', max_size=400)


@given(
    _texts, st.lists(_texts, max_size=3), st.lists(st.tuples(st.integers(0, 900), st.integers(1, 9)), max_size=6)
)
def test_whatever_the_places_telegram_takes_what_is_shown(title, body, spans):
    told = article(title or "خبر", *body)
    places = [Place(start, start + length) for start, length in spans]
    for shown in (marked_title(told, places), excerpt(told, places)):
        if plain(shown).strip():
            formatted(shown, "HTML")


@given(st.text(alphabet="ab<&", max_size=30), st.lists(st.integers(0, 30), max_size=6))
def test_bold_changes_no_word(text, ends):
    cuts = sorted({min(end, len(text)) for end in ends})
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    shown = in_bold(text, spans)
    assert plain(shown).replace("&lt;", "<").replace("&amp;", "&") == text
    assert shown.count("<b>") == len(spans)


async def test_a_sources_articles_are_found_only_by_those_who_follow_it_when_it_is_private(talk):
    await publishes(talk, 1)
    feed = await talk.store.feed("https://news.example/rss")
    async with talk.store.transaction() as change:
        change.save(replace(feed, listing=type(feed.listing).FOLLOWED))
    assert "لا شيء عن" in await talk.says("/search لافروف")
    assert talk.clock() - feed.read_at < timedelta(hours=1)
