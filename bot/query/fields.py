"""Which part of an article does a field name? Names in the three languages; printed in English."""

from __future__ import annotations

from bot.query.tree import Zone
from bot.text.normalise import surface

_NAMES = {
    Zone.TITLE: "title headline عنوان العنوان заголовок",
    Zone.SOURCE: "source site مصدر المصدر источник",
    Zone.TAG: "tag tags وسم وسوم тег теги",
}
LANGUAGE = frozenset(["lang", "language", "لغة", "اللغة", "язык"])
"""The names of the field that asks for a language, as surface keys."""

_LANGUAGES = {
    "ar": "arabic عربي عربية العربية арабский",
    "ru": "russian روسي روسية الروسية русский",
    "en": "english إنجليزي إنجليزية الإنجليزية انجليزي английский",
    "fr": "french فرنسي الفرنسية французский",
    "de": "german ألماني الألمانية немецкий",
    "es": "spanish إسباني الإسبانية испанский",
    "tr": "turkish تركي التركية турецкий",
    "fa": "persian فارسي الفارسية персидский",
    "he": "hebrew عبري العبرية иврит",
    "uk": "ukrainian أوكراني الأوكرانية украинский",
    "ur": "urdu أردو الأردية урду",
    "zh": "chinese صيني الصينية китайский",
}
_ZONE_OF = {surface(name): zone for zone, names in _NAMES.items() for name in names.split()}
_CODE_OF = {surface(name): code for code, names in _LANGUAGES.items() for name in (code, *names.split())}


def field_of(name: str) -> Zone | None:
    """Give the zone that a field's name means, as a surface key; None if it is no field.

    >>> field_of("عنوان"), field_of("title"), field_of("عاجل")
    (<Zone.TITLE: 'title'>, <Zone.TITLE: 'title'>, None)
    """
    return _ZONE_OF.get(name)


def language_of(name: str) -> str | None:
    """Give the code of a language by its name or code, as a surface key; None if it is none that we know.

    >>> language_of("عربي"), language_of("ru"), language_of("xx")
    ('ar', 'ru', None)
    """
    return _CODE_OF.get(name)
