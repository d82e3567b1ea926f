"""Which of all the articles that are kept may answer some queries? An inverted index, a step behind the store.

It asks the store what was saved (nobody has to tell it), and works through that in a thread, the newest first.
Until an article is in a segment, and where a query names no word, the article simply may answer. So nothing
depends on how far the index is: what it gives is never too little.
"""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from bot.query.segment import Segment
from bot.watch import Lookup, read_through
from storage.interface import Store
from storage.records import Article


class Sizes(NamedTuple):
    """Articles: that are worth a segment, that one is made of at most, and from which on several become one."""

    least: int = 128
    most: int = 512
    levels: tuple[int, ...] = (1024, 16_384)


class Possible(NamedTuple):
    """An article that may answer some queries: one version of it (its hash) answers `queries` and no others."""

    article: Article
    queries: tuple[str, ...] = ()
    version: int | None = None

    @property
    def is_unread(self) -> bool:
        """Tell whether it has to be read to know."""
        return self.version is None

    def answers(self, lookup: Lookup) -> Collection[str]:
        """Give the queries that it answers; it is read where that is not known of it as it is now."""
        is_known = not self.is_unread and self.version == hash(self.article)
        return self.queries if is_known else lookup.answered(self.article)


_Hint = tuple[tuple[str, ...], int | None]
"""What a `Possible` says of its article."""

_UNREAD: _Hint = ((), None)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A segment, and of each article in it the key and the version that was read."""

    segment: Segment
    keys: tuple[str, ...]
    versions: array[int]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> _Part:
        segment = Segment.of([read_through(article) for article in articles])
        return cls(segment, tuple(each.key for each in articles), array("q", map(hash, articles)))

    @classmethod
    def joined(cls, parts: Sequence[_Part]) -> _Part:
        versions = array("q")
        for part in parts:
            versions.extend(part.versions)
        segment = Segment.joined([part.segment for part in parts])
        return cls(segment, tuple(key for part in parts for key in part.keys), versions)


class Archive:
    """The index of a store's articles; `tick` brings it on."""

    def __init__(self, store: Store, sizes: Sizes = Sizes()) -> None:  # noqa: B008 (frozen)
        self._store = store
        self._sizes = sizes
        self._parts: tuple[_Part, ...] = ()
        self._versions: set[int] = set()  # of all parts
        self._pending: dict[str, Article] = {}  # by key, those that are in no part as they are now
        self._saved = 0

    async def tick(self) -> bool:
        """Take in some of what was saved; tell whether there is more. Never done twice at a time."""
        await self._look()
        if len(self._pending) >= self._sizes.least:
            await self._grow()
        return len(self._pending) >= self._sizes.least

    async def possible(self, lookup: Lookup, since: datetime) -> list[Possible]:
        """Give the articles found since a moment that may answer a query of some, newest found first."""
        await self._look()
        parts, pending = self._parts, tuple(self._pending)
        hints = await asyncio.to_thread(_hints, lookup, parts)
        if hints is None:
            return [Possible(article) for article in await self._store.articles(since)]
        hints |= dict.fromkeys(pending, _UNREAD)
        kept = [(await self._store.article(key), hint) for key, hint in hints.items()]
        found = [Possible(each, *hint) for each, hint in kept if each is not None and each.found_at >= since]
        found.sort(key=lambda each: each.article.key)
        found.sort(key=lambda each: each.article.found_at, reverse=True)
        return found

    async def _look(self) -> None:
        self._saved, saved = await self._store.articles_saved(self._saved)
        for article in saved:
            if not self._versions or hash(article) not in self._versions:
                self._pending[article.key] = article  # at the start unhashed: to hash all would take a second

    async def _grow(self) -> None:
        chunk = list(islice(self._pending.values(), self._sizes.most))
        part = await asyncio.to_thread(_Part.of, chunk)
        self._parts = (*self._parts, part)
        self._versions.update(part.versions)
        for article in chunk:
            if self._pending.get(article.key) is article:
                del self._pending[article.key]
        for least, size in zip((0, *self._sizes.levels), self._sizes.levels, strict=False):
            await self._compact(least, size)
        await self._drop()

    async def _compact(self, least: int, size: int) -> None:
        """Make one part of those of a level (`least` articles, below `size`) once they are `size` together."""
        level = [part for part in self._parts if least <= len(part.keys) < size]
        if sum(len(part.keys) for part in level) >= size:
            joined = await asyncio.to_thread(_Part.joined, level)
            self._parts = (*(part for part in self._parts if part not in level), joined)

    async def _drop(self) -> None:
        """Let go of parts whose articles are all gone."""
        for part in self._parts:
            if not await self._is_kept(part.keys):
                self._parts = tuple(each for each in self._parts if each is not part)
                self._versions.difference_update(part.versions)

    async def _is_kept(self, keys: Iterable[str]) -> bool:
        for key in keys:
            if await self._store.article(key) is not None:
                return True
        return False


def _hints(lookup: Lookup, parts: Iterable[_Part]) -> dict[str, _Hint] | None:
    """Give what is known of each article that may answer; None where any may."""
    hints: dict[str, _Hint] = {}
    for part in parts:
        few = lookup.narrowing.few(part.segment)
        if few is None:
            return None
        for number, queries in few.items():
            hints[part.keys[number]] = _UNREAD if queries is None else (queries, part.versions[number])
    return hints
