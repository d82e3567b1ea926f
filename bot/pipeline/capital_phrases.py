"""Which phrases of a text in English, or another language with capitals, may be tags? Names, by capitals.

Themes are pairs of words that come several times; a verb is not told from a noun, so single words in small
letters are no tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.pipeline.data.weak_words import WEAK_WORDS
from bot.pipeline.phrases import NOTHING, Follows, Kind, Phrase, Word, clauses, hyphenated, phrases, word_of
from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import Token

_FOLLOWS: Follows = {
    Kind.NAME: frozenset({Kind.NAME}),
    Kind.NOUN: frozenset({Kind.NOUN}),
    Kind.DEFINITE: frozenset(),
    Kind.GENITIVE: frozenset(),
    Kind.MODIFIER: frozenset(),
    Kind.OTHER: frozenset(),
}
_VERBAL = re.compile(r".*(?:ed|ing|ly)$")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_MOSTLY_CAPITALS = 0.6  # of a text's words: it is a title in capitals, which tell nothing
_NAME, _WORD = 3.5, 2.0
_SHORTEST = 4


def capital_phrases(texts: Iterable[str]) -> Iterator[list[Phrase]]:
    """Give the phrases of each text."""
    parts = [list(clauses(text)) for text in texts]
    names = _names(parts)
    for part in parts:
        found = (phrases(_words(clause, words, names), _FOLLOWS) for clause, words in part)
        yield [phrase for each in found for phrase in each if phrase.is_name or len(phrase.words) > 1]


def _names(parts: list[list[tuple[str, list[Token]]]]) -> set[str]:
    """Give the keys of words that have a capital where nothing but a name has one, mostly at least."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for part in parts:
        raws = [
            (clause[word.start], word.fold)
            for clause, words in part
            for word in list(hyphenated(clause, words))[1:]
        ]
        if sum(letter.isupper() for letter, _ in raws) > _MOSTLY_CAPITALS * len(raws):
            continue
        for letter, key in raws:
            (capital if letter.isupper() else small)[key] += 1
    return {key for key, count in capital.items() if count > small[key]}


def _words(clause: str, words: list[Token], names: set[str]) -> list[Word]:
    return [
        _word(_POSSESSIVE.sub("", clause[token.start : token.end]), token, names)
        for token in hyphenated(clause, words)
    ]


def _word(raw: str, token: Token, names: set[str]) -> Word:
    if token.surface in STOP_WORDS or len(raw) < 2 or not token.fold.replace("-", "").isalpha():  # noqa: PLR2004 (an initial)
        return NOTHING
    weak = token.fold in WEAK_WORDS
    if token.fold in names and raw[0].isupper():
        return word_of(raw, token.fold, Kind.NAME, is_joined=True, weight=0.0 if weak else _NAME)
    if weak or _VERBAL.fullmatch(token.fold) or len(token.fold) < _SHORTEST:
        return NOTHING
    return word_of(raw.lower(), token.fold, Kind.NOUN, is_joined=True, weight=_WORD)
