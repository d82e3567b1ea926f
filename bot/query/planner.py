"""Which plan answers a query? Pure: a tree in, a plan out; every spelling and other name of its words in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Protocol

from bot.query.expressions import Expression
from bot.query.joins import joins, spellings
from bot.query.plan import Either, Every, Matching, One, Plan, Row, Spoken
from bot.query.tree import AllOf, AnyOf, Field, Language, Not, Pattern, Phrase, Query, Way, Word, Zone
from bot.query.words import ALONE, ZONE, Wanted
from bot.text.aliases import Aliases

_SHIFT = {zone: ZONE * place for place, zone in enumerate(Zone, start=1)}
_LONGEST_ALIAS = 4


class Asking(Protocol):
    """Where the words and expressions of all queries are kept, each once."""

    @property
    def aliases(self) -> Aliases: ...

    def word(self, text: str, way: Way) -> Wanted: ...

    def expression(self, source: str) -> Expression: ...


@dataclass(frozen=True, slots=True)
class _Planner:
    """Plans the parts of one query, inside one zone of the article."""

    asking: Asking
    zone: Zone | None = None

    def plan(self, query: Query) -> Plan:  # noqa: PLR0911 (one for each kind of tree)
        match query:
            case Word(text, Way.PLAIN):
                return self._spelt((text,))
            case Word(text, way):
                return self._row((text,), way)
            case Phrase(words, strict):
                return self._row(words, Way.STRICT) if strict else self._spelt(words)
            case Pattern(source):
                return Matching(self.asking.expression(source), self.zone)
            case Language(code):
                return Spoken(code)
            case Field(zone, part):
                return replace(self, zone=zone).plan(part)
            case AnyOf(parts):
                return Either(tuple(map(self.plan, parts)))
            case Not():
                return self._every((query,))
            case AllOf(parts):
                return self._every(parts)

    def _spelt(self, words: Sequence[str]) -> Plan:
        """Plan a word or a phrase, in one word or two, and under its other names."""
        rows = [self._row(row) for row in spellings(words)]
        return _either(rows + [self._row(row, rule=rule) for row, rule in self._aliases(words)])

    def _aliases(self, words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
        return ((other, "alias") for other in self.asking.aliases.others(words))

    def _row(self, row: Sequence[str], way: Way = Way.PLAIN, *, rule: str = "") -> Plan:
        wanted = tuple(self.asking.word(word, Way.STRICT if rule and is_acronym(word) else way) for word in row)
        shift = _SHIFT[self.zone] if self.zone else 0
        return One(wanted[0], ALONE << shift, rule) if len(wanted) == 1 else Row(wanted, shift, rule)

    def _every(self, parts: Sequence[Query]) -> Plan:
        named = _names([part for part in parts if not isinstance(part, Not)])
        needed = tuple(self._aliased(named))
        excluded = tuple(self.plan(part.part) for part in parts if isinstance(part, Not))
        return needed[0] if len(needed) == 1 and not excluded else Every(needed, excluded)

    def _aliased(self, parts: Sequence[Query]) -> Iterator[Plan]:
        """Plan neighbouring words that are a name in the alias file as one, though they need not be neighbours."""
        at = 0
        while at < len(parts):
            length, others = self._longest_alias(parts[at : at + _LONGEST_ALIAS])
            words = [self.plan(part) for part in parts[at : at + length]]
            yield _either([Every(tuple(words), ()), *others]) if others else words[0]
            at += length

    def _longest_alias(self, parts: Sequence[Query]) -> tuple[int, list[Plan]]:
        run = _plain_run(parts)
        for length in range(len(run), 1, -1):
            if others := [self._row(row, rule=rule) for row, rule in self._aliases(run[:length])]:
                return length, others
        return 1, []


def _either(plans: list[Plan]) -> Plan:
    return plans[0] if len(plans) == 1 else Either(tuple(plans))


def other_names(query: Query, aliases: Aliases) -> list[str]:
    """Give the other names under which the words of a query are looked for, each once."""
    found: list[str] = []
    match query:
        case Word(text, Way.PLAIN):
            found = [" ".join(name) for name in aliases.others((text,))]
        case Phrase(words, False):
            found = [" ".join(name) for name in aliases.others(words)]
        case AllOf(parts):
            found = _names_of_all(parts, aliases)
        case AnyOf(parts):
            found = [name for part in parts for name in other_names(part, aliases)]
        case Field(_, part):
            found = other_names(part, aliases)
    return list(dict.fromkeys(found))


def _names_of_all(parts: Sequence[Query], aliases: Aliases) -> list[str]:
    found, at = [], 0
    while at < len(parts):
        run = _plain_run(parts[at : at + _LONGEST_ALIAS])
        length = next((n for n in range(len(run), 1, -1) if aliases.others(run[:n])), 1)
        names = aliases.others(run[:length]) if length > 1 else ()
        found += [" ".join(name) for name in names] or other_names(parts[at], aliases)
        at += length
    return found


def _plain_run(parts: Sequence[Query]) -> list[str]:
    """Give the plain words with which some parts begin."""
    words = takewhile(lambda part: isinstance(part, Word) and part.way is Way.PLAIN, parts)
    return [part.text for part in words if isinstance(part, Word)]


def is_acronym(word: str) -> bool:
    """Say whether a spelling of the alias file is meant in capitals only: «WHO» is no «who»."""
    return word.isupper()


def plan(query: Query, asking: Asking) -> Plan:
    """Give the plan for a query; `asking` gives its words and expressions."""
    return _Planner(asking).plan(query)


def _names(parts: Sequence[Query]) -> list[Query]:
    """Make one phrase of two neighbouring words that are one name: «عبد» alone is not what is meant."""
    found: list[Query] = list(parts)
    for left, right in pairwise(parts):
        if _are_name(left, right) and left in found:
            at = found.index(left)
            found[at : at + 2] = [Phrase((str(left), str(right)))]
    return found


def _are_name(left: Query, right: Query) -> bool:
    match left, right:
        case Word(first, Way.PLAIN), Word(second, Way.PLAIN):
            return joins(first, second)
        case _:
            return False
