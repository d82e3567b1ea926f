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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold
from bot.text.stems import stem
from bot.text.tokens import folds
from storage.records import Article

WINDOW = timedelta(hours=48)  # between two articles of one story
_MOST_KEPT = 20_000  # articles that are compared
_COPY = 0.5  # shared word triples from which bodies are copies
_TITLE, _FIGURES, _DAY, _WEEKDAY, _BIAS = 6.0, 4.0, -1.7, -1.2, -2.6
_SURE = 1.5
_LEAST_ALIKE = 0.18  # cosine of the texts, below which a title says too little
_CANDIDATES = 24
_COMMON = 0.02  # share of the articles from which a word finds no candidates
_FEW = 25  # articles in which any word finds candidates
_LEAST_WORDS = 20  # different ones; a shorter text says too little
_READ = 250  # words of a body
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
    """What is compared of an article. Words are stems; `triples` are of the body, `weekdays` of its beginning."""

    key: str
    story: str
    at: datetime
    title: tuple[str, ...]
    words: frozenset[str]
    counts: dict[str, int]
    triples: frozenset[tuple[str, ...]]
    figures: frozenset[str]
    weekdays: frozenset[int]
    is_round_up: bool

    @property
    def says_enough(self) -> bool:
        """Tell whether there is enough text to compare, of one event."""
        return len(self.words) >= _LEAST_WORDS and not self.is_round_up


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
        frozenset((*stems, *titled)),
        Counter((*stems, *titled, *titled)),
        frozenset(zip(stems, stems[1:], stems[2:], strict=False)),
        frozenset(word for word in (*title, *body) if word.isdigit() and len(word) <= 4),  # noqa: PLR2004 (no phone number)
        frozenset(_DAY_OF[word] for word in (*title, *beginning) if word in _DAY_OF),
        _ROUND_UP.match(fold(article.title).lstrip(" «\"'")) is not None,
    )


class Stories:
    """The articles of the last two days, in which a new one finds its story; each language has its own."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._shelves: dict[str, _Shelf] = {}
        for article in sorted(articles, key=lambda each: each.found_at):
            self.add(article)

    def story_of(self, article: Article) -> str:
        """Give the key of the first article that told the same, "" if this is the first."""
        shelf = self._shelves.get(article.language)
        found = shelf.same(telling(article)) if shelf else None
        return found.story if found and found.story != article.key else ""

    def add(self, article: Article) -> None:
        """Remember an article that was kept, under its story."""
        self._shelves.setdefault(article.language, _Shelf()).add(telling(article))


class _Shelf:
    """Articles in one language, found by their rarer words."""

    def __init__(self) -> None:
        self._order: deque[Telling] = deque()
        self._with: dict[str, list[Telling]] = {}

    def add(self, told: Telling) -> None:
        self._order.append(told)
        for word in told.words:
            self._with.setdefault(word, []).append(told)
        while len(self._order) > _MOST_KEPT or self._order[0].at < told.at - 2 * WINDOW:
            self._drop(self._order.popleft())

    def _drop(self, told: Telling) -> None:
        for word in told.words:
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
        lists = (self._with.get(word, ()) for word in told.words)
        shared = Counter(id(each) for tellings in lists if len(tellings) <= most for each in tellings)
        known = {id(each): each for word in told.words for each in self._with.get(word, ()) if id(each) in shared}
        return [known[at] for at, _ in shared.most_common(_CANDIDATES)]

    def _score(self, first: Telling, second: Telling) -> float:
        if jaccard(first.triples, second.triples) >= _COPY:
            return math.inf if first.figures == second.figures else _SURE + 1
        if self._alike(first, second) < _LEAST_ALIKE:
            return -math.inf
        days = abs(first.at - second.at) / timedelta(days=1)
        differ = bool(first.weekdays and second.weekdays) and not first.weekdays & second.weekdays
        return (
            _TITLE * max(self._told(first.title, second.words), self._told(second.title, first.words))
            + _FIGURES * jaccard(first.figures, second.figures)
            + _DAY * days
            + _WEEKDAY * differ
            + _BIAS
        )

    def _rarity(self, word: str) -> float:
        return math.log((len(self._order) + _SMOOTHING) / (len(self._with.get(word, ())) + 0.5))

    def _told(self, title: Sequence[str], words: frozenset[str]) -> float:
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
