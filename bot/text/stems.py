"""What do most forms of a word share? A light stem for comparing texts: no query is looked up by it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text.data.frequencies import frequency

_ARABIC_BEFORE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=..)")
_AND = "و"
_ARABIC_BEHIND = re.compile("(?:ها|هم|ات|ون|ين|ان|يه|ه|ي)$")
_LONG = 4  # letters of which something may be left out
_ENDING = 3  # letters of a Russian word that its cases change


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """Give the light stem of a fold key.

    >>> stem("والوزراء"), stem("وزير"), stem("министрами"), stem("ministers")
    ('وزراء', 'وزير', 'министр', 'minister')
    """
    if key[0] >= "\u0600":
        bare = _ARABIC_BEFORE.sub("", key)
        if bare == key and key[0] == _AND and frequency(key[1:]) > frequency(key):
            bare = key[1:]
        return _ARABIC_BEHIND.sub("", bare) if len(bare) > _LONG else bare
    if key[0] >= "\u0400":
        return key[: max(_LONG, len(key) - _ENDING)]
    return key[:-1] if key.endswith("s") and len(key) > _LONG else key
