"""How many articles a day? Pure: the moments of a source's entries in, an estimate out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_SHORTEST = timedelta(hours=1)
_LEAST = 2
_FEW, _BRIEF = 5, timedelta(hours=6)  # fewer, all of the last hours, say nothing of a day


def per_day(moments: Iterable[datetime | None], *, now: datetime) -> float | None:
    """Estimate from the dates of what a source lists now; None where that is too little.

    That is the last week's, where the list goes back so far, else what came since the oldest of them.

    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    >>> per_day([now - timedelta(hours=6 * back) for back in range(1, 9)], now=now)
    4.0
    >>> per_day([now - timedelta(days=back) for back in (1, 2, 3, 4, 5, 6, 6.5, 400)], now=now)
    1.0
    >>> per_day([now - timedelta(minutes=10 * back) for back in range(3)], now=now)
    """
    known = sorted(min(moment, now) for moment in moments if moment is not None)
    if len(known) < _LEAST or (len(known) < _FEW and now - known[0] < _BRIEF):
        return None
    recent = sum(moment > now - _WEEK for moment in known)
    if recent and known[0] <= now - _WEEK:
        return round(recent / _WEEK.days, 2)
    return round(len(known) / (max(now - known[0], _SHORTEST) / _DAY), 2)
