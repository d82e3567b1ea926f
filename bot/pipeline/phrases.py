"""Which words of a text may be a tag? Pure: a text in, its clauses and the phrases in them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import NamedTuple

from bot.text.tokens import Token, tokens

MOST_WORDS = 4
BREAK = re.compile(r"[^\w\s\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f'’ʼ-]+|\s[-–—]\s|\n")

make = tuple.__new__  # half the time of Phrase(…), and there are many


class Kind(IntEnum):  # whose hash is a number's: kinds are keys in the inner loop
    """What a word is in a phrase."""

    NAME = auto()
    NOUN = auto()
    DEFINITE = auto()  # an Arabic noun or adjective with its article
    GENITIVE = auto()  # a Russian noun that a noun before it may govern
    MODIFIER = auto()  # a Russian adjective before its noun
    OTHER = auto()  # nothing that can be in a tag


_WORDS = (0.0, -1.0, 0.6, 0.5, 0.0)  # by their number
_RARE = 0.3
WHOLE, CONTINUED = 1.6, 1.0  # standing whole, or behind a word that belongs to it
_LAST_IS_NAME, _FIRST_IS_NAME = 0.6, -1.0
_DEFINITE, _INDEFINITE = 0.4, -1.1
_ARTICLE = "ال"
_ARABIC = frozenset([Kind.NOUN, Kind.DEFINITE, Kind.NAME])
_NAME, _MODIFIER, _OTHER = Kind.NAME, Kind.MODIFIER, Kind.OTHER  # three times as fast as asking Kind each time


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it may stand in a tag: `form` is how to write it, `key` what all its forms share.

    `is_joined` says that nothing stands between it and the word before; `weight` grows with rarity. What it adds
    to the worth of a phrase is known beforehand: as its first word, as its last, as the first of one without an
    article, and as the only one.
    """

    form: str
    key: str
    kind: Kind
    is_joined: bool
    weight: float
    opens: float
    closes: float
    vague: float
    alone: float
    has_article: bool


def word_of(form: str, key: str, kind: Kind, *, is_joined: bool, weight: float) -> Word:
    """Make a word."""
    is_name, has_article = kind is _NAME, form.startswith(_ARTICLE)
    opens = (_FIRST_IS_NAME if is_name else 0.0) + (_DEFINITE if has_article else 0.0)
    closes = _LAST_IS_NAME if is_name else 0.0
    vague = _INDEFINITE if kind in _ARABIC else 0.0
    alone = _WORDS[1] + opens + closes + _RARE * weight + (0.0 if is_name or has_article else vague)
    return Word(form, key, kind, is_joined, weight, opens, closes, vague, alone, has_article)


NOTHING = word_of("", "", Kind.OTHER, is_joined=False, weight=0)


class Phrase(NamedTuple):
    """Some words that stand together.

    `key` is that of its words, `is_whole` says that no word beside them belongs to them, `bound` is what speaks
    for that place, `worth` what speaks for the words wherever they stand.
    """

    words: tuple[Word, ...]
    key: tuple[str, ...]
    is_whole: bool
    bound: float
    worth: float

    @property
    def form(self) -> str:
        return " ".join(word.form for word in self.words)

    @property
    def is_name(self) -> bool:
        return all(word.kind is _NAME for word in self.words)


def clauses(text: str) -> Iterator[tuple[str, list[Token]]]:
    """Give what stands between punctuation, each with its words; their places are those in the clause."""
    for clause in BREAK.split(text):
        if found := tokens(clause):
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


def phrases(words: Iterable[Word], follows: Follows) -> Iterator[Phrase]:
    """Give every run of at most four words in which each may follow the one before it.

    None begins or ends with a word that has no weight.
    """
    for run in _runs(words, follows):
        yield from phrases_of(run)


def _runs(words: Iterable[Word], follows: Follows) -> Iterator[list[Word]]:
    """Give the longest rows of words in which each may follow the one before it."""
    run: list[Word] = []
    for word in words:
        if run and not (word.is_joined and word.kind in follows[run[-1].kind]):
            yield run
            run = []
        if word.kind is not _OTHER:
            run.append(word)
    if run:
        yield run


def phrases_of(run: Sequence[Word], *, shortest: int = 1) -> list[Phrase]:
    """Give the phrases of one such row, from `shortest` words on."""
    row, keys = tuple(run), tuple([word.key for word in run])
    length, found = len(run), []
    for start, first in enumerate(run):
        if not first.weight:
            continue
        weight, has_article, is_name = 0.0, False, True
        for end, last in enumerate(row[start : start + MOST_WORDS], start + 1):
            weight += last.weight
            has_article = has_article or last.has_article
            is_name = is_name and last.kind is _NAME
            words = end - start
            if words >= shortest and last.weight and last.kind is not _MODIFIER:
                worth = _WORDS[words] + first.opens + last.closes + _RARE * weight / words
                if not (has_article or is_name):
                    worth += first.vague
                is_whole = words == length
                bound = WHOLE if is_whole else CONTINUED if start else 0.0
                found.append(make(Phrase, (row[start:end], keys[start:end], is_whole, bound, worth)))
    return found
