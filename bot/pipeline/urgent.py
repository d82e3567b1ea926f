"""Does a title say that its news is urgent? Pure: only by a word at its beginning, as agencies write it.

«عاجل» begins no other title. The English and Russian words do ("Breaking Bad", «Молния убила»), so that they need
a sign behind them, or are written in capitals.
"""

from __future__ import annotations

import re

_SIGN = r"\s*(?:[:|!،.\-–—⚡]|$)"
_URGENT = re.compile(
    rf"[\W_]*(?:عاجل\b|(?:срочно|молния|breaking(?:\s+news)?|urgent){_SIGN}"
    r"|(?-i:СРОЧНО|МОЛНИЯ|BREAKING|URGENT)\b)",
    re.IGNORECASE,
)


def is_urgent(title: str) -> bool:
    """Tell whether a title begins with a word that agencies give to urgent news.

    >>> [is_urgent(title) for title in ("عاجل | لافروف يصل", "🔴 Срочно: Лавров", "BREAKING Lavrov", "#عاجل")]
    [True, True, True, True]
    >>> [is_urgent(title) for title in ("لافروف: لا حل عاجل", "Молния убила двух коров", "Breaking Bad is back")]
    [False, False, False]
    """
    return _URGENT.match(title) is not None
