"""When is a source looked at again? As often as it publishes, within bounds, and as it asks. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from bot.errors import FetchError, SourceError
from storage.records import Feed

SLOWEST = timedelta(days=1)  # between two looks at a source that fails
_LOOKS = 4  # for each article that is expected
_QUIETER = 1.5  # times as long, after each look that brought nothing, where no dates say how often it publishes
_JITTER = 0.1  # of the time, either way, so that sources do not fall into step
_NEWEST = 20  # articles from which the gap is taken
_RECENT = timedelta(days=30)
_HOURS, _DAYS = 24, 7


def gap(moments: Collection[datetime | None], now: datetime) -> int:
    """Give the median of the seconds between the newest articles of a source, 0 where too few have a date.

    A source that has fallen silent is taken to publish as rarely as it has been silent.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    >>> gap([noon - timedelta(minutes=10 * n) for n in range(5)], noon)
    600
    >>> gap([noon - timedelta(days=2, minutes=n) for n in range(9)], noon)
    86400
    """
    recent = sorted((at for at in moments if at and now - _RECENT < at <= now), reverse=True)[:_NEWEST]
    if len(recent) < 3:  # noqa: PLR2004 (two gaps are the least that have a median worth the name)
        return 0
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(recent)]
    return round(max(median(gaps), (now - recent[0]).total_seconds() / 2))


def next_look(
    feed: Feed, now: datetime, *, quiet: int, least: float, most: float, fresh_for: float, chance: float
) -> datetime:
    """Give the moment of the next look at a source that answered.

    `quiet` counts the looks in a row that brought nothing, `least` and `most` are bounds in seconds, `fresh_for`
    is how long the site says that its answer stays good, `chance` a number from 0 to 1 for the jitter. A `ttl` far
    longer than the source's own gap is not believed.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    >>> bounds = {"quiet": 0, "least": 60, "most": 3600, "fresh_for": 0, "chance": 0.5}
    >>> [str(next_look(Feed("u", noon, gap=gap), noon, **bounds) - noon) for gap in (30, 1200, 90_000)]
    ['0:01:00', '0:05:00', '1:00:00']
    """
    most = max(least, most)
    own = feed.gap / _LOOKS if feed.gap else least * _QUIETER ** min(quiet, 40)
    ttl = feed.ttl if not feed.gap or feed.ttl <= 2 * feed.gap else 0
    seconds = min(max(least, own, ttl, fresh_for), most)
    spread = 1 + _JITTER * (2 * chance - 1)
    return _awake(now + timedelta(seconds=max(least, seconds * spread)), feed.skip_hours, feed.skip_days)


def _awake(moment: datetime, hours: Sequence[int], days: Sequence[int]) -> datetime:
    """Put a moment off to the next hour that a feed does not ask to be left alone in, by a day at most.

    >>> from datetime import UTC
    >>> friday = datetime(2026, 11, 27, 22, 15, tzinfo=UTC)
    >>> str(_awake(friday, (22, 23), (5,)))
    '2026-11-28 22:15:00+00:00'
    >>> str(_awake(friday, (22, 23, 0), ()))
    '2026-11-28 01:00:00+00:00'
    """
    later = moment
    while later < moment + SLOWEST and (later.hour in hours or later.weekday() in days):
        later = later.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return min(later, moment + SLOWEST)


def next_try(error: SourceError, failures: int, now: datetime, *, least: float) -> datetime:
    """Give when a failing source is asked again: ever later, up to a day, never before it allows.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    >>> [str(next_try(SourceError("x", url="u"), n, noon, least=60) - noon) for n in (1, 2, 30)]
    ['0:01:00', '0:02:00', '1 day, 0:00:00']
    """
    asked = error.retry_after or 0.0 if isinstance(error, FetchError) else 0.0
    seconds = max(least * 2.0 ** min(failures - 1, 16), asked)
    return now + min(timedelta(seconds=seconds), SLOWEST)
