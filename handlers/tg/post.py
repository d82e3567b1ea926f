"""How is a delivery posted, and what became of it? The door at which Telegram's errors become outcomes."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.delivery.outcome import Doubtful, Gone, Moved, NotSent, Outcome, Refused, Sent, Wait
from bot.desk import Desk
from bot.digest.render import alert
from bot.texts.markup import Html
from handlers.tg.limiter import OUTBOX, retry_seconds
from storage.records import Delivery, Kind

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_GONE = ("blocked by the user", "user is deactivated", "was kicked", "chat was deleted", "not a member of")
Sending = ExtBot[Any]
_TAG = re.compile(r"<[^>]*>")


def poster(desk: Desk, bot: Sending) -> Callable[[Delivery], Awaitable[Outcome]]:
    """Give the function that sends one delivery."""

    async def post(delivery: Delivery) -> Outcome:
        text = await _text(desk, delivery)
        if not text:
            return Refused("its article is not kept any more")
        return await _attempt(bot, delivery, text)

    return post


async def _text(desk: Desk, delivery: Delivery) -> str:
    """Give a digest's text, or an alert's in the language that the chat has now; "" without its article."""
    if delivery.kind is Kind.DIGEST:
        return delivery.text
    article, chat = await desk.store.article(delivery.subject), await desk.store.chat(delivery.chat_id)
    if article is None or chat is None:
        return ""
    asked = [await desk.store.subscription(delivery.chat_id, number) for number in delivery.subscriptions]
    return alert(article, [each.query for each in asked if each], chat, now=desk.clock())


async def _attempt(bot: Sending, delivery: Delivery, text: str) -> Outcome:
    try:
        return await _send(bot, delivery, text, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "can't parse entities" not in error.message.lower():
            return outcome_of(error)
    except TelegramError as error:
        return outcome_of(error)
    try:
        return await _send(bot, delivery, plain(text), parse_mode=None)
    except TelegramError as error:
        return outcome_of(error)


async def _send(bot: Sending, delivery: Delivery, text: str, *, parse_mode: str | None) -> Sent:
    is_digest = delivery.kind is Kind.DIGEST
    message = await bot.send_message(
        delivery.chat_id,
        text,
        parse_mode=parse_mode,
        disable_notification=delivery.silent,
        rate_limit_args=OUTBOX,
        link_preview_options=LinkPreviewOptions(is_disabled=is_digest, prefer_small_media=not is_digest),
    )
    return Sent(message.message_id)


def plain(text: str) -> Html:
    """Give a message without its markup, for a server that does not take it."""
    return Html(html.unescape(_TAG.sub("", text)))


def outcome_of(error: TelegramError) -> Outcome:
    """Say what became of a send by the error that it ended with.

    A lost answer is in doubt; what never left (no connection, no free place in the pool) is not. Only the
    permanent refusals mean that the chat is gone.
    """
    match error:
        case RetryAfter():
            return Wait(retry_seconds(error))
        case ChatMigrated(new_chat_id=new):
            return Moved(new)
        case Forbidden() | BadRequest():
            is_gone = any(words in error.message.lower() for words in _GONE)
            return Gone(error.message) if is_gone else Refused(error.message)
        case _:
            never_left = isinstance(error, InvalidToken) or isinstance(error.__cause__, _NEVER_LEFT)
            return NotSent(error.message) if never_left else Doubtful(error.message)
