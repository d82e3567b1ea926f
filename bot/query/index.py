"""Who wants this article? Queries are indexed once; an article's cost follows its own words.

The words of all queries are keys of one dictionary. A written form is taken apart into the few words that it
may be, once for each form that occurs (remembered), and each is looked up. A query of several words is looked
at only where one of its anchors occurs (the rarest word of a phrase) together with the word that must go with it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from bot.query.document import Document, plain
from bot.query.expressions import Expression, Expressions
from bot.query.narrowing import Narrowing
from bot.query.plan import One, Plan
from bot.query.planner import plan
from bot.query.sightings import Place, Seen, Sightings
from bot.query.tree import Query, Way
from bot.query.vocabulary import Form, Vocabulary
from bot.query.words import ALONE, ZONE, Wanted
from bot.text.aliases import Aliases
from bot.text.arabic import is_egyptian
from bot.text.tokens import WORD, words

K = TypeVar("K", bound=Hashable)
Span: TypeAlias = tuple[int, int]
"""Start and end of a piece of text, in code points."""

_QUERIES_REMEMBERED = 1024
_NO_ALIASES = Aliases()
_TITLE, _SOURCE, _TAG = ZONE, 2 * ZONE, 3 * ZONE


class Hit(NamedTuple, Generic[K]):
    """A query that an article answers, where, and by which rules; places are in order."""

    key: K
    places: tuple[Place, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give the places without their rules, each once."""
        return tuple(dict.fromkeys([place[:2] for place in self.places]))


class _Larger:
    """A query that is more than one word, and the keys under which it was asked."""

    __slots__ = ("owners", "plan", "query")

    def __init__(self, query: Query, plan: Plan) -> None:
        self.query = query
        self.plan = plan
        self.owners: list[Any] = []


class _Asking:
    """The words and expressions of all queries."""

    def __init__(self, aliases: Aliases) -> None:
        self.aliases = aliases
        self.vocabulary = Vocabulary()
        self.expressions = Expressions()

    def word(self, text: str, way: Way) -> Wanted:
        return self.vocabulary.word(text, way)

    def expression(self, source: str) -> Expression:
        return self.expressions.get(source)

    def drop(self, word: Wanted | Expression) -> None:
        if isinstance(word, Wanted):
            self.vocabulary.drop(word)
        else:
            self.expressions.drop(word)


class Index(Generic[K]):
    """Queries under keys of the caller's choice, to be held against articles.

    `aliases` are other names under which the words of queries are found too.
    """

    def __init__(self, aliases: Aliases = _NO_ALIASES) -> None:
        self._asked: dict[K, Wanted | _Larger] = {}
        self._larger: dict[Query, _Larger] = {}
        self._asking = _Asking(aliases)

    def __len__(self) -> int:
        return len(self._asked)

    def add(self, key: K, query: Query) -> None:
        """Index a query; one that is there under the same key is replaced."""
        self.remove(key)
        asked = self._larger.get(query) or self._planned(query)
        if isinstance(asked, Wanted):
            asked.own(key)
        else:
            asked.owners.append(key)
        self._asked[key] = asked

    def remove(self, key: K) -> None:
        """Forget a query; a key that is not there is no error."""
        asked = self._asked.pop(key, None)
        if isinstance(asked, Wanted):
            asked.disown(key)
            self._release(asked)
        elif asked is not None:
            asked.owners.remove(key)
            if not asked.owners:
                self._forget(asked)

    def match(self, article: str | Document) -> list[Hit[K]]:
        """Give the queries that an article (or a text) answers, each once, in no stated order."""
        document = plain(article) if isinstance(article, str) else article
        vocabulary = self._asking.vocabulary
        forms = WORD.findall(document.text)
        found = list(map(vocabulary.__getitem__, forms))
        if not any(found) and not self._asking.expressions:
            return []
        sightings = Sightings(document, _seen(document, forms, found))
        return self._hits(sightings)

    def narrowing(self) -> Narrowing[K]:
        """Give the queries that are there now, to be looked up in segments of articles."""
        asked = self._asked.items()
        plans = {key: One(each) if isinstance(each, Wanted) else each.plan for key, each in asked}
        return Narrowing(plans, self._asking.vocabulary)

    def _hits(self, sightings: Sightings) -> list[Hit[K]]:
        hits: list[Hit[K]] = []
        larger: dict[_Larger, None] = {}
        make = tuple.__new__  # half the time of Hit(…), and some words have a thousand owners
        for wanted, seen in sightings.seen.items():
            if wanted.plans is not None:
                larger.update(dict.fromkeys(_promising(wanted.plans, sightings.seen)))
            if wanted.owners and (alone := tuple([one.place for one in seen if one.places & ALONE])):
                hits += [make(Hit, (key, alone)) for key in wanted.owners]
        for expression in self._asking.expressions.occurring(sightings.text):
            larger.update(dict.fromkeys(expression.plans))
        for asked in larger:
            if (places := asked.plan.places(sightings)) is not None:
                told = tuple(sorted(set(places)))
                hits += [make(Hit, (key, told)) for key in asked.owners]
        return hits

    def _planned(self, query: Query) -> Wanted | _Larger:
        planned = plan(query, self._asking)
        for word in planned.words():
            word.uses += 1
        if isinstance(planned, One) and planned.place == ALONE:
            return planned.word
        asked = self._larger[query] = _Larger(query, planned)
        for on, partner in set(planned.anchors()):
            if isinstance(on, Expression):
                on.plans.append(asked)
                continue
            if on.plans is None:
                on.plans = {}
            on.plans.setdefault(partner, []).append(asked)
        return asked

    def _forget(self, asked: _Larger) -> None:
        del self._larger[asked.query]
        for on, partner in set(asked.plan.anchors()):
            if isinstance(on, Expression):
                on.plans.remove(asked)
                continue
            assert on.plans is not None
            on.plans[partner].remove(asked)
            if not on.plans[partner]:
                del on.plans[partner]
        for word in asked.plan.words():
            self._release(word)

    def _release(self, word: Wanted | Expression) -> None:
        word.uses -= 1
        if not word.uses:
            self._asking.drop(word)


def _promising(plans: dict[Wanted | None, list[_Larger]], seen: dict[Wanted, list[Seen]]) -> Iterator[_Larger]:
    """Give the queries whose second word was seen too, by way of the shorter of both lists."""
    yield from plans.get(None, ())
    for partner in plans if len(plans) < len(seen) else seen:
        if partner in seen and partner in plans:
            yield from plans[partner]


def matches(query: Query, article: str | Document) -> tuple[Span, ...] | None:
    """Give the places where an article (or a text) answers one query, None if it does not.

    >>> from bot.query.grammar import parse
    >>> matches(parse("لافروف"), "قال سيرغي لافروف وللافروف")
    ((10, 16), (17, 25))
    """
    hits = _alone(query).match(article)
    return hits[0].spans if hits else None


@lru_cache(maxsize=_QUERIES_REMEMBERED)
def _alone(query: Query) -> Index[None]:
    index: Index[None] = Index()
    index.add(None, query)
    return index


def _seen(document: Document, forms: list[str], found: list[Form | None]) -> dict[Wanted, list[Seen]]:
    """Bring what the forms may be to their places in the text."""
    starts = list(map(re.Match.start, WORD.finditer(document.text)))
    make = tuple.__new__
    title_end, body_end = document.title_end, document.body_end
    egyptian = None  # a question that few articles raise
    seen: dict[Wanted, list[Seen]] = {}
    shift = 0
    for number, form in enumerate(found):
        if form is None:
            continue
        at = starts[number]
        for wanted, order, start, end, places, egyptian_places, rules in form.sightings:
            if places != egyptian_places:
                if egyptian is None:
                    egyptian = _is_egyptian(forms)
                if egyptian:
                    places = egyptian_places  # noqa: PLW2901 (the hot path)
            if at < title_end:
                places |= places << _TITLE  # noqa: PLW2901
            elif at >= body_end:
                places <<= _SOURCE if at < document.source_end else _TAG  # noqa: PLW2901
            one = make(Seen, (number + shift + order, places, make(Place, (at + start, at + end, rules))))
            known = seen.get(wanted)
            if known is None:
                seen[wanted] = [one]
            else:
                known.append(one)
        shift += form.extra
    return seen


def _is_egyptian(forms: list[str]) -> bool:
    """Count plain forms first: to look into every form is a third of the time that an article takes."""
    if "في" in forms or "فى" in forms:
        return is_egyptian(forms)
    return is_egyptian([token.surface for form in forms for token in words(form)])
