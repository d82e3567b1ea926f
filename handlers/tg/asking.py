"""Who asks what, and where? An update in, the question for the conversation out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from telegram import Message, Update

from bot.chats.joining import join, language_for
from bot.chats.looking import Look
from bot.chats.managing import PRIVATE
from bot.chats.searching import Searching
from bot.desk import Desk
from bot.pipeline.run import Newsroom
from handlers.chat.groups import may_change
from handlers.chat.reading import came_back
from handlers.chat.talk import Ask, Replied
from handlers.tg.members import Members
from handlers.tg.sending import sent_if_possible
from handlers.tg.updates import is_anonymous, topic_of
from storage.records import AWAY, Chat


class Asking:
    """Makes questions of updates; `look` says what can be followed at an address."""

    def __init__(
        self, desk: Desk, newsroom: Newsroom, look: Look, members: Members, *, has_pictures: bool
    ) -> None:
        self._desk = desk
        self._newsroom = newsroom
        self._look = look
        self._members = members
        self._has_pictures = has_pictures
        self._searching = Searching()

    async def ask(self, update: Update, words: str = "") -> Ask:
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
                await sent_if_possible(bot, chat.id, known.topic, each)
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


def _replied(message: Message | None) -> Replied | None:
    """Give the message to which another replies, None for one that replies to nothing."""
    replied = message.reply_to_message if message else None
    if replied is None:
        return None
    entities = (*replied.entities, *replied.caption_entities)
    return Replied(replied.message_id, tuple(each.url for each in entities if each.url))
