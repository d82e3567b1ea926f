"""What is compared of two articles that may tell the same? Stems, figures, weekdays, and a sketch of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from itertools import islice
from zlib import crc32

from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold
from bot.text.stems import stem
from bot.text.tokens import folds
from storage.records import Article

_LEAST_WORDS = 20  # different ones; a shorter text says too little
_SKETCH = 64  # hashes that are kept of a body
_READ = 150  # words of a body

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


def jaccard(first: frozenset[object], second: frozenset[object]) -> float:
    """Give the share of two sets that they share, 0 for empty ones.

    >>> jaccard(frozenset("ab"), frozenset("bc"))
    0.3333333333333333
    """
    return len(first & second) / (len(first | second) or 1)
