"""How do columns stay under each other where letters have no width, or two places? Pure: rows in, lines out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_WIDE = frozenset("WF")
_NONE = frozenset(("Mn", "Me", "Cf"))
_GAP = "  "


def width(text: str) -> int:
    """Give the places that a text takes in a terminal.

    >>> width("خَبَر"), width("新聞"), width("news")
    (3, 4, 4)
    """
    return sum(
        0 if unicodedata.category(c) in _NONE else 1 + (unicodedata.east_asian_width(c) in _WIDE) for c in text
    )


def table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Give the rows as lines with aligned columns; those in `right` stand at their right edge.

    Text that runs from right to left belongs into the last column: a terminal that orders it moves the others.

    >>> table([["ok", "7", "خبر"], ["bad", "12", "x"]], right=[1])
    ['ok    7  خبر', 'bad  12  x']
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        _GAP.join(_padded(cell, widths[at], is_right=at in right) for at, cell in enumerate(row)).rstrip()
        for row in rows
    ]


def _padded(cell: str, places: int, *, is_right: bool) -> str:
    blank = " " * (places - width(cell))
    return blank + cell if is_right else cell + blank
