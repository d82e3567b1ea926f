"""Which cities are offered as buttons? Where readers of Arabic, Russian and English live, named by us."""

from __future__ import annotations

from dataclasses import dataclass

from bot.text.normalise import fold


@dataclass(frozen=True, slots=True)
class City:
    """A city, its time zone and country (ISO 3166); a name that is not known is "" and English stands for it."""

    english: str
    zone: str
    country: str
    arabic: str = ""
    russian: str = ""

    def named(self, language: str) -> str:
        """Give the name for a reader of a language.

        >>> City("Riyadh", "Asia/Riyadh", "SA", "الرياض").named("ar")
        'الرياض'
        """
        return {"ar": self.arabic, "ru": self.russian}.get(language) or self.english

    def told(self, language: str) -> str:
        """Give the name with its country, for a choice among cities of one name.

        >>> City("Tripoli", "Africa/Tripoli", "LY", "طرابلس").told("ar")
        'طرابلس (ليبيا)'
        """
        from babel import Locale  # noqa: PLC0415 (50 ms that --help need not pay)

        country = Locale.parse(language).territories.get(self.country, self.country)
        return f"{self.named(language)} ({country})"


_ARABIC = (
    City("Riyadh", "Asia/Riyadh", "SA", "الرياض", "Эр-Рияд"),
    City("Cairo", "Africa/Cairo", "EG", "القاهرة", "Каир"),
    City("Dubai", "Asia/Dubai", "AE", "دبي", "Дубай"),
    City("Baghdad", "Asia/Baghdad", "IQ", "بغداد", "Багдад"),
    City("Damascus", "Asia/Damascus", "SY", "دمشق", "Дамаск"),
    City("Beirut", "Asia/Beirut", "LB", "بيروت", "Бейрут"),
    City("Amman", "Asia/Amman", "JO", "عمّان", "Амман"),
    City("Kuwait City", "Asia/Kuwait", "KW", "الكويت", "Эль-Кувейт"),
    City("Khartoum", "Africa/Khartoum", "SD", "الخرطوم", "Хартум"),
    City("Tripoli", "Africa/Tripoli", "LY", "طرابلس", "Триполи"),
    City("Tunis", "Africa/Tunis", "TN", "تونس", "Тунис"),
    City("Algiers", "Africa/Algiers", "DZ", "الجزائر", "Алжир"),
    City("Casablanca", "Africa/Casablanca", "MA", "الدار البيضاء", "Касабланка"),
)
_RUSSIAN = (
    City("Moscow", "Europe/Moscow", "RU", "موسكو", "Москва"),
    City("Yekaterinburg", "Asia/Yekaterinburg", "RU", "يكاترينبورغ", "Екатеринбург"),
    City("Novosibirsk", "Asia/Novosibirsk", "RU", "نوفوسيبيرسك", "Новосибирск"),
    City("Vladivostok", "Asia/Vladivostok", "RU", "فلاديفوستوك", "Владивосток"),
    City("Minsk", "Europe/Minsk", "BY", "مينسك", "Минск"),
    City("Almaty", "Asia/Almaty", "KZ", "ألماتي", "Алматы"),
)
_ENGLISH = (
    City("London", "Europe/London", "GB", "لندن", "Лондон"),
    City("Berlin", "Europe/Berlin", "DE", "برلين", "Берлин"),
    City("Istanbul", "Europe/Istanbul", "TR", "إسطنبول", "Стамбул"),
    City("New York", "America/New_York", "US", "نيويورك", "Нью-Йорк"),
    City("Los Angeles", "America/Los_Angeles", "US", "لوس أنجلوس", "Лос-Анджелес"),
    City("Sydney", "Australia/Sydney", "AU", "سيدني", "Сидней"),
)
_GROUPS = {"ar": _ARABIC, "ru": _RUSSIAN, "en": _ENGLISH}
CITIES = (*_ARABIC, *_RUSSIAN, *_ENGLISH)


def cities(language: str) -> list[City]:
    """Give the cities for buttons, those of the language's readers first.

    >>> [city.named("ru") for city in cities("ru")][:2], cities("fr")[0].named("fr")
    (['Москва', 'Екатеринбург'], 'London')
    """
    first = _GROUPS.get(language, _ENGLISH)
    return [*first, *(city for city in CITIES if city not in first)]


def key_of(name: str) -> str:
    """Give what all spellings of a city's name share.

    >>> key_of("القاهره") == key_of("القاهرة"), key_of("Нью-Йорк")
    (True, 'нью йорк')
    """
    return " ".join(fold(name).replace("-", " ").replace("|", " ").split())


def offered(name: str) -> City | None:
    """Give the city of ours that has a name, in any of the three languages.

    >>> offered("عمان").zone, offered("москва").zone, offered("Atlantis")
    ('Asia/Amman', 'Europe/Moscow', None)
    """
    key = key_of(name)
    named = ((city, (city.english, city.arabic, city.russian)) for city in CITIES)
    return next((city for city, names in named if key in map(key_of, names)), None)
