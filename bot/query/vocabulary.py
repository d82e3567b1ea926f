"""Which of the words that are asked for may a written form be? One dictionary of stems for all queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bot.query.tree import Way
from bot.query.words import (
    NOT_JOINED,
    Joined,
    Wanted,
    beginning,
    plainly,
    readings,
    strict_key,
    strictly,
    unbound,
    widely,
)
from bot.text.arabic import Reading, is_likely
from bot.text.inflection import language, lemmas
from bot.text.normalise import fold_surface, surface, written
from bot.text.tokens import Token, words

_MOST_REMEMBERED = 200_000
_LONGEST_REMEMBERED = 64
_FEW = 16
_NONE: frozenset[str] = frozenset()
_MOST_PASSED = 20_000  # while few words are asked for
SHORTEST_BEGINNING = 3

_Table = dict[str, tuple[Wanted, ...]]


class Sighting(NamedTuple):
    """A word that a written form may be; `order`, `start` and `end` are counted inside the form.

    `places` are where it counts in most articles, `egyptian` where it counts in one of Egyptian spelling, `rules`
    what joins the two.
    """

    wanted: Wanted
    order: int
    start: int
    end: int
    places: int
    egyptian: int
    rules: tuple[str, ...]


class Form(NamedTuple):
    """A written form that is worth a look: how many tokens it holds beyond one, and what they may be."""

    extra: int
    sightings: tuple[Sighting, ...]


class Vocabulary(dict[str, Form | None]):
    """Written forms and what they may be, None for one token that nobody asked for; derived when first seen.

    While few words are asked for, a form is first held against all of their forms (the query's side), else
    its readings are looked up (the token's side): both give the same, and the first is faster for few.
    """

    def __init__(self) -> None:
        super().__init__()
        self._plain: _Table = {}
        self._strict: _Table = {}
        self._wide: _Table = {}
        self._beginning: _Table = {}
        self._by_fold: dict[str, list[str]] = {}
        self._languages: Counter[str] = Counter()  # of wide words
        self._few: set[str] | None = set()
        self._count = 0

    def is_empty(self) -> bool:
        """Say whether nothing is asked for."""
        return not (self._plain or self._strict or self._wide or self._beginning)

    def word(self, text: str, way: Way) -> Wanted:
        """Give the word for a text; makes it if nobody asked for it before."""
        key = surface(text)
        at = strict_key(key) if way is Way.STRICT else fold_surface(key)
        for wanted in self._table(way).get(at, ()):
            if wanted.surface == key and (way is not Way.STRICT or wanted.written == written(text)):
                return wanted
        return self._new(Wanted(text, way, key))

    def drop(self, wanted: Wanted) -> None:
        """Forget a word."""
        if wanted.way is Way.WIDE:
            self._languages[language(wanted.surface)] -= 1
        table = self._table(wanted.way)
        for key in wanted.stems():
            left = tuple(other for other in table[key] if other is not wanted)
            if left:
                table[key] = left
            else:
                del table[key]

    def _table(self, way: Way) -> _Table:
        match way:
            case Way.PLAIN:
                return self._plain
            case Way.STRICT:
                return self._strict
            case Way.WIDE:
                return self._wide
            case Way.BEGINNING:
                return self._beginning

    def __missing__(self, form: str) -> Form | None:
        tokens = words(form)
        if self._few is not None and not any(token.fold in self._few for token in tokens):
            return self._passed(form, len(tokens))
        sightings = tuple(self._sightings(form, tokens))
        found = None if len(tokens) == 1 and not sightings else Form(len(tokens) - 1, sightings)
        if len(form) <= _LONGEST_REMEMBERED:
            self._remember(form, tokens, found)
        return found

    def _passed(self, form: str, count: int) -> Form | None:
        """Give a form of so many tokens that nobody asked for; the most frequent ones are seen first."""
        found = None if count == 1 else Form(count - 1, ())
        if len(self) < _MOST_PASSED and len(form) <= _LONGEST_REMEMBERED:
            self[form] = found
        return found

    def _remember(self, form: str, tokens: tuple[Token, ...], found: Form | None) -> None:
        if len(self) >= _MOST_REMEMBERED:
            self._forget_all()
        self[form] = found
        for token in tokens:
            self._by_fold.setdefault(token.fold, []).append(form)

    def _forget_all(self) -> None:
        self.clear()
        self._by_fold.clear()

    def _new(self, wanted: Wanted) -> Wanted:
        table = self._table(wanted.way)
        for key in wanted.stems():
            table[key] = (*table.get(key, ()), wanted)
        self._learn(wanted)
        return wanted

    def _learn(self, wanted: Wanted) -> None:
        """Forget what was derived of the forms that may be the new word, and only of them where they are known."""
        if wanted.way is Way.WIDE:
            self._languages[language(wanted.surface)] += 1
        if wanted.way in {Way.WIDE, Way.BEGINNING}:
            self._few = None
            self._forget_all()
            return
        self._count += 1
        if self._few is not None:
            self._forget_all()  # what was passed over is not known by its tokens
        if self._count > _FEW:
            self._few = None
        if self or self._few is not None:
            forms = wanted.forms()
            for key in forms & self._by_fold.keys():
                for form in self._by_fold.pop(key):
                    self.pop(form, None)
            if self._few is not None:
                self._few |= forms

    def _sightings(self, form: str, tokens: tuple[Token, ...]) -> Iterator[Sighting]:
        for order, token in enumerate(tokens):
            for wanted, joined in self._found(form, token).items():
                if joined.egyptian:
                    rules = joined.rules
                    if form[token.start : token.end].lower() not in {token.surface, wanted.surface}:
                        rules = (*rules, "surface")
                    yield Sighting(wanted, order, token.start, token.end, joined.places, joined.egyptian, rules)

    def _found(self, form: str, token: Token) -> dict[Wanted, Joined]:
        """Give the words that a token may be; all that its readings allow is allowed."""
        found: dict[Wanted, Joined] = {}
        for wanted, joined in self._readings(form, token):
            known = found.get(wanted, NOT_JOINED)
            places, egyptian = known.places | joined.places, known.egyptian | joined.egyptian
            found[wanted] = Joined(places, egyptian, known.rules if known.egyptian else joined.rules)
        return found

    def _readings(self, form: str, token: Token) -> Iterator[tuple[Wanted, Joined]]:
        for reading in readings(token):
            for wanted in self._plain.get(reading.key, ()):
                yield wanted, plainly(wanted, token, reading)
        for wanted in self._strict.get(strict_key(token.surface), ()):
            yield wanted, strictly(wanted, form[token.start : token.end])
        if self._wide:
            yield from self._inflected(token)
        if self._beginning:
            yield from self._begun(token)

    def _inflected(self, token: Token) -> Iterator[tuple[Wanted, Joined]]:
        for reading in readings(token):
            for key in {reading.key} | self._lemmas(token, reading):
                for wanted in self._wide.get(key, ()):
                    is_word = wanted.fold == reading.key
                    yield wanted, plainly(wanted, token, reading) if is_word else widely(token, reading)

    def _lemmas(self, token: Token, reading: Reading) -> AbstractSet[str]:
        """Give the dictionary forms that a reading may stand for, where a word of that language is asked for."""
        stem = unbound(reading, token)
        asked = self._languages[language(stem)] or self._languages[""]
        return lemmas(stem) if asked and is_likely(token.surface, reading) else _NONE

    def _begun(self, token: Token) -> Iterator[tuple[Wanted, Joined]]:
        for reading in readings(token):
            if reading.pronoun or reading.swallowed:
                continue
            for length in range(SHORTEST_BEGINNING, len(reading.key) + 1):
                for wanted in self._beginning.get(reading.key[:length], ()):
                    yield wanted, beginning(wanted, token, reading)
