"""`@bot words` in any chat: the newest stories of the sources for everybody, to be shared there.

What a source says that only some follow never appears. A story looks as its own language writes it, with times
of DEFAULT_ZONE, not of the person who asks: others read it, and one answer to the same words serves everybody.
"""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.desk import Desk
from bot.digest.render import story_block
from bot.errors import QueryError
from bot.links.packing import signing_key
from bot.settings import LANGUAGES
from bot.texts.markup import Html
from bot.texts.say import say
from bot.texts.when import story_time
from handlers.chat.links import follow_payload
from handlers.chat.mistakes import query_error
from storage.records import Article, Chat

PAGE = 10
_DAYS = 7
_BATCH = 500  # articles that are looked through first
_GROWTH = 4  # more each time: preparing a query costs as much as looking through some hundreds
_TAG = re.compile("<[^>]*>")
OPEN = "inline"  # a payload that says nothing
_WORDS = 40  # characters of a query on a button


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list, and the message that it becomes where it is chosen."""

    id: str
    title: str
    description: str
    message: Html
    url: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer to an inline query; `button` is what stands above it and `payload` what it opens the bot with."""

    results: tuple[Result, ...] = ()
    next_offset: str = ""
    button: str = ""
    payload: str = ""
    is_personal: bool = False


def _always() -> bool:
    return True


async def page(  # noqa: PLR0917 (an inline query)
    desk: Desk, person_id: int, language: str, query: str, offset: str, is_wanted: Callable[[], bool] = _always
) -> Page:
    """Answer an inline query; `offset` is "" or what the page before gave.

    Looking ends early where enough is found, or where the answer `is_wanted` no more.
    """
    chat = await desk.store.chat(person_id)
    language = chat.language if chat else language
    start = int(offset) if offset.isdecimal() else 0
    if not query.strip():
        return await _own(desk, chat, language, start)
    try:
        articles = await _public(desk, await _seeming(desk, query))
        found = await _found(desk, query, _newest(articles), start + PAGE, is_wanted)
    except QueryError as error:
        return _explained(language, query, error)
    shown = _paged(desk, found, start)
    key, words = signing_key(desk.settings.bot_token), _short(query)
    label = say(language, "inline-follow" if found else "inline-none", words=words)
    return replace(shown, button=_plain(label), payload=follow_payload(query, key), is_personal=not found)


async def _found(
    desk: Desk, query: str, articles: Sequence[Article], wanted: int, is_wanted: Callable[[], bool]
) -> list[Article]:
    """Give the newest articles that a query matches, of one story more than are wanted."""
    found: list[Article] = []
    at, batch = 0, _BATCH
    while at < len(articles) and len({each.story_key for each in found}) <= wanted and is_wanted():
        findings = await asyncio.to_thread(desk.watch.search, query, articles[at : at + batch])
        found += [each.article for each in findings]
        at, batch = at + batch, batch * _GROWTH
    return found


async def _seeming(desk: Desk, query: str) -> list[Article]:
    """Give the articles of the last days that may answer a query. Raises QueryError."""
    lookup = await asyncio.to_thread(desk.watch.lookup, query)
    since = desk.clock() - timedelta(days=_DAYS)
    return [each.article for each in await desk.archive.possible(lookup, since)]


def _newest(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda each: each.published, reverse=True)


async def _own(desk: Desk, chat: Chat | None, language: str, start: int) -> Page:
    """Give the newest matches of the person who asks; who has none is led to the bot."""
    matches = await desk.store.matches(chat.id) if chat else []
    articles = [await desk.store.article(each.article_key) for each in matches]
    public = await _public(desk, [each for each in articles if each is not None])
    shown = _paged(desk, public, start)
    label = say(language, "inline-write" if public else "inline-open")
    return replace(shown, button=_plain(label), payload=OPEN, is_personal=True)


async def _public(desk: Desk, articles: Iterable[Article]) -> list[Article]:
    public = {feed.url for feed in await desk.store.feeds() if feed.is_public}
    return [each for each in articles if each.feed_url in public]


def _paged(desk: Desk, articles: Iterable[Article], start: int) -> Page:
    """Give a page of stories, each once: by its first article, the newest of these first."""
    stories = list({each.story_key: each for each in reversed(_newest(articles))}.values())[::-1]
    shown = stories[start : start + PAGE]
    following = str(start + PAGE) if len(stories) > start + PAGE else ""
    return Page(tuple(_result(desk, each) for each in shown), following)


def _result(desk: Desk, article: Article) -> Result:
    now, zone = desk.clock(), desk.settings.default_zone
    language = article.language if article.language in LANGUAGES else desk.settings.default_language
    reader = Chat(0, "private", language, zone, now)
    time = story_time(article.published, zone, language, now=now)
    block = story_block(article, reader, now=now)
    return Result(article.key, article.title or article.source, f"{article.source} · {time}", block, article.url)


def _explained(language: str, query: str, error: QueryError) -> Page:
    """Say in a result what is wrong with the words."""
    told = query_error(language, error)
    head, _, rest = _plain(told).partition("\n")
    result = Result("error", head, rest or query, told)
    return Page((result,), button=_plain(say(language, "inline-open")), payload=OPEN, is_personal=True)


def _short(query: str) -> str:
    return query if len(query) <= _WORDS else query[: _WORDS - 1] + "…"


def _plain(told: Html) -> str:
    """Give words without markup, for a place that shows none."""
    return html.unescape(_TAG.sub("", told))
