"""Under which spellings does a Russian word occur? All its cases in both numbers, found by pymorphy3."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from bot.text.normalise import fold

_RUSSIAN = re.compile("[а-я]+")
_SHORTEST = 3
_NAME = re.compile("[А-Яа-яЁё]{2,}(?:-[А-Яа-яЁё]+)*")
_NAMING = frozenset({"NOUN", "ADJF"})
_PREPOSITION = "PREP"
_NOMINAL = frozenset({"NOUN", "ADJF", "NPRO"})


def forms(key: str) -> set[str]:
    """Give the fold keys of a word's cases, in singular and plural; of a verb or particle only itself.

    A word that pymorphy3 does not know (most foreign surnames) is declined as words with its ending are.

    >>> {"лавров", "лавровым", "лавровы"} <= forms("лавров")
    True
    """
    if len(key) < _SHORTEST or not _RUSSIAN.fullmatch(key):
        return {key}
    return {key} | {fold(form.word) for parse in _parses(key) for form in parse.lexeme}


def nominative(words: str) -> str:
    """Give words that stand in the instrumental as they are named by themselves; others stay as they are.

    >>> [nominative(words) for words in ("Сергеем Лавровым", "книжной ярмаркой", "войной с Ираном", "США")]
    ['Сергей Лавров', 'книжная ярмарка', 'война с Ираном', 'США']
    """
    named = words.split(" ")
    for place, word in enumerate(named):
        if _PREPOSITION in (parse.tag.POS for parse in analyser().parse(word)[:1]):
            break
        named[place] = _NAME.sub(_named, word)
    return " ".join(named)


def _named(found: re.Match[str]) -> str:
    cases = (parse for parse in analyser().parse(found[0]) if parse.tag.POS in _NAMING and "ablt" in parse.tag)
    parse = next(cases, None)
    form = parse.inflect({"nomn"}) if parse else None
    return found[0] if form is None or form.word == found[0].lower() else _capitals(found[0], form.word)


def _capitals(written: str, form: str) -> str:
    """Give a form with the capitals of the word as it was written, part by part."""
    pairs = zip(written.split("-"), form.split("-"), strict=False)
    return "-".join(each.capitalize() if part[:1].isupper() else each for part, each in pairs)


def _parses(key: str) -> list[Any]:
    """Give the parses as a noun or adjective; where the word is its own dictionary form, only those."""
    nominal = [parse for parse in analyser().parse(key) if parse.tag.POS in _NOMINAL]
    own = [parse for parse in nominal if fold(parse.normal_form) == key]
    return own or nominal[:1]


@lru_cache(maxsize=1)
def analyser() -> Any:
    """Give the one analyser of Russian words, loaded when it is first asked for."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415  # half a second and 20 MB: only where Russian is asked

    return MorphAnalyzer(lang="ru")
