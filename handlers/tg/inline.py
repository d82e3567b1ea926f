"""How does an inline query get its answer, in the seconds that Telegram waits for it?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from functools import partial

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chats.joining import language_for
from bot.desk import Desk
from bot.texts.say import say
from handlers.chat.inline import OPEN, Page, Result, page
from handlers.tg.updates import Context

log = logging.getLogger(__name__)

_CACHE = 20  # seconds that Telegram answers the same words by itself
_DESCRIPTION = 200
_AT_ONCE = 2


class Inline:
    """The handler of inline queries: a person's newest one counts, and few are looked up at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._newest: dict[int, str] = {}

    async def asked(self, update: Update, _: Context) -> None:
        """Answer; who has typed on meanwhile wants another answer."""
        query = update.inline_query
        if query is None:
            return
        person = query.from_user.id
        self._newest[person] = query.id
        async with self._places:
            if self._is_newest(query):
                await self._answer(query)
        if self._is_newest(query):
            del self._newest[person]

    def _is_newest(self, query: InlineQuery) -> bool:
        return self._newest.get(query.from_user.id) == query.id

    async def _answer(self, query: InlineQuery) -> None:
        language = language_for(query.from_user.language_code or "", self._desk.settings.default_language)
        is_wanted = partial(self._is_newest, query)
        found = await page(self._desk, query.from_user.id, language, query.query, query.offset, is_wanted)
        if not is_wanted():
            return
        await _given(
            query,
            [_article(each) for each in found.results],
            _button(found),
            is_personal=found.is_personal,
            next_offset=found.next_offset,
        )


async def refuse(query: InlineQuery, language: str) -> None:
    """Show who may not use the bot nothing but the way to it: there they are told why."""
    button = InlineQueryResultsButton(str(say(language, "inline-open")), start_parameter=OPEN)
    await _given(query, (), button, is_personal=True)


async def _given(
    query: InlineQuery,
    results: Sequence[InlineQueryResultArticle],
    button: InlineQueryResultsButton | None,
    *,
    is_personal: bool,
    next_offset: str = "",
) -> None:
    try:
        await query.answer(
            results, cache_time=_CACHE, is_personal=is_personal, next_offset=next_offset, button=button
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
