"""Does the played Telegram fool python-telegram-bot's real parser, and refuse what Telegram refuses?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest

from handlers.terminal.telegram import TerminalTelegram


class Terminal:
    """A person's terminal in memory."""

    def __init__(self):
        self.shown = []
        self.telegram = TerminalTelegram(
            lambda *message: self.shown.append(message),
            self.shown.append,
            language="ar",
            clock=lambda: datetime(2026, 11, 23, tzinfo=UTC),
        )
        self.bot = Bot("1:T", request=self.telegram, get_updates_request=self.telegram)

    async def update(self):
        (update,) = await self.bot.get_updates(timeout=1)
        return update


@pytest.fixture
async def terminal():
    terminal = Terminal()
    async with terminal.bot:
        yield terminal


def keyboard(**buttons):
    return InlineKeyboardMarkup([[InlineKeyboardButton(k, callback_data=v) for k, v in buttons.items()]])


async def test_a_typed_command_is_an_update_with_its_entity(terminal):
    terminal.telegram.type("/sub لافروف")
    message = (await terminal.update()).message
    assert message.text == "/sub لافروف"
    assert message.parse_entities() == {message.entities[0]: "/sub"}
    assert message.from_user.language_code == "ar"


async def test_a_number_presses_that_button_of_the_newest_keyboard(terminal):
    await terminal.bot.send_message(1, "سؤال", reply_markup=keyboard(نعم="yes", لا="no"))
    terminal.telegram.type("2")
    press = (await terminal.update()).callback_query
    assert (press.data, press.message.text) == ("no", "سؤال")


async def test_a_number_without_such_a_button_is_a_word(terminal):
    terminal.telegram.type("2030")
    assert (await terminal.update()).message.text == "2030"


async def test_a_message_is_shown_with_its_buttons_and_so_is_its_edit(terminal):
    sent = await terminal.bot.send_message(1, "<b>سؤال</b>", parse_mode="HTML", reply_markup=keyboard(نعم="y"))
    await terminal.bot.edit_message_text("جواب", 1, sent.message_id)
    assert terminal.shown == [("<b>سؤال</b>", [["نعم"]], False), ("جواب", [], True)]


@pytest.mark.parametrize(
    ("words", "text"),
    [("can't parse entities", "<b>x"), ("too long", "x" * 4097), ("empty", "  ")],
)
async def test_what_telegram_refuses_is_refused(terminal, words, text):
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await terminal.bot.send_message(1, text, parse_mode="HTML")


async def test_an_edit_that_changes_nothing_is_refused(terminal):
    sent = await terminal.bot.send_message(1, "كما كان")
    with pytest.raises(BadRequest, match="not modified"):
        await terminal.bot.edit_message_text("كما كان", 1, sent.message_id)


async def test_a_buttons_data_of_more_than_64_bytes_is_refused(terminal):
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await terminal.bot.send_message(1, "x", reply_markup=keyboard(x="ا" * 33))


async def test_what_asks_for_a_location_is_not_shown_where_there_is_none_to_share(terminal):
    keys = ReplyKeyboardMarkup([[KeyboardButton("موقعي", request_location=True)]])
    assert (await terminal.bot.send_message(1, "أين أنت؟", reply_markup=keys)).text == "أين أنت؟"
    await terminal.bot.send_message(1, "حسنًا", reply_markup=ReplyKeyboardRemove())
    assert terminal.shown == [("حسنًا", [], False)]


async def test_menus_and_descriptions_are_taken_without_a_word(terminal):
    assert await terminal.bot.set_my_description("x")
    assert terminal.shown == []


async def test_of_a_file_the_name_and_the_length_are_shown_under_its_words(terminal):
    await terminal.bot.send_document(
        1, b"<opml/>", filename="mujaz.opml", caption="<b>قائمة</b>", parse_mode="HTML"
    )
    assert terminal.shown == [("<b>قائمة</b>\n📎 mujaz.opml · 7 B", [], False)]


@pytest.mark.parametrize(("text", "mode"), [("<b>خبر</b>", "HTML"), ("أ < ب", None)])
async def test_other_buttons_are_shown_under_the_same_words(terminal, text, mode):
    sent = await terminal.bot.send_message(1, text, parse_mode=mode, reply_markup=keyboard(حفظ="save"))
    await terminal.bot.edit_message_reply_markup(1, sent.message_id, reply_markup=keyboard(محفوظ="unsave"))
    assert terminal.shown[-1] == (text, [["محفوظ"]], True)
    terminal.telegram.type("1")
    assert (await terminal.update()).callback_query.data == "unsave"
