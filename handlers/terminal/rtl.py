"""Who puts right-to-left text in order: the terminal, or we? Read backwards, Arabic cannot be read at all.

Some terminals order and shape it themselves (GNOME's, KDE's, Apple's), many do not (xterm, kitty, Windows').
For the latter, lines are wrapped, shaped and put in visual order here. `/rtl` in the chat switches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_VTE_WITH_BIDI = 5800
_WITHOUT_BIDI = {"linux", "xterm-kitty", "alacritty", "foot"}
_PROGRAMS_WITHOUT = {"vscode", "WezTerm", "ghostty"}


def orders_itself(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal orders right-to-left text itself, as far as its environment says.

    One that is not known counts as one that does: its text can at least be copied and read elsewhere.
    """
    if environ.get("VTE_VERSION", "").isdecimal():
        return int(environ["VTE_VERSION"]) >= _VTE_WITH_BIDI
    if environ.get("TERM", "") in _WITHOUT_BIDI or environ.get("TERM_PROGRAM", "") in _PROGRAMS_WITHOUT:
        return False
    return not any(
        environ.get(name) for name in ("XTERM_VERSION", "WT_SESSION", "ALACRITTY_WINDOW_ID", "KITTY_PID")
    )


def visual(text: str, width: int) -> str:
    """Wrap text to a width and put each right-to-left line in visual order, at the right edge.

    Styles are dropped from such lines: in visual order their codes would stand in the wrong place.
    """
    lines = (line for paragraph in text.split("\n") for line in _wrapped(paragraph, width))
    return "\n".join(_line(line, width) for line in lines)


def _wrapped(paragraph: str, width: int) -> list[str]:
    import textwrap  # noqa: PLC0415

    if not _RTL.search(paragraph):
        return [paragraph]
    plain = _STYLE.sub("", paragraph)
    return textwrap.wrap(plain, width, break_long_words=False, break_on_hyphens=False) or [""]


def _line(line: str, width: int) -> str:
    if not _RTL.search(line):
        return line
    from arabic_reshaper import reshape  # noqa: PLC0415 (only where it is needed)
    from bidi import get_display  # noqa: PLC0415

    return str(get_display(reshape(line))).rjust(width)
