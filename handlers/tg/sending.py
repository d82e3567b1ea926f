"""How does an answer become a message? What Telegram does not take any more is told in the log."""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from handlers.chat.talk import Answer, Keys, Photo, Rows
from handlers.tg.carried import carried

log = logging.getLogger(__name__)


async def sent_to(message: Message, each: Answer) -> Message:
    """Send an answer into the chat, and the topic, of a message."""
    if each.photo is not None:
        return await message.reply_photo(
            InputFile(each.photo.content, filename=each.photo.name), **_captioned(each), do_quote=False
        )
    if each.document is None:
        return await message.reply_text(**arguments(each), do_quote=False)
    return await message.reply_document(
        InputFile(each.document.content, filename=each.document.name),
        **_captioned(each),
        do_quote=False,
    )


async def rekeyed(query: CallbackQuery, each: Answer) -> None:
    """Change the buttons of the pressed message; one that is gone, or has them, stays as it is."""
    try:
        await query.edit_message_reply_markup(keyboard(each.rows))
    except BadRequest as error:
        log.info("the buttons of a message stay as they are: %s", error)


async def redrawn(message: Message, photo: Photo, each: Answer) -> Message:
    """Put another picture into a message; where it is gone, or had none, the picture comes as a new one."""
    media = InputMediaPhoto(photo.content, caption=str(each.text), parse_mode=ParseMode.HTML, filename=photo.name)
    try:
        await message.edit_media(media, reply_markup=keyboard(each.rows))
    except BadRequest as error:
        if "not modified" in error.message.lower():
            return message
        log.info("a picture could not be put into the place of another: %s", error)
        return await sent_to(message, each)
    return message


async def edited(sent: Message, each: Answer) -> bool:
    """Let a message say something else; give False where that is not possible. What it waits for goes on."""
    try:
        await sent.edit_text(**arguments(each))
    except TelegramError as error:
        if "not modified" in error.message.lower():
            return True
        log.warning("a message that tells how far something is could not be changed: %s", error)
        return False
    return True


async def sent_if_possible(bot: Bot, chat_id: int, topic: int, each: Answer) -> None:
    """Send what nobody asked for; where that is not allowed, nothing is."""
    try:
        await bot.send_message(chat_id, message_thread_id=topic or None, **arguments(each))
    except TelegramError as error:
        log.info("a chat could not be greeted: %s", error)


async def stop_spinning(query: CallbackQuery, notice: str) -> None:
    """Tell Telegram that a press was heard, with a notice where there is one."""
    try:
        await query.answer(notice or None)
    except BadRequest as error:
        log.info("a press was answered too late: %s", error)


def arguments(each: Answer) -> dict[str, Any]:
    """Give what a message of words takes."""
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
        [
            [InlineKeyboardButton(button.label, callback_data=carried(button.data)) for button in row]
            for row in rows
        ]
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
