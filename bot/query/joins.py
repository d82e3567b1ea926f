"""Which names are written as one word or as two? Pure: «عبدالله» is «عبد الله», «أبوظبي» is «أبو ظبي»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.normalise import fold, surface

_FIRST = frozenset({"عبد", "ابو"})
_LAST = frozenset({"الله", "الدين"})

_HINT = re.compile("عبد|بو|الله|الدين")  # few words hold any of these
_TOGETHER = re.compile(r"(عبد)(ال\w{2,})|(ابو)(\w{3,})|(\w{3,})(الله|الدين)")
_MOST_SPELLINGS = 8


def joins(first: str, second: str) -> bool:
    """Say whether two words are a name that many write as one.

    >>> joins("عبد", "الناصر"), joins("أبو", "ظبي"), joins("نصر", "الله"), joins("سيرغي", "لافروف")
    (True, True, True, False)
    """
    return _TOGETHER.fullmatch(fold(first) + fold(second)) is not None and (
        fold(first) in _FIRST or fold(second) in _LAST
    )


def parted(word: str) -> tuple[str, str] | None:
    """Give the two words of a name that is written as one, None if it is no such name.

    >>> parted("عبدالله"), parted("أبوظبي"), parted("أبواب")
    (('عبد', 'الله'), ('أبو', 'ظبي'), None)
    """
    found = _TOGETHER.fullmatch(fold(word)) if _HINT.search(word) else None
    if found is None or (found[3] and not surface(word).startswith(("أبو", "ابو"))):
        return None
    at = len(next(part for part in found.groups() if part))
    return surface(word)[:at], surface(word)[at:]


def spellings(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Give every way to write a row of words, the given one first.

    >>> spellings(["محمد", "عبد", "الله"])
    [('محمد', 'عبد', 'الله'), ('محمد', 'عبدالله')]
    """
    if len(words) == 1 and not _HINT.search(words[0]):
        return [tuple(words)]
    found: list[tuple[str, ...]] = [()]
    for word in words:
        found = [row for known in found for row in _with(known, word)]
    return sorted(dict.fromkeys(found), key=lambda row: row != tuple(words))[:_MOST_SPELLINGS]


def _with(row: tuple[str, ...], word: str) -> list[tuple[str, ...]]:
    rows = [(*row, word)]
    if row and joins(row[-1], word):
        rows.append((*row[:-1], row[-1] + word))
    if parts := parted(word):
        rows.append((*row, *parts))
    return rows
