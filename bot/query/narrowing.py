"""Which articles of a segment may answer a query? Those that answer it for certain need not be read. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from bot.query.plan import Few, Plan
from bot.query.segment import Segment, keys
from bot.query.tree import Way
from bot.query.vocabulary import Vocabulary
from bot.query.words import ALONE, ANYWHERE, ZONE, Wanted

K = TypeVar("K", bound=Hashable)
_MARGIN_FROM = 1 << 2 * ZONE  # places in source and tags are as high


class Narrowing(Generic[K]):
    """Some queries, to be looked up in segments; `vocabulary` says which of their words a form may be."""

    def __init__(self, plans: Mapping[K, Plan], vocabulary: Vocabulary) -> None:
        self._plans = plans
        self._vocabulary = vocabulary
        self._keys: dict[tuple[Wanted, bool], Sequence[bytes]] = {}

    def few(self, segment: Segment) -> dict[int, tuple[K, ...] | None] | None:
        """Give the articles of a segment that may answer a query; None where any article may.

        With each stand the queries that it answers, None where it has to be read to know.
        """

        def look(wanted: Wanted, place: int) -> Few | None:
            return self._having(segment, wanted, place)

        found = {key: few for key, plan in self._plans.items() if (few := plan.among(look)) is not None}
        if len(found) < len(self._plans):
            return None
        unread = set[int]().union(*(each.possible - each.certain for each in found.values()))
        told: dict[int, tuple[K, ...] | None] = dict.fromkeys(unread)
        for key, each in found.items():
            told |= {number: (*(told.get(number) or ()), key) for number in each.certain - unread}
        return told

    def _having(self, segment: Segment, wanted: Wanted, place: int) -> Few | None:
        """Give the articles that may have a word in a place of a query; None where nobody can list its forms."""
        if wanted.way is Way.WIDE:
            return None
        few, asked = Few(set(), set()), _anywhere(place)
        for form, at in self._forms(segment, wanted, margin=place >= _MARGIN_FROM):
            either, both = self._places(form, wanted)
            if either & asked:
                few.possible.update(segment.articles(at))
            if both & ALONE and place == ALONE:
                few.certain.update(segment.articles(at))
        return few

    def _places(self, form: str, wanted: Wanted) -> tuple[int, int]:
        """Say where a form counts as a word: in articles of one spelling at least, and of whatever spelling."""
        found = self._vocabulary[form]
        seen = [each for each in found.sightings if each.wanted is wanted] if found else []
        either = both = 0
        for each in seen:
            either |= each.places | each.egyptian
            both |= each.places & each.egyptian
        return either, both

    def _forms(self, segment: Segment, wanted: Wanted, *, margin: bool) -> Iterator[tuple[str, int]]:
        if wanted.way is Way.BEGINNING:
            return segment.containing(wanted.fold, margin=margin)
        known = self._keys.get((wanted, margin))
        if known is None:
            known = self._keys[wanted, margin] = keys(wanted.forms(), margin=margin)
        return segment.having(known)


def _anywhere(place: int) -> int:
    """Give a place of a query whatever zone it is in."""
    while place > ANYWHERE:
        place >>= ZONE
    return place
