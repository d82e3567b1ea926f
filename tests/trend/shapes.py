"""A trend to draw."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.trend.counting import Line, Trend, local_days

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def one_line() -> Trend:
    """Give three days of one query."""
    return Trend(local_days(NOON, "UTC", 3), (Line("Lavrov", (1, 0, 2)),), NOON)
