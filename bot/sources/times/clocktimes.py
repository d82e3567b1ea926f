"""At what time of that day? Pure: the text beside a date in, as a fold key; a moment in UTC out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_HALF = r"(?P<half>[ap]\.?\s?m\b|صباح\w*|مساء?\w*|ظهرا|بعد الظهر|فجرا|ليلا|ص(?!\w)|م(?!\w)|утра|вечера|дня|ночи)"
_CLOCK = re.compile(
    rf"(?<![\d:])(?P<hour>\d\d?)[:h٫](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?!\d)\s*{_HALF}?"
)
_COMPACT = re.compile(r"^\s*t(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?!\d)")  # ISO 8601 without signs
_HOUR = re.compile(rf"(?:الساعه|at|в)\s+(?P<hour>\d\d?)\s*{_HALF}|(?<!\d)(?P<bare>\d\d?)\s*(?P<mark>[ap]\.?m\b)")
_OFFSET = re.compile(
    r"(?:(?<=\d)|\b(?:gmt|utc)|\s)\s?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
_AFTERNOON = ("p", "مسا", "م", "ظهر", "بعد", "вечера", "дня")
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59
_WIDEST_OFFSET = 14

# Hours east of Greenwich.
_FIXED = {
    **dict.fromkeys(("gmt", "utc", "z", "غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "гринвичу"), 0.0),
    **dict.fromkeys(("msk", "мск", "московскому"), 3.0),
    "est": -5.0,
    "edt": -4.0,
    "cst": -6.0,
    "cdt": -5.0,
    "mst": -7.0,
    "mdt": -6.0,
    "pst": -8.0,
    "pdt": -7.0,
    "cet": 1.0,
    "cest": 2.0,
    "bst": 1.0,
    "eet": 2.0,
    "eest": 3.0,
    "gst": 4.0,
}
_AREAS = {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}
_TIME_OF = ("بتوقيت", "توقيت")
# Towns and countries behind «بتوقيت», or at the end.
_PLACES = {
    **dict.fromkeys(("مكه", "السعوديه", "الرياض"), "Asia/Riyadh"),
    **dict.fromkeys(("القاهره", "مصر"), "Africa/Cairo"),
    **dict.fromkeys(("ابوظبي", "ابو", "الامارات", "دبي"), "Asia/Dubai"),
    **dict.fromkeys(("بغداد", "العراق"), "Asia/Baghdad"),
    **dict.fromkeys(("دمشق", "سوريا"), "Asia/Damascus"),
    **dict.fromkeys(("بيروت", "لبنان"), "Asia/Beirut"),
    **dict.fromkeys(("القدس", "فلسطين"), "Asia/Jerusalem"),
    **dict.fromkeys(("عمان", "الاردن"), "Asia/Amman"),
    **dict.fromkeys(("الدوحه", "قطر"), "Asia/Qatar"),
    **dict.fromkeys(("موسكو",), "Europe/Moscow"),
    **dict.fromkeys(("الرباط", "المغرب"), "Africa/Casablanca"),
    **dict.fromkeys(("الجزائر",), "Africa/Algiers"),
    **dict.fromkeys(("تونس",), "Africa/Tunis"),
    **dict.fromkeys(("طرابلس", "ليبيا"), "Africa/Tripoli"),
    **dict.fromkeys(("الكويت",), "Asia/Kuwait"),
}


def at_time(day: date, beside: str) -> datetime:
    """Give the moment of a day at the time that the text names: midnight UTC if it names none."""
    match = _CLOCK.search(beside) or _COMPACT.search(beside)
    half = match.groupdict().get("half") if match else None
    clock = _clock(match["hour"], match["minute"], match["second"], half) if match else _hour(beside)
    if clock is None:
        return datetime.combine(day, time(), UTC)
    return datetime.combine(day, clock, _zone(beside[match.start() :] if match else beside)).astimezone(UTC)


def _hour(beside: str) -> time | None:
    match = _HOUR.search(beside)
    if match is None:
        return None
    return _clock(match["hour"] or match["bare"], None, None, match["half"] or match["mark"])


def _clock(hour: str, minute: str | None, second: str | None, half: str | None) -> time | None:
    figures = int(hour), int(minute or 0), int(second or 0)
    if figures[0] > _LAST_HOUR or max(figures[1:]) > _LAST_MINUTE:
        return None
    return time(_of_day(figures[0], half or ""), figures[1], figures[2])


def _of_day(hour: int, half: str) -> int:
    if hour > _NOON or not half:
        return hour
    return hour % _NOON + (_NOON if half.startswith(_AFTERNOON) else 0)


def _zone(beside: str) -> tzinfo:
    if match := _OFFSET.search(beside):
        hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
        if hours <= _WIDEST_OFFSET and minutes <= _LAST_MINUTE:
            offset = timedelta(hours=hours, minutes=minutes)
            return timezone(-offset if match["sign"] == "-" else offset)
    words = _WORD.findall(beside)
    if fixed := next((word for word in words if word in _FIXED), ""):
        return timezone(timedelta(hours=_FIXED[fixed]))
    if area := next((word for word in words if word in _AREAS), ""):
        return ZoneInfo(_AREAS[area])
    at = next((at for at, word in enumerate(words) if word in _TIME_OF), None)
    place = words[at + 1 : at + 2] if at is not None else words[-1:]
    return ZoneInfo(_PLACES[place[0]]) if place and place[0] in _PLACES else UTC
