"""Which function answers which command, button and word? The one table of the conversation."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.chats import reasons
from bot.chats.sources import ask_for
from bot.errors import MujazError, QueryError
from handlers.chat import (
    access,
    alert_page,
    alerts,
    backups,
    broadcast,
    catalogue,
    choices,
    claiming,
    feedback,
    feedlist,
    first_minute,
    following,
    groups,
    links,
    lists,
    managing,
    owndata,
    places,
    reading,
    resting,
    saved,
    searching,
    settings,
    sourcelist,
    sources,
    stats,
    status,
    subscription_changes,
    trend,
    welcome,
    why,
    words,
)
from handlers.chat.guard import by_operators, for_operators
from handlers.chat.mistakes import query_error
from handlers.chat.spoken import CANCEL, spoken
from handlers.chat.talk import Answer, Ask, SentFile, answer

Route = Callable[[Ask], Awaitable[list[Answer]]]

COMMANDS: dict[str, Route] = {
    "start": links.start,
    "help": welcome.help_,
    "thanks": welcome.thanks,
    "sub": following.sub,
    "unsub": following.unsub,
    "list": following.list_,
    "digest": reading.digest,
    "missed": reading.missed,
    "search": searching.search_,
    "trend": trend.trend,
    "settings": settings.settings,
    "alerts": alert_page.alerts,
    "why": why.why,
    "muted": alerts.muted_,
    "saved": saved.saved_,
    "pause": resting.rest,
    "resume": settings.back,
    "lang": choices.language,
    "timezone": places.zone,
    "quiet": choices.quiet,
    "about": welcome.about,
    "privacy": owndata.privacy,
    "feedback": feedback.feedback,
    "forget": welcome.forget_me,
    "sources": catalogue.sources,
    "import": lists.import_,
    "export": owndata.export,
    "cancel": sources.cancel,
    "share": links.share,
    "channels": managing.channels,
    "here": groups.here,
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
    "manage": "channels",
}
MENU = (
    "sub",
    "list",
    "digest",
    "missed",
    "search",
    "trend",
    "sources",
    "saved",
    "muted",
    "why",
    "settings",
    "alerts",
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
    "feedback",
    "forget",
)
PRESSES: tuple[tuple[str, str, Route], ...] = (
    ("sub", r".+", words.sub_pressed),
    ("find", r".+", words.find_pressed),
    ("found", r"[0-9a-z]{1,10}:\d{1,4}:.+", searching.found_pressed),
    ("trend", r"\d{1,3}:[dl]:.+", trend.trend_pressed),
    ("page", r"[0-9A-Za-z-]{1,40}:\d{1,4}", reading.page_pressed),
    ("undo", r"\d{1,9}", following.undo_pressed),
    ("src", r"[0-9a-f]{16}:(follow|words|cancel|look|seek)", sources.source_pressed),
    ("src", r"[0-9a-f]{16}:add", sourcelist.add_pressed),
    ("feed", r"[0-9a-f]{16}:(show|follow|unfollow)", catalogue.feed_pressed),
    ("feeds", r"\d{1,4}", catalogue.sources_pressed),
    ("drop", r"[0-9a-f]{16}", sourcelist.drop_pressed),
    ("relist", r"[0-9a-f]{16}:(listed|added)", sourcelist.relist_pressed),
    ("list", r"\d{1,4}", following.list_pressed),
    ("item", r"\d{1,9}(:(alerts|digest|pause|remove))?", following.item_pressed),
    ("item", r"\d{1,9}:(day|resume|query|name|unname|unfolder|search|lift)", subscription_changes.item_pressed),
    ("item", r"\d{1,9}:mode:(alert|digest|both|none)", subscription_changes.item_pressed),
    ("item", r"\d{1,9}:limit:\d{1,4}", subscription_changes.item_pressed),
    ("limit", r"\d{1,9}:[0-9a-f]{16}", subscription_changes.limit_pressed),
    ("pause", r"day|week|open", resting.rest_pressed),
    ("spell", r"\d{1,9}:[^:]+:[^:]+", following.spelling_pressed),
    ("settings", r"", places.settings_back),
    ("set", r"alerts|urgent|weekly|empty|lead|links", settings.switched),
    ("set", r"language|times|days|quiet", choices.opened),
    ("set", r"(language|quiet):.+", choices.chosen),
    ("set", r"times:(1?\d|2[0-3])", choices.hour_pressed),
    ("set", r"days:([0-6]|all)", choices.day_pressed),
    ("set", r"zone", places.settings_chosen),
    ("set", r"zone:.+", places.settings_pressed),
    ("set", r"zones:\d{1,2}", places.settings_turned),
    ("start", r"language|[a-z]{2,3}", first_minute.language_pressed),
    ("first", r".+", first_minute.example_pressed),
    ("want", r"\d{1,9}:(alert|digest|both)", first_minute.way_pressed),
    ("plan", r"yes", first_minute.right_pressed),
    ("plan", r"hours", first_minute.hours_pressed),
    ("plan", r"hour:(1?\d|2[0-3])", first_minute.hour_pressed),
    ("plan", r"place", places.choose_pressed),
    ("plan", r"zone:.+", places.plan_pressed),
    ("plan", r"zones:\d{1,2}", places.plan_turned),
    ("plan", r"back", places.plan_back),
    ("al", r"[0-9a-f]{20}:(save|unsave|mute|back|story|source)", alerts.alert_pressed),
    ("al", r"[0-9a-f]{20}:word:\d{1,9}", alerts.word_pressed),
    ("al", r"[0-9a-f]{20}:why", why.why_pressed),
    ("alerts", r"(show|alerts|urgent|\d{1,9}):\d{1,4}", alert_page.pressed),
    ("muted", r"\d{1,4}", alerts.muted_pressed),
    ("unmute", r"[0-9a-f]{16}", alerts.unmute_pressed),
    ("saved", r"\d{1,4}", saved.saved_pressed),
    ("unsave", r"[0-9a-f]{20}:\d{1,4}", saved.unsave_pressed),
    ("share", r"\d{0,9}", links.share_pressed),
    ("link", r"[0-9a-f]{16}:(all|no|p?\d{1,4})", links.link_pressed),
    ("manage", r"-\d{1,19}", managing.manage_pressed),
    ("own", r"-?\d{1,19}", managing.own_pressed),
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
GIVEN: dict[str, Route] = {  # who takes plain words, by the first word of what they were asked for
    "place": places.typed,
    "times": choices.typed,
    "days": choices.typed,
    "quiet": choices.typed,
    "words": sources.words_given,
    subscription_changes.QUERY: subscription_changes.query_given,
    subscription_changes.NAME: subscription_changes.name_given,
}
_LONGEST = 40  # characters shown of a command that nobody knows
_ONE_SLASH = re.compile("/[^/]*")  # with another one it is a regular expression


async def hear_command(ask: Ask, command: str) -> list[Answer]:
    """Answer a command; `ask.words` are the words behind it. What was asked before is asked no more."""
    command = command.lower()
    command = ALIASES.get(command, command)

    async def allowed(ask: Ask) -> list[Answer]:
        refused = await groups.refusal(ask, command, is_known=command in COMMANDS)
        return await _command(ask, command) if refused is None else refused

    return places.without_keys(ask, await _answered(ask, allowed, place=managing.place_of(ask, command)))


async def _command(ask: Ask, command: str) -> list[Answer]:
    route = COMMANDS.get(command)
    if ask.chat.asked and route is not sources.cancel and await groups.may_change(ask):
        await ask_for(ask.desk, ask.chat.id, "")
    if route is None:
        return _unknown(ask, f"/{command}")
    return await route(ask)


def _unknown(ask: Ask, command: str) -> list[Answer]:
    return answer(ask.say("command-unknown", command=command[: _LONGEST + 1]))


async def hear_words(ask: Ask) -> list[Answer]:
    """Answer words: those that were asked for, a spoken command («تابع لافروف», also «/تابع لافروف»), or an offer.

    Telegram takes only words of Latin letters for commands.
    """
    if ask.replied and (answers := await _answered(ask, feedback.replied)):
        return answers
    if ask.words == ask.say("button-cancel"):
        return await _answered(ask, places.left)
    meant = spoken(ask.words.removeprefix("/"))  # Telegram knows no commands in Arabic or Russian letters
    if meant is not None and (meant.command == CANCEL or not _asked_for(ask)):
        return await hear_command(replace(ask, words=meant.words), meant.command)
    if _ONE_SLASH.fullmatch(ask.words) and not _asked_for(ask):
        return answer(ask.say("command-unknown", command=ask.words.split()[0][:_LONGEST]))
    return await _answered(ask, _words, place=managing.place_of(ask, "sub"))


def _asked_for(ask: Ask) -> Route | None:
    """Give who takes the words that a chat was asked for, None where it was asked for none."""
    return GIVEN.get(ask.chat.asked.partition(" ")[0])


async def _words(ask: Ask) -> list[Answer]:
    """Answer words that are no command; in a group those of an administrator."""
    if not await groups.may_change(ask):
        return []
    if ask.words.startswith("/") and ask.words.count("/") == 1 and not _asked_for(ask):
        return _unknown(ask, ask.words.split()[0])  # a regular expression ends with another one
    is_first = ask.chat.asked == first_minute.ASKED
    return await (_asked_for(ask) or (first_minute.words_given if is_first else words.plain_words))(ask)


async def hear_forwarded(ask: Ask, channel: str) -> list[Answer]:
    """Answer a channel's post that was forwarded: `channel` is its name, "" for one without."""
    ask = replace(ask, words=f"@{channel}" if channel else "")
    return await _answered(ask, sources.forwarded, place=managing.place_of(ask, "sub"))


async def hear_file(ask: Ask, file: SentFile) -> list[Answer]:
    """Answer a file; in a group one of an administrator."""

    async def route(ask: Ask) -> list[Answer]:
        return await lists.file_given(ask, file) if await groups.may_change(ask) else []

    return await _answered(ask, route, place=managing.place_of(ask, "import"))


async def hear_location(ask: Ask, latitude: float, longitude: float) -> list[Answer]:
    """Answer a place that a person shared."""

    async def route(ask: Ask) -> list[Answer]:
        return await places.shared(ask, latitude, longitude)

    return await _answered(ask, route, place=managing.place_of(ask, "timezone"))


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
        return answer(reasons.why(ask.chat.language, error))
