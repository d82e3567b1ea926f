"""Who may change what in a group or channel? Administrators; everybody there may read.

Reading is open to all members, since they see what the bot posts anyway; everything else is for administrators,
who are asked about at Telegram each time (handlers/tg/members.py). In a channel no button does anything: an answer
would stand there for all its readers, so that it is managed from a private chat (handlers/chat/managing.py).
"""

from __future__ import annotations

import re

from bot.chats.managing import PRIVATE
from bot.chats.preferences import change
from bot.texts.markup import Html
from handlers.chat.talk import Answer, Ask, answer

CHANNEL = "channel"
OPEN_COMMANDS = frozenset(
    {"start", "help", "list", "digest", "missed", "search", "sources", "about", "privacy", "trend", "why"}
)
_OPEN_PRESSES = re.compile(
    r"(list|feeds|find|found|trend|page):.*|al:[0-9a-f]{20}:why|feed:[0-9a-f]{16}:show", re.DOTALL
)


def is_shared(ask: Ask) -> bool:
    """Tell whether others than the person who asks are in the chat."""
    return ask.chat.kind != PRIVATE and ask.own is None


async def may_change(ask: Ask) -> bool:
    """Tell whether who asks may change things here. Raises MembersUnknownError where nobody can say."""
    if not is_shared(ask) or ask.is_anonymous:
        return True
    return await ask.administers(ask.chat.id, ask.person)


async def refusal(ask: Ask, command: str, *, is_known: bool) -> list[Answer] | None:
    """Say what keeps a command from being done here; None where nothing does.

    A command that nobody here knows is most likely another bot's: it is answered only where it names this one.
    """
    if not is_shared(ask):
        return None
    if not is_known:
        return None if ask.is_named else []
    if command in OPEN_COMMANDS or await may_change(ask):
        return None
    return answer(ask.say("group-admins-only"))


async def press_refusal(ask: Ask, data: str) -> list[Answer] | None:
    """Say in a notice, never in a message, why a button does nothing for who pressed it; None where it does."""
    if not is_shared(ask):
        return None
    if ask.chat.kind == CHANNEL:
        return notice(ask.say("channel-press"))
    if _OPEN_PRESSES.fullmatch(data) or await may_change(ask):
        return None
    return notice(ask.say("group-admins-only"))


def notice(told: Html) -> list[Answer]:
    """Give an answer that is shown to who pressed a button, and to nobody else."""
    return [Answer(Html(""), notice=told)]


def greeting(ask: Ask, *, is_back: bool) -> list[Answer]:
    """Greet a group that the bot was added to."""
    return answer(ask.say("group-back" if is_back else "group-hello"))


async def here(ask: Ask) -> list[Answer]:
    """Write in this topic from now on."""
    if not is_shared(ask):
        return answer(ask.say("here-private"))
    await change(ask.desk, ask.chat.id, topic=ask.topic)
    return answer(ask.say("here-done"))
