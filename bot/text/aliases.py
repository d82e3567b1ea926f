"""Under which other names is this name known? From a file of lines: `لافروف = Лавров = Lavrov`.

Every spelling of a line means the same. A spelling in capitals («WHO») is meant in capitals only. Lines that
begin with # and empty lines say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from bot.text.tokens import tokens

Spelling = tuple[str, ...]
"""The words of one spelling, as they are written."""

_FILES = ("people.aliases", "places.aliases")
_SHORTEST = 2


class AliasError(ValueError):
    """A line of the file cannot be used. `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Aliases:
    """The other spellings of each spelling, found by its fold keys."""

    known: Mapping[Spelling, tuple[Spelling, ...]] = field(default_factory=dict)

    def others(self, words: Sequence[str]) -> tuple[Spelling, ...]:
        """Give the other spellings of a word or of a row of words, none where none is known.

        >>> parse(["لافروف = Лавров = Lavrov"]).others(["لافروف"])
        (('Лавров',), ('Lavrov',))
        """
        if not self.known:
            return ()
        key = tuple(token.fold for word in words for token in tokens(word))
        return tuple(other for other in self.known.get(key, ()) if _key(" ".join(other)) != key)

    def __or__(self, other: Aliases) -> Aliases:
        """Add another file's lines; where both name a spelling, its names are put together."""
        joined = dict(self.known)
        for key, names in other.known.items():
            joined[key] = tuple(dict.fromkeys((*joined.get(key, ()), *names)))
        return Aliases(joined)


def parse(lines: Iterable[str]) -> Aliases:
    """Read the lines of a file. Raises AliasError."""
    known: dict[Spelling, tuple[Spelling, ...]] = {}
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        names = [_named(number, part) for part in text.split("=")]
        if len(names) < _SHORTEST:
            raise AliasError(number, f"«{text}» has no other spelling; write: name = other name")
        for name in names:
            key = _key(" ".join(name))
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), *names)))
    return Aliases(known)


def _named(number: int, part: str) -> Spelling:
    words = tuple(part[token.start : token.end] for token in tokens(part))
    if not words:
        raise AliasError(number, "a spelling is empty; write: name = other name")
    return words


def _key(text: str) -> Spelling:
    return tuple(token.fold for token in tokens(text))


@lru_cache(maxsize=1)
def starter() -> Aliases:
    """Give the names and countries of the news that come with the program."""
    data = files("bot.text.data")
    return parse(line for name in _FILES for line in data.joinpath(name).read_text("utf-8").splitlines())
