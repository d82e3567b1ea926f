"""Sources in the conversation: what is at a link, following it, letting go. Chat in, chat out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import BlockedHostError, FetchError
from bot.labels import marked
from bot.settings import LANGUAGES
from bot.sources.addresses.typed import PrivateChannelError
from bot.sources.finding.offers import Offer
from storage.memory import MemoryStore
from storage.records import Listing
from tests.chats.source_talk import (
    OTHER,
    SITE,
    URL,
    article,
    follows,
    found,
    subscriptions,
    talk_of_sources,
)
from tests.conversation import FEED, START, Conversation


@pytest.fixture
async def talk():
    return await talk_of_sources()


@pytest.mark.parametrize("how", [f"/sub {SITE}", SITE, f"تابع {SITE}", "/sub @anba", "@anba", "/follow @anba"])
async def test_a_link_or_a_channel_is_looked_at_and_described(talk, how):
    told = await talk.says(how)
    assert told.startswith("🔎 أنظر")
    for part in ("موقع الأنباء", "خلاصة أخبار", "العربية", "نحو 12 مقالًا في اليوم", "خبر رقم 1", "خبر رقم 3"):
        assert part in told
    assert "خبر رقم 4" not in told
    assert "08:00" in told  # the newest, an hour before nine in Riyadh
    assert [label for label in talk.buttons if "متابعة" in label or "كلمات" in label] == talk.buttons[:2]
    assert await subscriptions(talk) == []


@pytest.mark.parametrize(
    ("per_day", "told"), [(1.2, "مقال واحد في اليوم"), (0.4, "3 مقالات في الأسبوع"), (0.01, "نادرًا"), (None, "")]
)
async def test_how_often_it_publishes_is_said_in_words(talk, per_day, told):
    talk.looks[SITE] = found(per_day=per_day)
    shown = await talk.says(SITE)
    assert told in shown
    assert "None" not in shown


async def test_a_followed_source_is_read_at_once_and_said_to_be(talk):
    told = await follows(talk)
    assert "أتابع لك 📡 موقع الأنباء" in told
    assert "أقرؤه الآن" in told
    assert "غدًا في 08:00" in told
    feed = await talk.store.feed(URL)
    assert (feed.listing, feed.kind, feed.next_check_at, feed.site) == (
        Listing.FOLLOWED, "feed", talk.clock.now, f"{SITE}/",
    )  # fmt: skip
    (subscription,) = await subscriptions(talk)
    assert (subscription.query, subscription.source, subscription.name) == ("", URL, "موقع الأنباء")
    assert (subscription.alerts, subscription.digest) == (True, True)


async def test_a_source_that_another_chat_follows_is_shared_and_shows_what_it_had(talk):
    await follows(talk, chat_id=8)
    async with talk.store.transaction() as change:
        change.save(article("a", "خبر اليوم"))
    told = await follows(talk)
    assert "خبر اليوم" in told
    assert len(await talk.store.feeds()) == 2
    assert (await talk.store.match(7, "a")).subscriptions == (1,)


async def test_what_was_found_is_followed_after_a_restart_without_looking_again(talk):
    await talk.says(SITE)
    data = next(data for label, data in talk.data.items() if "متابعة" in label)
    later = await Conversation().open()
    async with later.store.transaction() as change:
        change.save(await talk.store.chat(7))
    assert "أتابع لك" in await later.presses_data(data)
    assert later.looked == []


async def test_a_busy_source_offers_the_digest_only(talk):
    talk.looks[SITE] = found(per_day=90)
    assert "ينشر كثيرًا" in await follows(talk)
    await talk.presses("الموجز فقط")
    (subscription,) = await subscriptions(talk)
    assert (subscription.alerts, subscription.digest) == (False, True)


async def test_what_is_followed_already_is_said_with_the_way_to_it(talk):
    await follows(talk)
    assert "تتابعه بالفعل" in await talk.says(SITE)
    assert "تنبيهات وموجز" in await talk.presses("إعدادات")
    await talk.says("/cancel")


async def test_a_dismissed_source_is_not_followed(talk):
    await talk.says(SITE)
    assert "لا أتابع" in await talk.presses("لا، شكرًا")
    assert await subscriptions(talk) == []


async def test_another_feed_of_the_page_can_be_chosen(talk):
    others = tuple(Offer(f"{SITE}/{n}.xml", f"قسم {n}") for n in range(6))
    talk.looks[SITE] = found(others=others)
    talk.looks[f"{SITE}/3.xml"] = found(f"{SITE}/3.xml", "قسم 3")
    await talk.says(SITE)
    assert len([label for label in talk.buttons if "قسم" in label]) == 4
    assert "قسم 3" in await talk.presses("قسم 3")
    await talk.presses("متابعة")
    assert [each.source for each in await subscriptions(talk)] == [f"{SITE}/3.xml"]


async def test_what_was_forgotten_is_shown_again(talk):
    await talk.forwards("anba")
    await talk.presses_data("forget:yes")
    assert "موقع الأنباء" in await talk.forwards("anba")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TimeoutError(), "20 ثانية"),
        (BlockedHostError("inside", url="http://10.0.0.1/"), "هذا العنوان داخلي"),
        (PrivateChannelError("members only"), "قناة خاصة"),
    ],
)
async def test_what_cannot_be_followed_is_explained(talk, error, told):
    talk.looks[SITE] = error
    assert told in await talk.says(SITE)
    assert await subscriptions(talk) == []


async def test_no_more_sources_than_the_limit_are_followed():
    talk = await Conversation(SOURCES_PER_CHAT="1").open()
    talk.looks = {SITE: found(), OTHER: found(OTHER, "رياضة")}
    await follows(talk)
    assert "تتابع مصدرًا واحدًا" in await follows(talk, OTHER)
    await talk.says(SITE)
    await talk.presses("بكلمات")
    assert "أتابع لك" in await talk.says("لافروف")


@pytest.mark.parametrize("how", [f"/unsub {SITE}", f"/unsub {URL}", "/unsub 1", "/unsub موقع الأنباء"])
async def test_a_source_is_given_up_by_address_place_or_name_and_then_not_read_any_more(talk, how):
    await follows(talk)
    assert "أُلغيت متابعة 📡 موقع الأنباء" in await talk.says(how)
    assert await subscriptions(talk) == []
    assert await talk.store.feed(URL) is None


async def test_a_removed_source_comes_back_as_it_was(talk):
    await talk.says(SITE)
    await talk.presses("بكلمات")
    await talk.says("لافروف")
    await talk.says("/list")
    await talk.presses("1")
    await talk.presses("🔔")
    await talk.presses("حذف")
    await talk.presses("تراجع")
    (subscription,) = await subscriptions(talk)
    assert (subscription.query, subscription.source, subscription.digest) == ("لافروف", URL, False)
    assert subscription.name == "لافروف · موقع الأنباء"
    assert await talk.store.feed(URL) is not None


async def test_a_source_is_read_on_while_anybody_follows_it_and_forgotten_after(talk):
    await follows(talk)
    await follows(talk, chat_id=8)
    await talk.says("/unsub 1")
    assert await talk.store.feed(URL) is not None
    await talk.says("/forget", chat_id=8)
    await talk.presses("امحُ", chat_id=8)
    assert await talk.store.feed(URL) is None


async def test_following_a_source_for_everybody_does_not_take_it_from_the_list(talk):
    talk.looks[FEED] = found(FEED, "صدى الأخبار")
    await follows(talk, FEED)
    await talk.says("/unsub 1")
    assert (await talk.store.feed(FEED)).listing is Listing.LISTED


async def test_the_list_marks_sources(talk):
    await talk.says("/sub لافروف")
    await follows(talk)
    told = await talk.says("/list")
    assert "1. لافروف – " in told
    assert "2. 📡 موقع الأنباء – " in told
    assert [marked(each) for each in await subscriptions(talk)] == ["لافروف", "📡 موقع الأنباء"]


async def test_what_a_followed_source_says_is_for_its_followers_only(talk):
    await follows(talk, chat_id=8)
    async with talk.store.transaction() as change:
        change.save(article("a", "لافروف في القاهرة"))
    assert "لا شيء عن" in await talk.says("/search لافروف")
    assert "لافروف في القاهرة" in await talk.says("/search لافروف", chat_id=8)
    assert "لم يرد" in await talk.says("/sub لافروف")


async def test_an_article_of_a_source_that_is_followed_whole_alerts_with_its_name(talk):
    talk.looks[FEED] = found(FEED, "صدى الأخبار")
    await follows(talk, FEED)
    talk.site.publish("خبر بلا كلمة متابَعة", "نص.")
    await talk.read()
    (alert,) = await talk.deliver()
    assert alert.startswith("🔔 📡 صدى الأخبار")


@pytest.mark.parametrize(("status", "again"), [(503, True), (0, True), (404, False), (410, False)])
async def test_who_met_trouble_that_may_pass_is_told_to_try_again(talk, status, again):
    talk.looks[SITE] = FetchError("no", url=SITE, status=status)
    assert ("حاول مرة أخرى" in await talk.says(SITE)) == again


async def test_a_paused_source_does_not_alert(talk):
    talk.looks[FEED] = found(FEED, "صدى الأخبار")
    await follows(talk, FEED)
    await talk.says("/list")
    await talk.presses("1")
    await talk.presses("إيقاف")
    talk.site.publish("خبر", "نص.")
    await talk.read()
    assert await talk.deliver() == []


async def test_the_sources_are_listed_with_their_health_own_ones_first(talk):
    await follows(talk)
    async with talk.store.transaction() as change:
        for n, state in enumerate(
            ({"failures": 3, "last_error": "answers 500", "reason": "status-5xx"}, {"ended_at": START})
        ):
            feed = await talk.store.feed(FEED)
            change.save(replace(feed, url=f"https://x.example/{n}", title=f"مصدر {n}", **state))
    told = await talk.says("/sources")
    assert "أقرأ لك 4 مصادر، وتتابع أنت واحدًا" in told
    assert "1. ⏳ موقع الأنباء 📡" in told
    assert "✓ صدى الأخبار" in told
    assert "⚠ مصدر 0" in told
    assert "✖ مصدر 1" in told
    assert "السبب: في الموقع عطل الآن" in await talk.presses("3")


async def test_many_sources_are_shown_in_pages_of_eight(talk):
    async with talk.store.transaction() as change:
        for n in range(10):
            change.save(replace(await talk.store.feed(FEED), url=f"https://x.example/{n}", title=f"مصدر {n}"))
    first = await talk.says("/sources")
    assert "8. " in first
    assert "9. " not in first
    assert "11. " in await talk.presses("التالي")
    await talk.presses("11")
    assert "11. " in await talk.presses("رجوع")


async def test_a_source_of_the_list_is_followed_and_left_on_its_page(talk):
    await talk.says("/sources")
    talk.site.publish("خبر الصباح", "نص.")
    await talk.read()
    told = await talk.presses("1")
    assert "خبر الصباح" in told
    assert "مقال واحد في آخر 24 ساعة" in told
    assert "أتابع لك 📡 صدى الأخبار" in await talk.presses("متابعة")
    await talk.says("/sources")
    await talk.presses("1")
    assert "أُلغيت" in await talk.presses("إلغاء المتابعة")
    assert await subscriptions(talk) == []


async def test_a_button_of_a_source_that_another_chat_found_gives_nothing_away(talk):
    await talk.says(SITE, chat_id=8)
    data = next(data for label, data in talk.data.items() if "متابعة" in label)
    assert "لم يعد هذا المصدر عندي" in await talk.presses_data(data)
    assert await subscriptions(talk) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_about_sources_is_said_in_every_language_and_fits_a_message(talk, language):
    await talk.chat()
    await talk.says(f"/lang {language}")
    long = "أ" * 300
    talk.looks[SITE] = found(title=long, others=tuple(Offer(f"{SITE}/{n}", long) for n in range(9)))
    for told in (
        await talk.says(SITE),
        await talk.presses_data(next(iter(talk.data.values()))),
        await talk.says("/sources"),
        await talk.says("/import"),
        await talk.says("/help"),
    ):
        assert 10 < len(told) < 4096
    assert isinstance(talk.store, MemoryStore)


async def test_a_source_that_is_followed_before_all_others_are_read_is_told_as_one_that_is_read_now(talk):
    talk.newsroom.first_round.clear()
    talk.looks[SITE] = found()
    await talk.says(SITE)
    assert "أقرؤه الآن" in await talk.presses("متابعة")
