"""When does a feed say that an entry was published?"""

from __future__ import annotations

import re
from datetime import UTC, datetime

_DATED = re.compile(
    r"<(?:\w+:)?(?:pubDate|published|issued|created|date|updated|modified|lastBuildDate)\b[^<>]*>"
    r"\s*(?:<!\[CDATA\[)?\s*([^<\]]+)",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\d{4}-\d\d|(?:[a-z]+,?\s+)?\d{1,2}\s+[a-z]{3}", re.IGNORECASE | re.ASCII)


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
    """Read a date: as ISO 8601, which fastfeedparser makes of most, else in any form that sites use.

    A date without a zone counts as UTC.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _in_any_form(text, now)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _in_any_form(text: str, now: datetime) -> datetime | None:
    from bot.sources.dates import parse_date  # noqa: PLC0415 (calendars are loaded with it)

    return parse_date(text, now=now) if text else None
