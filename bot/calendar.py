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


def local(moment: datetime, zone: str) -> datetime:
    """Give a moment in a zone's time."""
    return moment.astimezone(ZoneInfo(zone))


def at_wall_time(day: datetime, minutes: int) -> datetime:
    """Give the moment (UTC) at which the clocks of `day`'s zone show `minutes` after midnight."""
    wall = datetime.combine(day.date(), time(minutes // 60, minutes % 60), tzinfo=day.tzinfo)
    return wall.astimezone(UTC)


def next_digest(times: Iterable[int], zone: str, *, after: datetime) -> datetime | None:
    """Give the first digest time that is later than `after`, or None where there are no times.

    >>> next_digest((480,), "Asia/Riyadh", after=datetime(2026, 11, 23, 5, 0, tzinfo=UTC)).isoformat()
    '2026-11-24T05:00:00+00:00'
    """
    here = local(after, zone)
    moments = [at_wall_time(here + day * _DAY, minutes) for day in (-1, 0, 1, 2) for minutes in times]
    return min((moment for moment in moments if moment > after), default=None)


def digest_at(chat: Chat, now: datetime) -> datetime | None:
    """Give when a chat's next digest comes, None while none does."""
    if chat.standing is not Standing.ACTIVE:
        return None
    return next_digest(chat.digest_times, chat.zone, after=now)


def last_due(chat: Chat, now: datetime) -> datetime:
    """Give the newest digest time of a chat that is not after `now`: of several missed ones only the last."""
    here = local(now, chat.zone)
    moments = [at_wall_time(here - day * _DAY, minutes) for day in (0, 1) for minutes in chat.digest_times]
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
