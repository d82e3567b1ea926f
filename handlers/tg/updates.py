"""What does an update say about who speaks, where, and to whom?"""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackContext

from handlers.chat.managing import spoken_for
from handlers.tg.carried import brought

Context = CallbackContext[Any, Any, Any, Any]
_LISTS = (".opml", ".xml")


def topic_of(update: Update) -> int:
    """Give the topic that was spoken in, or whose button was pressed: 0 outside of one."""
    message = update.effective_message
    return (message.message_thread_id or 0) if message and message.is_topic_message else 0


def is_private(message: Message) -> bool:
    """Tell whether a message stands in a chat with one person."""
    return message.chat.type == message.chat.PRIVATE


def is_anonymous(update: Update) -> bool:
    """Tell whether the group itself speaks: an administrator who hides behind it. Another channel is nobody."""
    message = update.message
    return message is not None and message.sender_chat is not None and message.sender_chat.id == message.chat.id


def replies_to(message: Message, bot_id: int) -> bool:
    """Tell whether a message answers one of the bot's."""
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot_id


def is_list_for(message: Message, bot_id: int) -> bool:
    """Tell whether a file is a list of feeds that answers a message of the bot's."""
    name = (message.document.file_name or "") if message.document else ""
    return name.lower().endswith(_LISTS) and replies_to(message, bot_id)


def place_shown(query: CallbackQuery) -> int:
    """Give the chat for which the message with the pressed button spoke: its way back names it."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    data = [button.callback_data for row in rows for button in row if isinstance(button.callback_data, str)]
    return next(filter(None, map(spoken_for, map(brought, data))), 0)
