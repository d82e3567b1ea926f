"""When is a chat's next digest, and when may it not be woken? Pure: local times and zones in, moments out.

Wall times that a change to summer time skips happen when the clocks have gone on; those that come twice
happen at the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.records import Chat, Quiet, Standing

_DAY = timedelta(days=1)
_WEEK = 7
EVERY_DAY = tuple(range(_WEEK))  # weekdays, 0 is Monday


def local(moment: datetime, zone: str) -> datetime:
    """Give a moment in a zone's time."""
    return moment.astimezone(ZoneInfo(zone))


def at_wall_time(day: datetime, minutes: int) -> datetime:
    """Give the moment (UTC) at which the clocks of `day`'s zone show `minutes` after midnight."""
    wall = datetime.combine(day.date(), time(minutes // 60, minutes % 60), tzinfo=day.tzinfo)
    return wall.astimezone(UTC)


def next_digest(
    times: Iterable[int], zone: str, *, after: datetime, days: Sequence[int] = EVERY_DAY
) -> datetime | None:
    """Give the first digest time on a weekday of `days` that is later than `after`, None where there is none.

    The weekday is that of the wall time, also where the clocks skip it.

    >>> next_digest((480,), "Asia/Riyadh", after=datetime(2026, 11, 23, 5, 0, tzinfo=UTC)).isoformat()
    '2026-11-24T05:00:00+00:00'
    >>> next_digest((480,), "Asia/Riyadh", after=datetime(2026, 11, 23, 5, 0, tzinfo=UTC), days=(0,)).isoformat()
    '2026-11-30T05:00:00+00:00'
    """
    dates = _dates(local(after, zone), range(-1, _WEEK + 2), days)
    moments = (at_wall_time(date, minutes) for date in dates for minutes in times)
    return min((moment for moment in moments if moment > after), default=None)


def _dates(here: datetime, offsets: Iterable[int], days: Sequence[int]) -> list[datetime]:
    """Give the days so far from a local moment that are one of some weekdays."""
    return [date for date in (here + offset * _DAY for offset in offsets) if date.weekday() in days]


def digest_at(chat: Chat, now: datetime) -> datetime | None:
    """Give when a chat's next digest comes, None while none does."""
    if chat.standing is not Standing.ACTIVE:
        return None
    return next_digest(chat.digest_times, chat.zone, after=now, days=chat.digest_days or EVERY_DAY)


def last_due(chat: Chat, now: datetime) -> datetime:
    """Give the newest digest time of a chat that is not after `now`: of several missed ones only the last."""
    dates = _dates(local(now, chat.zone), range(-_WEEK - 1, 1), chat.digest_days or EVERY_DAY)
    moments = (at_wall_time(date, minutes) for date in dates for minutes in chat.digest_times)
    return max(moment for moment in moments if moment <= now)


def slot(moment: datetime, zone: str) -> str:
    """Name the local day and hour of a digest: no chat has two in one.

    >>> slot(datetime(2026, 11, 23, 5, 30, tzinfo=UTC), "Asia/Riyadh")
    '2026-11-23T08'
    """
    return local(moment, zone).strftime("%Y-%m-%dT%H")


def quiet_until(quiet: Quiet | None, zone: str, now: datetime) -> datetime:
    """Give when a chat may be woken: `now`, or the end of the quiet hours in which `now` lies."""
    if quiet is None or quiet.start == quiet.end:
        return now
    here = local(now, zone)
    for day in (here - _DAY, here):
        start = at_wall_time(day, quiet.start)
        end = at_wall_time(day if quiet.end > quiet.start else day + _DAY, quiet.end)
        if start <= now < end:
            return end
    return now


def one_an_hour(times: Sequence[int]) -> bool:
    """Tell whether no two times lie within the same hour of the day."""
    hours = [minutes // 60 for minutes in times]
    return len(set(hours)) == len(hours)
