"""Is this token one of the words of a query, and in which places of a query may it stand?"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from bot.text import arabic, english, russian
from bot.text.data.frequencies import frequency
from bot.text.normalise import fold_surface, surface, written
from bot.text.tokens import Token

_POSSESSIVE = re.compile("'[sS]$")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UNLISTED = 5e-7


# Where in a query a token may count as a word; sums of these (an IntFlag is ten times slower)
NOWHERE = 0
ALONE = 1  # by itself: with particles, article or pronoun where the guard lets them pass
FIRST = 2  # in a phrase, with any particles: the words behind it settle what it is
MIDDLE = 4  # in a phrase, with the article at most
LAST = 8  # in a phrase, with the article or a pronoun
ANYWHERE = 15


class Wanted:
    """A word that queries ask for, and which queries those are.

    `owners` are the keys of the queries that are this word and nothing else, `plans` are the larger queries
    that are looked at when the word occurs, `uses` counts both and the queries that only contain it.
    """

    __slots__ = ("fold", "owners", "plans", "strict", "surface", "uses", "written")

    def __init__(self, text: str, *, strict: bool) -> None:
        self.surface = sys.intern(surface(text))  # most words are their own three keys: hold them once
        self.fold = sys.intern(fold_surface(self.surface))
        self.written = sys.intern(written(text))
        self.strict = strict
        self.uses = 0
        self.owners: list[Any] = []
        self.plans: list[Any] = []

    def stems(self) -> set[str]:
        """Give the keys by which readings of a token find this word (surface keys if it is strict)."""
        if self.strict:
            return {strict_key(self.surface)}
        if _CYRILLIC.search(self.fold):
            return russian.forms(self.fold)
        return {self.fold} if _ARABIC.search(self.fold) else english.forms(self.fold)

    def forms(self) -> set[str]:
        """Give the fold keys of all tokens that can be this word."""
        if self.strict:
            return {self.fold}
        return {form for key in self.stems() for form in arabic.forms(key if key != self.fold else self.surface)}

    def rarity(self) -> float:
        """Give a guess at the share of all words that this word has."""
        guess = 4.0 ** -len(self.fold)
        return frequency(self.surface) or (min(guess, _UNLISTED) if _ARABIC.search(self.fold) else guess)


def strict_key(key: str) -> str:
    """Give what two surface keys share if one is the other strictly: «'s» counts for nothing."""
    return _POSSESSIVE.sub("", key)


def strict_places(wanted: Wanted, form: str) -> int:
    """Say where a token, given as it stands in the text, may count as a strict word: case matters too."""
    same = strict_key(written(form)) == strict_key(wanted.written)
    return ANYWHERE if same else NOWHERE


def places(wanted: Wanted, token: Token, reading: arabic.Reading) -> tuple[int, int]:
    """Say where a token, read so, may count as a word: in most articles, and in one in Egyptian spelling."""
    if not reading.admits(wanted.surface):
        return NOWHERE, NOWHERE
    allowed = _allowed(token.surface, reading)
    asked = wanted.surface[reading.swallowed :]
    match arabic.spelling(asked, reading.stem(token.surface), article=reading.article):
        case arabic.Spelling.SAME:
            return allowed, allowed
        case arabic.Spelling.EGYPTIAN:
            return NOWHERE, allowed
        case arabic.Spelling.DOUBTFUL:
            return NOWHERE, allowed & ~ALONE
        case arabic.Spelling.OTHER:
            return NOWHERE, NOWHERE


def _allowed(token: str, reading: arabic.Reading) -> int:
    likely = arabic.is_likely(token, reading)
    allowed = ALONE if likely else NOWHERE
    if not reading.pronoun:
        allowed |= FIRST
    if not reading.particles:
        allowed |= NOWHERE if reading.pronoun else MIDDLE
        allowed |= LAST if likely or not reading.pronoun else NOWHERE
    return allowed


def readings(token: Token) -> Iterator[arabic.Reading]:
    """Give the ways to read a token in any script; a foreign word may carry Arabic particles («الBBC»)."""
    if _ARABIC.search(token.fold):
        yield from arabic.readings(token.surface, token.fold)
    else:
        yield arabic.Reading(token.fold, 0, len(token.fold))
