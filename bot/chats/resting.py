"""Until when is a break? Words in, a moment out; and what happens when it has come."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.calendar import at_wall_time, local, quiet_until
from bot.chats.joining import awake
from bot.chats.notices import concerning, hearers
from bot.chats.preferences import PreferenceError
from bot.desk import Desk
from bot.digest.telling import count_missed
from bot.settings import LANGUAGES
from bot.text.normalise import fold
from bot.texts.markup import Html, lines
from bot.texts.say import say
from bot.texts.when import upcoming
from storage.records import Chat, Delivery, Kind, Standing

LONGEST = timedelta(days=366)
_MORNING = 6 * 60  # a break until a day ends in its morning, before the first digest of most
_DAYS = 7
_UNTIL = re.compile(r"(?:حتى|الى|إلى|لغاية|until|till|to|for|до|на|لمدة)\s+", re.IGNORECASE)
_DAY_WORD = re.compile(r"(?:يوم|day|on)\s+", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,4})?\s*([^\W\d]+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?")
_UNITS = (
    (timedelta(hours=1), re.compile(r"h|hours?|ч|час(?:а|ов)?|ساع(?:ة|ه|ات)", re.IGNORECASE)),
    (timedelta(days=1), re.compile(r"d|days?|д|день|дня|дней|сутки|يوم(?:ا|ًا|اً)?|ايام|أيام", re.IGNORECASE)),
    (timedelta(days=7), re.compile(r"w|weeks?|н|недел[яюиь]|недель|[اأ]سبوع(?:ا|ًا|اً)?|[اأ]سابيع", re.IGNORECASE)),
    (timedelta(days=30), re.compile(r"months?|месяц(?:а|ев)?|شهر(?:ا|ًا|اً)?|[اأ]شهر|شهور", re.IGNORECASE)),
)
_PAIRS = {
    "ساعتين": timedelta(hours=2),
    "يومين": timedelta(days=2),
    "أسبوعين": timedelta(days=14),
    "اسبوعين": timedelta(days=14),
    "شهرين": timedelta(days=60),
}
_TOMORROW = frozenset(map(fold, ("tomorrow", "завтра", "غدا")))


def read_until(words: str, zone: str, now: datetime) -> datetime:
    """Read until when a break is: a span, a date or a day of the week. Raises PreferenceError.

    A day stands for its morning in the chat's zone.

    >>> from datetime import UTC
    >>> monday = datetime(2026, 11, 23, 6, tzinfo=UTC)
    >>> said = ("3d", "حتى الأحد", "до пятницы", "1/12")
    >>> [f"{read_until(each, 'Asia/Riyadh', monday):%d.%m %H}" for each in said]
    ['26.11 06', '29.11 03', '27.11 03', '01.12 03']
    """
    said = _DAY_WORD.sub("", _UNTIL.sub("", words.strip(), count=1), count=1).strip(" .،,!")
    try:
        until = _span(said, now) or _day(said, zone, now)
    except (ValueError, OverflowError):
        until = None
    if until is None:
        raise PreferenceError("pause-unknown", words=words.strip() or "?")
    if until <= now:
        raise PreferenceError("pause-past", words=words.strip())
    if until > now + LONGEST:
        raise PreferenceError("pause-long", words=words.strip())
    return until


def _span(said: str, now: datetime) -> datetime | None:
    if said in _PAIRS:
        return now + _PAIRS[said]
    found = _SPAN.fullmatch(said)
    unit = next((each for each, name in _UNITS if name.fullmatch(found[2])), None) if found else None
    return now + int(found[1] or 1) * unit if found and unit else None


def _day(said: str, zone: str, now: datetime) -> datetime | None:
    here = local(now, zone)
    day = _date(said, here.date()) or _weekday(said, here.date())
    if day is None:
        return None
    return at_wall_time(here.replace(year=day.year, month=day.month, day=day.day), _MORNING)


def _date(said: str, today: date) -> date | None:
    """Give the date of 2026-12-01, of 1.12.2026, or of 1/12: then the next one. Raises ValueError."""
    if found := _ISO.fullmatch(said):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(said):
        year = int(found[3] or today.year)
        day = date(year, int(found[2]), int(found[1]))
        return day.replace(year=year + 1) if not found[3] and day < today else day
    return today + timedelta(days=1) if fold(said) in _TOMORROW else None


def _weekday(said: str, today: date) -> date | None:
    """Give the next day of that name: of today's name, the one in a week."""
    word = fold(said)
    number = next((number for name, number in _weekdays() if _is_named(word, name)), None)
    return None if number is None else today + timedelta(days=(number - today.weekday() - 1) % _DAYS + 1)


def _is_named(word: str, name: str) -> bool:
    """Tell whether a word is a day's name, perhaps with another ending («пятницы»)."""
    return word in {name, name[:3]} or (len(name) > 4 and word[:-1] == name[:-1]) or word[:-1] == name  # noqa: PLR2004


@lru_cache(maxsize=1)
def _weekdays() -> tuple[tuple[str, int], ...]:
    """Give the names of days in every language, Monday is 0."""
    from babel.dates import get_day_names  # noqa: PLC0415 (50 ms that --help need not pay)

    return tuple(
        (fold(str(name)), number)
        for language in LANGUAGES
        for number, name in get_day_names("wide", locale=language).items()
    )


class Resting:
    """Ends the breaks whose time has come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def tick(self) -> int:
        """End what is over, each once; give how many chats are told."""
        over = await self._desk.store.rested_chats(self._desk.clock())
        return sum([await end_break(self._desk, chat.id) for chat in over])


async def end_break(desk: Desk, chat_id: int) -> bool:
    """Let a chat be written to again, tell it so, and offer what it missed; after quiet hours.

    For a channel those who manage it are told.
    """
    now = desk.clock()
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None or chat.paused_until is None or chat.paused_until > now:
            return False
        until, chat = chat.paused_until, replace(chat, paused_until=None)
        if chat.standing is not Standing.PAUSED:
            change.save(chat)
            return False
        chat = awake(chat, desk)
        change.save(chat)
        for hearer in await hearers(desk, chat):
            wait = quiet_until(hearer.quiet, hearer.zone, now)
            subject = f"back {until.isoformat()}" + (f" {chat.id}" if chat.is_channel else "")
            text = concerning(chat, await _welcome(desk, chat, hearer.language))
            change.save(Delivery(hearer.id, Kind.NOTICE, subject, now, wait, text=text))
    return True


async def _welcome(desk: Desk, chat: Chat, language: str) -> Html:
    told, count = [say(language, "break-over")], await count_missed(desk, chat)
    if chat.digest_at is not None:
        when = upcoming(chat.digest_at, chat.zone, language, now=desk.clock())
        told.append(say(language, "settings-next", when=when))
    if count and not chat.is_channel:
        told += [Html(""), say(language, "missed-offer", count=count)]
    return lines(*told)
