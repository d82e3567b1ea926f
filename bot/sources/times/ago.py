"""How long ago was it? Pure: «منذ ساعتين», "yesterday", «3 часа назад» in, as fold keys; a moment out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.sources.times.clocktimes import at_time

_SECOND, _MINUTE, _HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
_DAY, _WEEK, _MONTH, _YEAR = timedelta(days=1), timedelta(weeks=1), timedelta(days=30), timedelta(days=365)

_UNITS = (
    (re.compile(r"ثاني[هت]|ثوان\b|second|секунд"), _SECOND),
    (re.compile(r"دقيق[هت]|دقاءق|minute|\bmins?\b|минут"), _MINUTE),
    (re.compile(r"ساع[هت]|ساعات|hour|\bhrs?\b|\bчас"), _HOUR),
    (re.compile(r"\bيوم|ايام|\bdays?\b|\bдня\b|\bдней\b|\bдень\b"), _DAY),
    (re.compile(r"اسبوع|اسابيع|week|недел"), _WEEK),
    (re.compile(r"شهر|اشهر|شهور|month|месяц"), _MONTH),
    (re.compile(r"\bسن[هت]|سنوات|\bعام|اعوام|year|\bгода?\b|\bлет\b"), _YEAR),
)
_AGO = re.compile(
    r"(?:^|\s)(?:منذ|قبل|من)\s(?P<ar>.{1,30})|(?P<rest>.{1,30}?)\s(?:ago|назад)\b|^(?P<bare>час|минуту) назад"
)
_DUAL = re.compile(r"(?:ت?ين|ت?ان)$")
_HALF = re.compile(r"\b(?:و?نصف|half an?|полчаса|с половиной)\b")
_NUMBER = re.compile(r"\d+")
_NOW = re.compile(r"^(?:الان|للتو|just now|now|только что|сейчас)\b")
_TODAY = re.compile(r"\b(?:اليوم|today|сегодня)\b")
_YESTERDAY = re.compile(r"\b(?:اول (?:من )?)?امس\b|\bالبارحه\b|\byesterday\b|\b(?:поза)?вчера\b")
_BEFORE_YESTERDAY = re.compile("اول|поза")
_LONGEST = 60  # code points; a longer text is a sentence that says «منذ» by the way


def told_from_now(key: str, *, now: datetime) -> datetime | None:
    """Give the moment that a text tells from now on, to the second; a day is given as its midnight UTC."""
    if len(key) > _LONGEST:
        return None
    if _NOW.search(key):
        return now.replace(microsecond=0)
    if match := _AGO.search(key):
        return _ago(match["ar"] or match["rest"] or match["bare"], now)
    if match := _YESTERDAY.search(key):
        return at_time((now - _DAY * (2 if _BEFORE_YESTERDAY.search(match[0]) else 1)).date(), key)
    return at_time(now.date(), key) if _TODAY.search(key) else None


def _ago(span: str, now: datetime) -> datetime | None:
    unit = next((length for name, length in _UNITS if name.search(span)), None)
    if unit is None:
        return None
    back = _count(span) * unit
    if _HALF.search(span):
        back = unit / 2 if _HALF.match(span) else back + unit / 2
    if back > now - datetime(1990, 1, 1, tzinfo=now.tzinfo):
        return None
    return (now - back).replace(microsecond=0)


def _count(span: str) -> int:
    if number := _NUMBER.search(span):
        return min(int(number[0]), 100_000)
    return 2 if _DUAL.search(span.split(maxsplit=1)[0]) else 1
