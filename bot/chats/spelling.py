"""Under which other spellings was a name read, that nobody can join without asking? Pure.

Foreign names are written with or without ي, ا and و for the same vowel («زيلينسكي», «زيلنسكي»). To join all of
them would bring other words (measured: 13 to 37 % of names); to ask which are meant costs a glance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.query.index import matches
from bot.query.tree import AllOf, AnyOf, Field, Query, Way, Word
from bot.text import arabic
from bot.text.data.frequencies import frequency
from bot.text.normalise import fold_surface
from bot.text.tokens import WORD, words

_SHORTEST = 5  # letters
_MOST = 3
_LEAST = 2  # times that a spelling was read
_RARER = 0.1  # a spelling that is a word of the language must be that much rarer than the word
_NOUN_FROM = 0.2
_ARABIC = re.compile("[\u0621-\u064a]{5,}")
_INNER_VOWELS = re.compile("(?<=.)[ياوء](?=.)")
_SAME = str.maketrans({"غ": "ج", "ق": "ك", "ث": "س", "ذ": "ز", "ظ": "ز", "ط": "ت", "ص": "س", "ض": "د"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which a word of the query was written perhaps, and how often it was read so."""

    word: str
    written: str
    count: int


def also_written(query: Query, texts: Iterable[str]) -> list[Spelling]:
    """Give at most three spellings that may be meant too, the most frequent first.

    >>> from bot.query.grammar import parse
    >>> [each.written for each in also_written(parse("زيلينسكي"), ["قال زيلنسكي إن زيلنسكي"])]
    ['زيلنسكي']
    """
    wanted = {_key(fold_surface(word)): word for word in _asked(query) if _is_name(word)}
    if not wanted:
        return []
    found: Counter[tuple[str, str]] = Counter()
    forms = Counter(form for text in texts for form in WORD.findall(text))
    for form, count in forms.items():
        found.update(dict.fromkeys(_named(form, wanted), count))
    told = [Spelling(word, form, count) for (word, form), count in found.most_common() if count >= _LEAST]
    return [each for each in told if matches(query, each.written) is None][:_MOST]


def _named(form: str, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the wanted words that a written form may be, each with how it is spelt there."""
    for token in words(form):
        for bare in _bare(token.surface, token.fold):
            word = wanted.get(_key(fold_surface(bare)))
            if word and _may_be(word, bare):
                yield word, bare
                break


def with_spelling(query: Query, word: str, written: str) -> Query:
    """Give the query with a word or another spelling of it wherever it asks for the word.

    >>> from bot.query.grammar import parse
    >>> str(with_spelling(parse("زيلينسكي كييف"), "زيلينسكي", "زيلنسكي"))
    '(زيلينسكي | زيلنسكي) كييف'
    """
    match query:
        case Word(text, Way.PLAIN) if text == word:
            return AnyOf((query, Word(written)))
        case AllOf(parts):
            return AllOf(tuple(with_spelling(part, word, written) for part in parts))
        case AnyOf(parts):
            changed = [with_spelling(part, word, written) for part in parts]
            return AnyOf(tuple(each for part in changed for each in _alternatives(part)))
        case Field(_, part):
            return replace(query, part=with_spelling(part, word, written))
        case _:
            return query


def _alternatives(part: Query) -> tuple[Query, ...]:
    return part.parts if isinstance(part, AnyOf) else (part,)


def _asked(query: Query) -> Iterator[str]:
    match query:
        case Word(text, Way.PLAIN):
            yield text
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _asked(part)
        case Field(_, part):
            yield from _asked(part)


def _is_name(word: str) -> bool:
    return _ARABIC.fullmatch(word) is not None and not _takes_article(word)


def _takes_article(word: str) -> bool:
    bare = word.removeprefix(arabic.ARTICLE)
    return frequency(arabic.ARTICLE + bare) > _NOUN_FROM * frequency(bare)


def _bare(surface: str, fold: str) -> Iterator[str]:
    """Give what a token may be without particles, which a name of the same length is not."""
    if _ARABIC.fullmatch(surface):
        yield surface
        for reading in arabic.readings(surface, fold):
            if reading.particles and not (reading.article or reading.pronoun or reading.swallowed):
                yield reading.stem(surface)


def _may_be(word: str, form: str) -> bool:
    """Say whether a form is a rarer name, or unknown to the language as all rare names are."""
    if form == word or not frequency(form):
        return form != word
    return not _takes_article(form) and frequency(form) <= _RARER * frequency(word)


def _key(fold: str) -> str:
    return _INNER_VOWELS.sub("", fold.translate(_SAME))
