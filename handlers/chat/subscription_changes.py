"""What does a button on a subscription's page do, and what becomes of the words that it asked for?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.chats.changing import LONGEST_NAME, lift, limit, requery
from bot.chats.following import AlreadyFollowedError, Followed, keep
from bot.chats.sources import ask_for, key_of, listing
from bot.chats.visible import visible
from bot.digest.render import story_block
from bot.errors import QueryError
from bot.labels import marked, shortened
from bot.sources.addresses.typed import is_address
from bot.texts.markup import Html, bold, isolate, lines
from bot.texts.split import split
from handlers.chat.groups import is_shared
from handlers.chat.mistakes import query_error
from handlers.chat.searching import find
from handlers.chat.subscription_page import MODES, exactly, page
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows, yes_no
from storage.records import Subscription

_DAY = timedelta(days=1)
_SEARCH_DAYS = 7
_FOUND = 5  # articles shown of a search
_PAGE = 8  # sources shown at once
QUERY, NAME = "query", "name"  # what the next plain words are meant for, before the number of a subscription


async def item_pressed(ask: Ask) -> list[Answer]:
    """Show one subscription with its buttons, after changing it where the button says so."""
    number, *verb = ask.parts
    item = await ask.desk.store.subscription(ask.chat.id, int(number))
    if item is None:
        return answer(ask.say("item-gone"), edit=True)
    route = _VERBS.get(verb[0] if verb else "", _change)
    return await route(ask, item, *verb)


async def _ask_for_words(ask: Ask, item: Subscription, _: str) -> list[Answer]:
    await ask_for(ask.desk, ask.chat.id, f"{QUERY} {item.number}")
    shared = yes_no(is_shared(ask))
    if not item.query:
        return answer(ask.say("source-which-words", source=bold(shortened(item.label)), shared=shared))
    return answer(ask.say("item-which-words", query=exactly(item), shared=shared))


async def _ask_for_name(ask: Ask, item: Subscription, _: str) -> list[Answer]:
    await ask_for(ask.desk, ask.chat.id, f"{NAME} {item.number}")
    return answer(ask.say("item-which-name", query=bold(marked(item)), shared=yes_no(is_shared(ask))))


async def _lift(ask: Ask, item: Subscription, _: str) -> list[Answer]:
    can_be = item.source and item.query
    return await page(ask, (await lift(ask.desk, item)).subscription if can_be else item)


async def _change(ask: Ask, item: Subscription, *verb: str) -> list[Answer]:
    changed = replace(item, **_changes(item, ask.desk.clock(), *verb))
    if changed != item:
        await keep(ask.desk, changed)
    return await page(ask, changed)


def _changes(item: Subscription, now: datetime, verb: str = "", value: str = "") -> dict[str, Any]:
    """Give the fields that a button changes."""
    if verb == "mode":
        alerts, digest, _ = MODES[value]
        return {"alerts": alerts, "digest": digest}
    changes: dict[str, dict[str, Any]] = {
        "alerts": {"alerts": not item.alerts},
        "digest": {"digest": not item.digest},
        "pause": {"paused": not item.is_resting(now), "until": None},  # a button of before, which did both
        "day": {"paused": False, "until": now + _DAY},
        "resume": {"paused": False, "until": None},
        "unname": {"name": ""},
        "unfolder": {"folder": ""},
    }
    return changes.get(verb, {})


async def _of_question(ask: Ask) -> Subscription | None:
    """Give the subscription that the question was about."""
    number = ask.chat.asked.partition(" ")[2]
    return await ask.desk.store.subscription(ask.chat.id, int(number)) if number.isdecimal() else None


async def query_given(ask: Ask) -> list[Answer]:
    """Take words as the new query; what cannot be taken is explained, and asked for again."""
    item = await _of_question(ask)
    if item is None:
        await ask_for(ask.desk, ask.chat.id, "")
        return answer(ask.say("item-gone"))
    if is_address(ask.words):
        return answer(ask.say("item-no-address"))
    again = ask.say("source-words-again")
    try:
        followed = await requery(ask.desk, item, ask.words)
    except QueryError as error:
        return answer(lines(query_error(ask.chat.language, error), "", again))
    except AlreadyFollowedError as error:
        return answer(lines(ask.say("sub-exists", query=bold(marked(error.subscription))), "", again))
    await ask_for(ask.desk, ask.chat.id, "")
    (shown,) = await page(ask, followed.subscription, edit=False)
    return [replace(shown, text=lines(ask.say("item-changed"), *_recent(ask, followed), "", shown.text))]


def _recent(ask: Ask, followed: Followed) -> list[Html]:
    """Say how many articles the last day had for the new words."""
    if not followed.recent:
        return [ask.say("sub-none-yet")]
    return [ask.say("item-recent", count=len(followed.recent))]


async def name_given(ask: Ask) -> list[Answer]:
    """Take words as the name; one that is too long is asked for again."""
    item = await _of_question(ask)
    if item is None:
        await ask_for(ask.desk, ask.chat.id, "")
        return answer(ask.say("item-gone"))
    name = " ".join(ask.words.split())
    if not name or len(name) > LONGEST_NAME:
        return answer(ask.say("item-name-long", most=LONGEST_NAME))
    named = replace(item, name="" if name == item.query and not item.source else name)
    await keep(ask.desk, named)
    await ask_for(ask.desk, ask.chat.id, "")
    return await page(ask, named, edit=False)


async def _search(ask: Ask, item: Subscription, _: str) -> list[Answer]:
    """Search for the words now; of a subscription to a source only in what this says."""
    if not item.source or not item.query:
        return await find(ask, item.query) if item.query else answer(ask.say("press-old"))
    since = ask.desk.clock() - timedelta(days=_SEARCH_DAYS)
    articles = [each for each in await ask.desk.store.articles(since) if each.feed_url == item.source]
    articles = await visible(ask.desk, ask.chat.id, articles)
    found = await asyncio.to_thread(ask.desk.watch.found, item, articles)
    if not found:
        return answer(ask.say("search-none", query=bold(marked(item)), days=_SEARCH_DAYS))
    head = ask.say("search-title", query=bold(marked(item)), count=len(found))
    shown = [story_block(each.article, ask.chat, now=ask.desk.clock(), fold=True) for each in found[:_FOUND]]
    rest = [ask.say("search-more", shown=_FOUND)] if len(found) > _FOUND else []
    return [Answer(part) for part in split("\n\n".join([head, *shown, *rest]))]


async def _choose_source(ask: Ask, item: Subscription, _: str, wanted: str) -> list[Answer]:
    """Show the sources to which the words may be limited, a page of them."""
    listed = await listing(ask.desk, ask.chat.id)
    last = max(0, (len(listed) - 1) // _PAGE)
    at = max(0, min(int(wanted), last))
    shown = list(enumerate(listed, 1))[at * _PAGE : (at + 1) * _PAGE]
    rows = [Html(f"{place}. {isolate(shortened(each.feed.name))}") for place, each in shown]
    buttons = [Button(f"{place}", f"limit:{item.number}:{key_of(each.feed.url)}") for place, each in shown]
    turns = [
        Button(ask.say(label), f"item:{item.number}:limit:{there}")
        for label, there, is_there in (("button-earlier", at - 1, at > 0), ("button-later", at + 1, at < last))
        if is_there
    ]
    back = Button(ask.say("button-back"), f"item:{item.number}")
    if not listed:
        return answer(ask.say("sources-none"), (back,), edit=True)
    text = lines(ask.say("item-which-source", query=bold(item.label)), "", *rows)
    return answer(text, *in_rows(buttons, 4), *([tuple(turns)] if turns else []), (back,), edit=True)


async def limit_pressed(ask: Ask) -> list[Answer]:
    """Limit a subscription to the source of the button."""
    number, key = ask.parts
    item = await ask.desk.store.subscription(ask.chat.id, int(number))
    listed = await listing(ask.desk, ask.chat.id)
    feed = next((each.feed for each in listed if key_of(each.feed.url) == key), None)
    if item is None or not item.query or feed is None:
        return answer(ask.say("item-gone" if item is None else "source-unknown"), edit=True)
    return await page(ask, (await limit(ask.desk, item, feed)).subscription)


_VERBS: dict[str, Callable[..., Awaitable[list[Answer]]]] = {
    "query": _ask_for_words,
    "name": _ask_for_name,
    "search": _search,
    "limit": _choose_source,
    "lift": _lift,
}
