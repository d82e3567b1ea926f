"""What does a source of this kind list? The one door to all kinds; each has its adapter."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.errors import SourceError, UnreadableError
from bot.sources.kinds.channel import ChannelAdapter
from bot.sources.kinds.feeds import FeedAdapter
from bot.sources.kinds.section import SectionAdapter
from bot.sources.kinds.sitemap import SitemapAdapter
from bot.sources.kinds.youtube import YoutubeAdapter
from bot.sources.values import Fetched, ParsedFeed


class UnknownKindError(SourceError):
    """No source is of such a kind: the record was made by another version, or by nobody."""

    text = "error-kind"


class Adapter(Protocol):
    """Reads the sources of one kind.

    `recognises` tells by an answer's own content whether it is of the kind, quickly and without error. `read`
    gives what it lists, at most 200 entries and the newest first, and raises SourceError, nothing else, where it
    cannot. Both are pure.
    """

    kind: str

    def recognises(self, fetched: Fetched) -> bool: ...

    def read(self, fetched: Fetched, *, now: datetime) -> ParsedFeed: ...


ADAPTERS: tuple[Adapter, ...] = (
    YoutubeAdapter(),
    FeedAdapter(),
    SitemapAdapter(),
    ChannelAdapter(),
    SectionAdapter(),
)
"""The surest first: a page of a channel is a page too."""

_BY_KIND = {adapter.kind: adapter for adapter in ADAPTERS}
KINDS = frozenset(_BY_KIND)


def kind_of(fetched: Fetched) -> str:
    """Give the kind that an answer is of, "" where it is of none."""
    return next((adapter.kind for adapter in ADAPTERS if adapter.recognises(fetched)), "")


def read_source(kind: str, fetched: Fetched, *, now: datetime) -> ParsedFeed:
    """Give what a source lists. Raises UnknownKindError for another kind, SourceError for what cannot be read."""
    adapter = _BY_KIND.get(kind)
    if adapter is None:
        raise UnknownKindError(
            f"no source is of the kind {kind!r}; known are {', '.join(sorted(KINDS))}", url=fetched.url
        )
    try:
        return adapter.read(fetched, now=now)
    except (ArithmeticError, RecursionError) as error:
        raise UnreadableError(f"cannot be read: {error}", url=fetched.url) from error
