"""Which other spellings of a foreign name are safe to join? Pure: «سيرغي» is «سيرجي» and «سيرگي».

Arabic has no letter for g: غ, ج and گ stand for it, each in other countries. Joining them was measured to swamp
0.7 % of names with other words, joining more than that (ي, ا and و left out) 13 to 37 %: those are only asked.
"""

from __future__ import annotations

import re

from bot.text.data.frequencies import frequency
from bot.text.normalise import fold_surface

SHORTEST = 5
_G = frozenset("غجگ")
_ANY_G = re.compile("[غجگ]")
_MOST_PLACES = 2  # of a word that are varied
_NOUN_FROM = 0.2  # with its article at least that often as without: an Arabic noun, and no foreign name
_ARTICLE = "ال"


def spellings(word: str) -> list[str]:
    """Give the other spellings of a surface key, none where it is too short or a noun.

    >>> sorted(spellings("سيرغي")), spellings("غاز"), spellings("صغيرة")
    (['سيرجي', 'سيرگي'], [], [])
    """
    if len(word) < SHORTEST or not _ANY_G.search(word) or _is_noun(word):
        return []
    places = [at for at, letter in enumerate(word) if letter in _G]
    found = [word]
    for at in places[:_MOST_PLACES]:
        found = [each[:at] + letter + each[at + 1 :] for each in found for letter in sorted(_G)]
    return [each for each in found if each != word]


def respelt(stem: str, wanted: str) -> str | None:
    """Give a token's stem as the wanted word spells its g, None if they are no two spellings of one name.

    >>> respelt("غوتيريش", "جوتيريش"), respelt("كوتيريش", "جوتيريش"), respelt("مجاورة", "مغاورة")
    ('جوتيريش', None, None)
    """
    if len(stem) != len(wanted) or len(wanted) < SHORTEST or _is_noun(stem):
        return None
    pairs = zip(stem, wanted, strict=True)
    twin = "".join(theirs if ours in _G and theirs in _G else ours for ours, theirs in pairs)
    return twin if fold_surface(twin) == fold_surface(wanted) else None


def _is_noun(word: str) -> bool:
    bare = word.removeprefix(_ARTICLE)
    return frequency(_ARTICLE + bare) > _NOUN_FROM * frequency(bare)
