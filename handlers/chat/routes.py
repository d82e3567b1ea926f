"""Which function answers which command, button and word? The one table of the conversation."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.chats.reasons import why
from bot.chats.sources import ask_for
from bot.errors import MujazError, QueryError
from handlers.chat import (
    access,
    backups,
    broadcast,
    catalogue,
    claiming,
    feedlist,
    following,
    lists,
    reading,
    settings,
    sourcelist,
    sources,
    stats,
    status,
    welcome,
    words,
)
from handlers.chat.guard import by_operators, for_operators
from handlers.chat.mistakes import query_error
from handlers.chat.talk import Answer, Ask, SentFile, answer

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
    "sources": catalogue.sources,
    "import": lists.import_,
    "export": lists.export,
    "cancel": sources.cancel,
    "claim": claiming.claim_,
    "operators": for_operators("operators", claiming.operators),
    "status": for_operators("status", status.status),
    "stats": for_operators("stats", stats.stats),
    "feeds": for_operators("feeds", feedlist.feeds),
    "ban": for_operators("ban", access.ban_),
    "unban": for_operators("unban", access.unban_),
    "limit": for_operators("limit", access.limit_),
    "allow": for_operators("allow", access.allow),
    "broadcast": for_operators("broadcast", broadcast.broadcast),
    "backup": for_operators("backup", backups.backup),
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
    ("settings", r"", settings.settings_pressed),
    ("set", r"language|zone|times|quiet|alerts", settings.choose_pressed),
    ("set", r"(language|zone|quiet):.+", settings.chosen_pressed),
    ("set", r"times:\d{1,2}", settings.hour_pressed),
    ("start", r"[a-z]{2}", settings.start_pressed),
    ("forget", r"yes|no", welcome.forget_pressed),
    ("doubt", r"again|drop", by_operators(status.decided)),
    ("status", r"", by_operators(status.refreshed)),
    ("feedlist", r"\d{1,4}", by_operators(feedlist.feeds_pressed)),
    ("fl", r"[0-9a-f]{16}:(show|look|keep|drop)", by_operators(feedlist.feed_pressed)),
    ("resign", r"-?\d{1,18}", by_operators(claiming.removed)),
    ("unban", r"-?\d{1,18}", by_operators(access.unban_pressed)),
    ("allow", r"-?\d{1,18}", by_operators(access.allow_pressed)),
    ("refuse", r"-?\d{1,18}", by_operators(access.refuse_pressed)),
    ("cast", r"\d{1,18}:(send|cancel|stop|show)", by_operators(broadcast.pressed)),
    ("news", r"on|off|sample", broadcast.taking_pressed),
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
    route = COMMANDS.get(ALIASES.get(command, command))
    if ask.chat.asked and route is not sources.cancel:
        await ask_for(ask.desk, ask.chat.id, "")
    if route is None:
        return answer(ask.say("command-unknown", command=f"/{command[:_LONGEST]}"))
    return await _answered(ask, route)


async def hear_words(ask: Ask) -> list[Answer]:
    """Answer words without a slash: those that were asked for, a spoken command («تابع لافروف»), or an offer."""
    if ask.chat.asked:
        return await _answered(ask, sources.words_given)
    for pattern, command in _SPOKEN:
        found = pattern.fullmatch(ask.words.strip())
        if found:
            behind = (found[1] or "") if found.re.groups else ""
            return await hear_command(replace(ask, words=behind.strip()), command)
    return await _answered(ask, words.plain_words)


async def hear_forwarded(ask: Ask, channel: str) -> list[Answer]:
    """Answer a channel's post that was forwarded: `channel` is its name, "" for one without."""
    return await _answered(replace(ask, words=f"@{channel}" if channel else ""), sources.forwarded)


async def hear_file(ask: Ask, file: SentFile) -> list[Answer]:
    """Answer a file."""

    async def route(ask: Ask) -> list[Answer]:
        return await lists.file_given(ask, file)

    return await _answered(ask, route)


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
        return answer(query_error(ask.chat.language, error))
    except MujazError as error:
        return answer(why(ask.chat.language, error))
