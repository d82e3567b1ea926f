"""Do bot libraries that we did not write get on with the server, and does it keep the specification?"""

from __future__ import annotations

import asyncio
import struct
import sys
import zlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from telegram import InlineKeyboardButton as PtbButton
from telegram import InlineKeyboardMarkup as PtbMarkup
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler

from tests.botapi import BotApi, Client, Specification, specification

needs_specification = pytest.mark.skipif(
    specification() is None, reason="the data folder (MUJAZ_DATA) has no botapi-spec-10.0.json"
)


def png(width: int, height: int) -> bytes:
    """Draw a white picture."""
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)))
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + b"\0\0\0\0IEND\xaeB`\x82"


@pytest.fixture
async def aiogram(api: BotApi) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    bot = Bot(api.token, session=session)
    yield bot
    await session.close()


async def test_aiogram_sends_edits_and_answers_presses(api: BotApi, aiogram: Bot) -> None:
    person = api.person()
    await person.says("/start")
    me = await aiogram.get_me()
    updates = await aiogram.get_updates(timeout=5)
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="تابع", callback_data="v1:f")]])
    sent = await aiogram.send_message(person.id, "<b>لافروف</b>", parse_mode="HTML", reply_markup=markup)
    assert sent.from_user
    assert sent.from_user.id == me.id
    assert me.username == "mujaz_test_bot"
    answer = await person.receives("لافروف")
    pressing = asyncio.create_task(answer.presses("تابع"))
    updates = await aiogram.get_updates(offset=updates[-1].update_id + 1, timeout=5)
    query = updates[0].callback_query
    assert query is not None
    assert query.data == "v1:f"
    await aiogram.answer_callback_query(query.id, "تم")
    assert (await pressing).text == "تم"
    await aiogram.edit_message_text("<i>تم</i>", chat_id=person.id, message_id=sent.message_id, parse_mode="HTML")
    assert (await answer.edited("تم")).buttons == []


async def test_aiogram_sends_pictures_and_reads_refusals(api: BotApi, aiogram: Bot) -> None:
    person = api.person()
    await person.says("/start")
    await aiogram.send_photo(person.id, BufferedInputFile(png(40, 30), "trend.png"), caption="لافروف")
    answer = await person.receives("لافروف")
    assert answer.wire["photo"][0]["width"] == 40
    api.fails("sendMessage", code=429, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as limited:
        await aiogram.send_message(person.id, "x")
    assert limited.value.retry_after == 7
    person.blocks()
    with pytest.raises(TelegramForbiddenError):
        await aiogram.send_message(person.id, "x")


async def test_aiogram_reads_every_kind_of_answer(api: BotApi, aiogram: Bot) -> None:
    person = api.person()
    await person.says("/start")
    group, channel = api.group([person], supergroup=True), api.channel(person)
    for chat in (person, group, channel):
        assert (await aiogram.get_chat(chat.id)).id == chat.id
    assert (await aiogram.get_chat_member(group.id, person.id)).status == "creator"
    assert (await aiogram.get_chat_member(group.id, aiogram.id)).status == "member"
    assert len(await aiogram.get_chat_administrators(group.id)) == 1
    assert await aiogram.get_chat_member_count(group.id) == 2
    await aiogram.set_my_commands([BotCommand(command="help", description="مساعدة")], language_code="ar")
    assert [one.command for one in await aiogram.get_my_commands(language_code="ar")] == ["help"]
    await aiogram.set_my_description("أخبار")
    await aiogram.set_my_short_description("أخبار", language_code="ar")
    assert (await aiogram.get_my_description()).description == "أخبار"
    assert (await aiogram.get_my_short_description("ar")).short_description == "أخبار"
    assert (await aiogram.get_my_name()).name == "موجز"
    assert (await aiogram.get_webhook_info()).url == ""
    assert await aiogram.send_chat_action(person.id, "typing")
    assert await aiogram.get_chat_menu_button()


async def test_python_telegram_bot_polls_answers_and_stops() -> None:
    async with BotApi(same_offset_seconds=0) as api:
        await talk_through_python_telegram_bot(api)
        assert api.pending == 0


async def talk_through_python_telegram_bot(api: BotApi) -> None:
    async def start(update: Update, _: Any) -> None:
        assert update.message
        markup = PtbMarkup([[PtbButton("تابع", callback_data="v1:f")]])
        await update.message.reply_html("<b>أهلا</b>", reply_markup=markup, do_quote=True)

    async def follow(update: Update, _: Any) -> None:
        assert update.callback_query
        await update.callback_query.answer("تم", show_alert=True)
        await update.callback_query.edit_message_text("تمت المتابعة")

    person = api.person()
    builder = (
        Application.builder().token(api.token).base_url(f"{api.url}/bot").base_file_url(f"{api.url}/file/bot")
    )
    app = builder.job_queue(None).build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(follow))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(allowed_updates=["message", "callback_query", "my_chat_member"])
        asking = await person.says("/start")
        answer = await person.receives("أهلا")
        assert answer.reply_to == asking.id
        assert (await answer.presses("تابع")).show_alert
        await answer.edited("تمت المتابعة")
        await app.updater.stop()
        await app.stop()


@needs_specification
async def test_every_update_keeps_the_specification(api: BotApi) -> None:
    person = api.person()
    message = await person.says("/start مرحبا #لافروف")
    await person.rewords(message, "/start")
    await person.shares_location(24.7, 46.7)
    await person.sends_file("feeds.opml", b"<opml/>")
    group = api.group([person], forum=True)
    group.topic("روسيا")
    group.kicks_bot()
    api.group([person]).migrates()
    await person.forwards(await api.channel(person).posts("عاجل"))
    person.blocks()
    async with Client(api) as bot:
        assert len(await bot.does("getUpdates")) == api.pending > 10
    assert api.complaints == []


@needs_specification
async def test_what_does_not_keep_the_specification_is_complained_about(api: BotApi) -> None:
    person = api.person()
    await person.says("/start")
    async with Client(api) as bot:
        await bot.does("sendMessage", chat_id=person.id, text="x", disable_notifications=True)
        await bot.refused("sendDice", chat_id=person.id)
    assert api.complaints == [
        "sendMessage: there is no parameter disable_notifications",
        "sendDice: the official server has it, this one has not",
    ]
    api.complaints.clear()


@needs_specification
def test_an_answer_of_another_shape_is_found_out() -> None:
    found = specification()
    assert isinstance(found, Specification)
    wrong = {"id": "1", "is_bot": True, "first_name": "x", "colour": 1}
    complaints = ["getMe.id: '1' is no Integer", "getMe: a User has no colour"]
    assert sorted(found.answer("getMe", wrong)) == sorted(complaints)
    assert found.answer("getChatMember", {"status": "boss", "user": wrong | {"id": 1}})


async def test_the_hand_tool_shows_what_the_bot_sends() -> None:
    tool = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.botapi",
        "--port",
        "0",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert tool.stdin
    assert tool.stdout
    address = (await tool.stdout.readline()).decode().split()[0].removeprefix("BOT_API_URL=")
    there = BotApi(port=int(address.rpartition(":")[2]))
    tool.stdin.write(b"/start\n")
    async with Client(there) as bot:
        update = (await bot.does("getUpdates", timeout=10))[0]
        await bot.does("sendMessage", chat_id=update["message"]["chat"]["id"], text="أهلا")
    assert "أهلا" in [(await tool.stdout.readline()).decode() for _ in range(2)][1]
    tool.stdin.close()
    assert await tool.wait() == 0
