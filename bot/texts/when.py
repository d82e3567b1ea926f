"""How are dates and times told, in a person's language and zone?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.calendar import local
from bot.texts.markup import Html
from bot.texts.say import say

_TURNED = str.maketrans("+-", "-+")


def clock_time(moment: datetime, zone: str) -> str:
    """Give the local time of day: 14:05."""
    return local(moment, zone).strftime("%H:%M")


def minutes_time(minutes: int) -> str:
    """Give minutes after midnight as a time of day.

    >>> minutes_time(450)
    '07:30'
    """
    return f"{minutes // 60:02}:{minutes % 60:02}"


def day(moment: datetime, zone: str, language: str, *, weekday: bool = True) -> str:
    """Give the local date in words: «الاثنين 23 نوفمبر»."""
    return date_in_words(local(moment, zone).date(), language, weekday=weekday)


def date_in_words(told: date, language: str, *, weekday: bool = False) -> str:
    """Give a date in words.

    >>> date_in_words(date(2026, 11, 23), "ar")
    '23 نوفمبر'
    """
    from babel.dates import format_date  # noqa: PLC0415 (50 ms that --help need not pay)

    return str(format_date(told, "EEEE d MMMM" if weekday else "d MMMM", locale=language))


def story_time(moment: datetime, zone: str, language: str, *, now: datetime) -> str:
    """Give an article's time: the hour alone today, with its date otherwise (and year, if another)."""
    here, today = local(moment, zone), local(now, zone)
    if here.date() == today.date():
        return clock_time(moment, zone)
    year = f" {here.year}" if here.year != today.year else ""
    return f"{day(moment, zone, language, weekday=False)}{year} {clock_time(moment, zone)}"


def upcoming(moment: datetime, zone: str, language: str, *, now: datetime) -> Html:
    """Give a moment that is awaited, or was: today, tomorrow, or on a date, at an hour."""
    days = (local(moment, zone).date() - local(now, zone).date()) // timedelta(days=1)
    time = clock_time(moment, zone)
    if days in {0, 1}:
        return say(language, ("today-at", "tomorrow-at")[days], time=time)
    return say(language, "date-at", date=day(moment, zone, language), time=time)


def weekday(number: int, language: str, *, short: bool = False) -> str:
    """Give the name of a weekday, 0 being Monday: «الاثنين».

    >>> weekday(0, "ar"), weekday(4, "ru"), weekday(6, "en", short=True)
    ('الاثنين', 'пятница', 'Sun')
    """
    from babel.dates import get_day_names  # noqa: PLC0415 (as above)

    return str(get_day_names("abbreviated" if short else "wide", "stand-alone", locale=language)[number])


def week(language: str) -> list[int]:
    """Give the weekdays in the order of a language's calendars.

    >>> week("ar"), week("ru")[0]
    ([5, 6, 0, 1, 2, 3, 4], 0)
    """
    from babel import Locale  # noqa: PLC0415 (as above)
    from babel.core import get_global  # noqa: PLC0415 (as above)

    where = str(get_global("likely_subtags").get(language, language))  # the country of most of its readers
    first = Locale.parse(where).first_week_day
    return [(first + day) % 7 for day in range(7)]


def city(zone: str, language: str) -> str:
    """Give a zone's city in the person's language: «الرياض», or its hours from UTC where it has none.

    >>> city("Etc/GMT-3", "ar")
    'UTC+3'
    """
    if zone.startswith("Etc/GMT"):  # by POSIX what is east of Greenwich has a minus, and nobody says so
        return f"UTC{zone.removeprefix('Etc/GMT').translate(_TURNED)}"
    from babel.dates import get_timezone_location  # noqa: PLC0415 (as above)

    return str(get_timezone_location(zone, locale=language, return_city=True))


def language_name(code: str, language: str) -> str:
    """Give a language's name in the person's own: «الروسية»; an unknown code as it is."""
    from babel import Locale  # noqa: PLC0415 (as above)

    known = Locale.parse(language).languages
    return str(known.get(code.partition("-")[0].lower(), code))
