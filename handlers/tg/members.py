"""Who administers a group or channel? Telegram is asked, and believed for a minute."""

from __future__ import annotations

import time
from collections.abc import Callable

from telegram import Bot, ChatMember, ChatMemberAdministrator
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.errors import MujazError

SECONDS = 60.0
_KNOWN = 10_000  # people in chats, of whom it is remembered


class MembersUnknownError(MujazError):
    """Telegram does not say now who administers a chat."""

    text = "members-unknown"


class Members:
    """Asks getChatMember, at most once in `seconds` about one person in one chat."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic, seconds: float = SECONDS) -> None:
        self._monotonic = monotonic
        self._seconds = seconds
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def administers(self, bot: Bot, chat_id: int, user_id: int) -> bool:
        """Tell whether a person administers a group, or posts in a channel. Raises MembersUnknownError."""
        if not user_id or chat_id >= 0:
            return False
        now = self._monotonic()
        until, known = self._known.get((chat_id, user_id), (now, False))
        if now < until:
            return known
        administers = await _asked(bot, chat_id, user_id)
        if len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[chat_id, user_id] = (now + self._seconds, administers)
        return administers


async def _asked(bot: Bot, chat_id: int, user_id: int) -> bool:
    try:
        return is_admin(await bot.get_chat_member(chat_id, user_id))
    except (BadRequest, Forbidden, ChatMigrated):  # not there, or the bot is not: nobody to be believed
        return False
    except TelegramError as error:
        raise MembersUnknownError(f"Telegram does not say who administers {chat_id}: {error}") from error


def is_admin(member: ChatMember) -> bool:
    """Tell whether somebody administers a chat; in a channel, whether they may post there."""
    if member.status == ChatMember.OWNER:
        return True
    return isinstance(member, ChatMemberAdministrator) and member.can_post_messages is not False
