"""What does a feed say, before anything is made of it? What each reader of feeds hands over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Manners(NamedTuple):
    """When a feed wants to be asked: not again before `ttl` seconds, never in these hours (UTC) and days."""

    ttl: float = 0.0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


class Item(NamedTuple):
    """What an entry says: dates as written, title, teaser and content as HTML, the link a whole address.

    A feed may have ten thousand of them, hence the cheapest of values.
    """

    id: str = ""
    title: str = ""
    link: str = ""
    published: str = ""
    updated: str = ""
    tags: Sequence[str] = ()
    teaser: str = ""
    content: str = ""


class Listing(NamedTuple):
    """What a feed says of itself, and what it lists, in its own order."""

    title: str = ""
    link: str = ""
    language: str = ""
    items: Sequence[Item] = ()
    manners: Manners = Manners()
