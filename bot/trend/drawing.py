"""How do the mentions of up to four queries look, day by day? A picture of lines for a phone.

matplotlib (3.11 and later) joins Arabic letters and orders right-to-left text itself; letters that it was given
joined or reversed would come out wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trend.counting import Line, Trend
from bot.trend.legend import ROW, TOP, legend
from bot.trend.lettering import period, told
from bot.trend.palette import MARKERS, Palette, palette
from bot.trend.sheet import card, drawing, headed, plain_axes, png, topped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CLOSE = 45  # days, from which on not each has a marker


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
    for line, colour, marker in zip(trend.lines, colours.lines, MARKERS, strict=False):
        _plot(axes, line, colour, marker, colours)
    plain_axes(axes, trend.days, language, colours)
    axes.set_xlim(-0.5, len(trend.days) - 0.5)
    topped(axes, max(max(line.counts) for line in trend.lines))
    return made


def _plot(axes: Axes, line: Line, colour: str, marker: str, colours: Palette) -> None:
    """Draw one line; its last marker is hollow, since its day is not over."""
    days = range(len(line.counts))
    every = 1 if len(days) <= _CLOSE else 7
    marked = list(range(len(days) - 1 - every, -1, -every))
    axes.plot(
        days,
        line.counts,
        color=colour,
        marker=marker,
        markevery=marked,
        markersize=8,
        linewidth=3.2,
        clip_on=False,
    )
    axes.plot(
        days[-1:],
        line.counts[-1:],
        color=colour,
        marker=marker,
        markersize=11,
        markerfacecolor=colours.card,
        markeredgewidth=3,
        clip_on=False,
    )
