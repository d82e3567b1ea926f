"""Which story does an article tell? The same event by several outlets is one story, told in one language.

Two articles tell one story if their bodies are near copies (Jaccard similarity of word triples), or if one's title
is told by the other's text, with the same figures, at about the same time. Which weights that takes was fitted on
pairs of our own (tests/quality, docs/language.md): to send two stories as one loses one of them, to send one
twice only annoys, so the threshold is set for precision.
"""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from heapq import nsmallest
from itertools import islice
from zlib import crc32

from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold
from bot.text.stems import stem
from bot.text.tokens import folds
from storage.records import Article

WINDOW = timedelta(hours=48)  # between two articles of one story
_MOST_KEPT = 6_000  # articles of a language that are compared; each takes some 20 KB
_COPY = 0.5  # shared word triples from which bodies are copies
_TITLE, _FIGURES, _DAY, _WEEKDAY, _BIAS = 6.0, 4.0, -1.7, -1.2, -2.6
_SURE = 1.5
_LEAST_ALIKE = 0.18  # cosine of the texts, below which a title says too little
_CANDIDATES = 24
_COMMON = 0.02  # share of the articles from which a word finds no candidates
_FEW = 25  # articles in which any word finds candidates
_LEAST_WORDS = 20  # different ones; a shorter text says too little
_SKETCH = 64  # hashes that are kept of a body
_READ = 150  # words of a body
_SMOOTHING = 20

_WEEKDAYS = (
    "الاثنين اثنين понедельник понедельника monday",
    "الثلاثاء вторник вторника tuesday",
    "الاربعاء среда среду среды wednesday",
    "الخميس четверг четверга thursday",
    "الجمعه пятница пятницу пятницы friday",
    "السبت суббота субботу субботы saturday",
    "الاحد воскресенье воскресенья sunday",
)
_DAY_OF = {fold(word): day for day, words in enumerate(_WEEKDAYS) for word in words.split()}
_ROUND_UP = re.compile(
    r"(?:ابرز|حصاد|موجز|نشره|اهم (?:الاخبار|الاحداث|ما)|جوله (?:الاخبار|الصحافه)|عناوين|главное|дайджест|итоги|"
    r"коротко|обзор|что (?:произошло|случилось)|world at a glance|in brief|(?:\w+ ){0,3}(?:briefing|round-?up)|"
    r"what to know|the week in|top stories)"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared of an article: stems with their counts, twice those of the title.

    `sketch` is a bottom-k sketch of the body's word triples (Broder 1997), `weekdays` are those of its beginning.
    """

    key: str
    story: str
    at: datetime
    title: tuple[str, ...]
    counts: dict[str, int]
    sketch: frozenset[int]
    figures: frozenset[str]
    weekdays: frozenset[int]
    is_round_up: bool

    @property
    def says_enough(self) -> bool:
        """Tell whether there is enough text to compare, of one event."""
        return len(self.counts) >= _LEAST_WORDS and not self.is_round_up


def telling(article: Article) -> Telling:
    """Give what is compared of an article."""
    body = list(islice((word for part in article.body for word in folds(part)), _READ))
    title = folds(article.title)
    beginning = folds(article.body[0]) if article.body else []
    stems = [stem(word) for word in body if word not in STOP_WORDS]
    titled = tuple(stem(word) for word in title if word not in STOP_WORDS and len(word) > 1)
    return Telling(
        article.key,
        article.story_key,
        article.published,
        titled,
        dict(Counter((*stems, *titled, *titled))),
        frozenset(_sketch(stems)),
        frozenset(word for word in (*title, *body) if word.isdigit() and len(word) <= 4),  # noqa: PLR2004 (no phone number)
        frozenset(_DAY_OF[word] for word in (*title, *beginning) if word in _DAY_OF),
        _ROUND_UP.match(fold(article.title).lstrip(" «\"'")) is not None,
    )


def _sketch(words: Sequence[str]) -> list[int]:
    """Give the least hashes of the word triples."""
    triples = (" ".join(triple) for triple in zip(words, words[1:], words[2:], strict=False))
    return nsmallest(_SKETCH, {crc32(triple.encode()) for triple in triples})


def copied(first: frozenset[int], second: frozenset[int]) -> float:
    """Give the Jaccard similarity of two sets of triples, estimated from their sketches."""
    least = set(nsmallest(_SKETCH, first | second))
    return len(least & first & second) / (len(least) or 1)


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
    """Articles in one language, found by their rarer words."""

    def __init__(self) -> None:
        self._order: deque[Telling] = deque()
        self._with: dict[str, list[Telling]] = {}

    def add(self, told: Telling) -> None:
        self._order.append(told)
        for word in told.counts:
            self._with.setdefault(word, []).append(told)
        while len(self._order) > _MOST_KEPT or self._order[0].at < told.at - 2 * WINDOW:
            self._drop(self._order.popleft())

    def _drop(self, told: Telling) -> None:
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


def _length(weights: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))


def jaccard(first: frozenset[object], second: frozenset[object]) -> float:
    """Give the share of two sets that they share, 0 for empty ones.

    >>> jaccard(frozenset("ab"), frozenset("bc"))
    0.3333333333333333
    """
    return len(first & second) / (len(first | second) or 1)
