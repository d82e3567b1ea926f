"""What of all that was read answers a question? Newest first, in a time that a person waits, off the loop.

The archive says which articles may answer, and of many that they do. The others are read through, which takes
about a third of a millisecond each. Where the time does not suffice for all of them (a question may have no word),
the answer says from which day on was looked. One question is looked up at a time: the news goes on meanwhile.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.archive import Possible
from bot.chats.visible import possible, visible
from bot.desk import Desk
from bot.trend.asking import at_once
from bot.trend.counting import Trend, beginning, local_days, mentions
from bot.watch import Lookup
from storage.records import Article

Kept = TypeVar("Kept")
SECONDS = 3.0  # that one search may take
TREND_SECONDS = 10.0  # that counting for a picture may take
_KEPT = 32  # answers that are remembered while somebody turns their pages
_FRESH = timedelta(minutes=10)  # for which a count is drawn anew in other colours


@dataclass(frozen=True, slots=True)
class Results:
    """What was found among articles found since a moment; `is_cut` says that there was no time for older ones."""

    articles: tuple[Article, ...]
    since: datetime
    is_cut: bool = False

    @property
    def stories(self) -> list[list[Article]]:
        """Give the articles, those of one story together, in the order of the first of each."""
        told: dict[str, list[Article]] = {}
        for each in self.articles:
            told.setdefault(each.story_key, []).append(each)
        return list(told.values())


@dataclass(frozen=True, slots=True)
class Counted:
    """Mentions by day; `is_cut`: there was no time for all days, `is_empty`: nothing was read in them."""

    trend: Trend
    is_cut: bool = False
    is_empty: bool = False


class _InTime:
    """Gives articles until one has to be read and time is up; remembers how far it came."""

    def __init__(self, seen: Sequence[Possible], is_over: Callable[[], bool]) -> None:
        self._seen = seen
        self._is_over = is_over
        self.read = 0

    def __iter__(self) -> Iterator[Possible]:
        for each in self._seen:
            if self.read and each.is_unread and self._is_over():
                return
            self.read += 1
            yield each

    @property
    def is_cut(self) -> bool:
        return self.read < len(self._seen)

    def since(self, first: datetime) -> datetime:
        """Give from when on everything was looked at."""
        return self._seen[self.read - 1].article.found_at if self.is_cut else first


class _Recent(Generic[Kept]):
    """The last answers, by the chat that asked and what it asked."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Kept] = OrderedDict()

    def get(self, *key: object) -> Kept | None:
        return self._kept.get(key)

    def keep(self, answer: Kept, *key: object) -> Kept:
        self._kept[key] = answer
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return answer

    def forget(self, chat_id: int) -> None:
        for key in [each for each in self._kept if each[0] == chat_id]:
            del self._kept[key]


class Searching:
    """Looks things up in what was read; answers are remembered in memory for a while."""

    def __init__(
        self,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        seconds: float = SECONDS,
        trend_seconds: float = TREND_SECONDS,
    ) -> None:
        self._monotonic = monotonic
        self._seconds = seconds
        self._trend_seconds = trend_seconds
        self._one = asyncio.Lock()
        self._found: _Recent[Results] = _Recent()
        self._counted: _Recent[Counted] = _Recent()

    async def find(self, desk: Desk, chat_id: int, query: str, until: datetime) -> Results:
        """Give what a chat may see of the days that are kept, found up to a moment. Raises QueryError."""
        known = self._found.get(chat_id, query, until)
        if known is not None:
            return known
        first = until - timedelta(days=desk.settings.keep_days)
        async with self._one:
            lookup = await asyncio.to_thread(desk.watch.lookup, query)
            seen = await possible(desk, chat_id, lookup, first)
            seen = [each for each in seen if each.article.found_at <= until]
            if lookup.is_ranked(query):
                seen = [Possible(each.article) for each in seen]  # read each: it matters where the words stand
            in_time = self._in_time(seen, self._seconds)
            found = await asyncio.to_thread(_found, lookup, query, in_time)
        results = Results(tuple(found), in_time.since(first), in_time.is_cut)
        return self._found.keep(results, chat_id, query, until)

    def forget(self, chat_id: int) -> None:
        """Remember nothing of a chat any more."""
        self._found.forget(chat_id)
        self._counted.forget(chat_id)

    async def count(self, desk: Desk, chat_id: int, queries: Sequence[str], zone: str, days: int) -> Counted:
        """Count, by day, the articles that answer each query, of those that a chat may see. Raises QueryError.

        Days for which there was no time are left out: a day counted in part would look like a quiet one.
        """
        until = desk.clock()
        known = self._counted.get(chat_id, *queries, zone, days)
        if known is not None and until - known.trend.until < _FRESH:
            return known
        first = beginning(until, zone, days)
        async with self._one:
            lookup = await asyncio.to_thread(desk.watch.lookup, *queries)
            seen = await possible(desk, chat_id, lookup, first)
            meant = [each for each in seen if first <= each.article.published <= until]
            in_time = self._in_time(meant, self._trend_seconds)
            search = await asyncio.to_thread(at_once, lookup, queries, in_time)
        shown = min(days, _whole_days(in_time.since(first), until, zone)) if in_time.is_cut else days
        articles = [each.article for each in meant]
        trend = mentions(queries, articles, search, zone=zone, until=until, days=shown)
        is_empty = not meant and not await _has_news(desk, chat_id, first, until)
        counted = Counted(trend, in_time.is_cut, is_empty)
        return self._counted.keep(counted, chat_id, *queries, zone, days)

    def _in_time(self, seen: Sequence[Possible], seconds: float) -> _InTime:
        ends = self._monotonic() + seconds
        return _InTime(seen, lambda: self._monotonic() >= ends)


def _found(lookup: Lookup, query: str, seen: Iterable[Possible]) -> list[Article]:
    """Give those that answer, in their order, or ranked where that is to be."""
    if not lookup.is_ranked(query):
        return [each.article for each in seen if each.answers(lookup)]
    return [each.article for each in lookup.found(query, (each.article for each in seen))]


async def _has_news(desk: Desk, chat_id: int, first: datetime, until: datetime) -> bool:
    """Tell whether anything was read that a chat may see and that was published in a time."""
    seen = await visible(desk, chat_id, await desk.store.articles(first))
    return any(first <= each.published <= until for each in seen)


def _whole_days(since: datetime, until: datetime, zone: str) -> int:
    """Give how many of the last days lie wholly behind a moment; one at least."""
    return max(1, (local_days(until, zone, 1)[0] - local_days(since, zone, 1)[0]).days)
