"""How does text get into a picture: with letters that the font has, in its direction, with the chat's dates?

The font is DejaVu Sans, which comes with matplotlib: it has Arabic, Cyrillic and Latin. What it has not (emoji,
Chinese) is shown as □, since a picture is drawn whatever was typed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Container, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.texts.say import say

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_UNSEEN = frozenset("\u2066\u2067\u2068\u2069")  # isolates: for the ordering of letters, with no picture
_MISSING = "□"


def _file(*, bold: bool) -> str:
    from matplotlib import get_data_path  # noqa: PLC0415 (0.3 s and 30 MB that only pictures need)

    return f"{get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf"


@lru_cache(maxsize=8)
def font(size: float, *, bold: bool = False) -> FontProperties:
    """Give the font at a size in points, by its file: no settings of the machine have a say in it."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 (as above)

    return FontProperties(fname=_file(bold=bold), size=size)


@lru_cache(maxsize=1)
def letters() -> frozenset[str]:
    """Give the characters that the font has, in both weights."""
    from matplotlib.font_manager import get_font  # noqa: PLC0415 (as above)

    weights = (get_font(_file(bold=bold)).get_charmap() for bold in (False, True))
    first, second = (frozenset(map(chr, codes)) for codes in weights)
    return first & second


def drawable(text: str, known: Container[str]) -> str:
    r"""Give text of one line in letters that are known: taken apart where that helps, □ where nothing does.

    >>> known = frozenset("الله لافروف[]()")
    >>> drawable("ﷲ ﻻﻓﺮﻭﻑ", known), drawable("لافروف\n🎉", known)
    ('الله لافروف', 'لافروف □')
    """
    return "".join(_known(letter, known) for letter in _SPACE.sub(" ", text).strip())


def _known(letter: str, known: Container[str]) -> str:
    if letter in known or letter in _UNSEEN:
        return letter
    if unicodedata.category(letter) in {"Cf", "Mn", "Cc"}:
        return ""
    apart = unicodedata.normalize("NFKC", letter)
    return apart if apart != letter and all(each in known for each in apart) else _MISSING


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """Give the text, or as much of its beginning as fits with … behind it.

    >>> shortened("وزير الخارجية الروسي", lambda text: len(text) <= 14)
    'وزير الخارجية…'
    """
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(f"{text[:middle].rstrip()}…") else (low, middle)
    return f"{text[:low].rstrip()}…"


def told(language: str, key: str, /, **values: str | int) -> str:
    """Give a sentence as plain text, in letters that can be drawn."""
    return drawable(html.unescape(_TAG.sub("", say(language, key, **values))), letters())


def short_date(day: date, language: str) -> str:
    """Give day and month, as the language orders and shortens them.

    >>> short_date(date(2026, 11, 23), "ar"), short_date(date(2026, 11, 23), "en")
    ('23 نوفمبر', 'Nov 23')
    """
    from babel.dates import format_skeleton  # noqa: PLC0415 (50 ms that --help need not pay)

    return str(format_skeleton("MMMd", datetime(day.year, day.month, day.day), locale=language))  # noqa: DTZ001


def number(value: float, language: str) -> str:
    """Give a whole number as the language writes it.

    >>> number(1234, "en"), number(12, "ar")
    ('1,234', '12')
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 (as above)

    return str(format_decimal(round(value), locale=language))


def period(days: Sequence[date], until: datetime, language: str) -> str:
    """Say from when to when was counted."""
    time = until.strftime("%H:%M")
    first, last = short_date(days[0], language), short_date(days[-1], language)
    if len(days) == 1:
        return told(language, "trend-day", date=last, time=time)
    return told(language, "trend-days", first=first, last=last, time=time)
