"""Which phrases of a Russian text may be tags? Adjectives with their noun and its genitives, and names.

Cases come from pymorphy3; a phrase is given in the nominative: «министра иностранных дел» as «министр иностранных
дел».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from bot.pipeline.data.weak_words import WEAK_WORDS
from bot.pipeline.phrases import NOTHING, Follows, Kind, Phrase, Word, clauses, hyphenated, phrases, word_of
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold
from bot.text.russian import analyser
from bot.text.tokens import Token

_FOLLOWS: Follows = {
    Kind.NAME: frozenset({Kind.NAME}),
    Kind.NOUN: frozenset({Kind.GENITIVE, Kind.MODIFIER}),
    Kind.GENITIVE: frozenset({Kind.GENITIVE, Kind.MODIFIER}),
    Kind.MODIFIER: frozenset({Kind.NOUN, Kind.MODIFIER, Kind.GENITIVE}),
    Kind.DEFINITE: frozenset(),
    Kind.OTHER: frozenset(),
}
_NAMES = ("Surn", "Name", "Geox", "Orgn")
_KNOWN, _UNKNOWN = 1.7, 3.5  # weights; there is no table of frequencies
_SHORTEST = 3


class _Reading(NamedTuple):
    """One way to read a word: its nominative, its lemma and its kind."""

    nominative: str
    lemma: str
    kind: Kind


def russian_phrases(texts: Iterable[str]) -> Iterator[list[Phrase]]:
    """Give the phrases of each text."""
    parts = [list(clauses(text)) for text in texts]
    known = {word.surface for part in parts for _, words in part for word in words}
    for part in parts:
        found = (phrases(_words(clause, words, known), _FOLLOWS) for clause, words in part)
        yield [_dressed(phrase) for each in found for phrase in each if _agrees(phrase)]


def _words(clause: str, words: list[Token], known: set[str]) -> list[Word]:
    joined = enumerate(hyphenated(clause, words))
    return [_word(clause[word.start : word.end], word, known, is_first=at == 0) for at, word in joined]


def _word(raw: str, token: Token, known: set[str], *, is_first: bool) -> Word:
    if token.surface in STOP_WORDS or not token.surface.replace("-", "").isalpha():
        return NOTHING
    if len(raw) > 1 and raw.isupper():
        return word_of(raw, token.fold, Kind.NAME, is_joined=True, weight=_UNKNOWN)
    found = _readings(token.surface, is_capital=raw[0].isupper(), is_first=is_first)
    best = next((each for each in found if each.nominative in known), found[0])
    key = fold(best.lemma)
    is_weak = key in WEAK_WORDS or len(key) < _SHORTEST
    weight = 0.0 if is_weak else _UNKNOWN if best.kind is Kind.NAME else _KNOWN
    form = _capitalised(best.nominative) if best.kind is Kind.NAME else token.surface
    return word_of(form, key, best.kind, is_joined=True, weight=weight)


def _capitalised(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-"))


@lru_cache(maxsize=50_000)
def _readings(word: str, *, is_capital: bool, is_first: bool) -> tuple[_Reading, ...]:
    """Give the ways to read a word, a capital letter taken for a name's where it does not begin the clause."""
    parses = analyser().parse(word)
    named = [parse for parse in parses if any(name in parse.tag for name in _NAMES)]
    if is_capital and (named or not is_first):
        return tuple(_Reading(_nominative(each), each.normal_form, Kind.NAME) for each in named or parses[:1])
    return (_Reading(word, parses[0].normal_form, _kind(parses[0].tag)),)


def _kind(tag: Any) -> Kind:
    if tag.POS == "ADJF" and "Apro" not in tag:
        return Kind.MODIFIER
    if tag.POS != "NOUN":
        return Kind.OTHER
    return Kind.GENITIVE if "gent" in tag else Kind.NOUN


def _nominative(parse: Any) -> str:
    inflected = parse.inflect({"nomn"}) if parse.tag.POS in {"NOUN", "ADJF"} else None
    return str(inflected.word if inflected else parse.word)


def _agrees(phrase: Phrase) -> bool:
    """Say whether a noun is there, and what follows it is governed by it: «министр иностранных дел»."""
    kinds = [word.kind for word in phrase.words]
    head = next((at for at, kind in enumerate(kinds) if kind is not Kind.MODIFIER), None)
    return head is not None and Kind.NOUN not in kinds[head + 1 :] and kinds[-1] is not Kind.MODIFIER


def _dressed(phrase: Phrase) -> Phrase:
    """Put a phrase into the nominative: its head, and the adjectives before the head."""
    if phrase.is_name:
        return phrase
    head = next(at for at, word in enumerate(phrase.words) if word.kind is not Kind.MODIFIER)
    forms = _in_nominative(tuple(word.form for word in phrase.words[: head + 1]))
    changed = (
        word_of(form, word.key, word.kind, is_joined=True, weight=word.weight)
        for word, form in zip(phrase.words, forms, strict=False)
    )
    return phrase._replace(words=(*changed, *phrase.words[head + 1 :]))


@lru_cache(maxsize=50_000)
def _in_nominative(forms: tuple[str, ...]) -> tuple[str, ...]:
    noun = next((p for p in analyser().parse(forms[-1]) if p.tag.POS == "NOUN"), None)
    if noun is None:
        return forms
    number, gender = noun.tag.number, noun.tag.gender
    wanted = {"nomn", "plur"} if number == "plur" else {"nomn", number or "sing", *filter(None, [gender])}
    adjectives = (_inflected(form, "ADJF", wanted) for form in forms[:-1])
    return (*adjectives, _inflected(forms[-1], "NOUN", {"nomn"}))


def _inflected(form: str, part: str, wanted: set[str]) -> str:
    parse = next((p for p in analyser().parse(form) if part == p.tag.POS), None)
    made = parse.inflect(wanted) if parse is not None else None
    return str(made.word) if made is not None else form
