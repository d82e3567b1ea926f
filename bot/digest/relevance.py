"""Which story of a digest comes first? Pure: where the words stand, who told it, how old it is; a number out.

    where the words stand   3 in the title, 0.5 for each place that was noted (3 at most),
                            1 for two of them near each other, 1 for a name among the article's tags
    who told it             1 each time that the outlets double: 2 outlets 1, 4 outlets 2
    in which language       2 in the reader's own
    how old it is           2 when new, half of it each 12 hours

So a title that names what was asked for stands before anything of the same day that only mentions it, unless
many more outlets tell that. Of equals, the newer one comes first (the caller's order).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from bot.text.normalise import fold
from storage.records import Article, Why

_TITLE, _PLACE, _NEAR, _NAMED = 3.0, 0.5, 1.0, 1.0
_OUTLETS, _OWN = 1.0, 2.0
_FRESH, _HALF = 2.0, timedelta(hours=12)
_MOST_PLACES = 3  # a match notes no more
_CLOSE = 60  # characters between two places that are near each other: a sentence's length
_SHARED = 4  # letters at the beginning of two forms of one name


@dataclass(frozen=True, slots=True)
class Hits:
    """Where the words that were asked for stand in an article."""

    in_title: bool = False
    places: int = 0
    are_near: bool = False
    are_names: bool = False


def score(hits: Hits, *, outlets: int = 1, age: timedelta | None = None, is_own: bool = False) -> float:
    """Give how far up a story belongs; without an age, how new it is does not count (a week's summary).

    `is_own` says that it is told in the reader's own language.

    >>> named = Hits(in_title=True, places=2)
    >>> round(score(named, age=timedelta(hours=12)), 2), round(score(Hits(places=1), outlets=4), 2)
    (5.0, 2.5)
    """
    where = _TITLE * hits.in_title + _PLACE * min(hits.places, _MOST_PLACES)
    where += _NEAR * hits.are_near + _NAMED * hits.are_names
    fresh = 0.0 if age is None else _FRESH * 0.5 ** (max(age, timedelta()) / _HALF)
    return where + _OUTLETS * math.log2(max(outlets, 1)) + _OWN * is_own + fresh


def hits_of(article: Article, reasons: Iterable[Why]) -> Hits:
    """Say where the words of some reasons stand; a source that is followed whole has no place.

    >>> from datetime import UTC, datetime
    >>> now = datetime(2026, 11, 23, tzinfo=UTC)
    >>> told = Article("k", "https://e.org", "لافروف في القاهرة", "صدى", now, now, "ar", "f", tags=("لافروف",))
    >>> hits_of(told, [Why(1, 0, 6), Why(1, 10, 17)])
    Hits(in_title=True, places=2, are_near=True, are_names=True)
    """
    places = sorted((each.start, each.end) for each in reasons if each.end > each.start)
    text = "\n\n".join((article.title, *article.body))
    words = {fold(text[start:end]) for start, end in places} - {""}
    return Hits(
        any(start < len(article.title) for start, _ in places),
        len(places),
        _are_near(text, places),
        any(_is_named(word, article.tags) for word in words),
    )


def _are_near(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two different words stand within a sentence's length."""
    return any(
        after[0] - before[1] <= _CLOSE and text[slice(*before)] != text[slice(*after)]
        for before, after in pairwise(places)
    )


def _is_named(word: str, tags: Iterable[str]) -> bool:
    """Tell whether a word is in a tag, in another form perhaps: «ولافروف», «Лаврова»."""
    return any(_are_forms(word, part) for tag in tags for part in fold(tag).split())


def _are_forms(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) < _SHARED:
        return short == long
    return long.endswith(short) or long[:-2] == short[: len(long) - 2] or long.startswith(short)
