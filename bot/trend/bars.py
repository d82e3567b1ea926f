"""What did the bot do, day by day? A picture of bars for its operator: articles, alerts, new chats.

Each has a scale of its own, since a busy bot reads thousands of articles for a few new chats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trend.counting import Activity
from bot.trend.lettering import font, number, period, told
from bot.trend.palette import Palette, palette
from bot.trend.sheet import card, drawing, headed, plain_axes, png, starting, topped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_HEIGHT, _STEP, _LOWEST = 0.135, 0.255, 0.085  # of the picture: a row of bars, from row to row, the last row


def draw_bars(activity: Activity, *, language: str, dark: bool = False) -> bytes:
    """Give a PNG of 1080 × 720 pixels. May be called from any thread."""
    with drawing():
        return png(figure(activity, language=language, dark=dark))


def figure(activity: Activity, *, language: str, dark: bool = False) -> Figure:
    """Give the picture as matplotlib's figure, to be looked into by tests."""
    colours = palette(dark=dark)
    made = card(colours)
    headed(made, told(language, "stats-title"), period(activity.days, activity.until, language), language, colours)
    rows = (
        (told(language, "stats-articles"), activity.articles),
        (told(language, "stats-alerts"), activity.alerts),
        (told(language, "stats-chats"), activity.chats),
    )
    for place, (name, counts) in enumerate(rows):
        axes = made.add_axes((0.115, _LOWEST + (2 - place) * _STEP, 0.83, _HEIGHT))
        _bars(axes, counts, colours.lines[place], colours)
        plain_axes(axes, activity.days, language, colours, numbers=2, has_dates=place == len(rows) - 1)
        axes.get_xticklabels()[-1].set_horizontalalignment("center")  # half a bar to the side is room enough
        axes.set_xlim(-0.6, len(counts) - 0.4)
        topped(axes, max(counts))
        x, side = starting(language)
        y = _LOWEST + (2 - place) * _STEP + _HEIGHT + 0.02
        text = f"{name} ({number(sum(counts), language)})"
        made.text(x, y, text, ha=side, va="bottom", parse_math=False, fontproperties=font(20), color=colours.ink)
    return made


def _bars(axes: Axes, counts: tuple[int, ...], colour: str, colours: Palette) -> None:
    """Draw one row; the last bar is hollow, since its day is not over. A day without any has no bar at all."""
    drawn = [(place, count) for place, count in enumerate(counts) if count]
    faces = [colours.card if place == len(counts) - 1 else colour for place, _ in drawn]
    places, heights = [place for place, _ in drawn], [count for _, count in drawn]
    axes.bar(places, heights, width=0.7, color=faces, edgecolor=colour, linewidth=2)
