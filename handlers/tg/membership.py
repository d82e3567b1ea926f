"""What follows when the bot is let in, made an administrator, blocked or removed, or when a group moves?"""

from __future__ import annotations

from telegram import ChatMemberUpdated, Update

from bot.chats.leaving import leave
from bot.chats.managing import remember
from bot.chats.moving import move
from bot.desk import Desk
from bot.operating.access import is_banned
from handlers.chat.groups import greeting
from handlers.chat.managing import invitation
from handlers.tg.asking import Asking
from handlers.tg.members import is_admin
from handlers.tg.sending import sent_if_possible
from handlers.tg.updates import Context
from storage.records import Standing

_LEFT = frozenset({"left", "kicked"})


class Membership:
    """The handlers of what happens to chats."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking

    async def changed(self, update: Update, _: Context) -> None:
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
            await self._asking.ask(update)

    async def _came_into_group(self, update: Update, member: ChatMemberUpdated) -> None:
        """Greet a group in a sentence or two."""
        ask = await self._asking.ask(update)
        await remember(self._desk, member.from_user.id, member.chat.id)
        is_back = bool(await self._desk.store.subscriptions(member.chat.id))
        for each in greeting(ask, is_back=is_back):
            await sent_if_possible(member.get_bot(), member.chat.id, ask.chat.topic, each)

    async def _came_into_channel(self, update: Update, member: ChatMemberUpdated) -> None:
        """Tell the person who made us an administrator, in private, where the channel is managed."""
        before, now = member.old_chat_member, member.new_chat_member
        if (before.status, is_admin(before)) == (now.status, is_admin(now)):
            return
        ask, person = await self._asking.ask(update), await self._desk.store.chat(member.from_user.id)
        await remember(self._desk, member.from_user.id, member.chat.id)
        language = person.language if person else ask.chat.language
        told = invitation(language, ask.chat, may_post=is_admin(now))
        await sent_if_possible(member.get_bot(), member.from_user.id, 0, told)

    async def moved(self, update: Update, _: Context) -> None:
        """Follow a group that became a supergroup."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await move(self._desk, message.chat.id, message.migrate_to_chat_id)
