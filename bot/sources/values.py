"""What comes from outside, one value for each moment: Fetched → ParsedFeed/Entry → Page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from storage.records import Link


@dataclass(frozen=True, slots=True)
class Fetched:
    """A site's answer. `url` is where it came from after redirects; `body` is inflated and bounded."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""  # where a chain of only permanent redirects (301, 308) led
    fresh_for: float = 0.0  # seconds for which the site says that it stays the same, 0 where it does not

    @property
    def not_modified(self) -> bool:
        return self.status == HTTPStatus.NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `id` is the feed's own id, else the link; texts are plain, not HTML.

    `summary` is the feed's teaser as plain text; `content_html` is the full text where the feed carries
    it, as the feed's HTML. `source` is the outlet that the entry names as its origin (a forwarded post).
    `is_whole` says that there is no more to read behind the link, however short the text is; `is_rough` that
    `published` is only a day, or when the page was last changed: what the page says is better.
    """

    id: str
    title: str
    url: str
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    content_html: str = ""
    updated: datetime | None = None
    source: str = ""
    is_whole: bool = False
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed, newest entries first. `url` is the site's own address; `language` is "" where unknown.

    `ttl` is the seconds for which the feed says to stay as it is, 0 where it says nothing; in `skip_hours` (UTC)
    and on `skip_days` (Monday is 0) it asks not to be fetched.
    """

    title: str
    url: str
    language: str
    entries: tuple[Entry, ...]
    ttl: float = 0.0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """What a page (HTML or plain text) says of its one article; unknown fields are empty.

    `body` has one string a paragraph; `tags` are the page's own, cleaned, not yet merged with found ones;
    `related` never leaks into `body`; `promised` is how many letters of text the page's metadata speak of, 0 where
    they do not.
    """

    title: str
    url: str = ""
    source: str = ""
    published: datetime | None = None
    language: str = ""
    body: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[Link, ...] = ()
    promised: int = 0
