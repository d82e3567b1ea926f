"""A subscription's page: words, name, mode, rest and source, and all of it back after "undo"."""

from __future__ import annotations

import pytest

from bot.chats.following import begin
from bot.feeds import follow_list
from bot.sources.lists.opml import OpmlFeed
from bot.watch import Watch
from storage.records import Subscription
from tests.conversation import FEED, Conversation

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."
CHINA = "قالت بكين إن الصين ترحب بالزيارة."


@pytest.fixture
async def talk():
    return await Conversation().open()


async def opened(talk, words: str = "لافروف") -> str:
    """Follow words and open their page."""
    await talk.says(f"/sub {words}")
    await talk.says("/list")
    return await talk.presses("1")


async def item(talk, number: int = 1):
    return await talk.store.subscription(7, number)


async def test_the_page_shows_the_words_their_other_names_and_the_mode(talk):
    told = await opened(talk)
    assert "لافروف" in told
    assert "Lavrov" in told
    assert "تنبيهات وموجز" in told


@pytest.mark.parametrize(
    ("label", "modes"),
    [("🔔", (True, False)), ("📰", (False, True)), ("🔕", (False, False)), ("🔔 + 📰", (True, True))],
)
async def test_one_row_sets_the_mode_and_marks_it(talk, label, modes):
    await opened(talk)
    data = next(data for shown, data in talk.data.items() if shown.removeprefix("✅ ") == label)
    await talk.presses_data(data)
    changed = await item(talk)
    assert (changed.alerts, changed.digest) == modes
    assert [each for each in talk.buttons if each.startswith("✅")] == [f"✅ {label}"]


async def test_other_words_keep_number_mode_and_what_was_told(talk):
    talk.site.publish("لافروف في القاهرة", LAVROV)
    talk.site.publish("الصين ترحب", CHINA)
    await talk.read()
    await opened(talk)
    await talk.presses("🔔")
    await talk.says("/digest")
    assert "الكلمات الجديدة" in await talk.presses("✏️")
    told = await talk.says("الصين")
    assert "غيّرت الكلمات" in told
    assert "مقال واحد" in told
    changed = await item(talk)
    assert (changed.query, changed.number, changed.digest) == ("الصين", 1, False)
    assert (await talk.chat()).asked == ""
    assert len(await talk.store.subscriptions(7)) == 1


async def test_what_was_found_for_the_old_words_is_not_told_under_the_new_ones(talk):
    await opened(talk)
    talk.site.publish("لافروف في القاهرة", LAVROV)
    talk.site.publish("الصين ترحب", CHINA)
    await talk.read()
    await talk.presses("✏️")
    await talk.says("الصين")
    digest = await talk.says("/digest")
    assert "الصين ترحب" in digest
    assert "لافروف" not in digest


@pytest.mark.parametrize("words", ['"لافروف', "على", "(", "-x", "https://site.example"])
async def test_bad_words_are_explained_and_asked_for_again(talk, words):
    await opened(talk)
    await talk.presses("✏️")
    assert "/cancel" in await talk.says(words)
    assert (await item(talk)).query == "لافروف"
    await talk.says("الصين")
    assert (await item(talk)).query == "الصين"


async def test_only_where_others_speak_too_words_are_asked_for_in_a_reply(talk):
    await opened(talk)
    assert "ردًّا" not in await talk.presses("✏️")
    assert "ردًّا" not in await talk.presses("🏷")


async def test_words_that_are_followed_already_change_nothing(talk):
    await talk.says("/sub الصين")
    await opened(talk)
    await talk.says("/list")
    await talk.presses("2")
    await talk.presses("✏️")
    told = await talk.says("الصين")
    assert "بالفعل" in told
    assert "/cancel" in told, "it is still asked for"
    assert (await item(talk, 2)).query == "لافروف"


async def test_new_words_alert_and_old_ones_do_not(talk):
    await opened(talk)
    await talk.presses("✏️")
    await talk.says("الصين")
    talk.site.publish("لافروف في القاهرة", LAVROV)
    await talk.read()
    assert await talk.deliver() == []
    talk.site.publish("الصين ترحب", CHINA)
    await talk.read()
    assert len(await talk.deliver()) == 1


async def test_a_name_is_asked_for_shown_everywhere_and_taken_off_again(talk):
    await opened(talk)
    assert "ماذا أسمّي" in await talk.presses("تسمية")
    assert "على الأكثر" in await talk.says("ا" * 61)
    told = await talk.says("وزير\n روسيا")
    assert "وزير روسيا" in told
    assert "الكلمات: لافروف" in told
    assert "وزير روسيا" in await talk.says("/list")
    await talk.presses("1")
    await talk.presses("بلا تسمية")
    assert (await item(talk)).label == "لافروف"


async def test_what_was_asked_for_is_left_with_cancel(talk):
    await opened(talk)
    await talk.presses("تسمية")
    await talk.says("/cancel")
    assert "هل أتابع هذا" in await talk.says("وزير روسيا")
    assert (await item(talk)).name == ""


async def test_a_question_about_what_was_removed_meanwhile_is_answered(talk):
    await opened(talk)
    await talk.presses("✏️")
    await talk.presses_data("item:1:remove")
    assert "لم يعد" in await talk.says("الصين")
    assert (await talk.chat()).asked == ""


async def test_a_day_of_rest_ends_by_itself_also_after_a_restart(talk):
    await opened(talk)
    assert "غدًا في" in await talk.presses("ليوم")
    assert "غدًا في" in await talk.says("/list")
    talk.site.publish("لافروف في القاهرة", LAVROV)
    await talk.read()
    assert await talk.deliver() == []
    talk.clock.forward(hours=12)
    restarted = Watch(await talk.store.subscriptions())
    talk.desk.watch.unfollow(await item(talk))
    talk.desk.watch.follow(await item(talk))
    talk.site.publish("لافروف في الرياض", LAVROV)
    await talk.read()
    alerts = await talk.deliver()
    assert alerts == []
    (article, *_) = await talk.store.articles(talk.clock.now.replace(year=2000))
    assert restarted.asked(article, now=talk.clock.now) == []
    talk.clock.forward(hours=12)
    assert len(restarted.asked(article, now=talk.clock.now)) == 1
    talk.site.publish("لافروف في عمّان", LAVROV)
    await talk.read()
    assert any("عمّان" in each for each in await talk.deliver())
    assert "تنبيهات وموجز" in await talk.presses_data("item:1")


async def test_a_rest_for_a_day_keeps_it_out_of_the_digest_and_can_be_ended(talk):
    await opened(talk)
    talk.site.publish("لافروف في القاهرة", LAVROV)
    await talk.read()
    await talk.presses("ليوم")
    assert "لافروف في القاهرة" not in await talk.says("/digest")
    await talk.presses("استئناف")
    assert "لافروف في القاهرة" in await talk.says("/digest")


async def test_words_are_limited_to_a_source_and_taken_from_all_again(talk):
    await opened(talk)
    assert "صدى الأخبار" in await talk.presses("من مصدر واحد")
    told = await talk.presses("1")
    assert "من صدى الأخبار فقط" in told
    assert (await item(talk)).source == FEED
    talk.site.publish("لافروف في القاهرة", LAVROV)
    await talk.read()
    assert len(await talk.deliver()) == 1
    assert "لافروف في القاهرة" in await talk.presses_data("item:1:search")
    await talk.presses_data("item:1")
    await talk.presses("من كل المصادر")
    lifted = await item(talk)
    assert (lifted.source, lifted.name, lifted.label) == ("", "", "لافروف")


async def test_the_words_are_searched_for_from_the_page(talk):
    talk.site.publish("لافروف في القاهرة", LAVROV)
    await talk.read()
    await opened(talk)
    assert "لافروف في القاهرة" in await talk.presses("بحث")


async def test_undo_brings_back_everything(talk):
    await opened(talk)
    await talk.presses("تسمية")
    await talk.says("الوزير")
    await talk.presses("من مصدر")
    await talk.presses("1")
    await talk.presses("📰")
    await talk.presses("ليوم")
    await talk.presses_data("item:1:mode:none")
    before = await item(talk)
    await talk.presses("حذف")
    assert await talk.store.subscriptions(7) == []
    assert "الوزير" in await talk.presses("تراجع")
    assert await item(talk) == before
    assert "لم يعد" in await talk.presses_data("undo:1")


async def test_what_was_paused_comes_back_paused(talk):
    await opened(talk)
    await talk.presses("إيقاف")
    await talk.presses("حذف")
    assert "متوقف" in await talk.presses("تراجع")
    talk.site.publish("لافروف في القاهرة", LAVROV)
    await talk.read()
    assert await talk.deliver() == []


async def test_undo_beyond_the_limit_says_so_and_brings_nothing():
    talk = await Conversation(QUERIES_PER_CHAT="1").open()
    await opened(talk)
    await talk.presses("حذف")
    undo = talk.data
    await talk.says("/sub الصين")
    assert "/list" in await talk.presses_data(undo["↩️ تراجع"])
    assert [each.query for each in await talk.store.subscriptions(7)] == ["الصين"]


@pytest.mark.parametrize(
    "data", ["item:1:mode:x", "item:1:limit:9999", "limit:1:0123456789abcdef", "undo:99", "item:9:day"]
)
async def test_buttons_of_nobody_are_answered(talk, data):
    await opened(talk)
    assert await talk.presses_data(data)
    assert await talk.presses_data(data, chat_id=8)
    assert (await item(talk)).source == ""


async def test_back_leads_to_the_page_of_the_list_where_it_stands(talk):
    for number in range(10):
        await talk.says(f"/sub كلمة{number}")
    await talk.presses_data("item:10")
    assert "10. كلمة9" in await talk.presses("رجوع")


async def test_sources_to_choose_from_come_in_pages(talk):
    feeds = [OpmlFeed(f"مصدر {n:02}", f"https://site.example/{n:02}", "ar") for n in range(12)]
    await follow_list(talk.desk, feeds)
    await opened(talk)
    first = await talk.presses("من مصدر واحد")
    second = await talk.presses("التالي")
    assert "8. " in first
    assert "9. " in second
    await talk.presses("12")
    assert (await item(talk)).source == "https://site.example/11"
    await talk.presses("من كل المصادر")
    await talk.presses("من مصدر واحد")
    await talk.presses("رجوع")
    assert (await item(talk)).source == ""


async def test_a_source_that_is_followed_whole_gets_words_and_keeps_its_name(talk):
    wanted = Subscription(7, 0, "", talk.clock.now, source=FEED, name="صدى")
    await talk.chat()
    await begin(talk.desk, wanted)
    await talk.presses_data("item:1")
    assert "أي كلمات تهمّك في صدى" in await talk.presses("✏️")
    await talk.says("لافروف")
    changed = await item(talk)
    assert (changed.query, changed.source, changed.name) == ("لافروف", FEED, "لافروف · صدى")
