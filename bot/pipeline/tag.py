"""What is the article about? The page's own tags, cleaned, then the names and themes that its text supports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.pipeline.arabic_phrases import arabic_phrases
from bot.pipeline.phrases import Phrase
from bot.sources.tagline import clean
from bot.sources.values import Page
from bot.text.normalise import fold, written
from bot.text.tokens import tokens

_TITLE = 4.0  # how many times in the body one time in the title counts
_LONGER = (0.0, 1.0, 1.5, 1.6, 1.5)  # by number of words
_NAME = 1.3
BOUND = 0.3
ONCE = 0.5
_FIRST = 1.0  # how much more a phrase at the very beginning counts than one at the end
_HASHTAG = re.compile(r"_+")
_LONGEST_HASHTAG = 100


@dataclass(slots=True)
class _Candidate:
    phrase: Phrase
    in_title: float = 0
    in_body: float = 0
    place: float = 1.0


def tags(page: Page, *, limit: int = 6) -> tuple[str, ...]:
    """Give at most `limit` tags: the page's own in their order, then found ones, the best first.

    Forms of one name are one tag, in the form that the text has most.
    """
    return tuple(found(page))[:limit]


def found(page: Page) -> list[str]:
    ranked = sorted(candidates(page), key=score, reverse=True)
    chosen: list[Phrase] = []
    for candidate in ranked:
        if score(candidate) <= 0 or any(_covers(candidate.phrase, other) for other in chosen):
            continue
        chosen.append(candidate.phrase)
    return [phrase.form for phrase in chosen]


def candidates(page: Page) -> list[_Candidate]:
    texts = [page.title, *page.body]
    total = max(1, sum(map(len, page.body)))
    made: dict[tuple[str, ...], _Candidate] = {}
    before = 0
    for at, (text, phrases) in enumerate(zip(texts, arabic_phrases(texts), strict=True)):
        for phrase in phrases:
            one = made.setdefault(phrase.key, _Candidate(phrase, place=before / total))
            n = 1 if phrase.is_whole else BOUND
            if at == 0: one.in_title += n
            else: one.in_body += n
        before += len(text) if at else 0
    return list(made.values())


def score(candidate: _Candidate) -> float:
    words = candidate.phrase.words
    count = candidate.in_body + _TITLE * candidate.in_title
    if len(words) > 1 and candidate.in_body + candidate.in_title < 2:
        count *= ONCE
    weight = sum(word.weight for word in words) / len(words)
    if words[0].weight == 0 or words[-1].weight == 0:
        weight = 0
    return count * weight * _LONGER[len(words)] * (1 + _FIRST * (1 - candidate.place)) * (_NAME if candidate.phrase.is_name else 1)


def _covers(phrase: Phrase, other: Phrase) -> bool:
    return set(phrase.key) <= set(other.key) or set(other.key) <= set(phrase.key)


def hashtag(tag: str) -> str:
    """Give a tag as Telegram takes it: «#وزير_الخارجية»; "" where nothing that it takes remains.

    >>> hashtag("وزير الخارجية"), hashtag("COVID-19"), hashtag("2025")
    ('#وزير_الخارجية', '#COVID_19', '')
    """
    kept = "".join(c if _is_in_hashtag(c) else "_" for c in written(tag).replace("'", ""))
    name = _HASHTAG.sub("_", kept).strip("_")[:_LONGEST_HASHTAG]
    return f"#{name}" if any(c.isalpha() for c in name) else ""


def _is_in_hashtag(character: str) -> bool:
    return unicodedata.category(character)[0] == "L" or unicodedata.category(character) == "Nd"
