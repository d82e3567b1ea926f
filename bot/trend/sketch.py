"""How do the mentions of some queries look where no picture can be shown? Pure: counts in, lines of text out."""

from __future__ import annotations

from bot.texts.markup import Html, bold, lines
from bot.trend.counting import Trend
from bot.trend.lettering import short_date

_STEPS = "▁▂▃▄▅▆▇█"
_ONE_BY_ONE = 10  # days whose numbers have room


def sketch(trend: Trend, language: str) -> Html:
    """Give a row of columns for each query, all on one scale, the oldest day on the left, as in the picture."""
    most = max(max(line.counts) for line in trend.lines)
    told = []
    for line in trend.lines:
        told += [bold(line.query), _left_to_right(columns(line.counts, most))]
        if len(line.counts) <= _ONE_BY_ONE:
            told.append(_left_to_right(" ".join(map(str, line.counts))))
    first, last = short_date(trend.days[0], language), short_date(trend.days[-1], language)
    return lines(*told, Html(f"\u2068{first}\u2069 – \u2068{last}\u2069"))


def columns(counts: tuple[int, ...], most: int) -> str:
    """Draw counts as columns; what is more than nothing stands out from nothing.

    >>> columns((0, 1, 5, 10), 10)
    '▁▂▅█'
    """
    steps = len(_STEPS) - 1
    return "".join(_STEPS[max(round(steps * count / most), 1) if count else 0] for count in counts)


def _left_to_right(text: str) -> Html:
    return Html(f"\u2066{text}\u2069")
