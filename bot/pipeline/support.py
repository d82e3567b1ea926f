"""Does a page's own tag name a section of the site («أخبار المحافظات») rather than what the article speaks of?"""

from __future__ import annotations

from bot.text.arabic import ARTICLE, readings
from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import tokens

_SHARE = 0.6  # of a tag's words
_SECTION_WORDS = """
اخبار خبر يوم اليوم منوعات متفرقات غراءب عجاءب طراءف عاجل رءيسي رءيسيه حوادث تقارير مقالات صور فيديو محليات
مختارات تغطيات news world top stories latest breaking video videos photos trending misc headlines
новости новость факты мир разное интересное интересные главное лента видео фото
"""
_SECTIONS = frozenset(_SECTION_WORDS.split())
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


def is_section(tag: str, said: frozenset[str]) -> bool:
    """Say whether a tag has a word of site sections, and is mostly of words that the article does not say.

    >>> said = said_words("زار سيرغي لافروف العاصمة المصرية")
    >>> is_section("لافروف", said), is_section("أخبار المحافظات", said), is_section("الشرق الأوسط", said)
    (False, True, False)
    """
    words = [token for token in tokens(tag) if token.surface not in STOP_WORDS]
    if not any(_bare(word.fold.removeprefix("و")) in _SECTIONS for word in words):
        return False
    found = sum(_bare(word.fold) in said or _beginning(word.fold) in said for word in words)
    return found < _SHARE * len(words)


def _bare(key: str) -> str:
    return key.removeprefix(ARTICLE) if len(key) > len(ARTICLE) + 1 else key


def _beginning(key: str) -> str:
    if key[0] >= "\u0600":
        return key
    return f"{key[: max(_SHORTEST, len(key) - _ENDING)]}-"
