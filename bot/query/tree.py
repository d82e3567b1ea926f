"""What did a person ask for? A frozen tree; printing it gives a query that parses to the same tree.

Canonical trees, which the grammar builds and the printing presumes: a phrase has two words or more, AllOf and
AnyOf have two parts or more and none of their own kind, Not holds no Not and Field no Field.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Way(Enum):
    """How a word is looked for. The value is the sign before or behind it."""

    PLAIN = ""  # with its particles, pronouns, cases and spellings
    STRICT = "="  # as it is written, vowel marks aside
    WIDE = "~"  # its plurals and inflections too
    BEGINNING = "*"  # whatever begins like it


class Zone(Enum):
    """The part of an article that a field looks at. The value is the field's name."""

    TITLE = "title"
    SOURCE = "source"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `text` is one token without its marks."""

    text: str
    way: Way = Way.PLAIN

    def __str__(self) -> str:
        return self.text + "*" if self.way is Way.BEGINNING else self.way.value + self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other."""

    words: tuple[str, ...]
    strict: bool = False

    def __str__(self) -> str:
        return "=" * self.strict + f'"{" ".join(self.words)}"'


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression in RE2's syntax; a slash in it is written with a backslash before it."""

    source: str

    def __str__(self) -> str:
        return f"/{self.source}/"


@dataclass(frozen=True, slots=True)
class Language:
    """The language of an article, as an ISO 639 code."""

    code: str

    def __str__(self) -> str:
        return f"lang:{self.code}"


@dataclass(frozen=True, slots=True)
class Field:
    """What must be true of one part of an article."""

    zone: Zone
    part: Query

    def __str__(self) -> str:
        return f"{self.zone.value}:{_grouped(self.part, AnyOf, AllOf)}"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Parts that must all be true of an article, wherever in it."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(_grouped(part, AnyOf) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one must be true of an article."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " | ".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be true of an article."""

    part: Query

    def __str__(self) -> str:
        return "-" + _grouped(self.part, AnyOf, AllOf)


Query: TypeAlias = Word | Phrase | Pattern | Language | Field | AllOf | AnyOf | Not


def _grouped(part: Query, *kinds: type[Query]) -> str:
    return f"({part})" if isinstance(part, kinds) else str(part)
