"""What is the article about? The page's own tags, cleaned, then the names and themes that its text supports.

A phrase counts by how often it stands in the text, four times as much in the title, by how early it comes, by
its length, by the rarity of its words, and by whether it stands whole. The weights are those of a logistic
regression on the 100 documents of AKEC's training half, rounded (benchmarks/tags.py); F1 of ten tags in ten-fold
cross-validation there: 24.6, by the rules before it 21.1.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.pipeline.phrases import Kind, Phrase
from bot.pipeline.support import is_section, said_words
from bot.sources.tagline import clean
from bot.sources.values import Page
from bot.text.language import language_of
from bot.text.normalise import written
from bot.text.tokens import tokens

_TITLE = 4.0  # as often as that in the body counts a phrase of the title
_OFTEN, _ONCE, _LATE = 1.2, -0.5, -2.9
_WORDS = (0.0, -1.0, 0.6, 0.5, 0.0)  # by their number
_RARE, _WHOLE, _BOUND = 0.3, 1.6, 1.0
_LAST_IS_NAME, _FIRST_IS_NAME = 0.6, -1.0
_DEFINITE, _INDEFINITE = 0.4, -1.1
_SURE_SCORE = 1.0  # from which a term of the body counts that stands there once
_LEAST_SCORE = -0.5  # what scores less is no tag
_READ = 12_000  # characters of an article that are looked at
_LONGEST_HASHTAG = 100
_ARTICLE = "ال"
_TWINS = str.maketrans({"غ": "ج", "ڨ": "ج"})  # «سيرغي» and «سيرجي»
_TWINS_FROM = 5

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Candidate:
    phrase: Phrase
    place: float  # 0 at the beginning of the body, 1 at its end
    in_title: int = 0
    in_body: int = 0
    whole: int = 0
    continued: int = 0
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return self.in_title + self.in_body

    @property
    def form(self) -> str:
        """Give the form that the text has most; of equals the first."""
        return self.forms.most_common(1)[0][0]


def tags(page: Page, *, limit: int = 6) -> tuple[str, ...]:
    """Give at most `limit` tags: the page's own in their order, then found ones, the best first.

    Forms of one name are one tag, in the form that the text has most.
    """
    known = {_key(candidate.phrase.form): candidate for candidate in _candidates(page)}
    chosen: dict[_Key, str] = {}
    dropped: set[_Key] = set()
    said = said_words(" ".join((page.title, *page.body))) if page.tags else frozenset()
    for tag in filter(None, map(clean, page.tags)):
        if not is_section(tag, said):
            _join(chosen, dropped, tag, known)
    for tag in _found(known.values()):
        if len(chosen) >= limit:
            break
        if not any(_covers(_key(tag), key) for key in (*chosen, *dropped)):
            chosen[_key(tag)] = tag
    return tuple(chosen.values())[:limit]


def _join(chosen: dict[_Key, str], dropped: set[_Key], tag: str, known: dict[_Key, _Candidate]) -> None:
    """Add an own tag; of two forms of one name, the one that the text has more often keeps the place."""
    key = _key(tag)
    for other in list(chosen):
        if key == other or not _are_one_name(key, other, known):
            continue
        better = key if _count(key, known) > _count(other, known) else other
        dropped.add(other if better == key else key)
        if better == key:
            _rename(chosen, other, key, tag)
        return
    chosen.setdefault(key, tag)


def _rename(chosen: dict[_Key, str], old: _Key, new: _Key, tag: str) -> None:
    renamed = {new if key == old else key: tag if key == old else form for key, form in chosen.items()}
    chosen.clear()
    chosen.update(renamed)


def _are_one_name(key: _Key, other: _Key, known: dict[_Key, _Candidate]) -> bool:
    """Say whether one is the family name of the other: «لافروف» and «سيرغي لافروف»."""
    short, full = sorted((key, other), key=len)
    named = known.get(short)
    return len(short) == 1 < len(full) and short[0] in full and named is not None and named.phrase.is_name


def _count(key: _Key, known: dict[_Key, _Candidate]) -> int:
    return known[key].count if key in known else 0


def _covers(key: _Key, other: _Key) -> bool:
    return set(key) <= set(other) or set(other) <= set(key)


def _key(tag: str) -> _Key:
    """Give what all spellings of a tag share: fold keys without the article."""
    return tuple(_word_key(token.fold) for token in tokens(tag))


def _word_key(key: str) -> str:
    bare = key.removeprefix(_ARTICLE) if len(key) > len(_ARTICLE) + 2 else key
    return bare.translate(_TWINS) if len(bare) >= _TWINS_FROM else bare


def _found(candidates: Iterable[_Candidate]) -> Iterator[str]:
    """Give the phrases that the text supports, the best first."""
    known = list(candidates)
    is_titled = any(each.in_title for each in known)
    supported = (each for each in known if not is_titled or _is_supported(each))
    scored = sorted(((_score(each), each) for each in supported), key=lambda pair: pair[0], reverse=True)
    for score, candidate in scored:
        if score < _LEAST_SCORE:
            return
        yield candidate.form


def _is_supported(candidate: _Candidate) -> bool:
    """Say whether the body bears a phrase out, where a title says what the article is about."""
    if candidate.in_title:
        return candidate.in_body > 0 or candidate.phrase.is_name
    words = candidate.phrase.words
    is_term = len(words) > 1 and words[-1].kind is Kind.DEFINITE and candidate.whole > 0
    return candidate.in_body > 1 or (is_term and _score(candidate) >= _SURE_SCORE)


def _score(candidate: _Candidate) -> float:
    """Give the log-odds that people name the phrase, but for a constant; minus infinity for one that cannot be."""
    words, count = candidate.phrase.words, candidate.count
    if not (words[0].weight and words[-1].weight):
        return -math.inf
    definite = [form.startswith(_ARTICLE) for form in candidate.form.split()]
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


def _candidates(page: Page) -> list[_Candidate]:
    """Give every phrase of the text once, with its counts."""
    reader = _reader(page.language or language_of(" ".join((page.title, *page.body))))
    body = list(_beginning(page.body))
    total, before = max(1, sum(map(len, body))), 0
    found: dict[_Key, _Candidate] = {}
    for text, phrases in zip((page.title, *body), reader((page.title, *body)), strict=True):
        is_title = text is page.title
        for phrase in phrases:
            one = found.setdefault(phrase.key, _Candidate(phrase, before / total))
            one.in_title += is_title
            one.in_body += not is_title
            one.whole += phrase.is_whole
            one.continued += phrase.is_continued
            one.forms[phrase.form] += 1
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


def hashtag(tag: str) -> str:
    """Give a tag as Telegram takes it: «#وزير_الخارجية»; "" where nothing that it takes remains.

    >>> hashtag("وزير الخارجية"), hashtag("COVID-19"), hashtag("2025")
    ('#وزير_الخارجية', '#COVID_19', '')
    """
    kept = "".join(c if _is_in_hashtag(c) else "_" for c in written(tag).replace("'", ""))
    name = re.sub("_+", "_", kept).strip("_")[:_LONGEST_HASHTAG].rstrip("_")
    return f"#{name}" if any(c.isalpha() for c in name) else ""


def _is_in_hashtag(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("L") or category == "Nd"
