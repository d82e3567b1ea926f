"""What are the letters that Arabic writes before a word? Pure: letters in, the grammarian's name for them out."""

from __future__ import annotations

_KINDS = {"و": "conjunction", "ف": "conjunction", "ب": "preposition", "ك": "preposition", "ل": "preposition"}


def particle_kind(letters: str) -> str:
    """Give "preposition" or "conjunction" for one particle, "several" for more or another.

    >>> [particle_kind(letters) for letters in ("ل", "و", "ول", "ال")]
    ['preposition', 'conjunction', 'several', 'several']
    """
    return _KINDS.get(letters, "several")
