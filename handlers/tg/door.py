"""How does an update become a question, and an answer a message?"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any

from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    Document,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    MessageOriginChannel,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ApplicationHandlerStop, CallbackContext

from bot.chats.importing import Look
from bot.chats.joining import join, language_for
from bot.chats.leaving import leave
from bot.chats.moving import move
from bot.chats.reasons import why
from bot.desk import Desk
from bot.errors import MujazError
from bot.operating.access import is_banned
from bot.operating.gate import may_come_in, turned_away
from bot.pipeline.run import Newsroom
from bot.texts.say import say
from handlers.chat.reading import came_back
from handlers.chat.routes import hear_command, hear_file, hear_forwarded, hear_press, hear_words
from handlers.chat.talk import Answer, Ask, Rows, SentFile, look_nowhere
from handlers.tg.formatting import plain, replied_to, written_behind
from handlers.tg.meant import asks_something
from storage.records import AWAY, Chat, Standing

log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]
_ALBUMS = 256  # the last ones that were answered
_LEFT = frozenset({"left", "kicked"})


class FileGoneError(MujazError):
    """Telegram does not give the file that a person sent."""

    text = "file-gone"


class Door:
    """The handlers that python-telegram-bot calls; `look` says what can be followed at an address."""

    def __init__(self, desk: Desk, newsroom: Newsroom, look: Look = look_nowhere) -> None:
        self._desk = desk
        self._newsroom = newsroom
        self._look = look
        self._later: set[asyncio.Task[None]] = set()
        self._albums: deque[str] = deque(maxlen=_ALBUMS)

    @property
    def is_idle(self) -> bool:
        """Tell whether no answer is still to follow."""
        return not self._later

    async def close(self) -> None:
        """Drop the answers that were still to follow: who asks again gets them."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def gate(self, update: Update, context: Context) -> None:
        """Go no further with what a chat says that is not heard: it is banned, not on the list, or in a hurry."""
        chat, user = update.effective_chat, update.effective_user
        if update.inline_query is not None and user is not None and not await may_come_in(self._desk, user.id):
            raise ApplicationHandlerStop
        if chat is None or not asks_something(update, context.bot):
            return
        language = (user.language_code if user else "") or ""
        claims = (update.message.text or "").startswith("/claim") if update.message else False
        told = await turned_away(self._desk, chat.id, language, kind=chat.type, claims=claims)
        if told is None:
            return
        if update.callback_query is not None:
            await _stop_spinning(update.callback_query, plain(told))
        elif told and update.effective_message is not None:
            await _sent_to(update.effective_message, Answer(told))
        raise ApplicationHandlerStop

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
        ask = replace(ask, written=written_behind(message, ask.words), replied=replied_to(message))
        await self._reply(message, await hear_command(ask, name.partition("\n")[0]))

    async def words(self, update: Update, _: Context) -> None:
        """Answer words that a person sent in private."""
        if update.effective_message and update.effective_message.text:
            ask = await self._ask(update, words=update.effective_message.text.strip())
            await self._reply(update.effective_message, await hear_words(ask))

    async def reply(self, update: Update, context: Context) -> None:
        """Answer words of a group that reply to a message of ours, where something was asked."""
        message = update.effective_message
        replied = message.reply_to_message if message else None
        if message is None or not message.text or replied is None or replied.from_user is None:
            return
        chat = await self._desk.store.chat(message.chat.id)
        if replied.from_user.id == context.bot.id and chat is not None and chat.asked:
            ask = await self._ask(update, words=message.text.strip())
            await self._reply(message, await hear_words(ask))

    async def forwarded(self, update: Update, _: Context) -> None:
        """Answer a channel's post that was forwarded, whatever is in it; an album comes as many messages."""
        message = update.effective_message
        if message is None or message.media_group_id in self._albums:
            return
        if message.media_group_id:
            self._albums.append(message.media_group_id)
        if isinstance(message.forward_origin, MessageOriginChannel):
            channel = message.forward_origin.chat.username or ""
            await self._reply(message, await hear_forwarded(await self._ask(update), channel))

    async def file(self, update: Update, _: Context) -> None:
        """Answer a document: a list of feeds perhaps."""
        message = update.effective_message
        if message and message.document:
            await self._reply(message, await hear_file(await self._ask(update), _sent(message.document)))

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
            sent = await self._answer_press(query, each)
            if sent is not None:
                self._go_on(sent, each)

    async def membership(self, update: Update, _: Context) -> None:
        """Note that we were blocked or removed; who comes back is welcome as they were."""
        member: ChatMemberUpdated | None = update.my_chat_member
        if member is None:
            return
        status = member.new_chat_member.status
        if status in _LEFT:
            standing = Standing.BLOCKED if member.chat.type == member.chat.PRIVATE else Standing.KICKED
            await leave(self._desk, member.chat.id, standing, f"the bot's membership is {status}")
        elif await self._desk.store.chat(member.chat.id) is not None and not await is_banned(
            self._desk, member.chat.id
        ):
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
        told = why(language, context.error) if isinstance(context.error, MujazError) else say(language, "trouble")
        await self._reply(message, [Answer(told)])

    async def _ask(self, update: Update, words: str = "") -> Ask:
        """Give what is asked, by a chat that is known from now on; who was away is told what they missed."""
        chat, user = update.effective_chat, update.effective_user
        assert chat is not None
        before = await self._desk.store.chat(chat.id)
        language = language_for((user.language_code if user else "") or "", "")
        known = await join(self._desk, chat.id, chat.type, language, topic=_topic(update, before))
        ask = Ask(self._desk, self._newsroom, known, words, look=self._look)
        if before is not None and before.standing in AWAY:
            for each in await came_back(ask):
                await chat.send_message(**_arguments(each))
        return ask

    async def _reply(self, message: Message, answers: Sequence[Answer]) -> None:
        for each in answers:
            self._go_on(await _sent_to(message, each), each)

    def _go_on(self, sent: Message, each: Answer) -> None:
        """Let follow what is to follow a message that was sent: what it says later, and further ones."""
        if each.progress is not None:
            self._in_time(sent, self._show_progress(sent, each.progress))
        if each.later is not None:
            self._in_time(sent, self._follow_up(sent, each.later))

    def _in_time(self, sent: Message, work: Coroutine[Any, Any, None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except Exception:
                log.exception("an answer that was to follow could not be given")
                await self._say_trouble(sent)

        task = asyncio.create_task(guarded())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _follow_up(self, sent: Message, later: Callable[[], Awaitable[list[Answer]]]) -> None:
        await self._reply(sent, await later())

    async def _show_progress(self, sent: Message, progress: AsyncIterator[Answer]) -> None:
        """Let a message say one thing after the other; where it is gone, the last comes as a new one."""
        last, is_shown = None, True
        async for last in progress:
            is_shown = await _edited(sent, last)
        if last is not None and not is_shown:
            await self._reply(sent, [last])

    async def _say_trouble(self, sent: Message) -> None:
        chat = await self._desk.store.chat(sent.chat.id)
        language = chat.language if chat else self._desk.settings.default_language
        await _edited(sent, Answer(say(language, "trouble")))

    async def _answer_press(self, query: CallbackQuery, each: Answer) -> Message | None:
        """Answer in the message of the button or in a new one; give it, None where the old one is out of reach."""
        pressed = query.message if isinstance(query.message, Message) else None
        if pressed is not None and (not each.edit or each.document or each.photo):
            return await _sent_to(pressed, each)
        if not each.edit:
            if query.message is not None:
                return await query.get_bot().send_message(query.message.chat.id, **_arguments(each))
            return None
        try:
            await query.edit_message_text(**_arguments(each))
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise
        return pressed


async def _sent_to(message: Message, each: Answer) -> Message:
    """Send an answer into the chat, and the topic, of a message."""
    if each.photo is not None:
        return await message.reply_photo(
            InputFile(each.photo.content, filename=each.photo.name),
            caption=str(each.text) or None,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(each.rows),
            do_quote=False,
        )
    if each.document is None:
        return await message.reply_text(**_arguments(each), do_quote=False)
    return await message.reply_document(
        InputFile(each.document.content, filename=each.document.name),
        caption=str(each.text),
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(each.rows),
        do_quote=False,
    )


async def _edited(sent: Message, each: Answer) -> bool:
    """Let a message say something else; give False where that is not possible. What it waits for goes on."""
    try:
        await sent.edit_text(**_arguments(each))
    except TelegramError as error:
        if "not modified" in error.message.lower():
            return True
        log.warning("a message that tells how far something is could not be changed: %s", error)
        return False
    return True


def _sent(document: Document) -> SentFile:
    """Give a person's file; it is fetched when it is read."""

    async def read() -> bytes:
        try:
            return bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError as error:
            raise FileGoneError(f"a file that was sent cannot be had: {error}") from error

    return SentFile(document.file_name or "", document.file_size or 0, read)


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
