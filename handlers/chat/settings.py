"""/settings: what is set, the switches, and the values behind the commands; also breaks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.chats.placing import place_named
from bot.chats.preferences import (
    PreferenceError,
    change,
    read_days,
    read_empty,
    read_length,
    read_quiet,
    read_switch,
    read_times,
    resume,
)
from bot.settings import LANGUAGES
from bot.texts.markup import Html, lines
from bot.texts.say import say, speaker
from bot.texts.when import city, clock_time, minutes_time, upcoming
from handlers.chat.hours import days, times
from handlers.chat.reading import came_back
from handlers.chat.talk import Answer, Ask, Button, answer, yes_no
from storage.records import Chat, Standing

Setter = Callable[[Ask, str], Awaitable[Chat]]


async def settings(ask: Ask) -> list[Answer]:
    """Show the settings, or change what the words behind the command say."""
    if not ask.words:
        return view(ask, ask.chat)
    name, _, value = ask.words.partition(" ")
    if name.lower() not in SETTERS or not value.strip():
        raise PreferenceError("settings-unknown", words=ask.words)
    return saved(ask, await set_to(ask, name.lower(), value.strip()))


def saved(ask: Ask, chat: Chat) -> list[Answer]:
    """Say that a value is saved, and give the settings as they are now."""
    (shown,) = view(ask, chat)
    return [replace(shown, text=lines(say(chat.language, "settings-saved"), "", shown.text))]


def view(ask: Ask, chat: Chat, *, edit: bool = False, notice: str = "") -> list[Answer]:
    """Give the settings of a chat, with buttons."""
    return answer(lines(*_told(ask, chat)), *_buttons(chat), edit=edit, notice=notice)


def _told(ask: Ask, chat: Chat) -> list[Html]:
    tell, gap = speaker(chat.language), Html("")
    here = tell("settings-zone", zone=city(chat.zone, chat.language), time=clock_time(ask.desk.clock(), chat.zone))
    return [
        tell("settings-title"),
        gap,
        tell("settings-language", language=tell("language-name")),
        here,
        gap,
        *_digest_told(chat),
        tell("settings-weekly", on=yes_no(chat.weekly)),
        gap,
        *alerts_told(chat),
        tell("settings-links", on=yes_no(chat.previews)),
        *_coming(ask, chat),
    ]


def alerts_told(chat: Chat) -> list[Html]:
    """Say whether alerts come, and when they wait."""
    tell = speaker(chat.language)
    alerts, urgent = (
        tell("settings-alerts", on=yes_no(chat.alerts)),
        tell("settings-urgent", on=yes_no(chat.urgent)),
    )
    return [alerts, _quiet(chat), urgent]


def _digest_told(chat: Chat) -> list[Html]:
    tell = speaker(chat.language)
    if not chat.digest_times:
        return [tell("settings-no-times")]
    return [
        tell("settings-times", times=times(chat)),
        tell("settings-days", days=days(chat)) if chat.digest_days else tell("settings-every-day"),
        tell("settings-empty", what=chat.empty_digest),
        tell("settings-lead", length=chat.lead_length),
    ]


def _coming(ask: Ask, chat: Chat) -> list[Html]:
    if chat.standing is Standing.PAUSED:
        return [Html(""), say(chat.language, "sub-paused") if chat.paused_until is None else _until(ask, chat)]
    return [Html(""), say(chat.language, "settings-next", when=_next(ask, chat))] if chat.digest_at else []


def _until(ask: Ask, chat: Chat) -> Html:
    assert chat.paused_until is not None
    when = upcoming(chat.paused_until, chat.zone, chat.language, now=ask.desk.clock())
    return say(chat.language, "settings-paused-until", when=when)


def _quiet(chat: Chat) -> Html:
    if chat.quiet is None:
        return say(chat.language, "settings-no-quiet")
    start, end = minutes_time(chat.quiet.start), minutes_time(chat.quiet.end)
    return say(chat.language, "settings-quiet", start=start, end=end)


def _next(ask: Ask, chat: Chat) -> Html:
    assert chat.digest_at is not None
    return upcoming(chat.digest_at, chat.zone, chat.language, now=ask.desk.clock())


def _buttons(chat: Chat) -> list[tuple[Button, ...]]:
    named = switches(chat)
    rows = ("language zone", "times days", "empty lead", "weekly", "alerts quiet", "urgent", "links")
    return [tuple(named[name] for name in row.split()) for row in rows]


def switches(chat: Chat) -> dict[str, Button]:
    """Give what opens a choice and the switches, each with how it stands, by their names."""
    tell = speaker(chat.language)
    labels = {
        "language": tell("button-language"),
        "zone": tell("button-zone"),
        "times": tell("button-times"),
        "days": tell("button-days"),
        "empty": tell("button-empty", what=chat.empty_digest),
        "lead": tell("button-lead", length=chat.lead_length),
        "weekly": tell("button-weekly", on=yes_no(chat.weekly)),
        "alerts": tell("button-alerts", on=yes_no(chat.alerts)),
        "quiet": tell("button-quiet"),
        "urgent": tell("button-urgent", on=yes_no(chat.urgent)),
        "links": tell("button-links", on=yes_no(chat.previews)),
    }
    return {name: Button(label, f"set:{name}") for name, label in labels.items()}


async def switched(ask: Ask) -> list[Answer]:
    """Turn a switch over and show the settings again."""
    name, chat = ask.parts[0], ask.chat
    over: dict[str, Any] = {
        "alerts": not chat.alerts,
        "urgent": not chat.urgent,
        "weekly": not chat.weekly,
        "empty_digest": "line" if chat.empty_digest == "silent" else "silent",
        "lead_length": "normal" if chat.lead_length == "short" else "short",
        "previews": not chat.previews,
    }
    field = {"empty": "empty_digest", "lead": "lead_length", "links": "previews"}.get(name, name)
    changed = await change(ask.desk, chat.id, **{field: over[field]})
    notice = str(ask.say("urgent-words")) if field == "urgent" and changed.urgent else ""
    return view(ask, changed, edit=True, notice=notice)


async def set_to(ask: Ask, name: str, value: str) -> Chat:
    """Set what a name stands for to a typed value. Raises PreferenceError, PlaceError."""
    return await SETTERS[name](ask, value)


def _setter(field: str, read: Callable[[str], Any]) -> Setter:
    async def set_field(ask: Ask, value: str) -> Chat:
        return await change(ask.desk, ask.chat.id, **{field: read(value)})

    return set_field


def _read_language(value: str) -> str:
    names = {str(say(code, "language-name")).lower(): code for code in LANGUAGES}
    code = names.get(value.lower(), value.lower())
    if code not in LANGUAGES:
        raise PreferenceError("language-unknown", words=value)
    return code


async def _set_zone(ask: Ask, value: str) -> Chat:
    return await change(ask.desk, ask.chat.id, zone=(await place_named(value)).zone)


_language = _setter("language", _read_language)
_times = _setter("digest_times", read_times)
SETTERS: dict[str, Setter] = {
    "language": _language,
    "lang": _language,
    "zone": _set_zone,
    "timezone": _set_zone,
    "digest": _times,
    "times": _times,
    "days": _setter("digest_days", lambda value: read_days(value.split())),
    "quiet": _setter("quiet", read_quiet),
    "alerts": _setter("alerts", read_switch),
    "urgent": _setter("urgent", read_switch),
    "weekly": _setter("weekly", read_switch),
    "empty": _setter("empty_digest", read_empty),
    "lead": _setter("lead_length", read_length),
    "links": _setter("previews", read_switch),
}


async def back(ask: Ask) -> list[Answer]:
    """Come back from a break."""
    key = "resumed" if ask.chat.standing is Standing.PAUSED else "resumed-already"
    chat = await resume(ask.desk, ask.chat.id)
    when = ask.say("settings-next", when=_next(ask, chat)) if chat.digest_at else ask.say("settings-no-times")
    return answer(ask.say(key, when=when)) + await came_back(replace(ask, chat=chat))
