"""How does a chat want its news? Each change is checked, saved, and moves the next digest with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.calendar import EVERY_DAY, digest_at, one_an_hour
from bot.chats.leaving import leave
from bot.desk import Desk
from bot.errors import MujazError
from bot.text.normalise import surface
from bot.texts.say import languages
from storage.records import Chat, Quiet, Standing

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")
_NOON = 12
_HALVES = {
    **dict.fromkeys(("ص", "صباحا", "am", "утра", "ночи"), "am"),
    **dict.fromkeys(("م", "مساء", "pm", "дня", "вечера"), "pm"),
}
_HALF = re.compile(rf"(\d)\s*({'|'.join(sorted(_HALVES, key=len, reverse=True))})(?!\w)")
_AND = re.compile(r"^و(?=\w)")
_BETWEEN = frozenset("و and и من إلى الى حتى في الساعة from to until till at с до по в".split())  # noqa: SIM905
_SHOWN = 64  # characters of what was typed that are shown again
_OFF = frozenset({"off", "no", "لا", "нет", "выкл", "0"})
_ON = frozenset({"on", "yes", "نعم", "да", "вкл", "1"})
_DAILY = frozenset({"all", "every", "daily", "كل", "يوميا", "все", "каждый", "ежедневно"})
_SHORT = frozenset({"short", "قصير", "قصيرة", "коротко", "короткие"})
_NORMAL = frozenset({"normal", "عادي", "عادية", "обычно", "обычные"})
_SILENT = frozenset({"silent", "nothing", "لا", "شيء", "ничего", "off"})
_LINE = frozenset({"line", "سطر", "строка", "on"})


class PreferenceError(MujazError):
    """A value that a person typed in the settings cannot be used; `text` says which."""

    def __init__(self, text: str, **details: str) -> None:
        super().__init__(text, **{name: value[:_SHOWN] for name, value in details.items()})
        self.text = text


async def change(desk: Desk, chat_id: int, **fields: Any) -> Chat:
    """Change fields of a chat's record and compute its next digest anew."""
    async with desk.store.transaction() as transaction:
        chat = await desk.store.chat(chat_id)
        if chat is None:
            raise LookupError(f"chat {chat_id} is not registered")
        chat = replace(chat, **fields)
        chat = replace(chat, digest_at=digest_at(chat, desk.clock()))
        transaction.save(chat)
    return chat


async def pause(desk: Desk, chat_id: int, until: datetime | None = None) -> Chat:
    """Send nothing until `resume`, or until a moment; what waits to be sent is missed, too."""
    await change(desk, chat_id, paused_until=until)
    await leave(desk, chat_id, Standing.PAUSED, "on a break")
    return await change(desk, chat_id)


async def resume(desk: Desk, chat_id: int) -> Chat:
    """Send again."""
    return await change(desk, chat_id, standing=Standing.ACTIVE, paused_until=None)


def read_time(words: str) -> int:
    """Read a time of day as minutes after midnight. Raises PreferenceError.

    >>> read_time("7:30"), read_time("١٨"), read_time("24:00"), read_time("7pm"), read_time("12am")
    (450, 1080, 0, 1140, 0)
    """
    found = _TIME.fullmatch(words.strip())
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3] and hours <= _NOON:
        hours = hours % _NOON + (_NOON if found[3] == "pm" else 0)
    if hours * 60 + minutes > 24 * 60 or minutes > 59:  # noqa: PLR2004 (a clock)
        raise PreferenceError("times-unknown", time=words)
    return (hours * 60 + minutes) % (24 * 60)


def read_times(words: str) -> tuple[int, ...]:
    """Read digest times; "off" alone gives none. Raises PreferenceError, also for two in one hour.

    >>> read_times("7:30 صباحًا و٧ مساءً"), read_times("8am and 18:30"), read_times("в 9 утра и 21")
    ((450, 1140), (480, 1110), (540, 1260))
    """
    if words.strip().lower() in _OFF - {"0"}:
        return ()
    times = tuple(sorted(set(map(read_time, _said(words)))))
    if not times or not one_an_hour(times):
        raise PreferenceError("times-unknown", time=words.strip() or "?")
    return times


def read_quiet(words: str) -> Quiet | None:
    """Read quiet hours such as "22:00-7:00" or "off". Raises PreferenceError.

    >>> read_quiet("من 10 مساءً إلى 7 صباحًا") == read_quiet("с 22 до 7") == read_quiet("22:00–7:00")
    True
    """
    if words.strip().lower() in _OFF:
        return None
    try:
        start, end = map(read_time, _said(re.sub("[-–—]", " ", words)))
    except (ValueError, PreferenceError):
        raise PreferenceError("quiet-unknown") from None
    return Quiet(start, end)


def _said(words: str) -> list[str]:
    """Give the times in some words, each as “7:30” or “7pm”, without the small words between them."""
    told = _HALF.sub(lambda found: f"{found[1]}{_HALVES[found[2]]}", surface(words))
    parts = (_AND.sub("", part) for part in re.split(r"[\s,،]+", told))
    return [part for part in parts if part and part not in _BETWEEN]


def read_switch(words: str) -> bool:
    """Read "on" or "off" in any of our languages. Raises PreferenceError."""
    word = words.strip().lower()
    if word not in _ON | _OFF:
        raise PreferenceError("settings-unknown", words=words)
    return word in _ON


def read_days(words: Sequence[str]) -> tuple[int, ...]:
    """Read weekdays by their names in any of our languages; all of them are (). Raises PreferenceError.

    >>> read_days(["الأحد", "والخميس"]), read_days(["mon,", "Fri"]), read_days(["Среда"]), read_days(["all"])
    ((3, 6), (0, 4), (2,), ())
    """
    known, days = _weekdays(), set[int]()
    for typed in filter(None, (surface(each).strip(" ,،.") for each in words)):
        word = typed if typed in known else _AND.sub("", typed)
        if word in _BETWEEN:
            continue
        if word not in known and word not in _DAILY:
            raise PreferenceError("days-unknown", days=" ".join(words))
        days |= {known[word]} if word in known else set(EVERY_DAY)
    if not days:
        raise PreferenceError("days-unknown", days="?")
    return some_days(days)


def some_days(days: Iterable[int]) -> tuple[int, ...]:
    """Give weekdays as a chat keeps them: ascending, () for all of them.

    >>> some_days({6, 3}), some_days(range(7))
    ((3, 6), ())
    """
    chosen = tuple(sorted(set(days)))
    return () if chosen == EVERY_DAY else chosen


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    """Give what weekdays are called, long and short, without the Arabic article too."""
    from babel.dates import get_day_names  # noqa: PLC0415 (50 ms that --help need not pay)

    named = [
        *(get_day_names("wide", locale=language).items() for language in languages()),
        *(get_day_names("abbreviated", locale=language).items() for language in languages()),
    ]
    names = {surface(name).strip("."): day for names in named for day, name in names}
    return names | {name.removeprefix("ال"): day for name, day in names.items()}


def read_empty(words: str) -> str:
    """Read what comes where there is nothing new: "line" or "silent". Raises PreferenceError."""
    return _one_of(words, line=_LINE, silent=_SILENT)


def read_length(words: str) -> str:
    """Read the length of leads: "short" or "normal". Raises PreferenceError."""
    return _one_of(words, short=_SHORT, normal=_NORMAL)


def _one_of(words: str, **choices: frozenset[str]) -> str:
    word = words.strip().lower()
    found = next((choice for choice, names in choices.items() if word in names), None)
    if found is None:
        raise PreferenceError("settings-unknown", words=words)
    return found
