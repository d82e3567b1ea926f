"""Which other forms has a word? The dictionary form that simplemma knows for it; only `~word` asks for it.

Arabic keeps the dictionary form where it is one: «وزراء» and «وزيرين» are «وزير». The tables (10 MB for a
language) are loaded when the first `~word` is asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text.arabic import ARTICLE
from bot.text.data.frequencies import frequency
from bot.text.normalise import fold
from bot.text.russian import analyser

_ARABIC = re.compile("[\u0621-\u064a]+")
_LETTERS = {"ru": re.compile("[а-яё]+"), "ar": _ARABIC, "en": re.compile("[a-z]+")}
_NOUN_FROM = 0.1  # with its article at least that often as without


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Give the fold keys of a word's dictionary forms; `word` is a surface key without particles.

    >>> sorted(lemmas("وزراء")), sorted(lemmas("министрами")), sorted(lemmas("men"))
    (['وزير'], ['министр'], ['man'])
    """
    match language(word):
        case "ru":
            return frozenset(fold(parse.normal_form) for parse in analyser().parse(word))
        case "ar" | "en" as known:
            return frozenset([fold(_lemma(word, known))])
        case _:
            return frozenset()


def language(word: str) -> str:
    """Give the language whose dictionary is asked for a word, "" for none; all forms of a word have the same.

    >>> language("وزراء"), language("министрами"), language("covid19")
    ('ar', 'ru', '')
    """
    return next((code for code, letters in _LETTERS.items() if letters.fullmatch(word)), "")


def asked(word: str) -> frozenset[str]:
    """Give the dictionary forms that a query's word stands for: itself, and its own where it is a noun's.

    >>> sorted(asked("وزير")), sorted(asked("وزراء")), sorted(asked("قائل"))
    (['وزير'], ['وزراء', 'وزير'], ['قاءل'])
    """
    if not _ARABIC.fullmatch(word):
        return lemmas(word) | {fold(word)}
    lemma = _lemma(word, "ar")
    is_noun = frequency(ARTICLE + lemma) >= _NOUN_FROM * frequency(lemma) > 0
    return frozenset(
        {fold(word), fold(lemma)} if is_noun and _lemma(ARTICLE + word, "ar") == lemma else {fold(word)}
    )


def _lemma(word: str, language: str) -> str:
    from simplemma import lemmatize  # noqa: PLC0415 (a tenth of a second and 10 MB: only where it is asked)

    return str(lemmatize(word, lang=language))
