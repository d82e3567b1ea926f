"""Which story does an article tell? The same event by several outlets is one story, told in one language.

Two articles tell one story if their bodies are near copies (Jaccard similarity of word triples), or if one's title
is told by the other's text, with the same figures, at about the same time. Which weights that takes was fitted on
pairs of our own (tests/quality, docs/language.md): to send two stories as one loses one of them, to send one
twice only annoys, so the threshold is set for precision.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.pipeline.telling import Telling, copied, jaccard, telling
from storage.records import Article

WINDOW = timedelta(hours=48)  # between two articles of one story
_MOST_KEPT = 6_000  # articles of a language that are compared; each takes some 20 KB
_COPY = 0.5  # shared word triples from which bodies are copies
_TITLE, _FIGURES, _DAY, _WEEKDAY, _BIAS = 6.0, 4.0, -1.7, -1.2, -2.6
_SURE = 1.5
_LEAST_ALIKE = 0.18  # cosine of the texts, below which a title says too little
_CANDIDATES = 24
_MOST_LISTED = 8  # articles of one story that are compared
_COMMON = 0.02  # share of the articles from which a word finds no candidates
_FEW = 25  # articles in which any word finds candidates
_SMOOTHING = 20


class Stories:
    """The articles of the last two days, in which a new one finds its story; each language has its own."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._shelves: dict[str, _Shelf] = {}
        for article in sorted(articles, key=lambda each: each.found_at):
            self.add(article)

    def place(self, article: Article) -> str:
        """Give the key of the first article that told the same, "" if this is the first; remember this one."""
        told, shelf = telling(article), self._shelf(article)
        found = shelf.same(told)
        story = found.story if found and found.story != article.key else ""
        shelf.add(replace(told, story=story) if story else told)
        return story

    def add(self, article: Article) -> None:
        """Remember an article that was kept, under its story."""
        self._shelf(article).add(telling(article))

    def _shelf(self, article: Article) -> _Shelf:
        return self._shelves.setdefault(article.language, _Shelf())


class _Shelf:
    """Articles in one language, found by their rarer words.

    Of a story only the latest are listed by word: what forty outlets tell is as rare as what one tells.
    """

    def __init__(self) -> None:
        self._order: deque[Telling] = deque()
        self._with: dict[str, list[Telling]] = {}
        self._listed: dict[str, deque[Telling]] = {}

    def add(self, told: Telling) -> None:
        self._order.append(told)
        listed = self._listed.setdefault(_story(told), deque())
        listed.append(told)
        for word in told.counts:
            self._with.setdefault(word, []).append(told)
        if len(listed) > _MOST_LISTED:
            self._unlist(listed.popleft())
        while len(self._order) > _MOST_KEPT or self._order[0].at < told.at - 2 * WINDOW:
            self._drop(self._order.popleft())

    def _drop(self, told: Telling) -> None:
        listed = self._listed[_story(told)]
        if listed[0] is told:  # else it was one of many
            self._unlist(listed.popleft())
        if not listed:
            del self._listed[_story(told)]

    def _unlist(self, told: Telling) -> None:
        for word in told.counts:
            self._with[word].remove(told)
            if not self._with[word]:
                del self._with[word]

    def same(self, told: Telling) -> Telling | None:
        """Give the article that surely tells the same, the likeliest of them."""
        if not told.says_enough:
            return None
        near = [each for each in self._candidates(told) if abs(each.at - told.at) <= WINDOW and each.says_enough]
        scored = [(self._score(each, told), each) for each in near]
        score, best = max(scored, key=lambda pair: pair[0], default=(-math.inf, None))
        return best if score >= _SURE else None

    def _candidates(self, told: Telling) -> list[Telling]:
        most = max(_FEW, _COMMON * len(self._order))
        lists = [tellings for word in told.counts if len(tellings := self._with.get(word, ())) <= most]
        shared = Counter(each.key for tellings in lists for each in tellings)
        known = {each.key: each for tellings in lists for each in tellings}
        return [known[key] for key, _ in shared.most_common(_CANDIDATES)]

    def _score(self, first: Telling, second: Telling) -> float:
        if copied(first.sketch, second.sketch) >= _COPY:
            return math.inf if first.figures == second.figures else _SURE + 1
        days = abs(first.at - second.at) / timedelta(days=1)
        differ = bool(first.weekdays and second.weekdays) and not first.weekdays & second.weekdays
        score = (
            _TITLE * max(self._told(first.title, second.counts), self._told(second.title, first.counts))
            + _FIGURES * jaccard(first.figures, second.figures)
            + _DAY * days
            + _WEEKDAY * differ
            + _BIAS
        )
        return score if score >= _SURE and self._alike(first, second) >= _LEAST_ALIKE else -math.inf

    def _rarity(self, word: str) -> float:
        return math.log((len(self._order) + _SMOOTHING) / (len(self._with.get(word, ())) + 0.5))

    def _told(self, title: Sequence[str], words: Container[str]) -> float:
        """Give the share of a title, weighed by rarity, that is among some words."""
        whole = sum(map(self._rarity, title))
        return sum(self._rarity(word) for word in title if word in words) / whole if whole else 0.0

    def _alike(self, first: Telling, second: Telling) -> float:
        """Give the cosine of two texts, their words weighed by how often and how rarely they occur."""
        one, other = self._weights(first), self._weights(second)
        shared = sum(weight * other[word] for word, weight in one.items() if word in other)
        return shared / (_length(one) * _length(other) or 1.0)

    def _weights(self, told: Telling) -> dict[str, float]:
        return {word: (1 + math.log(count)) * self._rarity(word) for word, count in told.counts.items()}


def _story(told: Telling) -> str:
    return told.story or told.key


def _length(weights: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
