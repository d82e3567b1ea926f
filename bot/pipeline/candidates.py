"""Which phrases of an article may be its tags, and what speaks for each?

A phrase counts by how often it stands in the text, four times as much in the title, by how early it comes, by
its length, by the rarity of its words, and by whether it stands whole. The weights are those of a logistic
regression on the 100 documents of AKEC's training half, rounded (benchmarks/tags.py); F1 of ten tags in ten-fold
cross-validation there: 24.6, by the rules before it 21.1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from bot.pipeline.phrases import Kind, Phrase
from bot.sources.values import Page
from bot.text.language import language_of

_TITLE = 4.0  # as often as that in the body counts a phrase of the title
_OFTEN, _ONCE, _LATE = 1.2, -0.5, -2.9
_SURE_SCORE = 1.0  # from which a term of the body counts that stands there once
_LEAST_SCORE = -0.5  # what scores less is no tag
_READ = 4_000  # characters of an article that are looked at; more finds nothing better


@dataclass(slots=True)
class Candidate:
    """A phrase wherever it stands in an article; `place` is 0 at the beginning of the body, 1 at its end."""

    phrase: Phrase
    place: float
    in_title: int
    in_body: int
    others: tuple[Phrase, ...] = ()
    """Equals of the first."""

    @property
    def count(self) -> int:
        return self.in_title + self.in_body

    @property
    def form(self) -> str:
        """Give the form that the text has most; of equals the first."""
        return self.usual.form

    @property
    def usual(self) -> Phrase:
        """Give the phrase in that form."""
        if not self.others:
            return self.phrase
        forms = [phrase.form for phrase in self.phrases]
        return self.phrases[forms.index(Counter(forms).most_common(1)[0][0])]

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Give the phrase at each of its places."""
        return self.phrase, *self.others

    @property
    def is_whole(self) -> bool:
        """Say whether the phrase stands whole anywhere."""
        return any(phrase.is_whole for phrase in self.phrases)


def best(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give the candidates that the text supports, the best first."""
    known = list(candidates)
    is_titled = any(each.in_title for each in known)
    scored = [(value, each) for each in known if (value := score(each)) >= _LEAST_SCORE]
    kept = [pair for pair in scored if is_supported(pair[1], pair[0])] if is_titled else scored
    return (each for _, each in sorted(kept, key=itemgetter(0), reverse=True))


def is_supported(candidate: Candidate, value: float) -> bool:
    """Say whether the body bears a phrase of this score out, where a title says what the article is about."""
    if candidate.in_title:
        return candidate.in_body > 0 or candidate.phrase.is_name
    words = candidate.phrase.words
    is_term = len(words) > 1 and words[-1].kind is Kind.DEFINITE and candidate.is_whole
    return candidate.in_body > 1 or (is_term and value >= _SURE_SCORE)


def score(candidate: Candidate) -> float:
    """Give the log-odds that people name the phrase, but for a constant."""
    if not candidate.others and not candidate.in_title:
        phrase = candidate.phrase
        return _ONCE + _LATE * candidate.place + phrase.bound + phrase.worth
    often = _OFTEN * math.log(candidate.in_body + _TITLE * candidate.in_title)
    once = _ONCE if not candidate.others else 0.0
    late = 0.0 if candidate.in_title else _LATE * candidate.place
    bound = sum([phrase.bound for phrase in candidate.phrases]) / candidate.count
    return often + once + late + bound + candidate.usual.worth


def candidates_of(page: Page) -> list[Candidate]:
    """Give every phrase of the text once, with its counts."""
    reader = _reader(page.language or language_of(" ".join((page.title, *page.body))))
    body = list(_beginning(page.body))
    total, before = max(1, sum(map(len, body))), 0
    found: dict[tuple[str, ...], Candidate] = {}
    for text, phrases in zip((page.title, *body), reader((page.title, *body)), strict=True):
        is_title = text is page.title
        place = before / total
        for phrase in phrases:
            known = found.get(phrase.key)
            if known is None:
                found[phrase.key] = Candidate(phrase, place, is_title, not is_title)
            else:
                known.others += (phrase,)
                known.in_title += is_title
                known.in_body += not is_title
        before += 0 if is_title else len(text)
    return list(found.values())


def _beginning(body: Sequence[str]) -> Iterator[str]:
    left = _READ
    for paragraph in body:
        if left <= 0:
            return
        yield paragraph[:left]
        left -= len(paragraph)


_Reader = Callable[[Iterable[str]], Iterable[list[Phrase]]]


def _reader(language: str) -> _Reader:
    """Give what finds phrases in a language; in one whose words we cannot tell apart, nothing is found."""
    if language == "ar":
        from bot.pipeline.arabic_phrases import arabic_phrases  # noqa: PLC0415 (the others need not load it)

        return arabic_phrases
    if language == "ru":
        from bot.pipeline.russian_phrases import russian_phrases  # noqa: PLC0415

        return russian_phrases
    if language in _WITHOUT_CAPITALS:
        return lambda texts: [[] for _ in texts]
    from bot.pipeline.capital_phrases import capital_phrases  # noqa: PLC0415

    return capital_phrases


_WITHOUT_CAPITALS = frozenset(["", "fa", "ur", "ps", "ckb", "he", "hi", "bn", "th", "ko", "ja", "zh", "ka", "de"])
