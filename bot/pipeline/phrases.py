"""Which words of a text may be a tag? Pure: a text in, its clauses and the phrases in them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, auto
from itertools import pairwise
from typing import NamedTuple

from bot.text.tokens import WORD, Token, tokens, words

MOST_WORDS = 4
_BREAK = re.compile(r"[^\w\s\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f'’ʼ-]+|\s[-–—]\s|\n")


class Kind(IntEnum):  # whose hash is a number's: kinds are keys in the inner loop
    """What a word is in a phrase."""

    NAME = auto()
    NOUN = auto()
    DEFINITE = auto()  # an Arabic noun or adjective with its article
    GENITIVE = auto()  # a Russian noun that a noun before it may govern
    MODIFIER = auto()  # a Russian adjective before its noun
    OTHER = auto()  # nothing that can be in a tag


class Word(NamedTuple):
    """A word as it may stand in a tag: `form` is how to write it, `key` what all its forms share.

    `is_joined` says that nothing stands between it and the word before; `weight` grows with rarity.
    """

    form: str
    key: str
    kind: Kind
    is_joined: bool
    weight: float


class Phrase(NamedTuple):
    """Some words that stand together.

    `is_whole` says that no word beside them belongs to them, `is_continued` that one before them does.
    """

    words: tuple[Word, ...]
    is_whole: bool
    is_continued: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return tuple([word.key for word in self.words])

    @property
    def form(self) -> str:
        return " ".join(word.form for word in self.words)

    @property
    def is_name(self) -> bool:
        return all(word.kind is Kind.NAME for word in self.words)


def clauses(text: str) -> Iterator[tuple[str, list[Token]]]:
    """Give what stands between punctuation, each with its words; their places are those in the clause."""
    for clause in _BREAK.split(text):
        if found := tokens(clause):
            yield clause, found


def clause_words(text: str) -> Iterator[tuple[str, list[Token]]]:
    """Give the same where nobody asks for places: those of a word are then counted in its written form."""
    for clause in _BREAK.split(text):
        if found := [token for form in WORD.findall(clause) for token in words(form)]:
            yield clause, found


def hyphenated(clause: str, words: Sequence[Token]) -> Iterator[Token]:
    """Join the words that only a hyphen parts: «Эр-Рияд», "Al-Assad"."""
    last: Token | None = None
    for word in words:
        if last is not None and clause[last.end : word.start] == "-":
            last = Token(f"{last.surface}-{word.surface}", f"{last.fold}-{word.fold}", last.start, word.end)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


Follows = Mapping[Kind, frozenset[Kind]]
"""Which kinds of word may follow which within a phrase."""


def phrases(words: Sequence[Word], follows: Follows) -> Iterator[Phrase]:
    """Give every run of at most four words in which each may follow the one before it.

    None begins or ends with a word that has no weight.
    """
    bound = [False, *(_follows(a, b, follows) for a, b in pairwise(words)), False]
    for start, first in enumerate(words):
        if first.kind is Kind.OTHER or not first.weight:
            continue
        before = bound[start]
        for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
            last = words[end - 1]
            if last.weight and last.kind is not Kind.MODIFIER:
                yield Phrase(tuple(words[start:end]), not (before or bound[end]), before)
            if not bound[end]:
                break


def _follows(before: Word, word: Word, follows: Follows) -> bool:
    return word.is_joined and word.kind in follows[before.kind]
