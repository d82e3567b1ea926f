"""Does an update ask the bot something? What is only overheard in a group, or tells what happened, does not."""

from __future__ import annotations

from telegram import Bot, Message, Update
from telegram.ext import filters

from handlers.tg.updates import replies_to


def asks_something(update: Update, bot: Bot) -> bool:
    """Tell whether an answer is expected."""
    if update.callback_query is not None:
        return True
    message = update.message
    if message is None or filters.StatusUpdate.ALL.check_update(update):
        return False
    if message.chat.type == message.chat.PRIVATE:
        return True
    return _is_own_command(message, bot) or replies_to(message, bot.id)


def _is_own_command(message: Message, bot: Bot) -> bool:
    command = (message.text or "").split(maxsplit=1)[:1]
    if not command or not command[0].startswith("/"):
        return False
    _, _, name = command[0].partition("@")
    return not name or name.lower() == bot.username.lower()
