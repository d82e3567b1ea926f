"""Which entries does a feed list twice, and which only have the same id? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sources.addresses.links import canonical
from bot.sources.feeds.listing import Item


def without_repeats(items: Iterable[Item]) -> list[Item]:
    """Give each entry once, in its first place, with an id: the feed's own, else its link, else its title.

    Where entries of other titles and other links share an id, it is none of theirs: the links are. What has
    nothing to be told by is left out.
    """
    named = [item if item.id else item._replace(id=item.link or item.title.strip()) for item in items]
    shared = _shared(named)
    once: dict[str, Item] = {}
    for item in named:
        named_by = item.link if item.id in shared and item.link else item.id
        if named_by:
            once.setdefault(named_by, item if named_by == item.id else item._replace(id=named_by))
    return list(once.values())


def _shared(items: Iterable[Item]) -> set[str]:
    """Give the ids that say nothing."""
    first: dict[str, Item] = {}
    shared = set()
    for item in items:
        other = first.setdefault(item.id, item)
        if other is not item and other.title != item.title and _are_apart(other.link, item.link):
            shared.add(item.id)
    return shared


def _are_apart(link: str, other: str) -> bool:
    return bool(link and other) and link != other and canonical(link) != canonical(other)
