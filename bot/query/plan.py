"""What has to be looked for to answer a query, and did this article have it? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import NamedTuple, Protocol

from bot.query.expressions import Expression
from bot.query.joins import joins, spellings
from bot.query.sightings import Place, Seen, Sightings
from bot.query.tree import AllOf, AnyOf, Field, Language, Not, Pattern, Phrase, Query, Way, Word, Zone
from bot.query.words import ALONE, FIRST, LAST, MIDDLE, ZONE, Wanted
from bot.text.aliases import Aliases

_SENTENCE_END = re.compile(r"[!?؟؛]|\.(?=\s)|\n\s*\n")
_ABBREVIATED = 2  # letters: the full stop behind «U.S.» ends no sentence
_SHIFT = {zone: ZONE * place for place, zone in enumerate(Zone, start=1)}
_LONGEST_ALIAS = 4
_COMMONEST = 10.0


class Anchor(NamedTuple):
    """Something of which every answering article has one; `partner` is another word that it must have then."""

    on: Wanted | Expression
    partner: Wanted | None = None


class Plan(Protocol):
    """One way to answer a query."""

    def places(self, sightings: Sightings) -> list[Place] | None:
        """Give the places that answer it, None if the article does not."""

    def words(self) -> Iterator[Wanted | Expression]:
        """Give everything that is looked for."""

    def anchors(self) -> list[Anchor]:
        """Give what one at least of occurs in every article that answers it; nothing if that is unknown."""


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """A word by itself; `rule` says why it is looked for if the query does not name it."""

    word: Wanted
    place: int = ALONE
    rule: str = ""

    def places(self, sightings: Sightings) -> list[Place] | None:
        return [_ruled(seen.place, self.rule) for seen in sightings.of(self.word, self.place)] or None

    def words(self) -> Iterator[Wanted | Expression]:
        yield self.word

    def anchors(self) -> list[Anchor]:
        return [Anchor(self.word)]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Words that follow each other in one sentence."""

    row: tuple[Wanted, ...]
    shift: int = 0
    rule: str = ""

    def places(self, sightings: Sightings) -> list[Place] | None:
        asked = [FIRST, *[MIDDLE] * (len(self.row) - 2), LAST]
        pairs = zip(self.row, asked, strict=True)
        seen = [sightings.of(word, place << self.shift) for word, place in pairs]
        if not all(seen):
            return None
        behind = [{one.position: one for one in each} for each in seen[1:]]
        found = (_followed(first, behind, sightings.text) for first in seen[0])
        return [_ruled(place, self.rule) for place in found if place] or None

    def words(self) -> Iterator[Wanted | Expression]:
        yield from self.row

    def anchors(self) -> list[Anchor]:
        rarest, partner, *_ = sorted(self.row, key=Wanted.rarity)
        return [Anchor(rarest, partner if partner is not rarest else None)]


def _ruled(place: Place, rule: str) -> Place:
    return place._replace(rules=(*place.rules, rule)) if rule else place


def _followed(first: Seen, behind: Sequence[dict[int, Seen]], text: str) -> Place | None:
    row = [first]
    for offset, seen in enumerate(behind, start=1):
        following = seen.get(first.position + offset)
        if following is None or _ends_between(row[-1], following, text):
            return None
        row.append(following)
    rules = dict.fromkeys(rule for seen in row for rule in seen.place.rules)
    return Place(first.place.start, row[-1].place.end, tuple(rules))


def _ends_between(left: Seen, right: Seen, text: str) -> bool:
    start, end, _ = left.place
    stop = _SENTENCE_END.search(text, end, right.place.start + 1)
    return stop is not None and not (stop[0] == "." and end - start <= _ABBREVIATED)


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """A regular expression."""

    expression: Expression
    zone: Zone | None = None

    def places(self, sightings: Sightings) -> list[Place] | None:
        return sightings.matching(self.expression, self.zone) or None

    def words(self) -> Iterator[Wanted | Expression]:
        yield self.expression

    def anchors(self) -> list[Anchor]:
        return [Anchor(self.expression)]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A language that the article must be in; there is no place to show."""

    code: str

    def places(self, sightings: Sightings) -> list[Place] | None:
        return [] if sightings.document.language == self.code else None

    def words(self) -> Iterator[Wanted | Expression]:
        yield from ()

    def anchors(self) -> list[Anchor]:
        return []


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    """Parts that must all be there, and others that must not."""

    parts: tuple[Plan, ...]
    excluded: tuple[Plan, ...]

    def places(self, sightings: Sightings) -> list[Place] | None:
        found: list[Place] = []
        for part in self.parts:
            places = part.places(sightings)
            if places is None:
                return None
            found += places
        return None if any(part.places(sightings) is not None for part in self.excluded) else found

    def words(self) -> Iterator[Wanted | Expression]:
        for part in (*self.parts, *self.excluded):
            yield from part.words()

    def anchors(self) -> list[Anchor]:
        choices = sorted(filter(None, (part.anchors() for part in self.parts)), key=_commonness)
        if not choices:
            return []
        best, *others = choices
        partners = (each[0].on for each in others if len(each) == 1)
        partner = next((word for word in partners if isinstance(word, Wanted)), None)
        return [
            anchor if anchor.partner or anchor.on is partner else Anchor(anchor.on, partner) for anchor in best
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """Parts of which one must be there."""

    parts: tuple[Plan, ...]

    def places(self, sightings: Sightings) -> list[Place] | None:
        found = [places for part in self.parts if (places := part.places(sightings)) is not None]
        return [place for places in found for place in places] if found else None

    def words(self) -> Iterator[Wanted | Expression]:
        for part in self.parts:
            yield from part.words()

    def anchors(self) -> list[Anchor]:
        each = [part.anchors() for part in self.parts]
        return [anchor for anchors in each for anchor in anchors] if all(each) else []


def _commonness(anchors: list[Anchor]) -> float:
    return sum(each.on.rarity() if isinstance(each.on, Wanted) else _COMMONEST for each in anchors)


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
