"""What is read, where do we stand with it, and what of it is still to be read?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Listing(StrEnum):
    """For whom a source is read."""

    LISTED = "listed"  # everybody: the operator's file has it, or the starter pack
    ADDED = "added"  # everybody: an operator added it
    FOLLOWED = "followed"  # the chats that follow it
    DROPPED = "dropped"  # the chats that follow it, if any: an operator took it off the list for good


@dataclass(frozen=True, slots=True)
class Feed:
    """One source and where we stand with it. `url` is the address as the list has it, or as it was found.

    `location` is where it has moved to for good, "" while it is at `url`; `ended_at` is when the site said that
    there is no such feed any more. `kind` is how it is read (bot/sources/kinds), `site` its home page.
    `next_check_at` is None for one that is not read at all. `failing_since` is when it began to fail, None while
    it does not, `told_at` when that was told, `reason` why, in a word. `gap` are the seconds between two of its
    articles, 0 while unknown; `quiet` counts the looks in a row that brought nothing. `ttl` (seconds),
    `skip_hours` (UTC) and `skip_days` (0 is Monday) are what it asks of its readers.
    """

    url: str
    next_check_at: datetime | None
    title: str = ""
    language: str = ""
    etag: str = ""
    last_modified: str = ""
    read_at: datetime | None = None  # last time that it could be read
    failures: int = 0  # in a row
    last_error: str = ""
    location: str = ""
    ended_at: datetime | None = None
    kind: str = "feed"
    listing: Listing = Listing.LISTED
    site: str = ""
    gap: int = 0
    quiet: int = 0
    failing_since: datetime | None = None
    told_at: datetime | None = None
    reason: str = ""
    ttl: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        return self.url

    @property
    def is_public(self) -> bool:
        """Tell whether its articles are for everybody, not only for the chats that follow it."""
        return self.listing in {Listing.LISTED, Listing.ADDED}

    @property
    def name(self) -> str:
        """Give what it is called where it is shown."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Seen:
    """What a feed listed when it was last read: keys of articles, of their links and of their words.

    None of them is news, even when the article itself was not kept. It stands apart from the feed, which changes
    at each look. `listed` has the keys with spaces between them: a string takes a quarter of the memory of many.
    """

    url: str
    listed: str

    @property
    def key(self) -> str:
        return self.url

    @property
    def keys(self) -> list[str]:
        """Give the keys one by one."""
        return self.listed.split()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as the feed has it, that is still to be read. Its fields are those of an `Entry`."""

    id: str
    title: str
    url: str
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    content_html: str = ""
    source: str = ""
    is_whole: bool = False
    is_rough: bool = False
    may_alert: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """What a feed listed that is new, in its order: kept until each has become an article.

    `is_first` says that it comes from the first look at a source.
    """

    url: str
    items: tuple[Item, ...]
    is_first: bool = False

    @property
    def key(self) -> str:
        return self.url
