"""Which function answers which command, button and word? The one table of the conversation."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.errors import MujazError, QueryError
from bot.texts.markup import code, lines
from bot.texts.say import say_error, speaker
from handlers.chat import following, operator, reading, settings, welcome, words
from handlers.chat.talk import Answer, Ask, answer

Route = Callable[[Ask], Awaitable[list[Answer]]]

COMMANDS: dict[str, Route] = {
    "start": welcome.start,
    "help": welcome.help_,
    "sub": following.sub,
    "unsub": following.unsub,
    "list": following.list_,
    "digest": reading.digest,
    "missed": reading.missed,
    "search": reading.search_,
    "settings": settings.settings,
    "alerts": settings.alerts,
    "pause": settings.rest,
    "resume": settings.back,
    "lang": settings.language,
    "timezone": settings.zone,
    "quiet": settings.quiet,
    "about": welcome.about,
    "privacy": welcome.privacy,
    "forget": welcome.forget_me,
    "status": operator.status,
}
ALIASES = {
    "subscribe": "sub",
    "follow": "sub",
    "add": "sub",
    "unsubscribe": "unsub",
    "unfollow": "unsub",
    "remove": "unsub",
    "subscriptions": "list",
    "today": "digest",
    "set": "settings",
    "language": "lang",
    "stop": "pause",
}
MENU = (
    "sub",
    "list",
    "digest",
    "missed",
    "search",
    "settings",
    "unsub",
    "pause",
    "resume",
    "help",
    "about",
    "privacy",
    "forget",
)
PRESSES: tuple[tuple[str, str, Route], ...] = (
    ("sub", r".+", words.sub_pressed),
    ("find", r".+", words.find_pressed),
    ("undo", r"[01]{2}:.+", following.undo_pressed),
    ("list", r"\d{1,4}", following.list_pressed),
    ("item", r"\d{1,9}(:(alerts|digest|pause|remove))?", following.item_pressed),
    ("spell", r"\d{1,9}:[^:]+:[^:]+", following.spelling_pressed),
    ("settings", r"", settings.settings_pressed),
    ("set", r"language|zone|times|quiet|alerts", settings.choose_pressed),
    ("set", r"(language|zone|quiet):.+", settings.chosen_pressed),
    ("set", r"times:\d{1,2}", settings.hour_pressed),
    ("start", r"[a-z]{2}", settings.start_pressed),
    ("forget", r"yes|no", welcome.forget_pressed),
    ("doubt", r"again|drop", operator.decided),
)
_AROUND = 40  # characters shown around a mistake, and of a command that nobody knows
_SPOKEN = (
    (re.compile(r"(?:تابع|اتبع|следи|follow)\s+(.+)", re.IGNORECASE | re.DOTALL), "sub"),
    (re.compile(r"(?:[أا]لغ(?:اء)?|отпиши|unfollow)\s+(.+)", re.IGNORECASE | re.DOTALL), "unsub"),
    (re.compile(r"(?:ابحث عن|найди|search)\s+(.+)", re.IGNORECASE | re.DOTALL), "search"),
    (re.compile(r"(?:ال)?موجز|сводка|digest()", re.IGNORECASE), "digest"),
)


async def hear_command(ask: Ask, command: str) -> list[Answer]:
    """Answer a command; `ask.words` are the words behind it."""
    command = command.lower()
    route = COMMANDS.get(ALIASES.get(command, command))
    if route is None:
        return answer(ask.say("command-unknown", command=f"/{command[:_AROUND]}"))
    return await _answered(ask, route)


async def hear_words(ask: Ask) -> list[Answer]:
    """Answer words without a slash: a spoken command («تابع لافروف»), or an offer."""
    for pattern, command in _SPOKEN:
        found = pattern.fullmatch(ask.words.strip())
        if found:
            behind = (found[1] or "") if found.re.groups else ""
            return await hear_command(replace(ask, words=behind.strip()), command)
    return await _answered(ask, words.plain_words)


async def hear_press(ask: Ask, data: str) -> list[Answer]:
    """Answer a pressed button; one of an older version, or one that is not ours, is told politely."""
    verb, _, rest = data.partition(":")
    for name, pattern, route in PRESSES:
        if name == verb and re.fullmatch(pattern, rest, re.DOTALL):
            return await _answered(replace(ask, parts=tuple(rest.split(":"))), route)
    return answer(ask.say("press-old"))


async def _answered(ask: Ask, route: Route) -> list[Answer]:
    """Answer, or say in the person's language what cannot be done and why."""
    try:
        return await route(ask)
    except QueryError as error:
        return answer(_query_error(ask, error))
    except MujazError as error:
        return answer(say_error(ask.chat.language, error))


def _query_error(ask: Ask, error: QueryError) -> str:
    """Say what is wrong with a query, and point at the place, with the words around it."""
    tell = speaker(ask.chat.language)
    told = say_error(ask.chat.language, error)
    if not error.query.strip():
        return told
    start, end = max(0, error.at - _AROUND), error.at + _AROUND
    before, place, behind = (
        error.query[start : error.at],
        error.query[error.at : error.at + 1],
        error.query[error.at + 1 : end],
    )
    marked = f"{'…' * (start > 0)}{before}⟦{place}⟧{behind}{'…' * (end < len(error.query))}"
    return lines(told, tell("query-error-hint", query=code(marked)))
