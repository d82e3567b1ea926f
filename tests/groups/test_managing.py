"""Does a person speak for a channel in their own chat, only as long as they may, and never by an old button?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chats.joining import forget, join
from bot.chats.moving import move
from bot.sources.finding.look import Found
from handlers.chat.routes import hear_press
from tests.conversation import PERSON, Conversation

CHANNEL, OTHER = -1002, -1003


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await join(talk.desk, CHANNEL, "channel", "ar", title="أخبار المساء")
    await join(talk.desk, OTHER, "supergroup", "ar", title="غرفة أخرى")
    talk.administrators.add((CHANNEL, PERSON))
    return talk


async def managing(talk) -> str:
    await talk.says("/channels")
    return await talk.presses("أخبار المساء")


async def test_only_what_the_person_administers_is_offered(talk):
    assert "أيّ قناة أو مجموعة" in await talk.says("/channels")
    assert talk.buttons == ["📢 أخبار المساء"]
    talk.administrators.clear()
    assert "لا أعرف قناة" in await talk.says("/channels")


async def test_what_is_said_then_is_for_the_channel_and_every_answer_says_so(talk):
    assert "تدير الآن قناة أخبار المساء" in await managing(talk)
    assert "تدير الآن قناة أخبار المساء" in await talk.says("/sub لافروف")
    assert "العودة إلى متابعاتي ›" in talk.buttons
    assert "تدير الآن قناة" in await talk.says("القاهرة")
    await talk.presses("متابعة")
    assert [each.query for each in await talk.store.subscriptions(CHANNEL)] == ["لافروف", "القاهرة"]
    assert await talk.store.subscriptions(PERSON) == []
    for words in ("/list", "/settings", "/sources"):
        assert "تدير الآن قناة أخبار المساء" in await talk.says(words)
    assert "تدير الآن" not in await talk.says("/about")


async def test_a_setting_of_the_channel_is_changed_by_words_and_button_and_the_persons_own_stays(talk):
    await managing(talk)
    assert "معاينة الروابط في التنبيهات: تظهر" in await talk.says("/settings links on")
    assert [(await talk.store.chat(each)).previews for each in (CHANNEL, PERSON)] == [True, False]
    assert "معاينة الروابط في التنبيهات: لا تظهر" in await talk.presses("معاينة الروابط")
    assert not (await talk.store.chat(CHANNEL)).previews


async def test_the_way_back_leads_to_the_persons_own_list(talk):
    await managing(talk)
    await talk.says("/sub لافروف")
    assert "متابعاتك أنت" in await talk.presses("العودة")
    await talk.says("/sub موسكو")
    assert [each.query for each in await talk.store.subscriptions(PERSON)] == ["موسكو"]


async def test_a_button_acts_on_the_chat_for_which_its_message_spoke(talk):
    await talk.says("/sub موسكو")
    await managing(talk)
    await talk.says("/sub لافروف")
    own = replace(await talk.ask(), within=0)
    await hear_press(own, "item:1:remove")
    assert await talk.store.subscriptions(PERSON) == []
    assert len(await talk.store.subscriptions(CHANNEL)) == 1
    await talk.presses("العودة")
    await hear_press(replace(await talk.ask(), within=CHANNEL), "item:1:remove")
    assert await talk.store.subscriptions(CHANNEL) == []


async def test_who_is_administrator_no_more_changes_nothing_and_is_told(talk):
    await managing(talk)
    talk.administrators.clear()
    assert "لست مشرفًا هناك" in await talk.says("/sub لافروف")
    assert await talk.store.subscriptions(CHANNEL) == []
    assert (await talk.store.chat(PERSON)).managing == 0
    assert "✅" in await talk.says("/sub لافروف")
    assert len(await talk.store.subscriptions(PERSON)) == 1


@pytest.mark.parametrize("data", [f"manage:{OTHER}", f"own:{OTHER}"])
async def test_a_forged_button_gives_no_authority(talk, data):
    await hear_press(replace(await talk.ask(), within=OTHER), data)
    assert (await talk.store.chat(PERSON)).managing == 0
    told = await hear_press(replace(await talk.ask(), within=OTHER), "set:alerts")
    assert "لست مشرفًا" in told[0].text
    assert (await talk.store.chat(OTHER)).alerts


async def test_buttons_in_a_channel_do_nothing_there_even_for_its_administrator(talk):
    (only,) = await hear_press(await talk.ask(chat_id=CHANNEL), "list:0")
    assert only.text == ""
    assert "/channels" in only.notice


async def test_a_channel_that_is_erased_is_managed_by_nobody(talk):
    await managing(talk)
    await talk.says("/sub لافروف")
    assert "أمحو" in await talk.says("/forget")
    assert "مُحي" in await talk.presses("امحُ")
    assert await talk.store.chat(CHANNEL) is None
    person = await talk.store.chat(PERSON)
    assert (person.managing, person.manages) == (0, ())


async def test_erasing_oneself_leaves_the_channel_as_it_is(talk):
    await managing(talk)
    await talk.says("/sub لافروف")
    await forget(talk.desk, PERSON)
    assert len(await talk.store.subscriptions(CHANNEL)) == 1


async def test_a_group_that_moved_is_managed_under_its_new_number(talk):
    talk.administrators.add((OTHER, PERSON))
    await talk.says("/channels")
    await talk.presses("غرفة أخرى")
    await move(talk.desk, OTHER, -1009)
    assert (await talk.store.chat(PERSON)).managing == -1009
    talk.administrators.add((-1009, PERSON))
    assert "غرفة أخرى" in await talk.says("/sub لافروف")
    assert len(await talk.store.subscriptions(-1009)) == 1


async def test_words_in_one_source_are_followed_for_the_channel(talk):
    await managing(talk)
    talk.looks["@anba"] = Found("https://site.example/rss", "feed", "موقع الأنباء", "ar", "", (), None)
    assert "أتابع لك 📡 لافروف · موقع الأنباء" in await talk.says("/sub @anba لافروف")
    assert [each.query for each in await talk.store.subscriptions(CHANNEL)] == ["لافروف"]
    assert await talk.store.subscriptions(PERSON) == []


async def test_a_message_that_says_one_thing_after_another_says_for_which_chat_each_time(talk):
    await managing(talk)
    told = await talk.says("https://nothing.example/")
    assert told.count("تدير الآن قناة أخبار المساء") == 2
    assert "nothing.example" in told
