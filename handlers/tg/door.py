"""How does an update become a question, and an answer a message?"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    ChatMemberUpdated,
    Document,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    MessageOriginChannel,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ApplicationHandlerStop, CallbackContext

from bot.chats.importing import Look
from bot.chats.joining import join, language_for
from bot.chats.leaving import leave
from bot.chats.managing import PRIVATE, remember
from bot.chats.moving import move
from bot.chats.reasons import why
from bot.chats.searching import Searching
from bot.desk import Desk
from bot.errors import MujazError
from bot.operating.access import is_banned
from bot.operating.gate import may_come_in, turned_away
from bot.pipeline.run import Newsroom
from bot.texts.say import say
from handlers.chat.groups import greeting, may_change
from handlers.chat.managing import invitation
from handlers.chat.reading import came_back
from handlers.chat.routes import hear_command, hear_file, hear_forwarded, hear_location, hear_press, hear_words
from handlers.chat.talk import Answer, Ask, Keys, Photo, Replied, Rows, SentFile, answer, look_nowhere
from handlers.tg.formatting import plain, replied_to, written_behind
from handlers.tg.meant import asks_something
from handlers.tg.members import Members, is_admin
from handlers.tg.updates import is_anonymous, is_list_for, is_private, place_shown, replies_to, topic_of
from storage.records import AWAY, Chat, Standing

log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]
_ALBUMS = 256  # the last ones that were answered
_LEFT = frozenset({"left", "kicked"})


class FileGoneError(MujazError):
    """Telegram does not give the file that a person sent."""

    text = "file-gone"


class Door:
    """The handlers that python-telegram-bot calls; `look` says what can be followed at an address.

    Without `has_pictures` (in a terminal) answers have words instead of pictures.
    """

    def __init__(
        self,
        desk: Desk,
        newsroom: Newsroom,
        look: Look = look_nowhere,
        members: Members | None = None,
        *,
        has_pictures: bool = True,
    ) -> None:
        self._desk = desk
        self._newsroom = newsroom
        self._look = look
        self._members = members or Members()
        self._has_pictures = has_pictures
        self._searching = Searching()
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
        """Answer a command that is meant for us; in a group, one that was forwarded is nobody's command."""
        message = update.effective_message
        if message is None or not message.text or (message.forward_origin and not is_private(message)):
            return
        command, *words = message.text.split(maxsplit=1)
        name, _, bot_name = command.removeprefix("/").partition("@")
        if bot_name and bot_name.lower() != context.bot.username.lower():
            return
        ask = await self._ask(update, words="".join(words).strip())
        quoted = replied_to(message)
        ask = replace(ask, is_named=bool(bot_name), written=written_behind(message, ask.words), quoted=quoted)
        await self._reply(message, await hear_command(ask, name))

    async def words(self, update: Update, _: Context) -> None:
        """Answer words that a person sent in private."""
        if update.effective_message and update.effective_message.text:
            ask = await self._ask(update, words=update.effective_message.text.strip())
            await self._reply(update.effective_message, await hear_words(ask))

    async def reply(self, update: Update, context: Context) -> None:
        """Answer words of a group that reply to a message of ours, where something was asked."""
        message = update.effective_message
        if message is None or not message.text or not replies_to(message, context.bot.id):
            return
        chat = await self._desk.store.chat(message.chat.id)
        if chat is not None and chat.asked:
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

    async def file(self, update: Update, context: Context) -> None:
        """Answer a document: a list of feeds perhaps. In a group, a list that replies to a message of ours."""
        message = update.effective_message
        if message and message.document and (is_private(message) or is_list_for(message, context.bot.id)):
            await self._reply(message, await hear_file(await self._ask(update), _sent(message.document)))

    async def location(self, update: Update, _: Context) -> None:
        """Answer a location that a person shared: only its time zone is kept."""
        message = update.effective_message
        if message and message.location:
            where = message.location
            answers = await hear_location(await self._ask(update), where.latitude, where.longitude)
            await self._reply(message, answers)

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
        ask = await self._ask(update)
        if ask.chat.managing and not isinstance(query.message, Message):  # nobody knows for which chat it spoke
            answers = answer(ask.say("press-old"))
        else:
            answers = await hear_press(replace(ask, within=place_shown(query)), query.data or "")
        await _stop_spinning(query, next((each.notice for each in answers), ""))
        for each in answers:
            if not each.text:
                continue
            sent = await self._answer_press(query, each)
            if sent is not None:
                self._go_on(sent, each)

    async def membership(self, update: Update, _: Context) -> None:
        """Note that we were blocked or removed; a group is greeted, and who comes back is welcome as they were."""
        member: ChatMemberUpdated | None = update.my_chat_member
        if member is None:
            return
        status, chat = member.new_chat_member.status, member.chat
        if status in _LEFT:
            standing = Standing.BLOCKED if member.chat.type == member.chat.PRIVATE else Standing.KICKED
            await leave(self._desk, member.chat.id, standing, f"the bot's membership is {status}")
        elif await is_banned(self._desk, chat.id):
            return
        elif chat.type == chat.CHANNEL:
            await self._came_into_channel(update, member)
        elif chat.type != chat.PRIVATE and member.old_chat_member.status in _LEFT:
            await self._came_into_group(update, member)
        elif await self._desk.store.chat(chat.id) is not None:
            await self._ask(update)

    async def _came_into_group(self, update: Update, member: ChatMemberUpdated) -> None:
        """Greet a group in a sentence or two."""
        ask = await self._ask(update)
        await remember(self._desk, member.from_user.id, member.chat.id)
        is_back = bool(await self._desk.store.subscriptions(member.chat.id))
        for each in greeting(ask, is_back=is_back):
            await _sent_if_possible(member.get_bot(), member.chat.id, ask.chat.topic, each)

    async def _came_into_channel(self, update: Update, member: ChatMemberUpdated) -> None:
        """Tell the person who made us an administrator, in private, where the channel is managed."""
        before, now = member.old_chat_member, member.new_chat_member
        if (before.status, is_admin(before)) == (now.status, is_admin(now)):
            return
        ask, person = await self._ask(update), await self._desk.store.chat(member.from_user.id)
        await remember(self._desk, member.from_user.id, member.chat.id)
        language = person.language if person else ask.chat.language
        told = invitation(language, ask.chat, may_post=is_admin(now))
        await _sent_if_possible(member.get_bot(), member.from_user.id, 0, told)

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
        chat, user, bot = update.effective_chat, update.effective_user, update.get_bot()
        assert chat is not None
        before = await self._desk.store.chat(chat.id)
        language = (user.language_code if user else "") or ""
        told = Ask(
            self._desk,
            self._newsroom,
            before or Chat(chat.id, chat.type, language_for(language, ""), "UTC", self._desk.clock()),
            words,
            look=self._look,
            searching=self._searching,
            has_pictures=self._has_pictures,
            replied=_replied(update.message),
            person=user.id if user else 0,
            is_anonymous=is_anonymous(update),
            administers=partial(self._members.administers, bot),
            topic=topic_of(update),
            bot=bot.username,
            has_inline=bool(bot.bot.supports_inline_queries),
        )
        topic = await self._topic_of(told, before, is_message=update.message is not None)
        known = await join(self._desk, chat.id, chat.type, language, topic=topic, title=chat.title or "")
        ask = replace(told, chat=known)
        if before is not None and before.standing in AWAY and chat.type != chat.CHANNEL:
            for each in await came_back(ask):
                await _sent_if_possible(bot, chat.id, known.topic, each)
        return ask

    async def _topic_of(self, ask: Ask, before: Chat | None, *, is_message: bool) -> int:
        """Give the topic in which the chat has its news: the one in which an administrator set it up.

        In a private chat it is the last one spoken in. /here moves it.
        """
        if before is None or not is_message:
            return before.topic if before else ask.topic
        if ask.chat.kind == PRIVATE or before.standing in AWAY or before.topic == ask.topic:
            return ask.topic
        if await self._desk.store.subscriptions(ask.chat.id):
            return before.topic
        return ask.topic if await may_change(ask) else before.topic

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
        if each.keyboard:
            await _rekeyed(query, each)
            return pressed
        if pressed is not None and (not each.edit or each.document is not None):
            return await _sent_to(pressed, each)
        if pressed is not None and each.photo is not None:
            return await _redrawn(pressed, each.photo, each)
        if not each.edit:
            if query.message is not None:
                return await query.get_bot().send_message(query.message.chat.id, **_arguments(each))
            return None  # a message that was sent by inline mode stands in a chat that is not known
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
            InputFile(each.photo.content, filename=each.photo.name), **_captioned(each), do_quote=False
        )
    if each.document is None:
        return await message.reply_text(**_arguments(each), do_quote=False)
    return await message.reply_document(
        InputFile(each.document.content, filename=each.document.name),
        **_captioned(each),
        do_quote=False,
    )


async def _rekeyed(query: CallbackQuery, each: Answer) -> None:
    """Change the buttons of the pressed message; one that is gone, or has them, stays as it is."""
    try:
        await query.edit_message_reply_markup(keyboard(each.rows))
    except BadRequest as error:
        log.info("the buttons of a message stay as they are: %s", error)


async def _redrawn(message: Message, photo: Photo, each: Answer) -> Message:
    """Put another picture into a message; where it is gone, or had none, the picture comes as a new one."""
    media = InputMediaPhoto(photo.content, caption=str(each.text), parse_mode=ParseMode.HTML, filename=photo.name)
    try:
        await message.edit_media(media, reply_markup=keyboard(each.rows))
    except BadRequest as error:
        if "not modified" in error.message.lower():
            return message
        log.info("a picture could not be put into the place of another: %s", error)
        return await _sent_to(message, each)
    return message


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


def _replied(message: Message | None) -> Replied | None:
    """Give the message to which another replies, None for one that replies to nothing."""
    replied = message.reply_to_message if message else None
    if replied is None:
        return None
    entities = (*replied.entities, *replied.caption_entities)
    return Replied(replied.message_id, tuple(each.url for each in entities if each.url))


async def _sent_if_possible(bot: Bot, chat_id: int, topic: int, each: Answer) -> None:
    """Send what nobody asked for; where that is not allowed, nothing is."""
    try:
        await bot.send_message(chat_id, message_thread_id=topic or None, **_arguments(each))
    except TelegramError as error:
        log.info("a chat could not be greeted: %s", error)


async def _stop_spinning(query: CallbackQuery, notice: str) -> None:
    try:
        await query.answer(notice or None)
    except BadRequest as error:
        log.info("a press was answered too late: %s", error)


def _arguments(each: Answer) -> dict[str, Any]:
    return {
        "text": str(each.text),
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(each.rows) or keys(each.keys),
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }


def _captioned(each: Answer) -> dict[str, Any]:
    return {"caption": str(each.text), "parse_mode": ParseMode.HTML, "reply_markup": keyboard(each.rows)}


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Give rows of buttons as Telegram takes them."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )


def keys(wanted: Keys | None) -> ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """Give the keys under a private chat as Telegram takes them; without one to press, they are taken away."""
    if wanted is None:
        return None
    where = [KeyboardButton(wanted.location, request_location=True)] if wanted.location else []
    rows = [[each] for each in [*where, *map(KeyboardButton, wanted.words)]]
    return (
        ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True) if rows else ReplyKeyboardRemove()
    )
