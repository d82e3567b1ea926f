"""When does a feed say that an entry was published?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_DATED = re.compile(
    r"<(?:\w+:)?(?:pubDate|published|issued|created|date|updated|modified|lastBuildDate)\b[^<>]*>"
    r"\s*(?:<!\[CDATA\[)?\s*([^<\]]+)",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\d{4}-\d\d|(?:[a-z]+,?\s+)?\d{1,2}\s+[a-z]{3}", re.IGNORECASE | re.ASCII)
_RFC_822 = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s+)?(\d\d?)[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})\s+(\d\d?):(\d\d)(?::(\d\d))?"
    r"\s*([A-Za-z]{1,4})?(?:([+-]\d\d):?(\d\d))?",
    re.ASCII,
)
_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)  # noqa: SIM905 (a line)
}
# Hours east of Greenwich; AST is what sites of Arabia mean by it, not those of Atlantic Canada.
_ZONES = {"": 0, "GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "AST": 3, "KSA": 3, "MSK": 3, "MSD": 4, "EET": 2, "EEST": 3}
_ZONES |= {
    "CET": 1,
    "CEST": 2,
    "BST": 1,
    "WET": 0,
    "WEST": 1,
    "GST": 4,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
}
_ZONES |= {"MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_NEVER = re.compile(r"(?:^|\s)-?000[01](?=[-\s])")  # the year of a date that was never set
_FIRST_YEAR = 1990
_LATEST = timedelta(days=366)


def trusted_date(parsed: str, xml: str) -> str:
    """Give the date of an entry: as fastfeedparser read it from a standard form, else as it stands in its XML.

    Without a date that library takes the guid for one («12» is the twelfth of this month), it reads «01.03.2026»
    as the third of January, and knows no months but English ones.
    """
    written = [text.strip() for text in _DATED.findall(xml)]
    if parsed and any(map(_STANDARD.match, written)):
        return parsed
    return written[0] if written else ""


def feed_moment(text: str, *, now: datetime) -> datetime | None:
    """Read a date: as RFC 822 or ISO 8601, else in any form that sites use.

    A date without a zone counts as UTC; one before 1990 or more than a year ahead is none.

    >>> now = datetime(2026, 3, 10, tzinfo=UTC)
    >>> [str(feed_moment(text, now=now)) for text in ("Sun, 01 Mar 2026 12:00:00 MSK", "1 مارس 2026 12:00 +0300")]
    ['2026-03-01 09:00:00+00:00', '2026-03-01 09:00:00+00:00']
    """
    text = text.strip()
    if not text or _NEVER.search(text):
        return None
    moment = _standard(text) or _in_any_form(text, now)
    return moment if moment and moment.year >= _FIRST_YEAR and moment <= now + _LATEST else None


def _standard(text: str) -> datetime | None:
    try:
        moment = _rfc_822(text) or datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _rfc_822(text: str) -> datetime | None:
    found = _RFC_822.fullmatch(text)
    if found is None:
        return None
    day, month, year, hour, minute, second, zone, hours, minutes = found.groups()
    east = _ZONES.get((zone or "").upper())
    if month.title() not in _MONTHS or east is None:
        return None
    moment = datetime(
        int(year), _MONTHS[month.title()], int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
    )
    if not hours:
        return moment - timedelta(hours=east) if east else moment
    ahead = timedelta(hours=abs(int(hours)), minutes=int(minutes))
    return moment + ahead if hours.startswith("-") else moment - ahead


def _in_any_form(text: str, now: datetime) -> datetime | None:
    from bot.sources.times.dates import parse_date  # noqa: PLC0415 (calendars are loaded with it)

    return parse_date(text, now=now)


def first_moment(texts: Iterable[str], *, now: datetime) -> datetime | None:
    """Give the first of several dates that can be read."""
    return next((moment for text in texts if (moment := feed_moment(text, now=now))), None)
