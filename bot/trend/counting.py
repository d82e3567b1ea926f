"""How many articles on each day? Pure: moments and a zone in, a count for each local day out.

A day is what the calendar of the zone says: 23 or 25 hours long where the clocks are changed on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from storage.records import Article

MOST_QUERIES = 4  # lines that can be told apart on a phone


class Found(Protocol):
    """What a search gives, as far as it is counted: a `bot.watch.Finding`, say."""

    @property
    def article(self) -> Article: ...


Search = Callable[[str, Sequence[Article]], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Line:
    """One query and its articles on each day, the oldest day first."""

    query: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Trend:
    """Mentions on each of some days, the oldest first; the last is counted up to `until`, in the zone's time."""

    days: tuple[date, ...]
    lines: tuple[Line, ...]
    until: datetime


@dataclass(frozen=True, slots=True)
class Activity:
    """What the bot did on each of some days, the oldest first; the last is counted up to `until`."""

    days: tuple[date, ...]
    articles: tuple[int, ...]
    alerts: tuple[int, ...]
    chats: tuple[int, ...]
    until: datetime


def local_days(until: datetime, zone: str, days: int) -> tuple[date, ...]:
    """Give the last days of a zone's calendar, the oldest first; the last is the one in which `until` lies.

    >>> [str(day) for day in local_days(datetime(2026, 11, 23, 22, tzinfo=UTC), "Asia/Riyadh", 2)]
    ['2026-11-23', '2026-11-24']
    """
    if days < 1:
        raise ValueError(f"{days} days cannot be counted: ask for at least one")
    last = until.astimezone(ZoneInfo(zone)).date()
    return tuple(last - timedelta(days=back) for back in reversed(range(days)))


def beginning(until: datetime, zone: str, days: int) -> datetime:
    """Give the moment (UTC) at which the first of the days begins: articles since then are wanted.

    >>> beginning(datetime(2026, 11, 23, 12, tzinfo=UTC), "Asia/Riyadh", 1).isoformat()
    '2026-11-22T21:00:00+00:00'
    """
    first = local_days(until, zone, days)[0]
    return datetime.combine(first, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def per_day(moments: Iterable[datetime], *, zone: str, until: datetime, days: int) -> tuple[int, ...]:
    """Count moments by local day; those after `until` or before the first day are left out.

    >>> evening, night = datetime(2026, 11, 23, 20, tzinfo=UTC), datetime(2026, 11, 23, 22, tzinfo=UTC)
    >>> per_day([evening, night, night], zone="Asia/Riyadh", until=night, days=3)
    (0, 1, 2)
    """
    here = ZoneInfo(zone)
    counted = Counter(moment.astimezone(here).date() for moment in moments if moment <= until)
    return tuple(counted[day] for day in local_days(until, zone, days))


def mentions(
    queries: Sequence[str],
    articles: Sequence[Article],
    search: Search,
    *,
    zone: str,
    until: datetime,
    days: int,
) -> Trend:
    """Count the articles that answer each query, by the day on which they were published.

    `search` gives the articles that a query matches, as `Watch.search` does, and raises QueryError as it does.
    """
    if not 1 <= len(queries) <= MOST_QUERIES:
        raise ValueError(f"{len(queries)} queries cannot be drawn: from 1 to {MOST_QUERIES}")
    since = beginning(until, zone, days)
    meant = [article for article in articles if since <= article.published <= until]
    lines = tuple(_line(query, search(query, meant), zone, until, days) for query in queries)
    return Trend(local_days(until, zone, days), lines, until.astimezone(ZoneInfo(zone)))


def _line(query: str, found: Iterable[Found], zone: str, until: datetime, days: int) -> Line:
    moments = (each.article.published for each in found)
    return Line(query, per_day(moments, zone=zone, until=until, days=days))


def activity(
    articles: Iterable[datetime],
    alerts: Iterable[datetime],
    chats: Iterable[datetime],
    *,
    zone: str,
    until: datetime,
    days: int,
) -> Activity:
    """Count when articles were found, alerts sent and chats made, by local day."""
    read, sent, new = (per_day(each, zone=zone, until=until, days=days) for each in (articles, alerts, chats))
    return Activity(local_days(until, zone, days), read, sent, new, until.astimezone(ZoneInfo(zone)))
