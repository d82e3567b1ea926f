"""How does an update become a question, and an answer a message?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackContext

from bot.chats.joining import join, language_for
from bot.chats.leaving import leave
from bot.chats.moving import move
from bot.desk import Desk
from bot.errors import MujazError
from bot.pipeline.run import Newsroom
from bot.texts.say import say, say_error
from handlers.chat.reading import came_back
from handlers.chat.routes import hear_command, hear_press, hear_words
from handlers.chat.talk import Answer, Ask, Rows
from storage.records import AWAY, Chat, Standing

log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]
_LEFT = frozenset({"left", "kicked"})


class Door:
    """The handlers that python-telegram-bot calls."""

    def __init__(self, desk: Desk, newsroom: Newsroom) -> None:
        self._desk = desk
        self._newsroom = newsroom
        self._later: set[asyncio.Task[None]] = set()

    @property
    def is_idle(self) -> bool:
        """Tell whether no answer is still to follow."""
        return not self._later

    async def close(self) -> None:
        """Drop the answers that were still to follow: who asks again gets them."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def command(self, update: Update, context: Context) -> None:
        """Answer a command that is meant for us."""
        message = update.effective_message
        if message is None or not message.text:
            return
        command, _, words = message.text.partition(" ")
        name, _, bot_name = command.removeprefix("/").partition("@")
        if bot_name and bot_name.lower() != context.bot.username.lower():
            return
        ask = await self._ask(update, words=words.strip() or _second_line(message.text))
        await self._reply(message, await hear_command(ask, name.partition("\n")[0]))

    async def words(self, update: Update, _: Context) -> None:
        """Answer words that a person sent in private."""
        if update.effective_message and update.effective_message.text:
            ask = await self._ask(update, words=update.effective_message.text.strip())
            await self._reply(update.effective_message, await hear_words(ask))

    async def other(self, update: Update, _: Context) -> None:
        """Say that only words are read."""
        if update.effective_message:
            ask = await self._ask(update)
            await self._reply(update.effective_message, [Answer(ask.say("text-only"))])

    async def press(self, update: Update, _: Context) -> None:
        """Answer a pressed button: it acts on the chat where it was pressed, whatever its data says."""
        query = update.callback_query
        if query is None:
            return
        answers = await hear_press(await self._ask(update), query.data or "")
        await _stop_spinning(query, next((each.notice for each in answers), ""))
        for each in answers:
            await self._answer_press(query, each)

    async def membership(self, update: Update, _: Context) -> None:
        """Note that we were blocked or removed; who comes back is welcome as they were."""
        member: ChatMemberUpdated | None = update.my_chat_member
        if member is None:
            return
        status = member.new_chat_member.status
        if status in _LEFT:
            standing = Standing.BLOCKED if member.chat.type == member.chat.PRIVATE else Standing.KICKED
            await leave(self._desk, member.chat.id, standing, f"the bot's membership is {status}")
        elif await self._desk.store.chat(member.chat.id) is not None:
            await self._ask(update)

    async def moved(self, update: Update, _: Context) -> None:
        """Follow a group that became a supergroup."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await move(self._desk, message.chat.id, message.migrate_to_chat_id)

    async def trouble(self, update: object, context: Context) -> None:
        """Log what went wrong on our side, and say so to the person who waits for an answer."""
        log.error("an update could not be handled", exc_info=context.error)
        message = update.effective_message if isinstance(update, Update) else None
        if message is None or isinstance(context.error, TelegramError):
            return
        chat = await self._desk.store.chat(message.chat.id)
        language = chat.language if chat else self._desk.settings.default_language
        told = (
            say_error(language, context.error)
            if isinstance(context.error, MujazError)
            else say(language, "trouble")
        )
        await self._reply(message, [Answer(told)])

    async def _ask(self, update: Update, words: str = "") -> Ask:
        """Give what is asked, by a chat that is known from now on; who was away is told what they missed."""
        chat, user = update.effective_chat, update.effective_user
        assert chat is not None
        before = await self._desk.store.chat(chat.id)
        language = language_for((user.language_code if user else "") or "", "")
        known = await join(self._desk, chat.id, chat.type, language, topic=_topic(update, before))
        ask = Ask(self._desk, self._newsroom, known, words)
        if before is not None and before.standing in AWAY:
            for each in await came_back(ask):
                await chat.send_message(**_arguments(each))
        return ask

    async def _reply(self, message: Message, answers: Sequence[Answer]) -> None:
        for each in answers:
            await message.reply_text(**_arguments(each), do_quote=False)
            if each.later is not None:
                self._follow_up(message, each.later)

    def _follow_up(self, message: Message, later: Callable[[], Awaitable[list[Answer]]]) -> None:
        async def follow() -> None:
            try:
                await self._reply(message, await later())
            except Exception:
                log.exception("an answer that was to follow could not be given")

        task = asyncio.create_task(follow())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _answer_press(self, query: CallbackQuery, each: Answer) -> None:
        if not each.edit:
            if query.message is not None:
                await query.get_bot().send_message(query.message.chat.id, **_arguments(each))
            return
        try:
            await query.edit_message_text(**_arguments(each))
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise


def _topic(update: Update, before: Chat | None) -> int:
    """Give the topic that was spoken in: 0 outside of one, and what it was where no message says."""
    message = update.message
    if message is None:
        return before.topic if before else 0
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def _second_line(text: str) -> str:
    """Give what stands under a command in a line of its own."""
    return text.partition("\n")[2].strip()


async def _stop_spinning(query: CallbackQuery, notice: str) -> None:
    try:
        await query.answer(notice or None)
    except BadRequest as error:
        log.info("a press was answered too late: %s", error)


def _arguments(each: Answer) -> dict[str, Any]:
    return {
        "text": str(each.text),
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(each.rows),
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Give rows of buttons as Telegram takes them."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )
