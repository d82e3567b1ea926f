"""Which of the words that are asked for may a written form be? One dictionary of stems for all queries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.query.words import NOWHERE, Wanted, places, readings, strict_key, strict_places
from bot.text.normalise import fold, surface, written
from bot.text.tokens import Token, words

_MOST_REMEMBERED = 200_000
_LONGEST_REMEMBERED = 64
_FEW = 16


class Sighting(NamedTuple):
    """A word that a written form may be; `order`, `start` and `end` are counted inside the form.

    `places` are where it counts in most articles, `egyptian` where it counts in one of Egyptian spelling.
    """

    wanted: Wanted
    order: int
    start: int
    end: int
    places: int
    egyptian: int


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
        self._loose: dict[str, tuple[Wanted, ...]] = {}
        self._strict: dict[str, tuple[Wanted, ...]] = {}
        self._few: set[str] | None = set()
        self._count = 0

    def word(self, text: str, strict: bool) -> Wanted:
        """Give the word for a text; makes it if nobody asked for it before."""
        key = surface(text)
        for wanted in self._strict.get(strict_key(key), ()) if strict else self._loose.get(fold(text), ()):
            if wanted.surface == key and (not strict or wanted.written == written(text)):
                return wanted
        return self._new(Wanted(text, strict=strict))

    def drop(self, wanted: Wanted) -> None:
        """Forget a word."""
        table = self._table(wanted)
        for key in wanted.stems():
            left = tuple(other for other in table[key] if other is not wanted)
            if left:
                table[key] = left
            else:
                del table[key]

    def __missing__(self, form: str) -> Form | None:
        tokens = words(form)
        if self._few is not None and not any(token.fold in self._few for token in tokens):
            return None if len(tokens) == 1 else Form(len(tokens) - 1, ())
        sightings = tuple(self._sightings(form, tokens))
        found = None if len(tokens) == 1 and not sightings else Form(len(tokens) - 1, sightings)
        if len(form) <= _LONGEST_REMEMBERED:
            self._remember(form, found)
        return found

    def _remember(self, form: str, found: Form | None) -> None:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[form] = found

    def _new(self, wanted: Wanted) -> Wanted:
        table = self._table(wanted)
        for key in wanted.stems():
            table[key] = (*table.get(key, ()), wanted)
        self.clear()
        self._count += 1
        if self._count > _FEW:
            self._few = None
        elif self._few is not None:
            self._few |= wanted.forms()
        return wanted

    def _table(self, wanted: Wanted) -> dict[str, tuple[Wanted, ...]]:
        return self._strict if wanted.strict else self._loose

    def _sightings(self, form: str, tokens: tuple[Token, ...]) -> Iterator[Sighting]:
        for order, token in enumerate(tokens):
            for wanted, (most, egyptian) in self._found(form, token).items():
                if egyptian:
                    yield Sighting(wanted, order, token.start, token.end, most, egyptian)

    def _found(self, form: str, token: Token) -> dict[Wanted, tuple[int, int]]:
        """Give the words that a token may be; all that its readings allow is allowed."""
        found: dict[Wanted, tuple[int, int]] = {}
        for reading in readings(token):
            for wanted in self._loose.get(reading.key, ()):
                most, egyptian = found.get(wanted, (NOWHERE, NOWHERE))
                more, more_egyptian = places(wanted, token, reading)
                found[wanted] = most | more, egyptian | more_egyptian
        for wanted in self._strict.get(strict_key(token.surface), ()):
            found[wanted] = (strict_places(wanted, form[token.start : token.end]),) * 2
        return found
