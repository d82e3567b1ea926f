"""Who may change what in a group, and what do the others hear? Chat in, chat out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.texts.say import say
from handlers.chat.routes import hear_command, hear_press, hear_words
from tests.conversation import PERSON, Conversation

GROUP, ADMIN, MEMBER = -1001, 11, 12
CHANGING = (
    "sub لافروف",
    "unsub لافروف",
    "settings",
    "alerts",
    "pause",
    "forget",
    "import",
    "share",
    "here",
    "lang",
)
READING = ("start", "help", "list", "digest", "search لافروف", "sources", "about", "privacy", "missed")


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    talk.administrators.add((GROUP, ADMIN))
    return talk


@pytest.mark.parametrize("words", CHANGING)
async def test_who_is_no_administrator_changes_nothing_in_a_group(talk, words):
    assert await talk.says(f"/{words}", chat_id=GROUP, by=MEMBER) == "هذا للمشرفين فقط."
    assert await talk.store.subscriptions(GROUP) == []


@pytest.mark.parametrize("words", READING)
async def test_everybody_in_a_group_may_read(talk, words):
    told = await talk.says(f"/{words}", chat_id=GROUP, by=MEMBER)
    assert told
    assert "للمشرفين فقط" not in told


async def test_an_administrator_follows_for_the_group_and_everybody_there_sees_the_list(talk):
    assert "✅" in await talk.says("/sub لافروف", chat_id=GROUP, by=ADMIN)
    assert "لافروف" in await talk.says("/list", chat_id=GROUP, by=MEMBER)
    assert await talk.store.subscriptions(ADMIN) == []


async def test_an_administrator_says_for_the_group_whether_links_have_a_preview(talk):
    assert "معاينة الروابط في التنبيهات: تظهر" in await talk.says("/settings links on", chat_id=GROUP, by=ADMIN)
    assert "للمشرفين فقط" in await talk.says("/settings links off", chat_id=GROUP, by=MEMBER)
    assert (await talk.store.chat(GROUP)).previews


async def test_an_anonymous_administrator_is_one(talk):
    ask = replace(await talk.ask("لافروف", chat_id=GROUP, by=0), is_anonymous=True)
    assert "✅" in (await hear_command(ask, "sub"))[0].text


async def test_a_button_that_changes_something_answers_a_member_with_a_notice_only(talk):
    await talk.says("/sub لافروف", chat_id=GROUP, by=ADMIN)
    number = (await talk.store.subscriptions(GROUP))[0].number
    for data in (f"item:{number}:remove", "forget:yes", "set:alerts", "share:", "start:en", "what:ever"):
        (only,) = await hear_press(await talk.ask(chat_id=GROUP, by=MEMBER), data)
        assert (only.text, only.rows) == ("", ())
        assert only.notice == "هذا للمشرفين فقط."
        assert len(only.notice) <= 200
    assert len(await talk.store.subscriptions(GROUP)) == 1
    assert "لافروف" in (await hear_press(await talk.ask(chat_id=GROUP, by=MEMBER), "list:0"))[0].text
    assert "حُذفت" not in await talk.says("/list", chat_id=GROUP, by=MEMBER)
    await hear_press(await talk.ask(chat_id=GROUP, by=ADMIN), f"item:{number}:remove")
    assert await talk.store.subscriptions(GROUP) == []


async def test_a_command_that_nobody_here_knows_is_another_bots_unless_it_names_this_one(talk):
    ask = await talk.ask("", chat_id=GROUP, by=ADMIN)
    assert await hear_command(ask, "weather") == []
    assert "/weather" in (await hear_command(replace(ask, is_named=True), "weather"))[0].text


async def test_words_of_a_member_are_taken_for_nothing_where_an_administrator_was_asked(talk):
    await talk.says("/sub لافروف", chat_id=GROUP, by=ADMIN)
    chat = await talk.store.chat(GROUP)
    async with talk.store.transaction() as change:
        change.save(replace(chat, asked="words 00"))
    assert await hear_words(await talk.ask("معرض", chat_id=GROUP, by=MEMBER)) == []
    await talk.says("/help", chat_id=GROUP, by=MEMBER)
    assert (await talk.store.chat(GROUP)).asked == "words 00"


async def test_here_moves_the_news_of_a_forum_into_the_topic_where_it_was_said(talk):
    ask = replace(await talk.ask(chat_id=GROUP, by=ADMIN), topic=9)
    assert "أكتب هنا" in (await hear_command(ask, "here"))[0].text
    assert (await talk.store.chat(GROUP)).topic == 9
    assert "المواضيع" in await talk.says("/here", chat_id=PERSON)


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
async def test_what_a_notice_says_fits_a_notice_in_every_language(language):
    for key in ("group-admins-only", "channel-press"):
        told = say(language, key)
        assert len(told) <= 200
        assert "<" not in told
        assert "&" not in told
