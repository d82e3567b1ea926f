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

from bot.alerts.wording import Letter, letter
from bot.delivery.outcome import Closed, Doubtful, Gone, Moved, Needless, NotSent, Outcome, Refused, Sent, Wait
from bot.desk import Desk
from bot.texts.markup import Html
from handlers.chat.alerts import under
from handlers.chat.talk import Button, Rows
from handlers.chat.under import rows_under
from handlers.tg.carried import carried
from handlers.tg.transport import Fields, NotSentError, Transport
from storage.records import Article, Chat, Delivery, Kind, Standing

Sending = ExtBot[Any]
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 45.0  # seconds for one request in all: an answer that drips would keep its place for ever
_WAIT = 5.0  # seconds, where Telegram asks to wait and does not say how long
_PAST_EDITING = ("message to edit not found", "can't be edited", "message_id_invalid")
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
        told = None if chat is None else await letter(desk, delivery, chat)
        if chat is None or told is None:
            return _nothing_to_send(delivery)
        method, fields = ("editMessageText", _edit(told)) if told.message_id else ("sendMessage", {})
        fields |= _fields(desk, delivery, chat, told)
        outcome = await _attempt(bot, method, {**fields, "text": told.text, "parse_mode": "HTML"}, longest)
        if isinstance(outcome, Refused) and "can't parse entities" in outcome.reason.lower():
            outcome = await _attempt(bot, method, {**fields, "text": plain(told.text)}, longest)
        return _of_edit(outcome, told.message_id) if told.message_id else outcome

    return post


def _nothing_to_send(delivery: Delivery) -> Outcome:
    if delivery.kind is Kind.EDIT:
        return Needless("the message itself is still to come, or is gone")
    if delivery.kind is Kind.BROADCAST:
        return Needless("stopped by the operator")
    return Refused("its article is not kept any more")


def _edit(told: Letter) -> Fields:
    assert told.message_id is not None
    return {"message_id": told.message_id}


def _fields(desk: Desk, delivery: Delivery, chat: Chat, told: Letter) -> Fields:
    fields: Fields = {"chat_id": delivery.chat_id, "link_preview_options": _preview(chat, told.article)}
    if told.article and not chat.is_channel:
        fields["reply_markup"] = _keyboard(under(chat.language, told.article.key, is_saved=told.is_saved))
    elif rows := rows_under(delivery, chat.language):
        fields["reply_markup"] = _keyboard(rows)
    return fields if told.message_id else fields | _sending(desk, delivery, chat, told)


def _preview(chat: Chat, article: Article | None) -> str:
    """Have an alert's story shown under it where the chat wants that.

    A digest has none: one story's picture under ten would speak for them all, and change as pages are turned.
    """
    if article is None or not chat.previews:
        return '{"is_disabled":true}'
    return orjson.dumps({"url": article.url, "prefer_small_media": True}).decode()


def _sending(desk: Desk, delivery: Delivery, chat: Chat, told: Letter) -> Fields:
    """Give what is said of a new message only."""
    fields: Fields = {}
    if delivery.silent:
        fields["disable_notification"] = True
    if delivery.presses:
        fields["reply_markup"] = _keyboard((tuple(Button(each.label, each.data) for each in delivery.presses),))
    if chat.topic:
        fields["message_thread_id"] = chat.topic
    if told.reply_to:
        reply = {"message_id": told.reply_to, "allow_sending_without_reply": True}
        fields["reply_parameters"] = orjson.dumps(reply).decode()
    if delivery.kind is Kind.BROADCAST and desk.settings.paid_per_second:
        fields["allow_paid_broadcast"] = True
    return fields


def _keyboard(rows: Rows) -> str:
    shown = [[{"text": button.label, "callback_data": carried(button.data)} for button in row] for row in rows]
    return orjson.dumps({"inline_keyboard": shown}).decode()


def _of_edit(outcome: Outcome, message_id: int) -> Outcome:
    """Say what became of an edit: where a message says so already, or is gone, there is nothing left to do."""
    if not isinstance(outcome, Refused):
        return outcome
    said = outcome.reason.lower()
    if "not modified" in said:
        return Sent(message_id)
    return Needless(outcome.reason) if any(words in said for words in _PAST_EDITING) else outcome


async def _attempt(bot: Sending, method: str, fields: Fields, longest: float) -> Outcome:
    transport = bot.request
    assert isinstance(transport, Transport)
    try:
        async with asyncio.timeout(longest):
            status, content = await transport.post_json(f"{bot.base_url}/{method}", fields)
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
