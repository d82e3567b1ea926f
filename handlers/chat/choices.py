"""The menus of the settings: language, digest times and days, quiet hours; by button, or typed meanwhile."""

from __future__ import annotations

from bot.chats.preferences import PreferenceError, change, some_days
from bot.chats.sources import ask_for
from bot.settings import LANGUAGES
from bot.texts.markup import isolate, lines
from bot.texts.say import say, say_error
from bot.texts.when import minutes_time
from handlers.chat import first_minute
from handlers.chat.hours import day_buttons, grid
from handlers.chat.settings import saved, set_to, view
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows
from storage.records import Chat, Quiet

_QUIETS = (Quiet(22 * 60, 7 * 60), Quiet(23 * 60, 6 * 60), Quiet(0, 8 * 60))


async def language(ask: Ask) -> list[Answer]:
    """Set the language by the word behind the command, or offer all. Raises PreferenceError."""
    return saved(ask, await set_to(ask, "language", ask.words)) if ask.words else _choose_language(ask)


async def quiet(ask: Ask) -> list[Answer]:
    """Set the quiet hours by the words behind the command, or offer some. Raises PreferenceError."""
    if ask.words:
        return saved(ask, await set_to(ask, "quiet", ask.words))
    await ask_for(ask.desk, ask.chat.id, "quiet")
    return _choose_quiet(ask)


async def opened(ask: Ask) -> list[Answer]:
    """Show the choices of one setting; what is typed now is meant for it."""
    name = ask.parts[0]
    await ask_for(ask.desk, ask.chat.id, {"times": "times set"}.get(name, name) if name != "language" else "")
    match name:
        case "language":
            return _choose_language(ask, edit=True)
        case "quiet":
            return _choose_quiet(ask, edit=True)
        case "days":
            return _choose_days(ask, ask.chat)
        case _:
            return _choose_times(ask, ask.chat)


async def chosen(ask: Ask) -> list[Answer]:
    """Take a choice and show the settings again."""
    name, *value = ask.parts
    await ask_for(ask.desk, ask.chat.id, "")
    return view(ask, await set_to(ask, name, ":".join(value)), edit=True)


async def typed(ask: Ask) -> list[Answer]:
    """Take words as what the open menu asks for; what is wrong with them is told, and asked for again."""
    name, _, way = ask.chat.asked.partition(" ")
    try:
        if way == "plan":
            return await first_minute.times_typed(ask)
        chat = await set_to(ask, name, ask.words)
    except PreferenceError as error:
        return answer(lines(say_error(ask.chat.language, error), "", ask.say("or-cancel")))
    await ask_for(ask.desk, ask.chat.id, "")
    return saved(ask, chat)


async def hour_pressed(ask: Ask) -> list[Answer]:
    """Put an hour into the digest times, or take it out."""
    hour, times = int(ask.parts[1]), ask.chat.digest_times
    rest = tuple(minutes for minutes in times if minutes // 60 != hour)
    times = rest if len(rest) < len(times) else tuple(sorted((*times, hour * 60)))
    return _choose_times(ask, await change(ask.desk, ask.chat.id, digest_times=times))


async def day_pressed(ask: Ask) -> list[Answer]:
    """Put a weekday among the digest's, or take it out; the last one stays."""
    every = set(range(7))
    if ask.parts[1] == "all":
        return _choose_days(ask, await change(ask.desk, ask.chat.id, digest_days=()))
    days = set(ask.chat.digest_days or every) ^ {int(ask.parts[1])}
    if not days:
        return [*answer(ask.say("choose-days"), *_day_rows(ask, ask.chat), edit=True, notice=ask.say("days-none"))]
    return _choose_days(ask, await change(ask.desk, ask.chat.id, digest_days=some_days(days)))


def _back(ask: Ask) -> tuple[Button, ...]:
    return (Button(ask.say("button-back"), "settings"),)


def _choose_language(ask: Ask, *, edit: bool = False) -> list[Answer]:
    names = [Button(say(code, "language-name"), f"set:language:{code}") for code in LANGUAGES]
    return answer(ask.say("choose-language"), *in_rows(names, 3), _back(ask), edit=edit)


def _choose_quiet(ask: Ask, *, edit: bool = False) -> list[Answer]:
    spans = [f"{minutes_time(each.start)}-{minutes_time(each.end)}" for each in _QUIETS]
    buttons = tuple(Button(isolate(span.replace("-", "–")), f"set:quiet:{span}") for span in spans)
    off = (Button(ask.say("button-quiet-off"), "set:quiet:off"),)
    return answer(ask.say("choose-quiet"), buttons, off, _back(ask), edit=edit)


def _choose_times(ask: Ask, chat: Chat) -> list[Answer]:
    return answer(ask.say("choose-times"), *grid(chat, "set:times"), _back(ask), edit=True)


def _choose_days(ask: Ask, chat: Chat) -> list[Answer]:
    return answer(ask.say("choose-days"), *_day_rows(ask, chat), edit=True)


def _day_rows(ask: Ask, chat: Chat) -> list[tuple[Button, ...]]:
    every = Button(ask.say("button-every-day"), "set:days:all")
    return [*day_buttons(chat, "set:days"), (every,), _back(ask)]
