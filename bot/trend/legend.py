"""Which line is which query? Names with their totals, in the reading direction of the chat's language.

matplotlib's own legend hides names that begin with _ and fills its columns from the left only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.texts.markup import is_rtl
from bot.trend.counting import Line
from bot.trend.lettering import drawable, font, letters, number, shortened
from bot.trend.palette import MARKERS, Palette
from bot.trend.sheet import EDGE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOP = 0.80  # of the height: where the legend begins
ROW = 0.068  # of the height
_KEY = 0.058  # of the width: the piece of line before a name
_GAP = 0.02
_SIZE = 20
_MARKS = {True: "\u200f", False: "\u200e"}  # give the line its language's direction, whatever the name's is


def legend(figure: Figure, lines: Sequence[Line], language: str, colours: Palette) -> int:
    """Write the names below the title; give how many rows they take."""
    fits = _fitting(figure)
    half, whole = (1 - 2 * EDGE - _GAP) / 2, 1 - 2 * EDGE
    texts = [(drawable(line.query, letters()), number(line.total, language)) for line in lines]
    is_short = all(fits(_entry(*text, language), half - _KEY - _GAP) for text in texts)
    columns = 2 if len(lines) > 1 and is_short else 1
    width = half if columns == 2 else whole  # noqa: PLR2004 (columns)
    for place, (name, total) in enumerate(texts):
        row, column = divmod(place, columns)
        left = EDGE + column * (width + _GAP)
        text = _shortest(name, total, language, lambda each: fits(each, width - _KEY - _GAP))
        _write(figure, text, place, (left, TOP - (row + 0.5) * ROW), rtl=is_rtl(language), colours=colours)
    return -(-len(lines) // columns)


def _entry(name: str, total: str, language: str) -> str:
    return f"{_MARKS[is_rtl(language)]}\u2068{name}\u2069  ({total})"


def _shortest(name: str, total: str, language: str, fits: Callable[[str], bool]) -> str:
    kept = shortened(name, lambda each: fits(_entry(each, total, language)))
    return _entry(kept, total, language)


def _fitting(figure: Figure) -> Callable[[str, float], bool]:
    """Give what tells whether a text is no wider than a part of the picture."""
    renderer, total = figure.canvas.get_renderer(), figure.bbox.width  # type: ignore[attr-defined]

    def fits(text: str, width: float) -> bool:
        across, _, _ = renderer.get_text_width_height_descent(text, font(_SIZE), False)
        return bool(across <= width * total)

    return fits


def _write(figure: Figure, text: str, place: int, at: tuple[float, float], *, rtl: bool, colours: Palette) -> None:
    """Draw a piece of line with its marker and the name behind it: from the right where one reads so."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 (0.3 s and 30 MB that only pictures need)

    start, y = at
    across = [start, start + _KEY / 2, start + _KEY, start + _KEY + _GAP]
    *key, x = [1 - each for each in across] if rtl else across
    line = Line2D(key, [y] * 3, color=colours.lines[place], marker=MARKERS[place], markevery=[1])
    line.set(linewidth=3.2, markersize=10, transform=figure.transFigure)
    figure.add_artist(line)
    written = figure.text(x, y, text, ha="right" if rtl else "left", va="center_baseline", parse_math=False)
    written.set(fontproperties=font(_SIZE), color=colours.ink)
