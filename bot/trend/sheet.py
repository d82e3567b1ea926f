"""What do all pictures share: the card, its title, axes that read well on a phone, and the way to PNG?

A picture of 1080 × 720 pixels is shown on a phone about a third as wide: letters of 26 pixels are 9 points there.
Time runs from left to right in every language (docs/decisions/0010); text, titles and legend run as theirs does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.texts.markup import is_rtl
from bot.trend.lettering import font, number, short_date
from bot.trend.palette import Palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT, DPI = 1080, 720, 100
EDGE = 0.045  # of the width, left free on both sides
_TICKS = 5  # dates that stand beside each other on a phone
_EDGELESS = 16  # days, up to which the last one's date has room on both sides
_DRAWING = Lock()  # matplotlib's caches of fonts and texts are not made for threads


def card(colours: Palette) -> Figure:
    """Give an empty picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 (only pictures need it)
    from matplotlib.figure import Figure  # noqa: PLC0415 (as above)

    made = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=colours.card)
    FigureCanvasAgg(made)
    return made


def starting(language: str) -> tuple[float, str]:
    """Give where a line of text begins, across the picture, and how it is aligned there."""
    return (1 - EDGE, "right") if is_rtl(language) else (EDGE, "left")


def headed(figure: Figure, title: str, below: str, language: str, colours: Palette) -> None:
    """Write title and period at the top."""
    x, side = starting(language)
    kept: dict[str, Any] = {"ha": side, "va": "baseline", "parse_math": False}
    figure.text(x, 0.922, title, fontproperties=font(25, bold=True), color=colours.ink, **kept)
    figure.text(x, 0.855, below, fontproperties=font(18), color=colours.quiet, **kept)


def plain_axes(
    axes: Axes, days: Sequence[date], language: str, colours: Palette, *, numbers: int = 5, has_dates: bool = True
) -> None:
    """Leave of the axes what is read: quiet lines at about so many whole numbers, a few dates."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 (as above)

    axes.set_facecolor(colours.card)
    axes.spines[:].set_visible(False)
    axes.spines["bottom"].set(visible=True, color=colours.quiet)
    axes.grid(visible=True, axis="y", color=colours.grid, linewidth=1.2)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=numbers, integer=True, min_n_ticks=2))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, language)))
    axes.tick_params(axis="y", length=0, pad=8)
    axes.tick_params(axis="x", length=6, pad=22, color=colours.quiet)
    places = shown_days(len(days))
    axes.set_xticks(places, [short_date(days[place], language) if has_dates else "" for place in places])
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(fontproperties=font(18), color=colours.quiet)
    for label in axes.get_xticklabels():
        label.set_verticalalignment("baseline")  # or a date with a letter that stands tall sits lower
    if len(days) > _EDGELESS:
        axes.get_xticklabels()[-1].set_horizontalalignment("right")


def shown_days(days: int, most: int = _TICKS) -> list[int]:
    """Choose the days that get a date: evenly spaced, the last one always.

    >>> shown_days(30), shown_days(3)
    ([5, 11, 17, 23, 29], [0, 1, 2])
    """
    step = -(-days // most)
    return list(range(days - 1, -1, -step))[::-1]


def topped(axes: Axes, most: int) -> None:
    """Let the numbers begin at 0 and end above the greatest, also where there is none."""
    axes.set_ylim(0, max(most * 1.12, 1))


def png(figure: Figure) -> bytes:
    """Give the picture as PNG and let its memory go."""
    kept = BytesIO()
    figure.savefig(kept, format="png", metadata={"Software": None})
    _let_go(figure)
    return kept.getvalue()


def _let_go(figure: Figure) -> None:
    """Free the 3 MB of the drawing now: its texts hold it in a ring, which a large program seldom looks for."""
    from matplotlib.text import Text  # noqa: PLC0415 (as above)

    for text in figure.findobj(Text):
        vars(text)["_renderer"] = None
    vars(figure.canvas).pop("renderer", None)
    figure.clear()


def drawing() -> Lock:
    """Give the lock under which pictures are made, one after the other."""
    return _DRAWING
