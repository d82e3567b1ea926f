"""Where are the words of a text? Pure: text in, tokens with their keys and places out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from bot.text.normalise import IGNORED, INVISIBLE, PLAIN_ARABIC, fold, fold_surface, surface


class Token(NamedTuple):
    """A word where it stands. `start` and `end` are places in the text as it was given, in code points."""

    surface: str
    fold: str
    start: int
    end: int


WORD = re.compile(rf"[\w{IGNORED}]+(?:['’ʼ][sS](?![{IGNORED}]*\w)[{IGNORED}]*)?")
"""A written form: what stands between spaces and punctuation, before «_» parts it into words."""

_PART = re.compile("[\ufdfa\ufdfb]|[^_\ufdfa\ufdfb]+")  # two letters that stand for whole sentences
_LEADING = re.compile(rf"[{IGNORED}]*")
_SHOWN = re.compile(rf"[^{INVISIBLE}]")
_INNER = re.compile(r"[^\W_]+(?:'s(?!\w))?")
_LONGEST_REMEMBERED = 64
_TOGETHER = 2048  # forms, whose folding takes a few milliseconds

_Value = TypeVar("_Value")


class Memory(dict[str, _Value]):
    """What a function says of words, by word: looked up without a call, asked once.

    Of a monster nothing is kept, and a memory that has `most` entries begins anew.
    """

    def __init__(self, find: Callable[[str], _Value], *, most: int) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, word: str) -> _Value:
        found = self._find(word)
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found


def tokens(text: str) -> list[Token]:
    """Give the words of a text in their order; a letter that stands for several words gives each of them.

    >>> [(token.surface, token.start, token.end) for token in tokens("قال #سيرغي_لافروف.")]
    [('قال', 0, 3), ('سيرغي', 5, 10), ('لافروف', 11, 17)]
    """
    found = []
    make = tuple.__new__  # half the time of Token(…), and this is the hot path
    for match in WORD.finditer(text):
        at = match.start()
        for key, folded, start, end in words(match[0]):
            found.append(make(Token, (key, folded, at + start, at + end)))
    return found


def folds(text: str) -> list[str]:
    """Give the fold keys of the words of a text: `tokens` where nobody asks where they stand.

    >>> folds("قال #سيرغي_لافروف.")
    ['قال', 'سيرغي', 'لافروف']
    """
    return list(chain.from_iterable(map(_folds.__getitem__, text.split())))


def words(form: str) -> tuple[Token, ...]:
    """Give the words of one written form, their places counted from its beginning; remembered by form."""
    return _tokens[form]


def keyed(forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give written forms, each with the fold keys of its words: many at once, and none is remembered.

    >>> list(keyed(["قال", "لافروف_موسكو"]))
    [('قال', 'قال'), ('لافروف_موسكو', 'لافروف'), ('لافروف_موسكو', 'موسكو')]
    """
    for start in range(0, len(forms), _TOGETHER):
        part = forms[start : start + _TOGETHER]
        for form, key in zip(part, fold("\n".join(part)).split("\n"), strict=True):
            if key.isalnum():
                yield form, key
            else:
                yield from ((form, word.fold) for word in _words(form))


def _words(form: str) -> Iterator[Token]:
    if PLAIN_ARABIC.fullmatch(form):
        yield Token(form, fold_surface(form), 0, len(form))
        return
    for part in _PART.finditer(form):
        start, end = _trimmed(form, part.start(), part.end())
        for key in _INNER.findall(surface(form[start:end])):
            yield Token(key, fold_surface(key), start, end)


def _trimmed(form: str, start: int, end: int) -> tuple[int, int]:
    """Leave out marks before the first letter, and what cannot be seen behind the last."""
    leading = _LEADING.match(form, start, end)
    assert leading is not None
    while end > leading.end() and not _SHOWN.match(form, end - 1):
        end -= 1
    return leading.end(), end


_tokens = Memory(lambda form: tuple(_words(form)), most=200_000)
_folds = Memory(lambda chunk: tuple(word.fold for word in tokens(chunk)), most=50_000)
