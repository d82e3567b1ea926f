"""What has to be looked for to answer a query, and did this article have it? Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeAlias

from bot.query.joins import joins, spellings
from bot.query.tree import AllOf, AnyOf, Not, Phrase, Query, Word
from bot.query.words import ALONE, FIRST, LAST, MIDDLE, Wanted

Span: TypeAlias = tuple[int, int]
"""Start and end of a piece of text, in code points."""

_SENTENCE_END = re.compile(r"[!?؟؛]|\.(?=\s)|\n\s*\n")
_ABBREVIATED = 2  # letters: the full stop behind «U.S.» ends no sentence


class Seen(NamedTuple):
    """A token that may count as a wanted word; `position` counts the article's tokens."""

    position: int
    start: int
    end: int
    places: int


@dataclass(frozen=True, slots=True)
class Sightings:
    """All that was seen in one article."""

    text: str
    seen: dict[Wanted, list[Seen]]

    def of(self, wanted: Wanted, place: int) -> list[Seen]:
        """Give the tokens that count as a word in this place of a query, in the order of the text."""
        return [seen for seen in self.seen.get(wanted, ()) if seen.places & place]


class Plan(Protocol):
    """One way to answer a query."""

    def spans(self, sightings: Sightings) -> list[Span] | None:
        """Give the places that answer it, None if the article does not."""

    def words(self) -> Iterator[Wanted]:
        """Give every word that is asked for."""

    def anchors(self) -> list[Wanted]:
        """Give words of which one at least occurs in every article that answers it: rare ones."""


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """A word by itself."""

    word: Wanted

    def spans(self, sightings: Sightings) -> list[Span] | None:
        return [(seen.start, seen.end) for seen in sightings.of(self.word, ALONE)] or None

    def words(self) -> Iterator[Wanted]:
        yield self.word

    def anchors(self) -> list[Wanted]:
        return [self.word]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Words that follow each other in one sentence."""

    row: tuple[Wanted, ...]

    def spans(self, sightings: Sightings) -> list[Span] | None:
        places = [FIRST, *[MIDDLE] * (len(self.row) - 2), LAST]
        seen = [sightings.of(word, place) for word, place in zip(self.row, places, strict=True)]
        if not all(seen):
            return None
        behind = [{one.position: one for one in each} for each in seen[1:]]
        found = (_followed(first, behind, sightings.text) for first in seen[0])
        return [span for span in found if span] or None

    def words(self) -> Iterator[Wanted]:
        yield from self.row

    def anchors(self) -> list[Wanted]:
        return [min(self.row, key=Wanted.rarity)]


def _followed(first: Seen, behind: Sequence[dict[int, Seen]], text: str) -> Span | None:
    row = [first]
    for offset, seen in enumerate(behind, start=1):
        following = seen.get(first.position + offset)
        if following is None or _ends_between(row[-1], following, text):
            return None
        row.append(following)
    return first.start, row[-1].end


def _ends_between(left: Seen, right: Seen, text: str) -> bool:
    end = _SENTENCE_END.search(text, left.end, right.start + 1)
    return end is not None and not (end[0] == "." and left.end - left.start <= _ABBREVIATED)


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    """Parts that must all be there, and others that must not."""

    parts: tuple[Plan, ...]
    excluded: tuple[Plan, ...]

    def spans(self, sightings: Sightings) -> list[Span] | None:
        found: list[Span] = []
        for part in self.parts:
            spans = part.spans(sightings)
            if spans is None:
                return None
            found += spans
        return None if any(part.spans(sightings) for part in self.excluded) else found

    def words(self) -> Iterator[Wanted]:
        for part in (*self.parts, *self.excluded):
            yield from part.words()

    def anchors(self) -> list[Wanted]:
        choices = [part.anchors() for part in self.parts]
        return choices[0] if len(choices) == 1 else min(choices, key=_commonness)


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """Parts of which one must be there."""

    parts: tuple[Plan, ...]

    def spans(self, sightings: Sightings) -> list[Span] | None:
        return [span for part in self.parts for span in part.spans(sightings) or ()] or None

    def words(self) -> Iterator[Wanted]:
        for part in self.parts:
            yield from part.words()

    def anchors(self) -> list[Wanted]:
        return [anchor for part in self.parts for anchor in part.anchors()]


def _commonness(anchors: list[Wanted]) -> float:
    return sum(anchor.rarity() for anchor in anchors)


def plan(query: Query, wanted: Callable[[str, bool], Wanted]) -> Plan:
    """Give the plan for a query; `wanted` gives the word for a text and its strictness."""
    match query:
        case Word(text, strict):
            return _row((text,), strict, wanted)
        case Phrase(words, strict):
            return _row(words, strict, wanted)
        case AnyOf(parts):
            return Either(tuple(plan(part, wanted) for part in parts))
        case Not():
            return _every((query,), wanted)
        case AllOf(parts):
            return _every(parts, wanted)


def _row(words: Sequence[str], strict: bool, wanted: Callable[[str, bool], Wanted]) -> Plan:
    rows = [tuple(words)] if strict else spellings(words)
    plans = [_words([wanted(word, strict) for word in row]) for row in rows]
    return plans[0] if len(plans) == 1 else Either(tuple(plans))


def _words(row: list[Wanted]) -> Plan:
    return One(row[0]) if len(row) == 1 else Row(tuple(row))


def _every(parts: Sequence[Query], wanted: Callable[[str, bool], Wanted]) -> Plan:
    needed = tuple(plan(part, wanted) for part in _names(parts) if not isinstance(part, Not))
    excluded = tuple(plan(part.part, wanted) for part in parts if isinstance(part, Not))
    return needed[0] if len(needed) == 1 and not excluded else Every(needed, excluded)


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
        case Word(first, False), Word(second, False):
            return joins(first, second)
        case _:
            return False
