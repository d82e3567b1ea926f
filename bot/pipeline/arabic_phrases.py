"""Which phrases of an Arabic text may be tags? Particles are taken off, verbs and pronouns part the phrases."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.pipeline.data.weak_words import WEAK_WORDS
from bot.pipeline.nouns import ARTICLE, kind_of
from bot.pipeline.phrases import Follows, Kind, Phrase, Word, clause_words, clauses, phrases
from bot.text.arabic import Reading, is_likely, readings
from bot.text.data.frequencies import frequency
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold_surface
from bot.text.tokens import Token

_FOLLOWS: Follows = {
    Kind.DEFINITE: frozenset({Kind.DEFINITE}),
    Kind.NOUN: frozenset({Kind.DEFINITE, Kind.NOUN, Kind.NAME}),
    Kind.NAME: frozenset({Kind.NAME, Kind.DEFINITE}),
    Kind.GENITIVE: frozenset(),
    Kind.MODIFIER: frozenset(),
    Kind.OTHER: frozenset(),
}
_PREPOSITIONS = frozenset(
    ["أمام", "وراء", "تجاه", "نحو", "عبر", "ضمن", "وسط", "إزاء", "حيال", "بشأن", "وفق", "عقب", "إثر", "قرب"]
)
_TANWIN = "\u064b"
_UNKNOWN = 6.7  # as rare as the rarest words of the table
_COMMON = 2.5
_RAREST = 1e-9
_SURE_LETTERS = 5  # of a stem with its article


def arabic_phrases(texts: Iterable[str]) -> Iterator[list[Phrase]]:
    """Give the phrases of each text."""
    parts = [list(clauses(text) if _TANWIN in text else clause_words(text)) for text in texts]
    known = {word.fold: word.surface for clause in parts for _, words in clause for word in words}
    read = [[_words(clause, words, known) for clause, words in part] for part in parts]
    definite = {word.key: word.form for part in read for words in part for word in words if _is_definite(word)}
    for part in read:
        found = (phrase for words in part for phrase in phrases(words, _FOLLOWS))
        yield [kept for phrase in found if (kept := _kept(phrase, definite))]


def _is_definite(word: Word) -> bool:
    return word.kind is Kind.DEFINITE


def _kept(phrase: Phrase, definite: Mapping[str, str]) -> Phrase | None:
    """Leave out single words that are an adjective or a genitive, or an indefinite noun throughout the text."""
    word = phrase.words[0]
    if len(phrase.words) > 1 or word.kind is Kind.NAME:
        return phrase
    if phrase.is_continued or word.key not in definite:
        return None
    return phrase._replace(words=(word._replace(form=definite[word.key]),))


def _words(clause: str, words: list[Token], known: Mapping[str, str]) -> list[Word]:
    found = [_sure(token.surface, token.fold) or _named(*bare(token, known)) for token in words]
    if _TANWIN in clause:
        adverbs = (clause[token.start : token.end].rstrip("ا").endswith(_TANWIN) for token in words)
        found = [
            _nothing(token) if is_one else word for token, word, is_one in zip(words, found, adverbs, strict=True)
        ]
    return found


@lru_cache(maxsize=50_000)
def _sure(surface: str, fold: str) -> Word | None:
    """Give what a word is, None where that depends on the other words of the text."""
    if surface in STOP_WORDS or surface in _PREPOSITIONS:
        return Word(surface, fold, Kind.OTHER, is_joined=False, weight=0)
    return None if _stems(surface, fold) else _named(surface, True)


def _nothing(token: Token) -> Word:
    return Word(token.surface, token.fold, Kind.OTHER, is_joined=False, weight=0)


@lru_cache(maxsize=50_000)
def _named(form: str, is_joined: bool) -> Word:
    kind = Kind.OTHER if form in STOP_WORDS or _has_pronoun(form) else kind_of(form)
    key = fold_surface(form.removeprefix(ARTICLE) if kind is Kind.DEFINITE else form)
    return Word(form, key, kind, is_joined, _weight(form, kind))


def bare(token: Token, known: Mapping[str, str]) -> tuple[str, bool]:
    """Give a word without its particles, with its article; and whether there were none.

    `known` are the words of the text: a particle comes off surely where the rest stands there alone.
    """
    stems = _stems(token.surface, token.fold)
    best = max(stems, key=lambda stem: (stem.key in known, stem.support), default=None)
    if best is None or not (best.support or best.key in known):
        return token.surface, True
    return best.form, False


class _Stem(NamedTuple):
    """What remains of a word without particles; `support` is 0 where only the text can prove it a word."""

    form: str
    key: str
    support: float


@lru_cache(maxsize=50_000)
def _stems(surface: str, fold: str) -> tuple[_Stem, ...]:
    found = (each for each in readings(surface, fold) if each.particles and not each.pronoun)
    likely = [(each, _with_article(surface, each)) for each in found if is_likely(surface, each)]
    return tuple(_Stem(stem, fold_surface(stem), _support(surface, stem, each)) for each, stem in likely)


def _with_article(surface: str, reading: Reading) -> str:
    """Give the stem with the article that it had: «للصين» had the one of «الصين»."""
    stem = reading.stem(surface)
    return ARTICLE + stem if reading.swallowed or reading.article else stem


def _support(surface: str, stem: str, reading: Reading) -> float:
    """Say how sure it is that the stem is a word: by how much more frequent than the whole it is."""
    own, whole = frequency(stem), frequency(surface)
    if reading.article and not whole and len(stem) > _SURE_LETTERS:
        return max(own, _RAREST)  # «والبروبيلين»: what is unknown has no particles in its name
    least = 1.0 if reading.article or reading.particles.startswith("و") else 3.0
    return own if own > least * whole else 0.0


@lru_cache(maxsize=50_000)
def _has_pronoun(form: str) -> bool:
    """Say whether «رئيسها» is «رئيس» with a pronoun: such a word means something only in its sentence."""
    if form.startswith(ARTICLE):
        return False
    found = (each for each in readings(form, fold_surface(form)) if each.pronoun and not each.particles)
    return any(frequency(each.stem(form)) > 0 and is_likely(form, each) for each in found)


@lru_cache(maxsize=50_000)
def _weight(form: str, kind: Kind) -> float:
    if fold_surface(form) in WEAK_WORDS:
        return 0.0
    bare_form = form.removeprefix(ARTICLE) if kind is Kind.DEFINITE else form
    share = frequency(bare_form) + frequency(ARTICLE + bare_form)
    return max(0.5, min(_UNKNOWN, -math.log10(share) if share else _UNKNOWN) - _COMMON)
