"""What did a person format, and how? Telegram's entities, counted in UTF-16, become spans of code points."""

from __future__ import annotations

import html
import re

from telegram import Message, MessageEntity

from bot.texts.markup import Html
from bot.texts.spans import TAGS, Span, Written


def written(text: str, entities: tuple[MessageEntity, ...]) -> Written:
    """Give a text as it was formatted; what Telegram found by itself, such as addresses, it finds again."""
    places = _code_points(text)
    spans = [
        Span(places[each.offset], places[each.offset + each.length], str(each.type), each.url or "")
        for each in entities
        if each.type in TAGS or each.type == MessageEntity.TEXT_LINK
    ]
    return Written(text, tuple(spans))


def _code_points(text: str) -> dict[int, int]:
    """Give for each place in UTF-16 the one in code points."""
    places, units = {0: 0}, 0
    for place, letter in enumerate(text, 1):
        units += len(letter.encode("utf-16-le")) // 2
        places[units] = place
    return places


def written_behind(message: Message, words: str) -> Written:
    """Give the words behind a command as they were formatted."""
    text = message.text or ""
    start = len(text) - len(text.rstrip()) if not words else len(text.rstrip()) - len(words)
    return written(text, tuple(message.entities)).behind(start) if words else Written("")


def replied_to(message: Message) -> Written | None:
    """Give the text of the message that another replies to, None where that has none."""
    to = message.reply_to_message
    return written(to.text, tuple(to.entities)) if to is not None and to.text else None


def plain(text: Html) -> str:
    """Give a sentence as a word on a button, which knows no markup."""
    return html.unescape(re.sub("<[^>]*>", "", text))
