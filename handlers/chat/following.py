"""/sub, /unsub, /list: what the chat follows, and the buttons that change it."""

from __future__ import annotations

from dataclasses import replace

from bot.chats.changing import bring_back, set_aside
from bot.chats.following import AlreadyFollowedError, Followed, follow, respell, unfollow
from bot.chats.following import find as find_followed
from bot.chats.sources import keep_candidates
from bot.labels import FOLDER, marked, shortened
from bot.sources.addresses.typed import parted
from bot.texts.markup import Html, bold, isolate, lines
from handlers.chat.prospects import had_already, when_told
from handlers.chat.sources import limited, looked_up, stands_for
from handlers.chat.subscription_changes import item_pressed as item_page
from handlers.chat.subscription_page import LISTED, mode, page
from handlers.chat.talk import DATA_BYTES, Answer, Ask, Button, answer, in_rows
from storage.records import Standing, Subscription

_NAMES = 6  # other names that are told


async def sub(ask: Ask) -> list[Answer]:
    """Follow the words behind the command, those behind an address in its source only; look at a mere address."""
    address, query = parted(ask.words)
    if address:
        return limited(ask, address, query) if query else looked_up(ask, address)
    return await subscribe(ask, ask.words) if ask.words else answer(ask.say("sub-how"))


async def subscribe(ask: Ask, words: str) -> list[Answer]:
    """Follow a query and show what it would have brought. Raises QueryError, TooManyError."""
    try:
        followed = await follow(ask.desk, ask.chat.id, words)
    except AlreadyFollowedError:
        return answer(ask.say("sub-exists", query=bold(words)))
    head = lines(ask.say("sub-done", query=bold(words)), *names_told(ask, followed))
    parts = (
        head,
        *cautions(ask, followed),
        had_already(ask, followed),
        when_told(ask),
        _spellings(ask, followed),
    )
    return answer("\n\n".join(filter(None, parts)), *_spelling_buttons(followed), *_ways_on(ask, followed))


def _ways_on(ask: Ask, followed: Followed) -> list[tuple[Button, ...]]:
    """Give the way to the subscription's page, and for one that finds too much the way to fewer messages."""
    number = followed.subscription.number
    calm = [(Button(ask.say("button-digest-only"), f"item:{number}:mode:digest"),)] if followed.is_common else []
    return [*calm, (Button(ask.say("button-show-item"), f"item:{number}"),)]


def names_told(ask: Ask, followed: Followed) -> list[Html]:
    """Tell under which other names the words are looked for, the first ones."""
    if not followed.names:
        return []
    shown = ", ".join(followed.names[:_NAMES]) + ("…" if len(followed.names) > _NAMES else "")
    return [ask.say("sub-names", names=shown)]


def cautions(ask: Ask, followed: Followed) -> list[Html]:
    """Say what may make the query find too much."""
    told = [
        ask.say("sub-like-function-word", word=bold(word), like=bold(like), strict=bold(f"={word}"))
        for word, like in followed.function_words
    ]
    if followed.is_common:
        percent = round(100 * len(followed.recent) / followed.read)
        told.append(ask.say("sub-common", percent=percent))
    return told


def _spellings(ask: Ask, followed: Followed) -> Html:
    return ask.say("sub-spellings") if _spelling_buttons(followed) else Html("")


def _spelling_buttons(followed: Followed) -> list[tuple[Button, ...]]:
    """Offer spellings that were read, each with how often; one too long for a button's data is left out."""
    number = followed.subscription.number
    told = ((each, f"spell:{number}:{each.word}:{each.written}") for each in followed.spellings)
    return [
        (Button(f"＋ {each.written} ({each.count})", data),)
        for each, data in told
        if len(data.encode()) <= DATA_BYTES
    ]


async def spelling_pressed(ask: Ask) -> list[Answer]:
    """Search for the other spelling too."""
    number, word, written = ask.parts
    subscription = await ask.desk.store.subscription(ask.chat.id, int(number))
    if subscription is None:
        return answer(ask.say("item-gone"))
    changed = await respell(ask.desk, subscription, word, written)
    return answer(ask.say("spelling-added", query=bold(changed.label)))


async def unsub(ask: Ask) -> list[Answer]:
    """Stop following the words behind the command, or offer the list."""
    if not ask.words:
        return await list_(ask)
    by_number = await _by_number(ask, ask.words)
    return await _remove(ask, by_number or await find_followed(ask.desk, ask.chat.id, ask.words))


async def _by_number(ask: Ask, words: str) -> Subscription | None:
    """Give the subscription at a place of the list, where the words are a number and there is one."""
    subscriptions = await ask.desk.store.subscriptions(ask.chat.id)
    place = int(words) if words.isdecimal() else 0
    return subscriptions[place - 1] if 1 <= place <= len(subscriptions) else None


async def _remove(ask: Ask, subscription: Subscription, *, edit: bool = False) -> list[Answer]:
    await undo_data(ask, subscription)
    await unfollow(ask.desk, subscription)
    return _removed(ask, subscription, edit=edit)


def _removed(ask: Ask, subscription: Subscription, *, edit: bool) -> list[Answer]:
    told = ask.say("unsub-done", query=bold(marked(subscription)))
    return answer(told, (Button(ask.say("button-undo"), f"undo:{subscription.number}"),), edit=edit)


async def undo_data(ask: Ask, subscription: Subscription) -> str:
    """Keep what would be lost, and give the data of the button that brings it back."""
    if subscription.source:
        source = await stands_for(ask, subscription.source)
        await keep_candidates(ask.desk, ask.chat.id, [replace(source, query=subscription.query)])
    await set_aside(ask.desk, subscription)
    return f"undo:{subscription.number}"


async def undo_pressed(ask: Ask) -> list[Answer]:
    """Follow again what was removed, as it was."""
    try:
        item = await bring_back(ask.desk, ask.chat.id, int(ask.parts[0]))
    except AlreadyFollowedError as error:
        return await page(ask, error.subscription)
    shown = Button(ask.say("button-show-item"), f"item:{item.number}")
    return answer(lines(ask.say("sub-done", query=bold(marked(item))), mode(ask, item)), (shown,), edit=True)


async def list_(ask: Ask) -> list[Answer]:
    """Show what the chat follows."""
    return await _list_page(ask, 0)


async def list_pressed(ask: Ask) -> list[Answer]:
    """Show another page of the list."""
    return await _list_page(ask, int(ask.parts[0]), edit=True)


async def _list_page(ask: Ask, page: int, *, edit: bool = False) -> list[Answer]:
    subscriptions = await ask.desk.store.subscriptions(ask.chat.id)
    if not subscriptions:
        return answer(ask.say("list-empty"), edit=edit)
    first = max(0, min(page, (len(subscriptions) - 1) // LISTED)) * LISTED
    shown = list(enumerate(subscriptions, 1))[first : first + LISTED]
    rows = [f"{place}. {bold(marked(each))} – {mode(ask, each)}{_folder(each)}" for place, each in shown]
    title, below = ask.say("list-title", count=len(subscriptions)), [*_held(ask), ask.say("list-hint")]
    text = lines(title, "", *map(Html, rows), "", *below)
    buttons = [Button(f"{place}", f"item:{each.number}") for place, each in shown]
    turn = _turning(ask, first, len(subscriptions))
    shared = (Button(ask.say("button-share"), "share:"),)
    return answer(text, *in_rows(buttons, 4), *([turn] if turn else []), shared, edit=edit)


def _folder(item: Subscription) -> str:
    return f" · {FOLDER} {isolate(shortened(item.folder))}" if item.folder else ""


def _held(ask: Ask) -> list[Html]:
    """Say what keeps back all that the list promises."""
    if ask.chat.standing is Standing.PAUSED:
        return [ask.say("sub-paused")]
    return [] if ask.chat.alerts else [ask.say("sub-alerts-off")]


def _turning(ask: Ask, first: int, total: int) -> tuple[Button, ...]:
    page = first // LISTED
    earlier = [Button(ask.say("button-earlier"), f"list:{page - 1}")] if first else []
    later = [Button(ask.say("button-later"), f"list:{page + 1}")] if first + LISTED < total else []
    return (*earlier, *later)


async def item_pressed(ask: Ask) -> list[Answer]:
    """Show one subscription, or remove it; who presses twice keeps the way to undo it."""
    number = int(ask.parts[0])
    if ask.parts[1:] != ("remove",):
        return await item_page(ask)
    subscription = await ask.desk.store.subscription(ask.chat.id, number)
    if subscription is not None:
        return await _remove(ask, subscription, edit=True)
    removed = next((each for each in ask.chat.removed if each.number == number), None)
    return _removed(ask, removed, edit=True) if removed else answer(ask.say("item-gone"), edit=True)
