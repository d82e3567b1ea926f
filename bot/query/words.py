"""Is this token one of the words of a query, and in which places of a query may it stand?"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bot.query.tree import Way
from bot.text import arabic, english, inflection, russian, twins
from bot.text.data.frequencies import frequency
from bot.text.normalise import differences, fold_surface, surface, written
from bot.text.tokens import Token

_POSSESSIVE = re.compile("'[sS]$")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UNLISTED = 5e-7
_NOBODY: Sequence[Any] = ()

# Where in a query a token may count as a word; sums of these (an IntFlag is ten times slower)
NOWHERE = 0
ALONE = 1  # by itself: with particles, article or pronoun where the guard lets them pass
FIRST = 2  # in a phrase, with any particles: the words behind it settle what it is
MIDDLE = 4  # in a phrase, with the article at most
LAST = 8  # in a phrase, with the article or a pronoun
ANYWHERE = 15
ZONE = 4  # bits: the same four places again for each field that a query may name


class Joined(NamedTuple):
    """Where a token counts as a word: in most articles, in one of Egyptian spelling, and by which rules."""

    places: int
    egyptian: int
    rules: tuple[str, ...]


NOT_JOINED = Joined(NOWHERE, NOWHERE, ())


class Wanted:
    """A word that queries ask for, and which queries those are.

    `owners` are the keys of the queries that are this word and nothing else, `plans` are the larger queries
    that are looked at when the word occurs (by another word that they need, None if there is none), `uses`
    counts both and the queries that only contain it.
    """

    __slots__ = ("fold", "owners", "plans", "surface", "uses", "way", "written")

    def __init__(self, text: str, way: Way, key: str = "") -> None:
        self.surface = sys.intern(key or surface(text))  # most words are their own three keys: hold them once
        self.fold = sys.intern(fold_surface(self.surface))
        self.written = sys.intern(written(text))
        self.way = way
        self.uses = 0
        self.owners: Sequence[Any] = _NOBODY
        self.plans: dict[Wanted | None, list[Any]] | None = None

    def own(self, key: object) -> None:
        """Note a query that is this word and nothing else."""
        if not isinstance(self.owners, list):
            self.owners = []
        self.owners.append(key)

    def disown(self, key: object) -> None:
        """Take such a query back."""
        assert isinstance(self.owners, list)
        self.owners.remove(key)

    def stems(self) -> set[str]:
        """Give the keys by which readings of a token find this word, in the table of its way."""
        match self.way:
            case Way.STRICT:
                return {strict_key(self.surface)}
            case Way.BEGINNING:
                return {self.fold}
            case Way.WIDE:
                return set(inflection.asked(self.surface))
            case Way.PLAIN:
                return self._plain_stems()

    def _plain_stems(self) -> set[str]:
        if _CYRILLIC.search(self.fold):
            return russian.forms(self.fold)
        if not _ARABIC.search(self.fold):
            return english.forms(self.fold)
        return {self.fold, *map(fold_surface, twins.spellings(self.surface))}

    def forms(self) -> set[str]:
        """Give the fold keys of all tokens that can be this word; only for words that are plain or strict."""
        if self.way is Way.STRICT:
            return {self.fold}
        return {form for key in self.stems() for form in arabic.forms(key if key != self.fold else self.surface)}

    def rarity(self) -> float:
        """Give a guess at the share of all words that this word has."""
        guess = 4.0 ** -len(self.fold)
        known = frequency(self.surface) or (min(guess, _UNLISTED) if _ARABIC.search(self.fold) else guess)
        return 10 * known if self.way in {Way.WIDE, Way.BEGINNING} else known


def strict_key(key: str) -> str:
    """Give what two surface keys share if one is the other strictly: «'s» counts for nothing."""
    return _POSSESSIVE.sub("", key)


def strictly(wanted: Wanted, form: str) -> Joined:
    """Say how a token, given as it stands in the text, counts as a strict word: case matters too."""
    same = strict_key(written(form)) == strict_key(wanted.written)
    return Joined(ANYWHERE, ANYWHERE, ("strict",)) if same else NOT_JOINED


def plainly(wanted: Wanted, token: Token, reading: arabic.Reading) -> Joined:
    """Say how a token, read so, counts as a word that may have particles, cases and careless spellings."""
    if not reading.admits(wanted.surface):
        return NOT_JOINED
    asked, stem = wanted.surface[reading.swallowed :], reading.stem(token.surface)
    spelt, rules = _spelt(asked, stem)
    if spelt is None:
        return NOT_JOINED
    allowed = _allowed(token.surface, reading)
    rules = (*affixes(reading), *rules)
    match arabic.spelling(asked, spelt, article=reading.article):
        case arabic.Spelling.SAME:
            return Joined(allowed, allowed, rules)
        case arabic.Spelling.EGYPTIAN:
            return Joined(NOWHERE, allowed, rules)
        case arabic.Spelling.DOUBTFUL:
            return Joined(NOWHERE, allowed & ~ALONE, rules)
        case arabic.Spelling.OTHER:
            return NOT_JOINED


def _spelt(asked: str, stem: str) -> tuple[str | None, tuple[str, ...]]:
    """Give the stem as the query would spell it, None if it is another word, and the rules that say so."""
    if asked == stem:
        return stem, ()
    if not _ARABIC.search(asked):
        return (
            (stem, differences(asked, stem)) if fold_surface(asked) == fold_surface(stem) else (asked, ("form",))
        )
    if len(asked) == len(stem) and fold_surface(asked) == fold_surface(stem):
        return stem, differences(asked, stem)
    twin = twins.respelt(stem, asked)
    return twin, ("twin", *differences(asked, twin)) if twin else ()


def widely(token: Token, reading: arabic.Reading) -> Joined:
    """Say how a token, read so, counts as a word of which it is some form."""
    likely = arabic.is_likely(token.surface, reading)
    return Joined(ANYWHERE, ANYWHERE, (*affixes(reading), "inflection")) if likely else NOT_JOINED


def unbound(reading: arabic.Reading, token: Token) -> str:
    """Give a stem as it is written without its pronoun: «وزرائه» and «وزراؤه» hold «وزراء»."""
    stem = reading.stem(token.surface)
    return stem[:-1] + "ء" if reading.pronoun and stem[-1] in "ؤئ" else stem


def beginning(wanted: Wanted, token: Token, reading: arabic.Reading) -> Joined:
    """Say how a token, read so, counts as a word that begins as the query says."""
    stem = token.surface[reading.start : reading.end]
    begins = stem[: len(wanted.surface)]
    same = arabic.same_alefs(wanted.surface, begins) and arabic.is_likely(token.surface, reading)
    rules = (*affixes(reading), *differences(wanted.surface, begins), "beginning")
    return Joined(ANYWHERE, ANYWHERE, rules) if same else NOT_JOINED


def affixes(reading: arabic.Reading) -> tuple[str, ...]:
    """Give the rules by which what stands around a stem was taken off, each as «name:letters»."""
    named = (
        f"particles:{reading.particles}" if reading.particles else "",
        "article" if reading.article or reading.swallowed else "",
        f"pronoun:{reading.pronoun}" if reading.pronoun else "",
    )
    return tuple(filter(None, named))


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
