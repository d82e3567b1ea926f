"""How does a chat want its news? Each change is checked, saved, and moves the next digest with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.calendar import digest_at, one_an_hour
from bot.chats.leaving import leave
from bot.desk import Desk
from bot.errors import MujazError
from storage.records import Chat, Quiet, Standing

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_SHOWN = 64  # characters of what was typed that are shown again
_OFF = frozenset({"off", "no", "لا", "нет", "выкл", "0"})
_ON = frozenset({"on", "yes", "نعم", "да", "вкл", "1"})


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


def read_zone(words: str) -> str:
    """Find a time zone by its name or by the last part of it, in any case. Raises PreferenceError.

    >>> read_zone("asia/riyadh"), read_zone("Cairo")
    ('Asia/Riyadh', 'Africa/Cairo')
    """
    wanted = words.strip().replace(" ", "_").lower()
    names = sorted(available_timezones())
    exact = [name for name in names if name.lower() == wanted]
    city = [name for name in names if "/" in name and name.lower().rpartition("/")[2] == wanted]
    for name in (*exact, *city):
        try:
            return ZoneInfo(name).key
        except ZoneInfoNotFoundError:
            continue
    raise PreferenceError("zone-unknown", zone=words.strip() or "?")


def read_time(words: str) -> int:
    """Read a time of day as minutes after midnight. Raises PreferenceError.

    >>> read_time("7:30"), read_time("١٨"), read_time("24:00")
    (450, 1080, 0)
    """
    found = _TIME.fullmatch(words.strip())
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hours * 60 + minutes > 24 * 60 or minutes > 59:  # noqa: PLR2004 (a clock)
        raise PreferenceError("times-unknown", time=words)
    return (hours * 60 + minutes) % (24 * 60)


def read_times(words: Sequence[str]) -> tuple[int, ...]:
    """Read digest times; "off" alone gives none. Raises PreferenceError, also for two in one hour."""
    if len(words) == 1 and words[0].lower() in _OFF - {"0"}:
        return ()
    times = tuple(sorted({read_time(word.strip(",،")) for word in words}))
    if not times or not one_an_hour(times):
        raise PreferenceError("times-unknown", time=" ".join(words) or "?")
    return times


def read_quiet(words: str) -> Quiet | None:
    """Read quiet hours such as "22:00-7:00" or "off". Raises PreferenceError."""
    if words.strip().lower() in _OFF:
        return None
    parts = [part for part in re.split(r"[-–—\s]+", words.strip()) if part]
    try:
        start, end = (read_time(part) for part in parts)
    except (ValueError, PreferenceError):
        raise PreferenceError("quiet-unknown") from None
    return Quiet(start, end)


def read_switch(words: str) -> bool:
    """Read "on" or "off" in any of our languages. Raises PreferenceError."""
    word = words.strip().lower()
    if word not in _ON | _OFF:
        raise PreferenceError("settings-unknown", words=words)
    return word in _ON
