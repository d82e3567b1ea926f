"""When does a feed want to be asked again? Pure: what RSS and its modules say in, seconds, hours and days out."""

from __future__ import annotations

import math
from collections.abc import Iterable

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOUR, _HOURS = 3600.0, 24
_PERIODS = {
    "hourly": _HOUR,
    "daily": 24 * _HOUR,
    "weekly": 7 * 24 * _HOUR,
    "monthly": 30 * 24 * _HOUR,
    "yearly": 365 * 24 * _HOUR,
}


def seconds_between(ttl: str, period: str, frequency: str) -> float:
    """Give the seconds of `<ttl>` (minutes), else of `sy:updatePeriod` by `sy:updateFrequency`; 0 if not said.

    >>> seconds_between("60", "", ""), seconds_between("", "hourly", "2"), seconds_between("soon", "", "")
    (3600.0, 1800.0, 0.0)
    """
    minutes = _number(ttl)
    if minutes > 0:
        return minutes * 60
    times = _number(frequency)
    length = _PERIODS.get(period.strip().lower(), _PERIODS["daily"] if times > 0 and not period.strip() else 0.0)
    return length / times if times > 0 else length


def hours(texts: Iterable[str]) -> frozenset[int]:
    """Give the hours (UTC) of `<skipHours>`; some feeds count from 1 to 24.

    >>> sorted(hours(["0", "7", " 24 ", "25", "x"]))
    [0, 7]
    """
    numbers = (_number(text) for text in texts)
    return frozenset(int(number) % _HOURS for number in numbers if 0 <= number <= _HOURS and number.is_integer())


def days(texts: Iterable[str]) -> frozenset[int]:
    """Give the days of `<skipDays>`, Monday being 0.

    >>> sorted(days(["Monday", " sunday", "Someday"]))
    [0, 6]
    """
    named = (text.strip().lower() for text in texts)
    return frozenset(_DAYS.index(name) for name in named if name in _DAYS)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return -1.0
    return number if math.isfinite(number) else -1.0
