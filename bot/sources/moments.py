"""When does a feed say that an entry was published?"""

from __future__ import annotations

from datetime import UTC, datetime


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
