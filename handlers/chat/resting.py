"""/pause: a break from all messages, without an end or until a day; the end comes by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chats.preferences import pause
from bot.chats.resting import read_until
from bot.texts.when import upcoming
from handlers.chat.talk import Answer, Ask, Button, answer

_SPANS = {"day": timedelta(days=1), "week": timedelta(days=7)}
_LABELS = {"day": "button-pause-one-day", "week": "button-pause-week"}


async def rest(ask: Ask) -> list[Answer]:
    """Take a break: until the words behind the command say, else until the person comes back."""
    until = read_until(ask.words, ask.chat.zone, ask.desk.clock()) if ask.words else None
    return await _rest(ask, until)


async def rest_pressed(ask: Ask) -> list[Answer]:
    """Give a break an end, or none."""
    span = _SPANS.get(ask.parts[0])
    return await _rest(ask, ask.desk.clock() + span if span else None, edit=True)


async def _rest(ask: Ask, until: datetime | None, *, edit: bool = False) -> list[Answer]:
    await pause(ask.desk, ask.chat.id, until)
    spans = tuple(Button(ask.say(_LABELS[name]), f"pause:{name}") for name in _SPANS)
    if until is None:
        return answer(ask.say("paused"), spans, edit=edit)
    when = upcoming(until, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
    return answer(
        ask.say("paused-until", when=when), spans, (Button(ask.say("button-pause-open"), "pause:open"),), edit=edit
    )
