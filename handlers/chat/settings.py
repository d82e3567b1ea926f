"""/settings and its shortcuts: language, time zone, digest times, alerts, quiet hours, breaks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.chats.preferences import (
    PreferenceError,
    change,
    read_quiet,
    read_switch,
    read_times,
    read_zone,
    resume,
)
from bot.settings import LANGUAGES
from bot.texts.markup import Html, isolate, lines
from bot.texts.say import say, speaker
from bot.texts.when import city, clock_time, minutes_time, upcoming
from handlers.chat.reading import came_back
from handlers.chat.talk import Answer, Ask, Button, answer, yes_no
from handlers.chat.welcome import start
from storage.records import Chat, Quiet, Standing

ZONES = (
    "Asia/Riyadh",
    "Africa/Cairo",
    "Asia/Dubai",
    "Asia/Baghdad",
    "Asia/Beirut",
    "Asia/Damascus",
    "Asia/Amman",
    "Asia/Kuwait",
    "Africa/Khartoum",
    "Africa/Tripoli",
    "Africa/Tunis",
    "Africa/Algiers",
    "Africa/Casablanca",
    "Europe/Moscow",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Istanbul",
    "America/New_York",
)
_QUIETS = (Quiet(22 * 60, 7 * 60), Quiet(23 * 60, 6 * 60), Quiet(0, 8 * 60))
_HOURS = range(24)

Setter = Callable[[Ask, str], Awaitable[Chat]]


async def settings(ask: Ask) -> list[Answer]:
    """Show the settings, or change what the words behind the command say."""
    if not ask.words:
        return view(ask, ask.chat)
    name, _, value = ask.words.partition(" ")
    setter = _SETTERS.get(name.lower())
    if setter is None or not value.strip():
        raise PreferenceError("settings-unknown", words=ask.words)
    return view(ask, await setter(ask, value.strip()))


def view(ask: Ask, chat: Chat, *, edit: bool = False) -> list[Answer]:
    """Give the settings of a chat, with buttons."""
    tell = speaker(chat.language)
    return answer(
        lines(tell("settings-title"), "", *_told(ask, chat)),
        (Button(tell("button-language"), "set:language"), Button(tell("button-zone"), "set:zone")),
        (Button(tell("button-times"), "set:times"), Button(tell("button-quiet"), "set:quiet")),
        (Button(tell("button-alerts", on=yes_no(chat.alerts)), "set:alerts"),),
        edit=edit,
    )


def _told(ask: Ask, chat: Chat) -> list[Html]:
    tell, now = speaker(chat.language), ask.desk.clock()
    told = [
        tell("settings-language", language=tell("language-name")),
        tell("settings-zone", zone=city(chat.zone, chat.language), time=clock_time(now, chat.zone)),
        tell("settings-times", times=_times(chat)) if chat.digest_times else tell("settings-no-times"),
        tell("settings-alerts", on=yes_no(chat.alerts)),
        _quiet(chat),
    ]
    if chat.standing is Standing.PAUSED:
        told.append(tell("sub-paused") if chat.paused_until is None else _until(ask, chat))
    elif chat.digest_at is not None:
        told.append(tell("settings-next", when=_next(ask, chat)))
    return told


def _until(ask: Ask, chat: Chat) -> Html:
    assert chat.paused_until is not None
    when = upcoming(chat.paused_until, chat.zone, chat.language, now=ask.desk.clock())
    return say(chat.language, "settings-paused-until", when=when)


def _times(chat: Chat) -> Html:
    comma = "، " if chat.language == "ar" else ", "
    return Html(comma.join(isolate(minutes_time(minutes)) for minutes in chat.digest_times))


def _quiet(chat: Chat) -> Html:
    if chat.quiet is None:
        return say(chat.language, "settings-no-quiet")
    start, end = minutes_time(chat.quiet.start), minutes_time(chat.quiet.end)
    return say(chat.language, "settings-quiet", start=start, end=end)


def _next(ask: Ask, chat: Chat) -> Html:
    assert chat.digest_at is not None
    return upcoming(chat.digest_at, chat.zone, chat.language, now=ask.desk.clock())


async def _set_language(ask: Ask, value: str) -> Chat:
    names = {str(say(code, "language-name")).lower(): code for code in LANGUAGES}
    code = names.get(value.lower(), value.lower())
    if code not in LANGUAGES:
        raise PreferenceError("settings-unknown", words=value)
    return await change(ask.desk, ask.chat.id, language=code)


async def _set_zone(ask: Ask, value: str) -> Chat:
    return await change(ask.desk, ask.chat.id, zone=read_zone(value))


async def _set_times(ask: Ask, value: str) -> Chat:
    return await change(ask.desk, ask.chat.id, digest_times=read_times(value.split()))


async def _set_quiet(ask: Ask, value: str) -> Chat:
    return await change(ask.desk, ask.chat.id, quiet=read_quiet(value))


async def _set_alerts(ask: Ask, value: str) -> Chat:
    return await change(ask.desk, ask.chat.id, alerts=read_switch(value))


_SETTERS: dict[str, Setter] = {
    "language": _set_language,
    "lang": _set_language,
    "zone": _set_zone,
    "timezone": _set_zone,
    "digest": _set_times,
    "times": _set_times,
    "quiet": _set_quiet,
    "alerts": _set_alerts,
}


async def language(ask: Ask) -> list[Answer]:
    """Choose the language: by word behind the command, or by button."""
    return view(ask, await _set_language(ask, ask.words)) if ask.words else _choose_language(ask)


async def zone(ask: Ask) -> list[Answer]:
    """Choose the time zone."""
    return view(ask, await _set_zone(ask, ask.words)) if ask.words else _choose_zone(ask)


async def quiet(ask: Ask) -> list[Answer]:
    """Choose the quiet hours."""
    return view(ask, await _set_quiet(ask, ask.words)) if ask.words else _choose_quiet(ask)


async def alerts(ask: Ask) -> list[Answer]:
    """Switch alerts on or off."""
    value = ask.words or ("off" if ask.chat.alerts else "on")
    return view(ask, await _set_alerts(ask, value))


async def choose_pressed(ask: Ask) -> list[Answer]:
    """Show the choices of one setting; alerts are switched at once."""
    match ask.parts[0]:
        case "language":
            return _choose_language(ask, edit=True)
        case "zone":
            return _choose_zone(ask, edit=True)
        case "quiet":
            return _choose_quiet(ask, edit=True)
        case "times":
            return _choose_times(ask, ask.chat)
        case _:
            return view(ask, await change(ask.desk, ask.chat.id, alerts=not ask.chat.alerts), edit=True)


async def chosen_pressed(ask: Ask) -> list[Answer]:
    """Take a choice and show the settings again."""
    name, *value = ask.parts
    return view(ask, await _SETTERS[name](ask, ":".join(value)), edit=True)


async def hour_pressed(ask: Ask) -> list[Answer]:
    """Put an hour into the digest times, or take it out."""
    hour, times = int(ask.parts[1]) % 24, ask.chat.digest_times
    rest = tuple(minutes for minutes in times if minutes // 60 != hour)
    times = rest if len(rest) < len(times) else tuple(sorted((*times, hour * 60)))
    return _choose_times(ask, await change(ask.desk, ask.chat.id, digest_times=times))


async def settings_pressed(ask: Ask) -> list[Answer]:
    """Go back to the settings."""
    return view(ask, ask.chat, edit=True)


def _back(ask: Ask) -> tuple[Button, ...]:
    return (Button(ask.say("button-back"), "settings"),)


def _choose_language(ask: Ask, *, edit: bool = False) -> list[Answer]:
    names = tuple(Button(say(code, "language-name"), f"set:language:{code}") for code in LANGUAGES)
    return answer(ask.say("choose-language"), names, _back(ask), edit=edit)


def _choose_zone(ask: Ask, *, edit: bool = False) -> list[Answer]:
    cities = [Button(city(name, ask.chat.language), f"set:zone:{name}") for name in ZONES]
    return answer(ask.say("choose-zone"), *_rows(cities, 3), _back(ask), edit=edit)


def _choose_quiet(ask: Ask, *, edit: bool = False) -> list[Answer]:
    spans = [f"{minutes_time(each.start)}-{minutes_time(each.end)}" for each in _QUIETS]
    buttons = tuple(Button(span.replace("-", "–"), f"set:quiet:{span}") for span in spans)
    off = (Button(ask.say("button-quiet-off"), "set:quiet:off"),)
    return answer(ask.say("choose-quiet"), buttons, off, _back(ask), edit=edit)


def _choose_times(ask: Ask, chat: Chat) -> list[Answer]:
    chosen = {minutes // 60: minutes for minutes in chat.digest_times}
    buttons = [
        Button(f"✅ {minutes_time(chosen[hour])}" if hour in chosen else f"{hour:02}", f"set:times:{hour}")
        for hour in _HOURS
    ]
    return answer(ask.say("choose-times"), *_rows(buttons, 6), _back(ask), edit=True)


def _rows(buttons: list[Button], width: int) -> list[tuple[Button, ...]]:
    return [tuple(buttons[place : place + width]) for place in range(0, len(buttons), width)]


async def start_pressed(ask: Ask) -> list[Answer]:
    """Begin again in another language."""
    chat = await _set_language(ask, ask.parts[0])
    first, *_ = await start(replace(ask, chat=chat))
    return [replace(first, edit=True)]


async def back(ask: Ask) -> list[Answer]:
    """Come back from a break."""
    key = "resumed" if ask.chat.standing is Standing.PAUSED else "resumed-already"
    chat = await resume(ask.desk, ask.chat.id)
    when = ask.say("settings-next", when=_next(ask, chat)) if chat.digest_at else ask.say("settings-no-times")
    return answer(ask.say(key, when=when)) + await came_back(replace(ask, chat=chat))
