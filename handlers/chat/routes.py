"""Which function answers which command, button and word? The one table of the conversation."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.chats.reasons import why
from bot.chats.sources import ask_for
from bot.errors import MujazError, QueryError
from handlers.chat import (
    catalogue,
    following,
    groups,
    links,
    lists,
    managing,
    operator,
    reading,
    settings,
    sourcelist,
    sources,
    welcome,
    words,
)
from handlers.chat.mistakes import query_error
from handlers.chat.talk import Answer, Ask, SentFile, answer

Route = Callable[[Ask], Awaitable[list[Answer]]]

COMMANDS: dict[str, Route] = {
    "start": links.start,
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
    "sources": catalogue.sources,
    "import": lists.import_,
    "export": lists.export,
    "cancel": sources.cancel,
    "share": links.share,
    "channels": managing.channels,
    "here": groups.here,
    "status": operator.status,
    "addsource": sourcelist.addsource,
    "delsource": sourcelist.delsource,
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
    "manage": "channels",
}
MENU = (
    "sub",
    "list",
    "digest",
    "missed",
    "search",
    "sources",
    "settings",
    "unsub",
    "pause",
    "resume",
    "import",
    "export",
    "share",
    "channels",
    "help",
    "about",
    "privacy",
    "forget",
)
PRESSES: tuple[tuple[str, str, Route], ...] = (
    ("sub", r".+", words.sub_pressed),
    ("find", r".+", words.find_pressed),
    ("undo", r"[01]{2}:.+", following.undo_pressed),
    ("back", r"[01]{2}:[0-9a-f]{16}", sources.back_pressed),
    ("src", r"[0-9a-f]{16}:(follow|words|cancel|look|seek)", sources.source_pressed),
    ("src", r"[0-9a-f]{16}:add", sourcelist.add_pressed),
    ("feed", r"[0-9a-f]{16}:(show|follow|unfollow)", catalogue.feed_pressed),
    ("feeds", r"\d{1,4}", catalogue.sources_pressed),
    ("drop", r"[0-9a-f]{16}", sourcelist.drop_pressed),
    ("relist", r"[0-9a-f]{16}:(listed|added)", sourcelist.relist_pressed),
    ("list", r"\d{1,4}", following.list_pressed),
    ("item", r"\d{1,9}(:(alerts|digest|pause|remove))?", following.item_pressed),
    ("spell", r"\d{1,9}:[^:]+:[^:]+", following.spelling_pressed),
    ("share", r"\d{0,9}", links.share_pressed),
    ("link", r"[0-9a-f]{16}:(all|no|p?\d{1,4})", links.link_pressed),
    ("manage", r"-\d{1,19}", managing.manage_pressed),
    ("own", r"-?\d{1,19}", managing.own_pressed),
    ("settings", r"", settings.settings_pressed),
    ("set", r"language|zone|times|quiet|alerts", settings.choose_pressed),
    ("set", r"(language|zone|quiet):.+", settings.chosen_pressed),
    ("set", r"times:\d{1,2}", settings.hour_pressed),
    ("start", r"[a-z]{2}", settings.start_pressed),
    ("forget", r"yes|no", welcome.forget_pressed),
    ("doubt", r"again|drop", operator.decided),
)
_LONGEST = 40  # characters shown of a command that nobody knows
_SPOKEN = (
    (re.compile(r"(?:تابع|اتبع|следи|follow)\s+(.+)", re.IGNORECASE | re.DOTALL), "sub"),
    (re.compile(r"(?:[أا]لغ(?:اء)?|отпиши|unfollow)\s+(.+)", re.IGNORECASE | re.DOTALL), "unsub"),
    (re.compile(r"(?:ابحث عن|найди|search)\s+(.+)", re.IGNORECASE | re.DOTALL), "search"),
    (re.compile(r"(?:ال)?موجز|сводка|digest()", re.IGNORECASE), "digest"),
)


async def hear_command(ask: Ask, command: str) -> list[Answer]:
    """Answer a command; `ask.words` are the words behind it. What was asked before is asked no more."""
    command = command.lower()
    command = ALIASES.get(command, command)

    async def allowed(ask: Ask) -> list[Answer]:
        refused = await groups.refusal(ask, command, is_known=command in COMMANDS)
        return await _command(ask, command) if refused is None else refused

    return await _answered(ask, allowed, place=managing.place_of(ask, command))


async def _command(ask: Ask, command: str) -> list[Answer]:
    route = COMMANDS.get(command)
    if ask.chat.asked and route is not sources.cancel and await groups.may_change(ask):
        await ask_for(ask.desk, ask.chat.id, "")
    if route is None:
        return answer(ask.say("command-unknown", command=f"/{command[:_LONGEST]}"))
    return await route(ask)


async def hear_words(ask: Ask) -> list[Answer]:
    """Answer words without a slash: those that were asked for, a spoken command («تابع لافروف»), or an offer."""
    for pattern, command in _SPOKEN:
        found = None if ask.chat.asked else pattern.fullmatch(ask.words.strip())
        if found:
            behind = (found[1] or "") if found.re.groups else ""
            return await hear_command(replace(ask, words=behind.strip()), command)
    return await _answered(ask, _words, place=managing.place_of(ask, "sub"))


async def _words(ask: Ask) -> list[Answer]:
    """Answer words that are no command; in a group those of an administrator."""
    if not await groups.may_change(ask):
        return []
    return await (sources.words_given if ask.chat.asked else words.plain_words)(ask)


async def hear_forwarded(ask: Ask, channel: str) -> list[Answer]:
    """Answer a channel's post that was forwarded: `channel` is its name, "" for one without."""
    ask = replace(ask, words=f"@{channel}" if channel else "")
    return await _answered(ask, sources.forwarded, place=managing.place_of(ask, "sub"))


async def hear_file(ask: Ask, file: SentFile) -> list[Answer]:
    """Answer a file; in a group one of an administrator."""

    async def route(ask: Ask) -> list[Answer]:
        return await lists.file_given(ask, file) if await groups.may_change(ask) else []

    return await _answered(ask, route, place=managing.place_of(ask, "import"))


async def hear_press(ask: Ask, data: str) -> list[Answer]:
    """Answer a pressed button; one of an older version, or one that is not ours, is told politely."""
    verb, _, rest = data.partition(":")

    async def allowed(ask: Ask) -> list[Answer]:
        refused = await groups.press_refusal(ask, data)
        return await _pressed(ask, verb, rest) if refused is None else refused

    return await _answered(ask, allowed, place=managing.place_of_press(ask, verb))


async def _pressed(ask: Ask, verb: str, rest: str) -> list[Answer]:
    for name, pattern, route in PRESSES:
        if name == verb and re.fullmatch(pattern, rest, re.DOTALL):
            return await route(replace(ask, parts=tuple(rest.split(":"))))
    return answer(ask.say("press-old"))


async def _answered(ask: Ask, route: Route, *, place: int = 0) -> list[Answer]:
    """Answer, or say in the person's language what cannot be done and why; `place` is another chat to act on."""
    try:
        within = await managing.entered(ask, place) if place else ask
        return managing.dressed(within, await route(within))
    except QueryError as error:
        return answer(query_error(ask.chat.language, error))
    except MujazError as error:
        return answer(why(ask.chat.language, error))
