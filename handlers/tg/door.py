"""Which way does an update go? Who may not come in is turned away; what goes wrong is said to who waits."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.chats.joining import language_for
from bot.chats.looking import Look
from bot.chats.reasons import why
from bot.desk import Desk
from bot.errors import MujazError
from bot.operating.gate import may_come_in, turned_away
from bot.pipeline.run import Newsroom
from bot.texts.say import say
from handlers.chat.talk import Answer, look_nowhere
from handlers.tg.asking import Asking
from handlers.tg.formatting import plain
from handlers.tg.inline import refuse
from handlers.tg.meant import asks_something
from handlers.tg.members import Members
from handlers.tg.membership import Membership
from handlers.tg.messages import Messages
from handlers.tg.presses import Presses
from handlers.tg.replies import Replies
from handlers.tg.sending import sent_to, stop_spinning
from handlers.tg.updates import Context

log = logging.getLogger(__name__)


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
        self._replies = Replies(desk)
        asking = Asking(desk, newsroom, look, members or Members(), has_pictures=has_pictures)
        self.messages = Messages(desk, asking, self._replies)
        self.presses = Presses(asking, self._replies)
        self.membership = Membership(desk, asking)

    @property
    def is_idle(self) -> bool:
        """Tell whether no answer is still to follow."""
        return self._replies.is_idle

    async def close(self) -> None:
        """Drop the answers that were still to follow: who asks again gets them."""
        await self._replies.close()

    async def gate(self, update: Update, context: Context) -> None:
        """Go no further with what a chat says that is not heard: it is banned, not on the list, or in a hurry."""
        chat, user = update.effective_chat, update.effective_user
        if update.inline_query is not None and user is not None and not await may_come_in(self._desk, user.id):
            language = language_for(user.language_code or "", self._desk.settings.default_language)
            await refuse(update.inline_query, language)
            raise ApplicationHandlerStop
        if chat is None or not asks_something(update, context.bot):
            return
        language = (user.language_code if user else "") or ""
        claims = (update.message.text or "").startswith("/claim") if update.message else False
        told = await turned_away(self._desk, chat.id, language, kind=chat.type, claims=claims)
        if told is None:
            return
        if update.callback_query is not None:
            await stop_spinning(update.callback_query, plain(told))
        elif told and update.effective_message is not None:
            await sent_to(update.effective_message, Answer(told))
        raise ApplicationHandlerStop

    async def trouble(self, update: object, context: Context) -> None:
        """Log what went wrong on our side, and say so to the person who waits for an answer."""
        log.error("an update could not be handled", exc_info=context.error)
        message = update.effective_message if isinstance(update, Update) else None
        if message is None or (
            isinstance(context.error, TelegramError) and not isinstance(context.error, BadRequest)
        ):
            return
        chat = await self._desk.store.chat(message.chat.id)
        user = update.effective_user if isinstance(update, Update) else None
        speaks = (user.language_code if user else "") or ""
        language = chat.language if chat else language_for(speaks, self._desk.settings.default_language)
        told = why(language, context.error) if isinstance(context.error, MujazError) else say(language, "trouble")
        try:
            await self._replies.reply(message, [Answer(told)])
        except TelegramError as error:
            log.warning("who waits for an answer could not be told that there is none: %s", error)
