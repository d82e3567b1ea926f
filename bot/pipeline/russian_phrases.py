"""Which phrases of a Russian text may be tags? Adjectives with their noun and its genitives, names; by pymorphy3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from bot.pipeline.data.weak_words import WEAK_WORDS
from bot.pipeline.phrases import Follows, Kind, Phrase, Word, clauses, phrases
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold
from bot.text.tokens import Token

_FOLLOWS: Follows = {
    Kind.NAME: frozenset({Kind.NAME}),
    Kind.NOUN: frozenset({Kind.GENITIVE}),
    Kind.GENITIVE: frozenset({Kind.GENITIVE}),
    Kind.MODIFIER: frozenset({Kind.NOUN, Kind.MODIFIER, Kind.GENITIVE}),
    Kind.OTHER: frozenset(),
}
_NAMES = ("Surn", "Name", "Geox", "Orgn")
_KNOWN, _UNKNOWN = 2.5, 3.5
_SHORTEST = 3


def russian_phrases(texts: Iterable[str]) -> Iterator[list[Phrase]]:
    """Give the phrases of each text, their words in the nominative where it is theirs to be in."""
    for text in texts:
        found = (phrases(_words(clause, words), _FOLLOWS) for clause, words in clauses(text))
        yield [phrase for each in found for phrase in each]


def _words(clause: str, words: list[Token]) -> list[Word]:
    return [_word(clause[token.start : token.end], token, is_first=at == 0) for at, token in enumerate(words)]


def _word(raw: str, token: Token, *, is_first: bool) -> Word:
    if token.surface in STOP_WORDS or token.surface[0].isdigit():
        return Word(raw, token.fold, Kind.OTHER, is_joined=False, weight=0)
    if len(raw) > 1 and raw.isupper():
        return Word(raw, token.fold, Kind.NAME, is_joined=True, weight=_UNKNOWN)
    form, kind = _parsed(token.surface, is_capital=raw[0].isupper(), is_first=is_first)
    if kind is Kind.NAME:
        form = "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
    weight = 0.0 if fold(form) in WEAK_WORDS or len(form) < _SHORTEST else _weight(kind)
    return Word(form, fold(form), kind, is_joined=True, weight=weight)


def _weight(kind: Kind) -> float:
    return _UNKNOWN if kind is Kind.NAME else _KNOWN


@lru_cache(maxsize=50_000)
def _parsed(word: str, *, is_capital: bool, is_first: bool) -> tuple[str, Kind]:
    """Give a word's nominative, or the word as it is if it is a genitive behind a noun, and its kind."""
    best = _chosen(_analyser().parse(word), is_capital=is_capital)
    tag = best.tag
    if is_capital and (not is_first or any(name in tag for name in _NAMES)):
        return _nominative(best), Kind.NAME
    if tag.POS == "ADJF" and "Apro" not in tag:
        return word, Kind.MODIFIER
    if tag.POS != "NOUN":
        return word, Kind.OTHER
    return (word, Kind.GENITIVE) if "gent" in tag else (_nominative(best), Kind.NOUN)


def _chosen(parses: list[Any], *, is_capital: bool) -> Any:
    """Give the parse as a name for a capital letter, else the likeliest."""
    named = [parse for parse in parses if any(name in parse.tag for name in _NAMES)]
    return named[0] if is_capital and named else parses[0]


def _nominative(parse: Any) -> str:
    inflected = parse.inflect({"nomn"}) if parse.tag.POS in {"NOUN", "ADJF"} else None
    return str(inflected.word if inflected else parse.word)


@lru_cache(maxsize=1)
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 (half a second and 20 MB: only where Russian is read)

    return MorphAnalyzer(lang="ru")
