"""Is all that is kept found as if each article was read? Whatever was saved, renamed or deleted meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Sizes
from bot.chats.forecast import forecast
from bot.chats.searching import Searching
from bot.desk import Desk
from bot.settings import load
from bot.thinning import thin
from bot.watch import Watch
from storage.memory import MemoryStore
from storage.records import Article, Feed, Subscription
from tests.conversation import FEED, PERSON, START, Clock, Conversation
from tests.query.test_index import PIECES
from tests.query.test_segment import MORE, typed

SMALL = Sizes(least=2, most=3, levels=(4, 9))
EACH = SMALL._replace(least=1)
WORDS = [*PIECES, *MORE.split()]
ASKED = """
لافروف
Лавров
Lavrov
=Lavrov
لافروف -موسكو
لافروف | الصين
"وزير الخارجية"
وزير الخارجية
موسكو لافروف
~وزير
~министр
~وزير موسكو
لافرو*
مدر* لجنة
title:لافروف
source:صدى
source:صدى لافروف
tag:لافروف
lang:ru Лавров
/لاف.وف/
/لاف.وف/ الصين
علي
=علي
(لافروف | بوتين) -(رياضة | كرة)
"علي عبد الله"
عبدالله
مدرسة
Moscow
ВОЗ
كلمة لا توجد
"""


def indexed(store: MemoryStore, sizes: Sizes = SMALL) -> Desk:
    desk = Desk(store, Watch(), load({}), Clock())
    desk.archive._sizes = sizes
    return desk


async def settle(desk: Desk) -> None:
    while await desk.archive.tick():
        pass


async def found(desk: Desk, query: str) -> list[str]:
    results = await Searching().find(desk, PERSON, query, desk.clock())
    assert not results.is_cut
    return [each.key for each in results.articles]


async def check(desk: Desk, queries: Sequence[str]) -> None:
    """Hold what the index gives against what reading everything gives."""
    unread = Desk(desk.store, desk.watch, desk.settings, desk.clock)
    for query in queries:
        assert await found(desk, query) == await found(unread, query), query


_text = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
_articles = st.builds(
    lambda key, minute, title, body, tags, language: Article(
        key, f"https://news.example/{key}", title, "صدى", START, START - timedelta(minutes=minute), language, FEED,
        tags=tuple(tags), body=tuple(body),
    ),
    st.sampled_from("abcdefgh"), st.integers(0, 3), _text, st.lists(_text, max_size=2),
    st.lists(st.sampled_from(WORDS), max_size=1), st.sampled_from(["ar", "ru", "en"]),
)  # fmt: skip
_steps = st.one_of(_articles, _articles, _articles, st.sampled_from("abcdefgh"), st.just("tick"), st.just("tick"))


@settings(max_examples=150, deadline=None)
@given(st.lists(_steps, min_size=4, max_size=24), st.lists(typed, min_size=3, max_size=5))
def test_whatever_was_saved_and_deleted_a_search_gives_what_reading_gives(
    steps: list[Article | str], queries: list[str]
) -> None:
    asyncio.run(_live(steps, queries))


async def _live(steps: list[Article | str], queries: list[str]) -> None:
    desk = indexed(MemoryStore())
    async with desk.store.transaction() as change:
        change.save(Feed(FEED, None))
    for step in steps:
        if step == "tick":
            await desk.archive.tick()
            continue
        async with desk.store.transaction() as change:
            if isinstance(step, Article):
                change.save(step)
            elif (kept := await desk.store.article(step)) is not None:
                change.delete(kept)
    await check(desk, queries)
    await settle(desk)
    await check(desk, queries)


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    talk.desk.archive._sizes = SMALL
    await talk.says("/start")
    return talk


async def publishes(talk: Conversation, count: int, body: str = "قال لافروف نعم.") -> None:
    for number in range(count):
        talk.site.publish(f"خبر {number} في {talk.clock():%d}", body)
    await talk.read()


async def test_the_chat_is_told_the_same_with_the_index_and_without(talk):
    for start in range(0, len(WORDS), 3):
        talk.site.publish(" ".join(WORDS[start : start + 2]), " ".join(WORDS[start : start + 9]))
    await talk.read()
    await settle(talk.desk)
    assert talk.desk.archive._parts
    await publishes(talk, 1)
    desk, unread = talk.desk, Desk(talk.store, talk.desk.watch, talk.settings, talk.clock)
    for query in ASKED.strip().splitlines():
        told = []
        for talk.desk in (desk, unread):
            talk.searching = Searching()
            told.append((await talk.says(f"/search {query}"), talk.data))
        assert told[0] == told[1], query


async def test_a_search_for_words_is_complete_where_there_is_no_time_to_read(talk):
    await publishes(talk, 8)
    await settle(talk.desk)
    talk.searching = Searching(monotonic=iter(range(1000)).__next__, seconds=2)
    for query in ("لافروف", "لافروف | موسكو", "لافروف -موسكو", "لافر*", "=لافروف"):
        assert "8 أخبار\nفيما قرأته خلال آخر 30 يومًا." in await talk.says(f"/search {query}"), query
    for query in ("/لاف.وف/", "لافروف نعم"):
        assert "لم يتسع الوقت إلا" in await talk.says(f"/search {query}"), (
            "no word, or it matters where they stand"
        )


async def test_a_picture_is_complete_where_there_is_no_time_to_read(talk):
    for _ in range(3):
        await publishes(talk, 3)
        talk.clock.forward(days=1)
    await settle(talk.desk)
    talk.searching = Searching(monotonic=iter(range(1000)).__next__, trend_seconds=2)
    told = await talk.says("/trend لافروف، الصين")
    assert told == "📈 المقالات في كل يوم خلال آخر 7 أيام\nلافروف: 9 مقالات\nالصين: لا مقالات"
    assert "لم يتسع الوقت" in await talk.says("/trend لافروف، /لاف.وف/")


async def test_a_forecast_counts_the_whole_week_where_little_has_to_be_read(talk):
    for _ in range(6):
        await publishes(talk, 3)
        talk.clock.forward(days=1)
    await settle(talk.desk)
    foreseen = await forecast(talk.desk, Subscription(PERSON, 1, "لافروف", START), most=1)
    assert (foreseen.count, foreseen.days) == (15, 6), "the first three were there before"
    foreseen = await forecast(talk.desk, Subscription(PERSON, 1, "/لاف.وف/", START), most=1)
    assert foreseen.days == 1


async def test_what_came_a_moment_ago_is_found_before_the_index_has_it(talk):
    await publishes(talk, 8)
    await settle(talk.desk)
    await publishes(talk, 1, "Лавров согласен.")
    assert "9 أخبار" in await talk.says("/search لافروف")


async def test_an_article_with_another_title_is_found_by_that_one_only():
    desk = indexed(MemoryStore(), EACH)
    told = Article("k", "https://e.org", "لافروف في القاهرة", "صدى", START, START, "ar", FEED)
    for title in ("لافروف في القاهرة", "بوتين في القاهرة", "لافروف في القاهرة"):
        async with desk.store.transaction() as change:
            change.save(Feed(FEED, None), replace(told, title=title))
        await settle(desk)
        for query in ("لافروف", "بوتين", "القاهرة"):
            assert await found(desk, query) == ["k"] * (query in title)


async def test_an_article_that_is_renamed_while_it_is_being_read_is_found_by_its_new_title():
    desk = indexed(MemoryStore(), EACH)
    told = Article("k", "https://e.org", "لافروف", "صدى", START, START, "ar", FEED)
    async with desk.store.transaction() as change:
        change.save(Feed(FEED, None), told)
    reading = asyncio.create_task(desk.archive.tick())
    await asyncio.sleep(0)
    async with desk.store.transaction() as change:
        change.save(replace(told, title="بوتين"))
    await desk.archive._look()
    await reading
    await settle(desk)
    assert (await found(desk, "بوتين"), await found(desk, "لافروف")) == (["k"], [])


async def test_titles_that_change_to_and_fro_do_not_let_the_index_grow():
    desk = indexed(MemoryStore(), EACH)
    told = Article("k", "https://e.org", "لافروف", "صدى", START, START, "ar", FEED)
    for number in range(40):
        async with desk.store.transaction() as change:
            change.save(replace(told, title=f"لافروف {number % 2}"))
        await settle(desk)
    assert sum(len(part.keys) for part in desk.archive._parts) == 2


async def test_articles_past_their_days_are_let_go(talk):
    talk.desk.archive._sizes = EACH
    await publishes(talk, 12)
    await settle(talk.desk)
    await thin(talk.desk, talk.clock() + timedelta(days=40))
    talk.clock.forward(days=1)
    await publishes(talk, 4)
    await settle(talk.desk)
    keys = {key for part in talk.desk.archive._parts for key in part.keys}
    assert keys == {each.key for each in await talk.store.articles(START)}
    assert len(talk.desk.archive._versions) == len(keys) == 4
