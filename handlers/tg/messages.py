"""What is answered to a message: a command, words, a forwarded post, a file, a location?"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from telegram import Document, MessageOriginChannel, Update
from telegram.error import TelegramError

from bot.desk import Desk
from bot.errors import MujazError
from handlers.chat.routes import hear_command, hear_file, hear_forwarded, hear_location, hear_words
from handlers.chat.talk import Answer, SentFile
from handlers.tg.asking import Asking
from handlers.tg.formatting import replied_to, written_behind
from handlers.tg.replies import Replies
from handlers.tg.updates import Context, is_list_for, is_private, replies_to

_ALBUMS = 256  # the last ones that were answered


class FileGoneError(MujazError):
    """Telegram does not give the file that a person sent."""

    text = "file-gone"


class Messages:
    """The handlers of messages."""

    def __init__(self, desk: Desk, asking: Asking, replies: Replies) -> None:
        self._desk = desk
        self._asking = asking
        self._replies = replies
        self._albums: deque[str] = deque(maxlen=_ALBUMS)

    async def command(self, update: Update, context: Context) -> None:
        """Answer a command that is meant for us; in a group, one that was forwarded is nobody's command."""
        message = update.effective_message
        if message is None or not message.text or (message.forward_origin and not is_private(message)):
            return
        command, *words = message.text.split(maxsplit=1)
        name, _, bot_name = command.removeprefix("/").partition("@")
        if bot_name and bot_name.lower() != context.bot.username.lower():
            return
        ask = await self._asking.ask(update, words="".join(words).strip())
        quoted = replied_to(message)
        ask = replace(ask, is_named=bool(bot_name), written=written_behind(message, ask.words), quoted=quoted)
        await self._replies.reply(message, await hear_command(ask, name))

    async def words(self, update: Update, _: Context) -> None:
        """Answer words that a person sent in private."""
        if update.effective_message and update.effective_message.text:
            ask = await self._asking.ask(update, words=update.effective_message.text.strip())
            await self._replies.reply(update.effective_message, await hear_words(ask))

    async def reply(self, update: Update, context: Context) -> None:
        """Answer words of a group that reply to a message of ours, where something was asked."""
        message = update.effective_message
        if message is None or not message.text or not replies_to(message, context.bot.id):
            return
        chat = await self._desk.store.chat(message.chat.id)
        if chat is not None and chat.asked:
            ask = await self._asking.ask(update, words=message.text.strip())
            await self._replies.reply(message, await hear_words(ask))

    async def forwarded(self, update: Update, _: Context) -> None:
        """Answer a channel's post that was forwarded, whatever is in it; an album comes as many messages."""
        message = update.effective_message
        if message is None or message.media_group_id in self._albums:
            return
        if message.media_group_id:
            self._albums.append(message.media_group_id)
        if isinstance(message.forward_origin, MessageOriginChannel):
            channel = message.forward_origin.chat.username or ""
            await self._replies.reply(message, await hear_forwarded(await self._asking.ask(update), channel))

    async def file(self, update: Update, context: Context) -> None:
        """Answer a document: a list of feeds perhaps. In a group, a list that replies to a message of ours."""
        message = update.effective_message
        if message and message.document and (is_private(message) or is_list_for(message, context.bot.id)):
            ask = await self._asking.ask(update)
            await self._replies.reply(message, await hear_file(ask, _sent(message.document)))

    async def location(self, update: Update, _: Context) -> None:
        """Answer a location that a person shared: only its time zone is kept."""
        message = update.effective_message
        if message and message.location:
            where = message.location
            answers = await hear_location(await self._asking.ask(update), where.latitude, where.longitude)
            await self._replies.reply(message, answers)

    async def other(self, update: Update, _: Context) -> None:
        """Say that only words are read."""
        if update.effective_message:
            ask = await self._asking.ask(update)
            await self._replies.reply(update.effective_message, [Answer(ask.say("text-only"))])


def _sent(document: Document) -> SentFile:
    """Give a person's file; it is fetched when it is read."""

    async def read() -> bytes:
        try:
            return bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError as error:
            raise FileGoneError(f"a file that was sent cannot be had: {error}") from error

    return SentFile(document.file_name or "", document.file_size or 0, read)
