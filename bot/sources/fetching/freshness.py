"""For how long does a site say that its answer stays the same, and when may it be asked again? Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 365 * 24 * 3600.0
_AGES = (re.compile(r"\bs-maxage\s*=\s*\"?(\d{1,12})"), re.compile(r"\bmax-age\s*=\s*\"?(\d{1,12})"))
_NEVER = re.compile(r"\bno-(?:cache|store)\b")


def fresh_for(headers: Mapping[str, str], clock: Callable[[], datetime]) -> float:
    """Give the seconds for which an answer is fresh (RFC 9111): `s-maxage`, `max-age`, else `Expires`, less `Age`.

    We read once for many, as a shared cache does. Without a word of the site, and with `no-cache`, it is 0.

    >>> noon = lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)
    >>> fresh_for({"Cache-Control": "public, max-age=600", "Age": "60"}, noon)
    540.0
    >>> [fresh_for({"Cache-Control": told}, noon) for told in ("max-age=600, s-maxage=60", "no-cache, max-age=60")]
    [60.0, 0.0]
    >>> fresh_for({"Expires": "Sun, 01 Mar 2026 12:05:00 GMT"}, noon), fresh_for({"Expires": "0"}, noon)
    (300.0, 0.0)
    """
    control, expires = headers.get("Cache-Control", ""), headers.get("Expires", "")
    if not control and not expires:
        return 0.0
    control = control.lower()
    if _NEVER.search(control):
        return 0.0
    for pattern in _AGES:
        if found := pattern.search(control):
            return _within(float(found[1]) - _age(headers))
    written = _moment(headers.get("Date", "")) or clock()
    ends = _moment(expires)
    return _within((ends - written).total_seconds() - _age(headers)) if ends else 0.0


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header in seconds: a number, or a date.

    >>> noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    >>> retry_after("120", noon), retry_after("Sun, 01 Mar 2026 12:01:00 GMT", noon), retry_after("soon", noon)
    (120.0, 60.0, None)
    """
    value = value.strip()
    if value.isdecimal():
        return float(value[:12])
    at = _moment(value)
    return max(0.0, (at - now).total_seconds()) if at else None


def _within(seconds: float) -> float:
    return min(max(seconds, 0.0), _LONGEST)


def _age(headers: Mapping[str, str]) -> float:
    age = headers.get("Age", "").strip()
    return float(age[:12]) if age.isascii() and age.isdigit() else 0.0


def _moment(date: str) -> datetime | None:
    """Read a date of HTTP; None for what is none."""
    try:
        read = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
