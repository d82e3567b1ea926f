"""One subscription, on a page of its own: its words, name, mode, rest and source, with a button for each."""

from __future__ import annotations

from bot.chats.sources import key_of
from bot.errors import QueryError
from bot.labels import FOLDER, marked, shortened
from bot.query.grammar import parse
from bot.query.planner import other_names
from bot.texts.markup import Html, bold, code, isolate, lines
from bot.texts.when import upcoming
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import Subscription

LISTED = 8  # subscriptions on a page of the list
_NAMES = 6  # other names that are told
MODES = {  # verb: alerts, digest, label
    "alert": (True, False, "🔔"),
    "digest": (False, True, "📰"),
    "both": (True, True, "🔔 + 📰"),
    "none": (False, False, "🔕"),
}
_TOLD = {"alert": "mode-alert", "digest": "mode-digest", "both": "mode-both", "none": "mode-none"}


def mode(ask: Ask, item: Subscription) -> Html:
    """Say in which way a subscription is told, or until when it rests."""
    if item.paused:
        return ask.say("mode-paused")
    if item.until is not None and item.is_resting(ask.desk.clock()):
        when = upcoming(item.until, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
        return ask.say("mode-until", when=when)
    return ask.say(_TOLD[_verb(item)])


def _verb(item: Subscription) -> str:
    return next(
        verb for verb, (alerts, digest, _) in MODES.items() if (alerts, digest) == (item.alerts, item.digest)
    )


async def page(ask: Ask, item: Subscription, *, edit: bool = True) -> list[Answer]:
    """Show a subscription as it stands, with all that can be done with it."""
    told = [bold(marked(item))]
    if item.query and item.label != item.query:
        told.append(ask.say("item-query", query=exactly(item)))
    told += [*_names(ask, item), *await _source(ask, item), *_folder(item), mode(ask, item)]
    told += [Html(""), ask.say("item-legend")]
    back = Button(ask.say("button-back"), f"list:{await _list_page(ask, item)}")
    return answer(lines(*told), *_buttons(ask, item, back), edit=edit)


async def _list_page(ask: Ask, item: Subscription) -> int:
    """Give the page of the list on which a subscription stands."""
    numbers = [each.number for each in await ask.desk.store.subscriptions(ask.chat.id)]
    return numbers.index(item.number) // LISTED if item.number in numbers else 0


def exactly(item: Subscription) -> Html:
    """Give the words, to be copied by a tap."""
    return code(item.query or item.label)


def _names(ask: Ask, item: Subscription) -> list[Html]:
    """Tell under which other names the words are looked for; of words that are not understood any more, none."""
    try:
        names = other_names(parse(item.query), ask.desk.watch.aliases) if item.query else []
    except QueryError:
        return []
    shown = ", ".join(names[:_NAMES]) + ("…" if len(names) > _NAMES else "")
    return [ask.say("sub-names", names=shown)] if names else []


async def _source(ask: Ask, item: Subscription) -> list[Html]:
    """Name the source to which some words are limited."""
    if not item.source or not item.query:
        return []
    feed = await ask.desk.store.feed(item.source)
    return [ask.say("item-source", source=shortened(feed.name if feed else item.source))]


def _folder(item: Subscription) -> list[Html]:
    return [Html(f"{FOLDER} {isolate(item.folder)}")] if item.folder else []


def _buttons(ask: Ask, item: Subscription, back: Button) -> list[tuple[Button, ...]]:
    def button(label: str, verb: str) -> Button:
        return Button(ask.say(label), f"item:{item.number}:{verb}")

    is_resting = item.is_resting(ask.desk.clock())
    rests = (button("button-resume", "resume"),) if is_resting else (
        button("button-pause", "pause"), button("button-pause-day", "day")
    )  # fmt: skip
    is_named = bool(item.name) and not item.source
    names = (button("button-name", "name"), *((button("button-unname", "unname"),) if is_named else ()))
    return [
        _mode_row(item),
        (button("button-query", "query"), *names),
        rests,
        *([(Button(ask.say("button-share"), f"share:{item.number}"),)] if not item.source else []),
        *_source_rows(ask, item),
        *([(button("button-unfolder", "unfolder"),)] if item.folder else []),
        *([(button("button-search", "search"),)] if item.query else []),
        (button("button-remove", "remove"), back),
    ]


def _mode_row(item: Subscription) -> tuple[Button, ...]:
    now = _verb(item)
    return tuple(
        Button(f"✅ {label}" if verb == now else label, f"item:{item.number}:mode:{verb}")
        for verb, (_, _, label) in MODES.items()
    )


def _source_rows(ask: Ask, item: Subscription) -> list[tuple[Button, ...]]:
    """Give the ways to the source of a subscription, or to those that it may be limited to."""
    if not item.source:
        return [(Button(ask.say("button-limit"), f"item:{item.number}:limit:0"),)]
    show = Button(ask.say("button-show-source"), f"feed:{key_of(item.source)}:show")
    lifting = Button(ask.say("button-lift"), f"item:{item.number}:lift")
    return [(show, lifting) if item.query else (show,)]
