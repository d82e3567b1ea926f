"""Does an article speak of what its page's own tag names? Of whole sections («أخبار المحافظات») it does not."""

from __future__ import annotations

from bot.text.arabic import ARTICLE, readings
from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import tokens

_SHARE = 0.6  # of a tag's words
_SHORTEST = 4  # letters of a beginning that stands for a Russian or English word
_ENDING = 3  # letters of it that may differ


def said_words(text: str) -> frozenset[str]:
    """Give the fold keys of a text's words, of Arabic ones also without particles, article and pronoun."""
    found = set()
    for token in tokens(text):
        found.add(_bare(token.fold))
        if not token.fold.isascii() and token.fold[0] >= "\u0600":
            found.update(_bare(reading.key) for reading in readings(token.surface, token.fold))
        else:
            found.add(_beginning(token.fold))
    return frozenset(found)


def is_said(tag: str, said: frozenset[str]) -> bool:
    """Say whether a tag is a single word (a theme), or most of its words are among those that were said.

    >>> said = said_words("زار سيرغي لافروف العاصمة المصرية")
    >>> is_said("لافروف", said), is_said("أخبار المحافظات", said)
    (True, False)
    """
    words = [token for token in tokens(tag) if token.surface not in STOP_WORDS]
    found = sum(_bare(word.fold) in said or _beginning(word.fold) in said for word in words)
    return len(words) == 1 or found >= _SHARE * len(words)


def _bare(key: str) -> str:
    return key.removeprefix(ARTICLE) if len(key) > len(ARTICLE) + 1 else key


def _beginning(key: str) -> str:
    if key[0] >= "\u0600":
        return key
    return f"{key[: max(_SHORTEST, len(key) - _ENDING)]}-"
