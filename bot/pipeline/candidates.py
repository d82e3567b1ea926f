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
from dataclasses import dataclass, field

from bot.pipeline.phrases import Kind, Phrase, Word
from bot.sources.values import Page
from bot.text.language import language_of

_TITLE = 4.0  # as often as that in the body counts a phrase of the title
_OFTEN, _ONCE, _LATE = 1.2, -0.5, -2.9
_WORDS = (0.0, -1.0, 0.6, 0.5, 0.0)  # by their number
_RARE, _WHOLE, _BOUND = 0.3, 1.6, 1.0
_LAST_IS_NAME, _FIRST_IS_NAME = 0.6, -1.0
_DEFINITE, _INDEFINITE = 0.4, -1.1
_SURE_SCORE = 1.0  # from which a term of the body counts that stands there once
_LEAST_SCORE = -0.5  # what scores less is no tag
_READ = 12_000  # characters of an article that are looked at
_ARTICLE = "ال"


@dataclass(slots=True)
class Candidate:
    """A phrase wherever it stands in an article; `place` is 0 at the beginning of the body, 1 at its end."""

    phrase: Phrase
    place: float
    in_title: int = 0
    in_body: int = 0
    whole: int = 0
    continued: int = 0
    phrases: list[Phrase] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.in_title + self.in_body

    @property
    def form(self) -> str:
        """Give the form that the text has most; of equals the first."""
        return " ".join(word.form for word in self.words)

    @property
    def words(self) -> tuple[Word, ...]:
        """Give the words in that form."""
        if len(self.phrases) == 1:
            return self.phrase.words
        return Counter(phrase.words for phrase in self.phrases).most_common(1)[0][0]

    def add(self, phrase: Phrase, *, is_title: bool) -> None:
        """Count one more place of the phrase."""
        self.in_title += is_title
        self.in_body += not is_title
        self.whole += phrase.is_whole
        self.continued += phrase.is_continued
        self.phrases.append(phrase)


def best(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give the candidates that the text supports, the best first."""
    known = list(candidates)
    is_titled = any(each.in_title for each in known)
    scored = [(score(each), each) for each in known]
    kept = [
        pair for pair in scored if pair[0] >= _LEAST_SCORE and (not is_titled or is_supported(pair[1], pair[0]))
    ]
    return (each for _, each in sorted(kept, key=lambda pair: pair[0], reverse=True))


def is_supported(candidate: Candidate, value: float) -> bool:
    """Say whether the body bears a phrase of this score out, where a title says what the article is about."""
    if candidate.in_title:
        return candidate.in_body > 0 or candidate.phrase.is_name
    words = candidate.phrase.words
    is_term = len(words) > 1 and words[-1].kind is Kind.DEFINITE and candidate.whole > 0
    return candidate.in_body > 1 or (is_term and value >= _SURE_SCORE)


def score(candidate: Candidate) -> float:
    """Give the log-odds that people name the phrase, but for a constant; minus infinity for one that cannot be."""
    words, count = candidate.phrase.words, candidate.count
    if not (words[0].weight and words[-1].weight):
        return -math.inf
    definite = [word.form.startswith(_ARTICLE) for word in candidate.words]
    is_arabic_noun = not candidate.phrase.is_name and words[0].kind in {Kind.NOUN, Kind.DEFINITE, Kind.NAME}
    return (
        _OFTEN * math.log(candidate.in_body + _TITLE * candidate.in_title)
        + (_ONCE if count == 1 else 0.0)
        + _LATE * (0.0 if candidate.in_title else candidate.place)
        + _WORDS[len(words)]
        + _RARE * sum(word.weight for word in words) / len(words)
        + _WHOLE * candidate.whole / count
        + _BOUND * candidate.continued / count
        + (_LAST_IS_NAME if words[-1].kind is Kind.NAME else 0.0)
        + (_FIRST_IS_NAME if words[0].kind is Kind.NAME else 0.0)
        + (_DEFINITE if definite[0] else 0.0)
        + (_INDEFINITE if is_arabic_noun and not any(definite) else 0.0)
    )


def candidates_of(page: Page) -> list[Candidate]:
    """Give every phrase of the text once, with its counts."""
    reader = _reader(page.language or language_of(" ".join((page.title, *page.body))))
    body = list(_beginning(page.body))
    total, before = max(1, sum(map(len, body))), 0
    found: dict[tuple[str, ...], Candidate] = {}
    for text, phrases in zip((page.title, *body), reader((page.title, *body)), strict=True):
        is_title = text is page.title
        for phrase in phrases:
            key = phrase.key
            if key not in found:
                found[key] = Candidate(phrase, before / total)
            found[key].add(phrase, is_title=is_title)
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
