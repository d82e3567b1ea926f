"""Under which spellings does an English word occur? Pure; case and «'s» are gone from fold keys already."""

from __future__ import annotations

import re

_SHORTEST = 3
_HISSING = re.compile("(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile("(?<=[^aeiou])y$")


def forms(fold: str) -> set[str]:
    """Give the fold keys of a word: itself and its plural; a word of two letters only itself.

    >>> sorted(forms("minister")), sorted(forms("embassy")), sorted(forms("eu"))
    (['minister', 'ministers'], ['embassies', 'embassy'], ['eu'])
    """
    if len(fold) < _SHORTEST or not fold.isalpha():
        return {fold}
    return {fold, _plural(fold)}


def _plural(fold: str) -> str:
    if _CONSONANT_Y.search(fold):
        return _CONSONANT_Y.sub("ies", fold)
    return fold + ("es" if _HISSING.search(fold) else "s")
