"""How do the mentions of up to four queries look, day by day? A picture of lines for a phone.

matplotlib (3.11 and later) joins Arabic letters and orders right-to-left text itself; letters that it was given
joined or reversed would come out wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bot.trend.counting import Line, Trend
from bot.trend.legend import ROW, TOP, legend
from bot.trend.lettering import period, told
from bot.trend.palette import MARKERS, Palette, palette
from bot.trend.sheet import card, drawing, headed, plain_axes, png, topped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Counts = tuple[int, ...]
_CLOSE = 45  # days, from which on not each has a marker
_FEW = 8  # days, up to which those without an article have one too
_WIDTH, _WIDER = 3.2, 2.4  # of a line, and by how much more where another one lies upon it
_MARKER, _HOLLOW, _LARGER = 8, 11, 5  # of markers, likewise


def draw(trend: Trend, *, language: str, dark: bool = False) -> bytes:
    """Give a PNG of 1080 × 720 pixels. May be called from any thread; takes 0.1 s, the first one 1 s."""
    with drawing():
        return png(figure(trend, language=language, dark=dark))


def figure(trend: Trend, *, language: str, dark: bool = False) -> Figure:
    """Give the picture as matplotlib's figure, to be looked into by tests."""
    colours = palette(dark=dark)
    made = card(colours)
    headed(made, told(language, "trend-title"), period(trend.days, trend.until, language), language, colours)
    rows = legend(made, trend.lines, language, colours)
    axes = made.add_axes((0.10, 0.11, 0.86, TOP - rows * ROW - 0.145))
    for place, line in enumerate(trend.lines):
        look = {"color": colours.lines[place], "marker": MARKERS[place], "clip_on": False}
        _plot(axes, line, trend.lines[place + 1 :], look, colours)
    plain_axes(axes, trend.days, language, colours)
    axes.set_xlim(-0.5, len(trend.days) - 0.5)
    topped(axes, max(max(line.counts) for line in trend.lines))
    return made


def _plot(axes: Axes, line: Line, above: Sequence[Line], look: dict[str, Any], colours: Palette) -> None:
    """Draw one line; its last marker is hollow, since its day is not over."""
    counts, last = line.counts, len(line.counts) - 1
    every = 1 if last < _CLOSE else 7
    marked = [day for day in range(last - every, -1, -every) if counts[day] or last < _FEW]
    axes.plot(range(last + 1), counts, linewidth=_WIDTH, markersize=_MARKER, markevery=marked, **look)
    _widen(axes, counts, [each.counts for each in above], look)
    size = _HOLLOW + _LARGER * _upon(counts[last:], [each.counts[last:] for each in above])
    axes.plot(last, counts[last], markersize=size, markerfacecolor=colours.card, markeredgewidth=3, **look)


def _widen(axes: Axes, counts: Counts, above: Sequence[Counts], look: dict[str, Any]) -> None:
    """Draw what lies below other lines wider, so that the colours of all are seen."""
    for day in range(len(counts) - 1):
        here, way = slice(day, day + 1), slice(day, day + 2)
        if upon := _upon(counts[here], [each[here] for each in above]):
            axes.plot(day, counts[day], markersize=_MARKER + _LARGER * upon, **look)
        if upon := _upon(counts[way], [each[way] for each in above]):
            axes.plot((day, day + 1), counts[way], linewidth=_WIDTH + _WIDER * upon, **look | {"marker": ""})


def _upon(counts: Counts, above: Iterable[Counts]) -> int:
    """Count those that are the same; where there is nothing it is none.

    >>> _upon((1, 2), [(1, 2), (2, 1)]), _upon((0, 0), [(0, 0)])
    (1, 0)
    """
    return sum(each == counts for each in above) if any(counts) else 0
