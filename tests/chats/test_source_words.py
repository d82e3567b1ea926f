"""A source for certain words only: by a button, or by words behind the link. Chat in, chat out."""

from __future__ import annotations

import pytest

from bot.sources.finding.look import Found
from bot.sources.finding.offers import Offer
from tests.chats.source_talk import (
    OTHER,
    SITE,
    URL,
    follows,
    found,
    subscriptions,
    talk_of_sources,
)
from tests.conversation import FEED, Conversation


@pytest.fixture
async def talk():
    return await talk_of_sources()


async def test_a_source_is_limited_to_the_words_that_are_sent_next(talk):
    await talk.says(SITE)
    assert "أي كلمات" in await talk.presses("بكلمات")
    told = await talk.says("لافروف")
    assert "أتابع لك 📡 لافروف · موقع الأنباء" in told
    (subscription,) = await subscriptions(talk)
    assert (subscription.query, subscription.source) == ("لافروف", URL)
    assert "هل أتابع هذا" in await talk.says("الصين")


async def test_the_same_words_may_be_followed_everywhere_and_in_a_source(talk):
    await talk.says("/sub لافروف")
    await talk.says(SITE)
    await talk.presses("بكلمات")
    await talk.says("لافروف")
    await follows(talk)
    assert len(await subscriptions(talk)) == 3
    await talk.says("/unsub لافروف")
    assert [each.label for each in await subscriptions(talk)] == ["لافروف · موقع الأنباء", "موقع الأنباء"]


@pytest.mark.parametrize(
    ("how", "query"),
    [
        (f"/sub {SITE} لافروف", "لافروف"),
        (f"تابع {SITE} لافروف", "لافروف"),
        ("/sub @anba لافروف", "لافروف"),
        (f"/follow {SITE}\n«وزير الخارجية» -رياضة", "«وزير الخارجية» -رياضة"),
    ],
)
async def test_a_link_and_words_behind_it_follow_these_words_in_that_source_only(talk, how, query):
    told = await talk.says(how)
    assert told.startswith("🔎 أنظر")
    assert f"أتابع لك 📡 {query} · موقع الأنباء" in told
    (subscription,) = await subscriptions(talk)
    assert (subscription.query, subscription.source) == (query, URL)
    assert "تتابع" in await talk.says(how)
    assert len(await subscriptions(talk)) == 1


async def test_of_a_source_that_is_limited_to_words_only_articles_with_them_alert(talk):
    talk.looks[FEED] = found(FEED, "صدى الأخبار")
    await talk.says(f"/sub {FEED} لافروف")
    talk.site.publish("خبر بلا كلمة متابَعة", "نص.")
    talk.site.publish("لافروف في القاهرة", "نص.")
    await talk.read()
    (alert,) = await talk.deliver()
    assert alert.startswith("🔔 📡 لافروف · صدى الأخبار\nلافروف في القاهرة")


@pytest.mark.parametrize("how", [f"/sub {SITE} (لافروف", f"{SITE} (لافروف"])
async def test_words_behind_a_link_that_are_no_query_are_explained_before_the_source_is_looked_at(talk, how):
    assert "⟦(⟧لافروف" in await talk.says(how)
    assert talk.looked == []
    assert await subscriptions(talk) == []


@pytest.mark.parametrize("how", ["/sub https://nothing.example/ لافروف", "https://nothing.example/ لافروف"])
async def test_where_there_is_no_source_at_a_link_with_words_nothing_is_saved(talk, how):
    assert "nothing.example" in await talk.says(how)
    assert await subscriptions(talk) == []
    assert (await talk.chat()).candidates == ()
    assert [feed.url for feed in await talk.store.feeds()] == [FEED]


async def test_a_chat_that_is_forgotten_while_its_source_is_looked_at_stays_forgotten(talk):
    async def look(address: str) -> Found:
        await talk.presses_data("forget:yes")
        return found(address)

    talk.look = look
    assert "لم يعد هذا المصدر عندي" in await talk.says(f"/sub {SITE} لافروف")
    assert await subscriptions(talk) == []
    assert await talk.store.feed(URL) is None


async def test_a_link_and_words_without_a_command_offer_the_source_with_these_words_and_whole(talk):
    told = await talk.says(f"{SITE} لافروف")
    assert "خبر رقم 1" in told
    assert talk.buttons == ["➕ متابعة «لافروف» فيه فقط", "➕ متابعة", "✖️ لا، شكرًا"]
    assert await subscriptions(talk) == []
    assert "أتابع لك 📡 لافروف · موقع الأنباء" in await talk.presses("لافروف")
    await talk.says(f"{SITE} لافروف")
    await talk.presses_data(talk.data["➕ متابعة"])
    assert [(each.query, each.source) for each in await subscriptions(talk)] == [("لافروف", URL), ("", URL)]


async def test_another_feed_of_the_page_is_offered_with_the_same_words(talk):
    talk.looks[SITE] = found(others=(Offer(OTHER, "رياضة"),))
    talk.looks[OTHER] = found(OTHER, "رياضة")
    await talk.says(f"{SITE} لافروف")
    await talk.presses("رياضة")
    await talk.presses("لافروف")
    assert [(each.query, each.source) for each in await subscriptions(talk)] == [("لافروف", OTHER)]


async def test_many_words_behind_a_link_are_followed_whole_though_the_button_is_short(talk):
    query = " | ".join(f"كلمة{n}" for n in range(20))
    await talk.says(f"{SITE} {query}")
    assert max(map(len, talk.buttons)) < 50
    await talk.presses("فيه فقط")
    assert [each.query for each in await subscriptions(talk)] == [query]


async def test_a_newcomers_first_words_may_be_a_link_and_words(talk):
    await talk.says("/start")
    assert "⟦(⟧لافروف" in await talk.says(f"{SITE} (لافروف")
    await talk.says(f"{SITE} لافروف")
    assert "أتابع لك 📡 لافروف" in await talk.presses("لافروف")


async def test_a_link_and_words_are_taken_as_such_also_where_words_for_a_source_were_asked(talk):
    talk.looks[OTHER] = found(OTHER, "رياضة")
    await talk.says(OTHER)
    await talk.presses("بكلمات")
    await talk.says(f"{SITE} لافروف")
    assert "أتابع لك 📡 لافروف · موقع الأنباء" in await talk.presses("لافروف")


async def test_no_more_sources_than_the_limit_are_followed_by_link_and_words():
    talk = await Conversation(SOURCES_PER_CHAT="1").open()
    talk.looks = {SITE: found(), OTHER: found(OTHER, "رياضة")}
    await follows(talk)
    assert "تتابع مصدرًا واحدًا" in await talk.says(f"/sub {OTHER} لافروف")
    assert len(await subscriptions(talk)) == 1


async def test_words_in_a_source_are_given_up_as_they_were_followed(talk):
    await follows(talk)
    for words in ("لافروف", "الصين"):
        await talk.says(f"/sub {SITE} {words}")
    assert "أُلغيت متابعة 📡 الصين · موقع الأنباء" in await talk.says(f"/unsub {SITE} الصين")
    assert "القاهرة" in await talk.says(f"/unsub {SITE} القاهرة")
    assert [each.query for each in await subscriptions(talk)] == ["", "لافروف"]


async def test_words_that_are_not_understood_are_explained_and_asked_for_again(talk):
    await talk.says(SITE)
    await talk.presses("بكلمات")
    told = await talk.says('"لافروف')
    assert "⟦" in told
    assert "أرسل الكلمات مرة أخرى" in told
    assert "أتابع لك" in await talk.says("لافروف")


@pytest.mark.parametrize("command", ["/cancel", "/list", "/nonsense"])
async def test_any_command_leaves_the_question_for_words(talk, command):
    await talk.says(SITE)
    await talk.presses("بكلمات")
    await talk.says(command)
    assert "هل أتابع هذا" in await talk.says("لافروف")
    assert "لا شيء لألغيه" in await talk.says("/cancel")


async def test_a_link_instead_of_words_is_looked_at(talk):
    await talk.says(SITE)
    await talk.presses("بكلمات")
    assert "خلاصة أخبار" in await talk.says("@anba")
    assert (await talk.chat()).asked == ""
