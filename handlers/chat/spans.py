"""How are spans of time, sizes and moments told to an operator, short enough for one line?"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.texts.markup import Html
from bot.texts.when import story_time
from handlers.chat.talk import Ask

_UNITS = ((86_400, "span-days"), (3_600, "span-hours"), (60, "span-minutes"), (1, "span-seconds"))


def span(ask: Ask, length: timedelta) -> Html:
    """Give a span of time in its largest unit, and the next one where that says more: 2 h 5 min."""
    left = max(0, int(length.total_seconds()))
    parts: list[Html] = []
    for seconds, key in _UNITS:
        count, rest = divmod(left, seconds)
        if count or (key == "span-seconds" and not parts):
            parts.append(ask.say(key, count=count))
            left = rest
        if parts and (len(parts) == 2 or not left):  # noqa: PLR2004 (two units say enough)
            break
    return Html(" ".join(parts))


def size(length: int) -> str:
    """Give a number of bytes as it is read.

    >>> size(900), size(4_300), size(5_200_000)
    ('900 B', '4.3 KB', '5.2 MB')
    """
    if length < 1000:  # noqa: PLR2004 (the next unit)
        return f"{length} B"
    return f"{length / 1e3:.1f} KB" if length < 1e6 else f"{length / 1e6:.1f} MB"  # noqa: PLR2004 (as above)


def moment(ask: Ask, when: datetime) -> str:
    """Give a moment in the chat's zone."""
    return story_time(when, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
