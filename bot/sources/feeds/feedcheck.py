"""Is this feed alive, and how much does it bring? Fetched and parsed once; what is wrong is told in words."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from bot.errors import FetchError, SourceError
from bot.sources.decoding import decoded
from bot.sources.feeds.feed import parse_feed
from bot.sources.values import Entry, Fetched, ParsedFeed
from bot.text.language import language_of

Get = Callable[[str], Awaitable[Fetched]]

_HEAD = 8192  # characters in which a feed says what it is
_KINDS = (
    ("json", re.compile(r"^\s*\{")),
    ("rdf", re.compile(r"<(?:\w+:)?RDF[\s>]")),
    ("rss", re.compile(r"<rss[\s>]", re.IGNORECASE)),
    ("atom", re.compile(r"<(?:\w+:)?feed[\s>]", re.IGNORECASE)),
)
_LEAST_SPAN = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Checked:
    """How a feed answered; `status` is 0 where nothing did, `error` is "" where all is well."""

    status: int = 0
    kind: str = ""
    entries: int = 0
    newest: datetime | None = None
    per_day: float | None = None
    language: str = ""
    title: str = ""
    moved_to: str = ""
    error: str = ""


async def check_feed(get: Get, url: str, *, now: datetime) -> Checked:
    """Fetch and parse a feed; whatever goes wrong is in the answer."""
    try:
        fetched = await get(url)
    except SourceError as error:
        return Checked(status=error.status if isinstance(error, FetchError) else 0, error=str(error))
    try:
        feed = await asyncio.to_thread(
            parse_feed, fetched.body, url=fetched.url, content_type=fetched.content_type, now=now
        )
    except SourceError as error:
        return Checked(status=fetched.status, moved_to=fetched.moved_to, error=str(error))
    return _checked(fetched, feed)


def _checked(fetched: Fetched, feed: ParsedFeed) -> Checked:
    moments = sorted(entry.published for entry in feed.entries if entry.published)
    return Checked(
        status=int(HTTPStatus(fetched.status)),
        kind=kind_of(decoded(fetched.body[:_HEAD])),
        entries=len(feed.entries),
        newest=moments[-1] if moments else None,
        per_day=a_day(moments),
        language=feed.language or language_of(_titles(feed.entries)),
        title=feed.title,
        moved_to=fetched.moved_to,
        error="" if feed.entries else "a feed without entries",
    )


def _titles(entries: Sequence[Entry]) -> str:
    return "\n".join(entry.title for entry in entries)


def kind_of(text: str) -> str:
    """Say what kind of feed a text is: rss, atom, rdf or json; "" for none.

    >>> kind_of('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">')
    'atom'
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(text[:_HEAD])), "")


def a_day(moments: Sequence[datetime]) -> float | None:
    """Give how many articles come in a day, by the moments of those that are listed (ascending).

    >>> from datetime import UTC
    >>> a_day([datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)])
    1.0
    """
    if len(moments) < 2:  # noqa: PLR2004 (a span has two ends)
        return None
    return (len(moments) - 1) / (max(moments[-1] - moments[0], _LEAST_SPAN) / _DAY)
