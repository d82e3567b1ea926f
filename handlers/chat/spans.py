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


def size(ask: Ask, length: int) -> Html:
    """Give a number of bytes as it is read: 900 B, 4.3 KB, 5.2 MB."""
    if length < 1000:  # noqa: PLR2004 (the next unit)
        return ask.say("size-bytes", size=str(length))
    if length < 1e6:  # noqa: PLR2004 (as above)
        return ask.say("size-kb", size=f"{length / 1e3:.1f}")
    return ask.say("size-mb", size=f"{length / 1e6:.1f}")


def moment(ask: Ask, when: datetime) -> str:
    """Give a moment in the chat's zone."""
    return story_time(when, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
