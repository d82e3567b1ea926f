"""How is a delivery posted, and what became of it? The door at which Telegram's answers become outcomes.

The outbox goes past python-telegram-bot's `Bot` to its transport: building objects from each answer would cost
twice what the request does.
"""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from telegram.error import NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.delivery.outcome import Closed, Doubtful, Gone, Moved, NotSent, Outcome, Refused, Sent, Wait
from bot.desk import Desk
from bot.digest.render import alert
from bot.labels import marked
from bot.operating.broadcasts import text_of
from bot.texts.markup import Html
from handlers.chat.under import rows_under
from handlers.tg.door import keyboard
from handlers.tg.request import Fields, NotSentError, Transport
from storage.records import Chat, Delivery, Kind, Standing

Sending = ExtBot[Any]
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 45.0  # seconds for one request in all: an answer that drips would keep its place for ever
_WAIT = 5.0  # seconds, where Telegram asks to wait and does not say how long
_GONE = (
    ("blocked by the user", Standing.BLOCKED),
    ("user is deactivated", Standing.DEACTIVATED),
    ("was kicked", Standing.KICKED),
    ("not a member of", Standing.KICKED),
    ("chat was deleted", Standing.DELETED),
    ("chat was deactivated", Standing.DELETED),
)
_CLOSED = (
    ("chat not found", Standing.NOT_FOUND),
    ("peer_id_invalid", Standing.NOT_FOUND),
    ("message thread not found", Standing.NO_TOPIC),
    ("topic_deleted", Standing.NO_TOPIC),
    ("topic_closed", Standing.NO_TOPIC),
    ("not enough rights", Standing.NO_RIGHTS),
    ("have no rights", Standing.NO_RIGHTS),
    ("no write access", Standing.NO_RIGHTS),
    ("need administrator rights", Standing.NO_RIGHTS),
    ("chat_write_forbidden", Standing.NO_RIGHTS),
    ("chat_restricted", Standing.NO_RIGHTS),
    ("chat_send_plain_forbidden", Standing.NO_RIGHTS),
    ("chat_admin_required", Standing.NO_RIGHTS),
)


def poster(desk: Desk, bot: Sending, *, longest: float = _LONGEST) -> Callable[[Delivery], Awaitable[Outcome]]:
    """Give the function that sends one delivery."""

    async def post(delivery: Delivery) -> Outcome:
        chat = await desk.store.chat(delivery.chat_id)
        text = await _text(desk, delivery, chat)
        if chat is None or not text:
            return Refused("its article, or its broadcast, is not there any more")
        fields = _fields(desk, delivery, chat)
        outcome = await _attempt(bot, {**fields, "text": text, "parse_mode": "HTML"}, longest)
        if isinstance(outcome, Refused) and "can't parse entities" in outcome.reason.lower():
            return await _attempt(bot, {**fields, "text": plain(text)}, longest)
        return outcome

    return post


async def _text(desk: Desk, delivery: Delivery, chat: Chat | None) -> str:
    """Give what the row has, or an alert in the language that the chat has now; "" without its article."""
    if delivery.kind is Kind.BROADCAST and not delivery.text:
        return await text_of(desk, delivery)
    if delivery.kind is not Kind.ALERT:
        return delivery.text
    article = await desk.store.article(delivery.subject)
    if article is None or chat is None:
        return ""
    asked = [await desk.store.subscription(delivery.chat_id, number) for number in delivery.subscriptions]
    return alert(article, [marked(each) for each in asked if each], chat, now=desk.clock())


def _fields(desk: Desk, delivery: Delivery, chat: Chat) -> Fields:
    is_alert = delivery.kind is Kind.ALERT
    preview = '{"prefer_small_media":true}' if is_alert else '{"is_disabled":true}'
    fields: Fields = {"chat_id": delivery.chat_id, "link_preview_options": preview}
    rows = rows_under(delivery, chat.language)
    if rows and (made := keyboard(rows)) is not None:
        fields["reply_markup"] = made.to_json()
    if delivery.silent:
        fields["disable_notification"] = True
    if chat.topic:
        fields["message_thread_id"] = chat.topic
    if delivery.kind is Kind.BROADCAST and desk.settings.paid_per_second:
        fields["allow_paid_broadcast"] = True
    return fields


async def _attempt(bot: Sending, fields: Fields, longest: float) -> Outcome:
    transport = bot.request
    assert isinstance(transport, Transport)
    try:
        async with asyncio.timeout(longest):
            status, content = await transport.post_json(f"{bot.base_url}/sendMessage", fields)
    except TimeoutError:
        return Doubtful(f"no whole answer in {longest:g} s")
    except NotSentError as error:
        return NotSent(error.message)
    except NetworkError as error:
        return Doubtful(error.message)
    except TelegramError as error:
        return Refused(error.message)
    return outcome_of(status, content)


def outcome_of(status: int, content: bytes) -> Outcome:
    """Say what became of a send by the answer.

    An answer that is not Telegram's own (a gateway's page) leaves it in doubt, as a 5xx does.
    """
    try:
        answer = orjson.loads(content)
        if answer["ok"]:
            return Sent(answer["result"]["message_id"])
        code, words = int(answer.get("error_code", status)), str(answer.get("description", ""))
        more = answer.get("parameters") or {}
    except (ValueError, LookupError, TypeError):
        return Doubtful(f"an answer that is not Telegram's, with status {status}")
    if "migrate_to_chat_id" in more:
        return Moved(int(more["migrate_to_chat_id"]))
    if code == 429:  # noqa: PLR2004 (HTTP's number)
        return Wait(float(more.get("retry_after", _WAIT)))
    if code in {401, 404}:
        return NotSent(f"{words}: is BOT_TOKEN still the right one?")
    return _refusal(words) if code in {400, 403} else Doubtful(words or f"status {code}")


def _refusal(words: str) -> Outcome:
    """Only permanent refusals mean that the chat is gone; other 403s may pass, other 400s are the message's."""
    said = words.lower()
    for part, standing in _GONE:
        if part in said:
            return Gone(standing, words)
    for part, standing in _CLOSED:
        if part in said:
            return Closed(standing, words)
    return Closed(Standing.NO_RIGHTS, words) if said.startswith("forbidden") else Refused(words)


def plain(text: str) -> Html:
    """Give a message without its markup, for a server that does not take it."""
    return Html(html.unescape(_TAG.sub("", text)))
