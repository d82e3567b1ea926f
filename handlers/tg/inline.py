"""How does an inline query get its answer, in the seconds that Telegram waits for it?"""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import CallbackContext

from bot.chats.joining import language_for
from bot.desk import Desk
from handlers.chat.inline import Page, Result, page

log = logging.getLogger(__name__)

_CACHE = 20  # seconds that Telegram answers the same words by itself
_DESCRIPTION = 200
Context = CallbackContext[Any, Any, Any, Any]


class Inline:
    """The handler of inline queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def asked(self, update: Update, _: Context) -> None:
        """Answer; a query that is too old by now was typed on, and needs none."""
        query = update.inline_query
        if query is None:
            return
        language = language_for(query.from_user.language_code or "", self._desk.settings.default_language)
        found = await page(self._desk, query.from_user.id, language, query.query, query.offset)
        try:
            await query.answer(
                [_article(each) for each in found.results],
                cache_time=_CACHE,
                is_personal=found.is_personal,
                next_offset=found.next_offset,
                button=_button(found),
            )
        except BadRequest as error:
            if "query is too old" not in error.message.lower():
                raise
            log.info("an inline query was answered too late")


def _article(each: Result) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        each.message, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    url = each.url if each.url.startswith(("http://", "https://")) else None
    return InlineQueryResultArticle(
        each.id, each.title, content, url=url, description=each.description[:_DESCRIPTION]
    )


def _button(found: Page) -> InlineQueryResultsButton | None:
    return InlineQueryResultsButton(found.button, start_parameter=found.payload) if found.button else None
