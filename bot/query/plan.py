"""What has to be looked for to answer a query, and did this article have it? Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bot.query.expressions import Expression
from bot.query.sightings import Place, Seen, Sightings
from bot.query.tree import Zone
from bot.query.words import ALONE, FIRST, LAST, MIDDLE, Wanted

_SENTENCE_END = re.compile(r"[!?؟؛]|\.(?=\s)|\n\s*\n")
_ABBREVIATED = 2  # letters: the full stop behind «U.S.» ends no sentence
_COMMONEST = 10.0


class Anchor(NamedTuple):
    """Something of which every answering article has one; `partner` is another word that it must have then."""

    on: Wanted | Expression
    partner: Wanted | None = None


class Few(NamedTuple):
    """Of many articles the few that answer a query: for certain, and those that may (the certain ones too)."""

    certain: set[int]
    possible: set[int]


Look = Callable[[Wanted, int], Few | None]
"""Gives the articles with a word in a place of a query, None where it cannot tell."""


class Plan(Protocol):
    """One way to answer a query."""

    def places(self, sightings: Sightings) -> list[Place] | None:
        """Give the places that answer it, None if the article does not."""

    def words(self) -> Iterator[Wanted | Expression]:
        """Give everything that is looked for."""

    def anchors(self) -> list[Anchor]:
        """Give what one at least of occurs in every article that answers it; nothing if that is unknown."""

    def among(self, look: Look) -> Few | None:
        """Give the articles that answer it or may, None if any may."""


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

    def among(self, look: Look) -> Few | None:
        return look(self.word, self.place)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Words that follow each other in one sentence."""

    row: tuple[Wanted, ...]
    shift: int = 0
    rule: str = ""

    def places(self, sightings: Sightings) -> list[Place] | None:
        pairs = zip(self.row, self._asked(), strict=True)
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

    def among(self, look: Look) -> Few | None:
        found = [look(word, place << self.shift) for word, place in zip(self.row, self._asked(), strict=True)]
        known = [each.possible for each in found if each is not None]
        return Few(set(), set.intersection(*known)) if known else None

    def _asked(self) -> list[int]:
        """Give the place that each word has."""
        return [FIRST, *[MIDDLE] * (len(self.row) - 2), LAST]


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

    def among(self, look: Look) -> Few | None:  # noqa: ARG002 (no word is asked for)
        return None


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

    def among(self, look: Look) -> Few | None:  # noqa: ARG002 (no word is asked for)
        return None


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

    def among(self, look: Look) -> Few | None:
        found = [part.among(look) for part in self.parts]
        known = [each for each in found if each is not None]
        if not known:
            return None
        possible = set.intersection(*(each.possible for each in known))
        certain = set.intersection(*(each.certain for each in known)) if len(known) == len(found) else set()
        for without in [part.among(look) for part in self.excluded]:
            certain = certain - without.possible if without else set()
            possible = possible - without.certain if without else possible
        return Few(certain, possible)


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

    def among(self, look: Look) -> Few | None:
        found = [part.among(look) for part in self.parts]
        known = [each for each in found if each is not None]
        if len(known) < len(found):
            return None
        return Few(set().union(*(each.certain for each in known)), set().union(*(each.possible for each in known)))


def _commonness(anchors: list[Anchor]) -> float:
    return sum(each.on.rarity() if isinstance(each.on, Wanted) else _COMMONEST for each in anchors)
