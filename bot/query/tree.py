"""What did a person ask for? A frozen tree; printing it gives a query that parses to the same tree.

Canonical trees, which the grammar builds and the printing presumes: a phrase has two words or more, AllOf and
AnyOf have two parts or more and none of their own kind, Not holds no Not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One word, with its particles and cases unless it is `strict`. `text` is one token without its marks."""

    text: str
    strict: bool = False

    def __str__(self) -> str:
        return "=" * self.strict + self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other."""

    words: tuple[str, ...]
    strict: bool = False

    def __str__(self) -> str:
        return "=" * self.strict + f'"{" ".join(self.words)}"'


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


Query: TypeAlias = Word | Phrase | AllOf | AnyOf | Not


def _grouped(part: Query, *kinds: type[Query]) -> str:
    return f"({part})" if isinstance(part, kinds) else str(part)
