"""What a person follows, by words and by buttons."""

from __future__ import annotations

import pytest

from bot.watch import Watch
from storage.records import Subscription
from tests.conversation import Conversation

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."


@pytest.fixture
async def talk():
    return await Conversation().open()


async def test_a_new_word_is_followed_and_told_when_the_digest_comes(talk):
    told = await talk.says("/sub لافروف")
    assert "أتابع لك لافروف" in told
    assert "غدًا في 08:00" in told


async def test_following_shows_what_the_last_day_already_had(talk):
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    told = await talk.says("/sub لافروف")
    assert "مقال واحد" in told
    assert "خبر الوفد" in told


async def test_the_same_query_in_another_spelling_is_followed_once(talk):
    await talk.says("/sub لافروف موسكو")
    assert "بالفعل" in await talk.says("/sub  لافروف   موسكو ")
    assert len(await talk.store.subscriptions(7)) == 1


@pytest.mark.parametrize("words", ['"لافروف', "(لافروف", "-لافروف", "على", "~وزير*", "ل", "لافروف |"])
async def test_a_query_that_cannot_be_understood_is_explained_and_nothing_saved(talk, words):
    told = await talk.says(f"/sub {words}")
    assert "⟦" in told
    assert await talk.store.subscriptions(7) == []


async def test_the_place_of_a_mistake_is_a_whole_word_so_that_its_letters_stay_joined(talk):
    assert "⟦كاتب⟧:لافروف" in await talk.says("/sub كاتب:لافروف")


async def test_what_was_just_followed_is_changed_by_its_button(talk):
    await talk.says("/sub لافروف")
    assert "لافروف" in await talk.presses("إعدادات المتابعة")
    await talk.presses("حذف")
    assert await talk.store.subscriptions(7) == []


async def test_no_more_than_the_limit_is_followed():
    talk = await Conversation(QUERIES_PER_CHAT="2").open()
    for word in ("لافروف", "الصين"):
        await talk.says(f"/sub {word}")
    assert "متابعتان" in await talk.says("/sub موسكو")


@pytest.mark.parametrize("how", ["/unsub لافروف", "/unsub 1", "/unfollow لافروف", "ألغ لافروف", "الغ لافروف"])
async def test_a_word_is_given_up_by_name_by_place_or_in_words(talk, how):
    await talk.says("/sub لافروف")
    assert "أُلغيت" in await talk.says(how)
    assert await talk.store.subscriptions(7) == []
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    assert await talk.deliver() == []


@pytest.mark.parametrize("words", ["9", '"الصين', "-", "الصين"])
async def test_what_is_not_followed_is_said_to_be_so_also_where_it_is_no_query(talk, words):
    await talk.says("/sub لافروف")
    assert "أنت لا تتابع" in await talk.says(f"/unsub {words}")
    assert len(await talk.store.subscriptions(7)) == 1


async def test_what_was_removed_comes_back_as_it_was(talk):
    await talk.says("/sub لافروف")
    await talk.says("/list")
    await talk.presses("1")
    await talk.presses("🔔")
    await talk.presses("حذف")
    await talk.presses("تراجع")
    (subscription,) = await talk.store.subscriptions(7)
    assert (subscription.query, subscription.alerts, subscription.digest) == ("لافروف", True, False)


async def test_who_presses_remove_twice_can_still_undo_it(talk):
    await talk.says("/sub لافروف")
    await talk.says("/list")
    await talk.presses("1")
    await talk.presses("حذف")
    await talk.presses_data("item:1:remove")
    assert "أتابع لك لافروف" in await talk.presses("تراجع")


async def test_a_mistake_of_the_whole_is_told_without_a_place(talk):
    for words in ("🔥", "ل" * 300):
        told = await talk.says(words)
        assert told == await talk.says(f"/sub {words}")
        assert "⟦" not in told


async def test_a_paused_word_neither_alerts_nor_is_told_until_it_goes_on(talk):
    await talk.says("/sub لافروف")
    await talk.says("/list")
    await talk.presses("1")
    await talk.presses("إيقاف")
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    assert await talk.deliver() == []
    await talk.presses("استئناف")
    talk.site.publish("خبر ثانٍ عن لافروف", LAVROV)
    await talk.read()
    assert len(await talk.deliver()) == 1


async def test_a_long_list_is_shown_in_pages(talk):
    for number in range(10):
        await talk.says(f"/sub كلمة{number}")
    first = await talk.says("/list")
    assert "8. " in first
    assert "9. " not in first
    assert "9. كلمة8" in await talk.presses("التالي")
    assert "1. كلمة0" in await talk.presses("السابق")


async def test_plain_words_become_a_subscription_by_a_press_however_long(talk):
    words = "وزير الخارجية الروسي سيرغي لافروف في زيارة إلى القاهرة والرياض وموسكو وبكين"
    assert words in await talk.says(words)
    await talk.presses("متابعة")
    assert [each.query for each in await talk.store.subscriptions(7)] == [words]


async def test_words_can_be_searched_for_in_what_was_read(talk):
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    await talk.says("لافروف")
    assert "خبر الوفد" in await talk.presses("بحث")
    assert "لا شيء عن" in await talk.says("/search الصين")


@pytest.mark.parametrize("command", ["/قائمتي", "/متابعاتي", "/мой список"])
async def test_a_command_in_other_letters_is_understood_though_telegram_sends_it_as_words(talk, command):
    assert "لا تتابع شيئًا" in await talk.says(command)


@pytest.mark.parametrize("words", ["/أخبار", "/أخبار اليوم", "/", "/погода"])
async def test_a_command_that_nobody_knows_is_no_regular_expression(talk, words):
    assert "لا أعرف الأمر" in await talk.says(words)


async def test_a_regular_expression_is_offered_as_any_words_are(talk):
    assert "هل أتابع هذا" in await talk.says("/لافروف|بوتين/")


@pytest.mark.parametrize(
    "how", ["تابع لافروف", "/تابع لافروف", "/follow لافروف", "/add لافروف", "/subscribe لافروف"]
)
async def test_people_who_come_from_elsewhere_are_understood(talk, how):
    await talk.says(how)
    assert [each.query for each in await talk.store.subscriptions(7)] == ["لافروف"]


@pytest.mark.parametrize(
    "data", ["", "x", "item:", "item:99999999999", "list:-1", "set:nothing", "item:1:explode"]
)
async def test_a_forged_or_old_button_is_answered_politely(talk, data):
    await talk.says("/sub لافروف")
    assert "زر من رسالة قديمة" in await talk.presses_data(data)


async def test_a_press_acts_on_the_chat_where_it_was_pressed(talk):
    await talk.says("/sub لافروف")
    await talk.says("/list")
    assert "لم يعد هذا موجودًا" in await talk.presses("1", chat_id=8)
    assert len(await talk.store.subscriptions(7)) == 1


async def test_markup_in_words_is_shown_as_it_is(talk):
    assert "<b>" not in (await talk.says("/sub ناتو<b>")).replace("&lt;b&gt;", "")


@pytest.mark.parametrize(
    "text", ["/sub " + "لافروف " * 500, "/" + "x" * 4000, "/settings " + "x" * 4000, "كلمة " * 800]
)
async def test_however_long_the_words_the_answer_fits_a_message(talk, text):
    assert 10 < len(await talk.says(text)) < 4096


async def test_a_subscription_that_is_no_longer_understood_keeps_nobody_back(talk):
    async with talk.store.transaction() as change:
        change.save(Subscription(7, 99, "(((", talk.clock()))
    assert len(Watch(await talk.store.subscriptions())) == 0
    assert "أتابع لك" in await talk.says("/sub لافروف")
