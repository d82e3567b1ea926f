"""In which order do an article's sentences tell it best? Pure; each score is a sum whose terms can be shown.

News tells the most important thing first, and nothing that was measured does better on it: where the title is
told by the first sentences, the order is theirs. Where it is not (features, encyclopaedic texts, no title), a
sentence gains by saying what the article keeps saying and what its first sentence says, and by being no scrap:
on the development half of EASC that is better than the first three sentences (benchmarks/leads.py).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, compress
from typing import NamedTuple

from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import Memory, folds

_HALVED = 3  # sentences after which a place counts half
_CENTRALITY, _FIRST, _LENGTH = 0.2, 0.2, 0.4
_FULL = 20  # words of a sentence that is no scrap
_TOLD = 0.25  # share of the title's words in the first sentences of news
_FIRST_SENTENCES = 2
_SHORTEST = 3  # letters of a word that counts
_STEM = 5
_ARTICLES = re.compile("^[وف]?(?:[بك]?ال|لل)(?=..)")


class Score(NamedTuple):
    """What speaks for a sentence, each from 0 to 1."""

    position: float
    centrality: float
    first: float
    length: float

    @property
    def total(self) -> float:
        return self.position + _CENTRALITY * self.centrality + _FIRST * self.first + _LENGTH * self.length


def ranking(sentences: Sequence[str], *, title: str = "") -> list[int]:
    """Give the places of sentences, the one that tells most first; the first sentence always leads.

    >>> ranking(["أعلن الوزير الخطة.", "قال.", "وتشمل الخطة كل المدن."], title="الوزير يعلن الخطة")
    [0, 1, 2]
    """
    keys = [folds(sentence) for sentence in sentences]
    return list(range(len(sentences))) if is_news(keys, folds(title)) else by_score(sentences, keys)


def by_score(sentences: Sequence[str], keys: Sequence[Sequence[str]]) -> list[int]:
    """Give the order for a text that is no news; `keys` are the fold keys of each sentence."""
    scores = [score.total for score in _scores(sentences, keys)]
    return [0, *sorted(range(1, len(sentences)), key=lambda place: -scores[place])] if sentences else []


def is_news(sentences: Sequence[Sequence[str]], title: Sequence[str]) -> bool:
    """Say whether the first sentences tell the title; all are given as their fold keys."""
    wanted = _telling(title)
    told = {_stem(word) for words in sentences[:_FIRST_SENTENCES] if wanted for word in _telling(words)}
    return bool(wanted) and sum(_stem(word) in told for word in wanted) >= _TOLD * len(wanted)


def _stem(word: str) -> str:
    """Give what a word's cases and attached articles mostly share: enough to say that a title was told."""
    return _ARTICLES.sub("", word)[:_STEM]


def scores(sentences: Sequence[str]) -> list[Score]:
    """Give what speaks for each sentence, for whoever wants to know why a lead is what it is."""
    return _scores(sentences, [folds(sentence) for sentence in sentences])


def _scores(sentences: Sequence[str], keys: Sequence[Sequence[str]]) -> list[Score]:
    words = [_telling(each) for each in keys]
    often = Counter(chain.from_iterable(words))
    different = [set(each) for each in words]
    central = [
        (sum(map(often.__getitem__, inner)) - len(inner)) / math.sqrt(1 + len(each))
        for inner, each in zip(different, words, strict=True)
    ]
    most = max(central, default=0.0) or 1.0
    return [
        Score(
            _HALVED / (_HALVED + place),
            central[place] / most,
            _overlap(inner, different[0]),
            min(1.0, len(sentences[place].split()) / _FULL),
        )
        for place, inner in enumerate(different)
    ]


def _overlap(words: set[str], first: set[str]) -> float:
    return len(words & first) / (1 + math.sqrt(len(words) * len(first)))


def _telling(keys: Sequence[str]) -> list[str]:
    """Leave out words that tell nothing."""
    return list(compress(keys, map(_tells.__getitem__, keys)))


_tells = Memory(lambda key: len(key) >= _SHORTEST and key not in STOP_WORDS, most=50_000)
