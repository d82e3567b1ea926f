"""Sources in the conversation: what is at a link, following it, lists, letting go. Chat in, chat out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chats.notices import tell_followers
from bot.errors import BlockedHostError, FetchError
from bot.labels import marked
from bot.settings import LANGUAGES
from bot.sources.addresses.typed import PrivateChannelError
from bot.sources.finding.look import Found
from bot.sources.finding.offers import Offer
from bot.sources.lists.opml import read_opml, write_opml
from bot.sources.values import Entry
from handlers.chat.routes import hear_command
from storage.memory import MemoryStore
from storage.records import Article, Kind, Listing, Match, Quiet
from tests.conversation import FEED, START, Conversation

SITE = "https://site.example"
URL = f"{SITE}/rss"
OTHER = f"{SITE}/sport.xml"
ADMIN = "99"


def found(url: str = URL, title: str = "موقع الأنباء", *, per_day: float | None = 12.0, **others) -> Found:
    entries = tuple(
        Entry(f"{url}/{n}", f"خبر رقم {n}", f"{SITE}/{n}", START - timedelta(hours=n)) for n in range(1, 6)
    )
    return Found(url, "feed", title, "ar", f"{SITE}/", entries, per_day, **others)


@pytest.fixture
async def talk():
    talk = await Conversation(ADMIN_IDS=ADMIN).open()
    for typed in (SITE, URL, "@anba"):
        talk.looks[typed] = found()
    return talk


async def follows(talk, typed: str = SITE, *, chat_id: int = 7) -> str:
    await talk.says(f"/sub {typed}", chat_id=chat_id)
    return await talk.presses("متابعة", chat_id=chat_id)


async def subscriptions(talk, chat_id: int = 7):
    return await talk.store.subscriptions(chat_id)


def article(key: str, title: str = "خبر", *, feed: str = URL, hours: float = 1) -> Article:
    moment = START - timedelta(hours=hours)
    return Article(key, f"{SITE}/{key}", title, "موقع الأنباء", moment, moment, "ar", feed, body=(title,))


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


async def test_a_forwarded_post_leads_to_its_channel_and_a_nameless_one_is_explained(talk):
    assert "موقع الأنباء" in await talk.forwards("anba")
    assert talk.looked == ["@anba"]
    assert "بلا اسم عام" in await talk.forwards("")


async def test_several_posts_of_one_channel_give_one_preview_until_it_is_answered(talk):
    assert "موقع الأنباء" in await talk.forwards("anba")
    assert await talk.forwards("anba") == ""
    talk.clock.forward(minutes=2)
    assert await talk.forwards("anba") == "معاينة هذه القناة أعلاه: اختر منها ما تريد."
    talk.looks["@sport"] = found(OTHER, "رياضة")
    assert "رياضة" in await talk.forwards("sport")
    assert await talk.forwards("anba") == ""
    assert talk.looked == ["@anba", "@sport"]
    assert "أتابع لك" in await talk.presses("متابعة")
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_a_post_that_comes_while_its_channel_is_looked_at_is_not_answered(talk):
    async def look(_: str) -> Found:
        assert await talk.forwards("anba") == ""
        return found()

    talk.look = look
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_a_channel_is_shown_again_once_its_preview_is_old_or_for_another_chat(talk):
    await talk.forwards("anba")
    assert "موقع الأنباء" in await talk.forwards("anba", chat_id=8)
    talk.clock.forward(minutes=10)
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_a_channel_that_could_not_be_read_is_tried_again_with_the_next_post(talk):
    talk.looks["@anba"] = TimeoutError()
    assert "20 ثانية" in await talk.forwards("anba")
    talk.looks["@anba"] = found()
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_several_posts_of_channels_without_a_name_are_explained_once_a_minute(talk):
    assert "بلا اسم عام" in await talk.forwards("")
    assert await talk.forwards("") == ""
    talk.clock.forward(minutes=1)
    assert "بلا اسم عام" in await talk.forwards("")


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


async def test_operators_add_a_source_for_everybody_and_take_it_off_again(talk):
    operator = int(ADMIN)
    await talk.says(f"/addsource {SITE}", chat_id=operator)
    assert "يُقرأ الآن للجميع" in await talk.presses("للجميع", chat_id=operator)
    assert (await talk.store.feed(URL)).listing is Listing.ADDED
    await follows(talk)
    assert "محادثة واحدة" in await talk.says(f"/delsource {SITE}", chat_id=operator)
    feed = await talk.store.feed(URL)
    assert feed.listing is Listing.DROPPED
    assert feed.next_check_at is not None
    assert "يُقرأ الآن للجميع" in await talk.presses("تراجع", chat_id=operator)
    assert (await talk.store.feed(URL)).listing is Listing.ADDED


async def test_a_dropped_source_that_nobody_follows_is_read_no_more_until_somebody_does(talk):
    operator = int(ADMIN)
    assert "لا يتابعه أحد" in await talk.says("/delsource 1", chat_id=operator)
    assert (await talk.store.feed(FEED)).next_check_at is None
    assert "لا أقرأ شيئًا بعد" in await talk.says("/sources")
    talk.looks[FEED] = found(FEED, "صدى الأخبار")
    await follows(talk, FEED)
    assert (await talk.store.feed(FEED)).next_check_at == talk.clock.now
    await talk.says("/unsub 1")
    assert (await talk.store.feed(FEED)).next_check_at is None


async def test_for_others_the_commands_of_operators_are_unknown_and_their_buttons_old(talk):
    for command in ("/addsource", "/delsource"):
        assert "لا أعرف الأمر" in await talk.says(f"{command} {SITE}")
    await talk.says(f"/addsource {SITE}", chat_id=int(ADMIN))
    add = next(data for label, data in talk.data.items() if "للجميع" in label)
    await talk.says(SITE)
    assert "زر من رسالة قديمة" in await talk.presses_data(add)
    assert "زر من رسالة قديمة" in await talk.presses_data(add.replace("src:", "drop:").removesuffix(":add"))
    assert await talk.store.feed(URL) is None


async def test_a_button_of_a_source_that_another_chat_found_gives_nothing_away(talk):
    await talk.says(SITE, chat_id=8)
    data = next(data for label, data in talk.data.items() if "متابعة" in label)
    assert "لم يعد هذا المصدر عندي" in await talk.presses_data(data)
    assert await subscriptions(talk) == []


def opml(*names: str) -> bytes:
    """Give a list with folders in it."""
    outlines = "".join(f'<outline type="rss" text="{name}" xmlUrl="{SITE}/{name}.xml"/>' for name in names)
    body = f'<outline text="مجلد"><outline text="آخر">{outlines}</outline></outline>'
    return f'<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


async def test_a_list_is_imported_for_the_digest_and_what_cannot_be_read_is_named(talk):
    for name in ("one", "two"):
        talk.looks[f"{SITE}/{name}.xml"] = found(f"{SITE}/{name}.xml", "غير ذلك")
    told = await talk.sends_file("reader.opml", opml("one", "two", "dead"))
    assert "وجدت 3 خلاصات" in told
    assert "أتابع لك مصدرين جديدين" in told
    assert "واحد لم أستطع قراءته" in told
    assert "dead: " in told
    kept = await subscriptions(talk)
    assert {(each.name, each.query, each.alerts, each.digest) for each in kept} == {
        ("one", "", False, True), ("two", "", False, True),
    }  # fmt: skip
    assert "كنت تتابع اثنين منها" in await talk.sends_file("reader.XML", opml("one", "two"))
    assert talk.looked.count(f"{SITE}/one.xml") == 1


async def test_an_import_goes_no_further_than_the_limit():
    talk = await Conversation(SOURCES_PER_CHAT="2").open()
    for n in range(4):
        talk.looks[f"{SITE}/{n}.xml"] = found(f"{SITE}/{n}.xml")
    told = await talk.sends_file("a.opml", opml("0", "1", "2", "3"))
    assert "بقي مصدران خارج الحد" in told
    assert len(await subscriptions(talk)) == 2


async def test_the_message_of_an_import_changes_at_most_every_two_seconds(talk):
    names = [f"{n}" for n in range(9)]
    for name in names:
        talk.looks[f"{SITE}/{name}.xml"] = found(f"{SITE}/{name}.xml", name)
    look = talk.look

    async def slow(address: str) -> Found:
        talk.clock.forward(seconds=1)
        return await look(address)

    talk.look = slow
    told = await talk.sends_file("a.opml", opml(*names))
    assert 1 <= told.count("تحققت من") <= 5


async def test_an_import_that_ends_is_not_said_to_have_broken_off(talk):
    await talk.sends_file("a.opml", opml("one"))
    talk.clock.forward(hours=1)
    assert await talk.deliver() == []


async def test_an_import_that_takes_long_is_not_said_to_have_broken_off(talk):
    async def slow(address: str) -> Found:
        talk.clock.forward(minutes=1)
        assert await talk.deliver() == []
        return found(address, address)

    talk.look = slow
    assert "أتابع لك 20 مصدرًا" in await talk.sends_file("a.opml", opml(*"abcdefghijklmnopqrst"))
    talk.clock.forward(hours=1)
    assert await talk.deliver() == []


async def test_no_more_feeds_of_a_list_are_looked_at_than_a_chat_may_follow():
    talk = await Conversation(SOURCES_PER_CHAT="3").open()
    told = await talk.sends_file("a.opml", opml(*(f"{n}" for n in range(50))))
    assert len(talk.looked) == 3
    assert "47 مصدرًا خارج الحد" in told


async def test_a_chat_that_is_forgotten_during_an_import_stays_forgotten(talk):
    async def look(address: str) -> Found:
        await talk.presses_data("forget:yes")
        return found(address, address)

    talk.look = look
    await talk.sends_file("a.opml", opml(*"abcdef"))
    assert await talk.store.chat(7) is None
    assert await subscriptions(talk) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("photo.zip", b"PK", "من الملفات أقرأ"),
        ("a.opml", b"x" * (2 * 1024 * 1024 + 1), "أكبر من 2 ميغابايت"),
        ("a.opml", b"<html>", "ليس هذا ملف OPML"),
        ("a.xml", b"<opml><body/></opml>", "ليس هذا ملف OPML"),
    ],
)
async def test_a_file_that_is_no_list_is_explained(talk, name, content, told):
    assert told in await talk.sends_file(name, content)


async def test_what_is_followed_goes_out_as_a_list_that_can_come_in_again(talk):
    assert "فلا قائمة OPML" in await talk.says("/export")
    await follows(talk)
    await talk.says("/sub لافروف")
    assert "مصدر واحد تتابعه" in await talk.says("/export")
    document = talk.documents[-1]
    (feed,) = read_opml(document.content)
    assert (document.name, feed.url, feed.title) == ("mujaz.opml", URL, "موقع الأنباء")
    assert "كنت تتابع واحدًا" in await talk.sends_file("mujaz.opml", write_opml([feed]).encode())


IN_FOLDERS = f"""<opml version="2.0"><body>
<outline text="أخبار"><outline text="مصر"><outline text="واحد" xmlUrl="{SITE}/1"/></outline>
<outline text="اثنان" xmlUrl="{SITE}/2"/></outline>
<outline text="ثلاثة" xmlUrl="{SITE}/3"/></body></opml>""".encode()


async def imported(talk) -> None:
    for n in (1, 2, 3):
        talk.looks[f"{SITE}/{n}"] = found(f"{SITE}/{n}")
    await talk.sends_file("reader.opml", IN_FOLDERS)


async def test_the_folders_of_a_list_come_in_and_go_out_again(talk):
    await imported(talk)
    await talk.says("/export")
    given = read_opml(talk.documents[-1].content)
    assert given == tuple(replace(each, language="ar", site=f"{SITE}/") for each in read_opml(IN_FOLDERS))
    assert [each.folder for each in given] == ["أخبار/مصر", "أخبار", ""]
    other = await Conversation().open()
    other.looks = talk.looks
    await other.sends_file("mujaz.json", talk.documents[0].content)
    assert {each.name: each.folder for each in await subscriptions(other)} == {
        "واحد": "أخبار/مصر", "اثنان": "أخبار", "ثلاثة": "",
    }  # fmt: skip


async def test_a_folder_is_shown_in_the_list_and_a_source_is_taken_out_of_it_on_its_page(talk):
    await imported(talk)
    assert "1. 📡 واحد – الموجز فقط · 📁 أخبار/مصر" in await talk.says("/list")
    assert "📁 أخبار/مصر" in await talk.presses("1")
    assert "📁" not in await talk.presses("بلا مجلد")
    assert "بلا مجلد" not in " ".join(talk.buttons)
    assert [each.folder for each in await subscriptions(talk) if each.name == "واحد"] == [""]


async def test_the_digest_has_the_sources_of_a_folder_under_its_name(talk):
    await imported(talk)
    async with talk.store.transaction() as change:
        for n, title in ((1, "خبر من مصر"), (2, "خبر آخر"), (3, "خبر بلا مجلد")):
            feed = await talk.store.feed(f"{SITE}/{n}")
            change.save(replace(feed, read_at=START), article(f"{n}", title, feed=feed.url))
    async with talk.store.transaction() as change:
        moved = next(each for each in await subscriptions(talk) if each.name == "اثنان")
        change.save(replace(moved, folder="أخبار/مصر"))
        for each in await subscriptions(talk):
            change.save(Match(7, each.source[-1], (each.number,), talk.clock()))
    told = await talk.says("/digest")
    assert told.count("🔹") == 2
    assert told.index("🔹 📁 أخبار/مصر") < told.index("خبر من مصر") < told.index("🔹 📡 ثلاثة")
    assert told.index("🔹 📁 أخبار/مصر") < told.index("خبر آخر") < told.index("🔹 📡 ثلاثة")


async def test_a_long_name_of_a_folder_is_cut(talk):
    talk.looks[f"{SITE}/1"] = found(f"{SITE}/1")
    long = f'<opml><body><outline text="{"م" * 5000}"><outline xmlUrl="{SITE}/1"/></outline></body></opml>'
    await talk.sends_file("reader.opml", long.encode())
    (kept,) = await subscriptions(talk)
    assert kept.folder == "م" * 100


async def test_a_folder_whose_name_is_markup_is_shown_as_it_is_written(talk):
    talk.looks[f"{SITE}/1"] = found(f"{SITE}/1")
    folder = "&lt;b&gt;&amp;"
    lists = f'<opml><body><outline text="{folder}"><outline xmlUrl="{SITE}/1"/></outline></body></opml>'
    await talk.sends_file("reader.opml", lists.encode())
    (each,) = await hear_command(await talk.ask(), "list")
    assert f"📁 \u2068{folder}\u2069" in each.text


async def test_followers_are_told_once_what_became_of_their_source(talk):
    await follows(talk)
    await follows(talk, chat_id=8)
    feed = replace(await talk.store.feed(URL), ended_at=START)
    assert await tell_followers(talk.desk, feed, "source-ended") == 2
    assert await tell_followers(talk.desk, feed, "source-ended") == 0
    assert all("أزال الموقع مصدرًا تتابعه: موقع الأنباء" in told for told in await talk.deliver())


async def test_a_broken_source_is_told_with_its_error_after_quiet_hours_and_not_on_a_break(talk):
    await follows(talk)
    await follows(talk, chat_id=8)
    await talk.says("/pause", chat_id=8)
    async with talk.store.transaction() as change:
        change.save(replace(await talk.chat(), quiet=Quiet(8 * 60, 10 * 60)))
    feed = replace(await talk.store.feed(URL), failing_since=START, reason="status-5xx", failures=9)
    assert await tell_followers(talk.desk, feed, "source-broken") == 1
    assert await talk.deliver() == []
    talk.clock.to(10)
    (told,) = await talk.deliver()
    assert "في الموقع عطل الآن" in told
    assert (await talk.store.deliveries(8)) == []


async def test_a_moved_source_is_told_again_only_when_it_moves_again(talk):
    await follows(talk)
    feed = replace(await talk.store.feed(URL), location="https://new.example/rss")
    assert await tell_followers(talk.desk, feed, "source-moved") == 1
    assert await tell_followers(talk.desk, feed, "source-moved") == 0
    assert await tell_followers(talk.desk, replace(feed, location="https://newer.example/"), "source-moved") == 1
    assert {each.kind for each in await talk.store.deliveries(7)} == {Kind.NOTICE}


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
