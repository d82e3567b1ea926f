"""When was it published? Pure: a date as a site writes it in, an aware UTC moment out.

Read are ISO 8601, RFC 822, figures in the order day, month, year, names of months in Arabic (of Egypt and the
Gulf, the Levant, the Maghreb, and of the Hijri year), Russian and English, and what is told from now on («منذ
ساعتين»). A date with a Gregorian and a Hijri part is read by its Gregorian one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from bot.sources.times.ago import told_from_now
from bot.sources.times.calendars import (
    HIJRI_MONTHS,
    MONTHS,
    Calendar,
    gregorian,
    hijri,
    month_at,
)
from bot.sources.times.clocktimes import at_time
from bot.text.normalise import fold

_READ = 200  # code points that are looked at
_FIRST_YEAR = 1990
_LATEST = timedelta(days=366)  # sites in eastern zones and scheduled articles are a little ahead
_AHEAD = timedelta(days=1)
_LAST_DAY = 31
_YEAR_DIGITS = (2, 4)

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})()(\d\d)(\d\d)(?=t\d|\s|$)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d?)\s?([-/.])\s?(\d\d?)\s?\2\s?(\d{4})(?!\d)")
_TOKEN = re.compile(r"(?<![:\d])\d+(?![:\d])|[^\W\d_]+")
_BETWEEN = frozenset("من شهر المبارك المكرم الحرام st nd rd th го е of de عام سنه لعام".split())  # noqa: SIM905 (reads as a line)
_SECONDS = re.compile(r"([1-4]\d{9})(?:\d{3})?")
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = """
    السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه الساعه صباحا مساء ص م ه هـ الموافق بتوقيت غرينتش
    جرينتش مكه المكرمه كانون تشرين الاول الثاني اول ثاني gmt utc am pm at t z monday tuesday wednesday
    thursday friday saturday sunday mon tue wed thu fri sat sun в г года понедельник вторник среда
    четверг пятница суббота воскресенье мск обновлено опубликовано نشر نشرت في تحديث اخر تاريخ النشر
    published updated posted on
    """
_OF_DATES = _BETWEEN | frozenset(_NAMES.split())
_HIJRI_WORDS = frozenset(word for name in HIJRI_MONTHS for word in name.split())
_LONGEST_DATE = 80
_SPACES = re.compile(r"\s+")

_Found = tuple[date, str]  # a day, and the text beside it where the time stands


def parse_date(text: str, *, now: datetime) -> datetime | None:
    """Give the moment that a text names, in UTC; midnight where it names a day only, None if it names none.

    A time without a zone is taken for UTC. A day without a year is the last such day. A moment before 1990
    or more than a year after `now` is None.

    >>> now = datetime(2025, 4, 2, 12, tzinfo=UTC)
    >>> [str(parse_date(text, now=now)) for text in ("1st, April 2025 GMT", "٢ نيسان ٢٠٢٥ الساعة ٩:٣٠ م")]
    ['2025-04-01 00:00:00+00:00', '2025-04-02 21:30:00+00:00']
    """
    now = now.astimezone(UTC)
    key = _SPACES.sub(" ", fold(text[:_READ])).strip()
    for day, beside in _days(key, now):
        if _FIRST_YEAR <= day.year <= now.year + 1:
            moment = at_time(day, beside)
            return moment if moment <= now + _LATEST else None
    return _counted(key, now) or told_from_now(key, now=now)


def _counted(key: str, now: datetime) -> datetime | None:
    """Read a figure of seconds, or thousandths, since 1970."""
    match = _SECONDS.fullmatch(key)
    moment = datetime.fromtimestamp(int(match[1]), UTC) if match else None
    return moment if moment and moment <= now + _LATEST else None


def is_date(text: str) -> bool:
    """Say whether a text is a date and nothing else, as it stands above an article.

    >>> is_date("الثلاثاء، 1 أبريل 2025 - 08:30"), is_date("افتتاح المحطة في 1 أبريل 2025")
    (True, False)
    """
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    words = _WORD.findall(fold(text))
    return all(word in _OF_DATES or word in MONTHS or word in _HIJRI_WORDS for word in words)


def _days(key: str, now: datetime) -> Iterator[_Found]:
    """Give the days that can be read out of a text, the surest reading first."""
    yield from _year_first(key, gregorian)
    yield from _named(key, MONTHS, gregorian, now)
    yield from _year_last(key, now)
    yield from _named(key, HIJRI_MONTHS, hijri, now)
    yield from _year_first(key, hijri)
    yield from _hijri_year_last(key)


def _year_first(key: str, calendar: Calendar) -> Iterator[_Found]:
    for pattern in (_YEAR_FIRST, _COMPACT):
        for match in pattern.finditer(key):
            if day := calendar(int(match[1]), int(match[3]), int(match[4])):
                yield day, _beside(key, match.start(), match.end())


def _year_last(key: str, now: datetime) -> Iterator[_Found]:
    """Read 01/04/2025 as the first of April, unless only the American order gives a day that has come."""
    for match in _YEAR_LAST.finditer(key):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        read = filter(None, (gregorian(year, second, first), gregorian(year, first, second)))
        days = sorted(read, key=lambda day: day > (now + _AHEAD).date())
        yield from ((day, _beside(key, match.start(), match.end())) for day in days[:1])


def _hijri_year_last(key: str) -> Iterator[_Found]:
    for match in _YEAR_LAST.finditer(key):
        if day := hijri(int(match[4]), int(match[3]), int(match[1])):
            yield day, _beside(key, match.start(), match.end())


def _named(key: str, months: Mapping[str, int], calendar: Calendar, now: datetime) -> Iterator[_Found]:
    tokens = list(_TOKEN.finditer(key))
    words = [match[0] for match in tokens]
    for at in range(len(words)):
        month, after = month_at(words, at, months)
        if not month:
            continue
        day_at, year_at = _day_and_year(words, at, after, months)
        if day_at is None:
            continue
        year = int(words[year_at]) if year_at is not None else None
        if day := _on(int(words[day_at]), month, year, calendar, now):
            used = {day_at, year_at, *range(at, after)}
            yield day, " ".join(_without(key, [tokens[place] for place in used if place is not None]))


def _day_and_year(
    words: list[str], at: int, after: int, months: Mapping[str, int]
) -> tuple[int | None, int | None]:
    """Give the places of the day (before the month, else behind it) and of the year in the list of words."""
    before = _skip(words, at - 1, -1, months)
    behind = _skip(words, after, 1, months)
    if _is_day(words, before):
        return before, behind if _is_year(words, behind) else None
    if not _is_day(words, behind):
        return None, None
    last = _skip(words, behind + 1, 1, months)
    return behind, last if _is_year(words, last) else None


def _skip(words: list[str], place: int, step: int, months: Mapping[str, int]) -> int:
    """Pass over small words, and over the same month in another naming («نيسان/أبريل»)."""
    while 0 <= place < len(words) and (words[place] in _BETWEEN or words[place] in months):
        place += step
    return place


def _is_day(words: list[str], place: int) -> bool:
    return 0 <= place < len(words) and words[place].isdigit() and 1 <= int(words[place]) <= _LAST_DAY


def _is_year(words: list[str], place: int) -> bool:
    return place < len(words) and words[place].isdigit() and len(words[place]) in _YEAR_DIGITS


def _on(day: int, month: int, year: int | None, calendar: Calendar, now: datetime) -> date | None:
    if year is not None:
        return calendar(year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004 (01-Apr-25)
    if calendar is not gregorian:
        return None
    latest = (now + _AHEAD).date()
    known = (calendar(latest.year - back, month, day) for back in (0, 1))
    return next((found for found in known if found and found <= latest), None)


def _without(key: str, used: list[re.Match[str]]) -> Iterator[str]:
    """Give what stands between the matches, around which a time may stand («Apr 10 12:00:00 2025»)."""
    end = 0
    for match in sorted(used, key=re.Match.start):
        yield key[end : match.start()]
        end = match.end()
    yield key[end:]


def _beside(key: str, start: int, end: int) -> str:
    return f"{key[:start]} {key[end:]}"
