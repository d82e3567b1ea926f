"""How are digest times and weekdays told, and how are they chosen?"""

from __future__ import annotations

from bot.texts.markup import Html, isolate
from bot.texts.when import minutes_time, week, weekday
from handlers.chat.talk import Button, in_rows
from storage.records import Chat

_HOURS = range(24)


def times(chat: Chat) -> Html:
    """Give the digest times of a chat: «08:00، 18:30»."""
    return Html(comma(chat.language).join(isolate(minutes_time(minutes)) for minutes in chat.digest_times))


def days(chat: Chat) -> str:
    """Give the digest's weekdays, in the order of the language's week; "" for every day."""
    named = (weekday(day, chat.language) for day in week(chat.language) if day in chat.digest_days)
    return comma(chat.language).join(named)


def comma(language: str) -> str:
    """Give what stands between the parts of a list.

    >>> comma("ru")
    ', '
    """
    return "\u060c " if language == "ar" else ", "


def grid(chat: Chat, verb: str) -> list[tuple[Button, ...]]:
    """Give a button for each hour, those of the digest marked."""
    chosen = {minutes // 60: minutes for minutes in chat.digest_times}
    buttons = [
        Button(f"✅ {minutes_time(chosen[hour])}" if hour in chosen else f"{hour:02}", f"{verb}:{hour}")
        for hour in _HOURS
    ]
    return in_rows(buttons, 6)


def day_buttons(chat: Chat, verb: str) -> list[tuple[Button, ...]]:
    """Give a button for each weekday, those of the digest marked."""
    buttons = [
        Button(("✅ " if day in (chat.digest_days or _ALL) else "") + weekday(day, chat.language), f"{verb}:{day}")
        for day in week(chat.language)
    ]
    return in_rows(buttons, 2)


_ALL = frozenset(range(7))
