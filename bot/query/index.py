"""Who wants this article? Queries are indexed once; an article's cost follows its own words.

The words of all queries are keys of one dictionary. A written form is taken apart into the few words that it
may be, once for each form that occurs (remembered), and each is looked up. A query of several words is looked
at only where one of its anchors occurs: the rarest word of a phrase.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from bot.query.plan import One, Plan, Seen, Sightings, Span, plan
from bot.query.tree import Query
from bot.query.vocabulary import Form, Vocabulary
from bot.query.words import ALONE, Wanted
from bot.text.arabic import is_egyptian
from bot.text.tokens import WORD, words

K = TypeVar("K", bound=Hashable)

_QUERIES_REMEMBERED = 1024


class Hit(NamedTuple, Generic[K]):
    """A query that an article answers, and where: code points of the text as given, in order."""

    key: K
    spans: tuple[Span, ...]


class _Larger:
    """A query that is more than one word, and the keys under which it was asked."""

    __slots__ = ("owners", "plan", "query")

    def __init__(self, query: Query, plan: Plan) -> None:
        self.query = query
        self.plan = plan
        self.owners: list[Any] = []


class Index(Generic[K]):
    """Queries under keys of the caller's choice, to be held against articles."""

    def __init__(self) -> None:
        self._asked: dict[K, Wanted | _Larger] = {}
        self._larger: dict[Query, _Larger] = {}
        self._vocabulary = Vocabulary()

    def __len__(self) -> int:
        return len(self._asked)

    def add(self, key: K, query: Query) -> None:
        """Index a query; one that is there under the same key is replaced."""
        self.remove(key)
        asked = self._larger.get(query) or self._planned(query)
        asked.owners.append(key)
        self._asked[key] = asked

    def remove(self, key: K) -> None:
        """Forget a query; a key that is not there is no error."""
        asked = self._asked.pop(key, None)
        if asked is None:
            return
        asked.owners.remove(key)
        if isinstance(asked, Wanted):
            self._release(asked)
        elif not asked.owners:
            self._forget(asked)

    def match(self, text: str) -> list[Hit[K]]:
        """Give the queries that a text answers, each once, in no stated order."""
        forms = WORD.findall(text)
        found = list(map(self._vocabulary.__getitem__, forms))
        if not any(found):
            return []
        sightings = Sightings(text, _seen(text, forms, found))
        return list(self._hits(sightings))

    def _hits(self, sightings: Sightings) -> Iterator[Hit[K]]:
        larger: dict[_Larger, None] = {}
        for wanted, seen in sightings.seen.items():
            if wanted.plans:
                larger.update(dict.fromkeys(wanted.plans))
            if wanted.owners and (alone := tuple([(at, end) for _, at, end, places in seen if places & ALONE])):
                for key in wanted.owners:
                    yield Hit(key, alone)
        for asked in larger:
            if spans := asked.plan.spans(sightings):
                told = tuple(sorted(set(spans)))
                for key in asked.owners:
                    yield Hit(key, told)

    def _planned(self, query: Query) -> Wanted | _Larger:
        planned = plan(query, self._vocabulary.word)
        for wanted in planned.words():
            wanted.uses += 1
        if isinstance(planned, One):
            return planned.word
        asked = self._larger[query] = _Larger(query, planned)
        for anchor in set(planned.anchors()):
            anchor.plans.append(asked)
        return asked

    def _forget(self, asked: _Larger) -> None:
        del self._larger[asked.query]
        for anchor in set(asked.plan.anchors()):
            anchor.plans.remove(asked)
        for wanted in asked.plan.words():
            self._release(wanted)

    def _release(self, wanted: Wanted) -> None:
        wanted.uses -= 1
        if not wanted.uses:
            self._vocabulary.drop(wanted)


def matches(query: Query, text: str) -> tuple[Span, ...] | None:
    """Give the places where a text answers one query, None if it does not.

    >>> from bot.query.grammar import parse
    >>> matches(parse("لافروف"), "قال سيرغي لافروف وللافروف")
    ((10, 16), (17, 25))
    """
    hits = _alone(query).match(text)
    return hits[0].spans if hits else None


@lru_cache(maxsize=_QUERIES_REMEMBERED)
def _alone(query: Query) -> Index[None]:
    index: Index[None] = Index()
    index.add(None, query)
    return index


def _seen(text: str, forms: list[str], found: list[Form | None]) -> dict[Wanted, list[Seen]]:
    """Bring what the forms may be to their places in the text."""
    starts = [form.start() for form in WORD.finditer(text)]
    egyptian = None  # a question that few articles raise
    seen: dict[Wanted, list[Seen]] = {}
    shift = 0
    for number, form in enumerate(found):
        if form is None:
            continue
        at = starts[number]
        for wanted, order, start, end, places, egyptian_places in form.sightings:
            if places != egyptian_places and egyptian is None:
                egyptian = _is_egyptian(forms)
            one = Seen(number + shift + order, at + start, at + end, egyptian_places if egyptian else places)
            seen.setdefault(wanted, []).append(one)
        shift += form.extra
    return seen


def _is_egyptian(forms: list[str]) -> bool:
    """Count plain forms first: to look into every form is a third of the time that an article takes."""
    if "في" in forms or "فى" in forms:
        return is_egyptian(forms)
    return is_egyptian([token.surface for form in forms for token in words(form)])
