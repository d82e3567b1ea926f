"""Which colours does a picture have? Those that stand apart on its card, also for who sees fewer colours.

A bot is not told whether a chat is shown light or dark, so that a picture brings its own opaque card: the light
one reads well in both. Lines have the contrast of 3 to 1 that WCAG 2.2 asks of graphics, and differ by marker
and by colour: blue, orange, green, violet of different lightness, which stay apart without red or green.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB: the card, letters, quieter letters, the grid, and a colour for each line."""

    card: str
    ink: str
    quiet: str
    grid: str
    lines: tuple[str, ...]


LIGHT = Palette("#F7F8FA", "#1B2129", "#515A66", "#D9DDE3", ("#1F5FB0", "#D06000", "#149080", "#6A1B6A"))
DARK = Palette("#1E252D", "#F2F4F7", "#B4BDC8", "#38424E", ("#7CC8F8", "#F5A524", "#1FAE82", "#EE6FC6"))
MARKERS = ("o", "s", "^", "D")


def palette(*, dark: bool) -> Palette:
    """Give the colours of a picture.

    >>> palette(dark=False).card
    '#F7F8FA'
    """
    return DARK if dark else LIGHT
