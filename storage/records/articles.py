"""What was read?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A titled address; `url` is None where the page named a title only."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as we read it. `key` is made from the feed's own id for it, or else from its link.

    `story` is the key of the first article that told the same; "" for that one itself.
    """

    key: str
    url: str
    title: str
    source: str
    published: datetime
    found_at: datetime
    language: str
    feed_url: str
    lead: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    related: tuple[Link, ...] = ()
    story: str = ""

    @property
    def story_key(self) -> str:
        """Give what all articles of one story share: the key of the first of them."""
        return self.story or self.key
