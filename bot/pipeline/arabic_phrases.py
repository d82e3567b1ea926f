"""Which phrases of an Arabic text may be tags? Particles are taken off, verbs and pronouns part the phrases."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from bot.pipeline.data.weak_words import WEAK_WORDS
from bot.pipeline.nouns import ARTICLE, kind_of
from bot.pipeline.phrases import Kind, Phrase, Word, clauses, phrases
from bot.text.arabic import Reading, is_likely, readings
from bot.text.data.frequencies import frequency
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold_surface
from bot.text.tokens import Token

_FOLLOWS = {
    Kind.DEFINITE: frozenset({Kind.DEFINITE}),
    Kind.NOUN: frozenset({Kind.DEFINITE, Kind.NOUN, Kind.NAME}),
    Kind.NAME: frozenset({Kind.NAME, Kind.DEFINITE}),
    Kind.MODIFIER: frozenset[Kind](),
    Kind.OTHER: frozenset[Kind](),
}
_TANWIN = "\u064b"
_UNKNOWN = 6.7  # as rare as the rarest words of the table
_COMMON = 2.5
_WEAK = 0.0


def arabic_phrases(texts: Iterable[str]) -> Iterator[list[Phrase]]:
    """Give the phrases of each text."""
    parts = [list(clauses(text)) for text in texts]
    known = {word.fold: word.surface for clause in parts for _, words in clause for word in words}
    for part in parts:
        yield [phrase for clause, words in part for phrase in phrases(_words(clause, words, known), _FOLLOWS)]


def _words(clause: str, words: list[Token], known: Mapping[str, str]) -> list[Word]:
    return [_word(token, clause[token.start : token.end], known) for token in words]


def _word(token: Token, raw: str, known: Mapping[str, str]) -> Word:
    if token.surface in STOP_WORDS or raw.rstrip("ا").endswith(_TANWIN):
        return Word(token.surface, token.fold, Kind.OTHER, is_joined=False, weight=0)
    form, is_joined = bare(token, known)
    kind = Kind.OTHER if form in STOP_WORDS or _has_pronoun(form) else kind_of(form)
    key = fold_surface(form.removeprefix(ARTICLE) if kind is Kind.DEFINITE else form)
    return Word(form, key, kind, is_joined, _weight(form, kind))


def bare(token: Token, known: Mapping[str, str]) -> tuple[str, bool]:
    """Give a word without its particles, with its article; and whether there were none.

    `known` are the words of the text: a particle comes off surely where the rest stands there alone.
    """
    best: tuple[float, str] | None = None
    for reading in readings(token.surface, token.fold):
        if not reading.particles or reading.pronoun or not is_likely(token.surface, reading):
            continue
        stem = _with_article(token.surface, reading)
        support = _support(stem, reading, token, known)
        if support > 0 and (best is None or support > best[0]):
            best = support, stem
    return (token.surface, True) if best is None else (best[1], False)


def _with_article(surface: str, reading: Reading) -> str:
    """Give the stem with the article that it had: «للصين» had the one of «الصين»."""
    stem = reading.stem(surface)
    if reading.swallowed or not reading.article:
        return ARTICLE + stem if reading.swallowed else stem
    return ARTICLE + stem


def _support(stem: str, reading: Reading, token: Token, known: Mapping[str, str]) -> float:
    """Say how sure it is that the stem is a word: it stands in the text, or is far more frequent."""
    if fold_surface(stem) in known:
        return 1 + frequency(stem)
    least = 1.0 if reading.particles in {"و", "وب", "ول", "وك"} or reading.article else 3.0
    own = frequency(stem)
    return own if own > least * frequency(token.surface) else 0


def _has_pronoun(form: str) -> bool:
    """Say whether «رئيسها» is «رئيس» with a pronoun: such a word means something only in its sentence."""
    if form.startswith(ARTICLE):
        return False
    found = (each for each in readings(form, fold_surface(form)) if each.pronoun and not each.particles)
    return any(frequency(each.stem(form)) > 0 and is_likely(form, each) for each in found)


def _weight(form: str, kind: Kind) -> float:
    if fold_surface(form) in WEAK_WORDS:
        return _WEAK
    bare_form = form.removeprefix(ARTICLE) if kind is Kind.DEFINITE else form
    share = frequency(bare_form) + frequency(ARTICLE + bare_form)
    return max(0.5, min(_UNKNOWN, -math.log10(share) if share else _UNKNOWN) - _COMMON)
