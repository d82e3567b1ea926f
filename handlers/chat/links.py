"""/start with a payload, and /share: queries go from chat to chat by a link. Nothing is followed unpressed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from bot.chats.joining import keep_draft
from bot.chats.sharing import (
    DAYS,
    Forecast,
    followed_of,
    forecasts,
    opened,
    shareable,
    shared_link,
    take,
)
from bot.digest.render import story_block
from bot.links.packing import LONGEST, address
from bot.texts.markup import Html, bold, lines
from handlers.chat.first_minute import begin, greet, propose
from handlers.chat.following import subscribe
from handlers.chat.groups import is_shared
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import Subscription

_PAGE = 8  # queries of a list that are shown at once
_LABEL = 40  # characters of a button
_BETWEEN = "\x1f"  # between queries in a draft
_ELSEWHERE = frozenset({"", "true", "inline"})  # what opens the bot without saying anything


async def start(ask: Ask) -> list[Answer]:
    """Greet, or show what a link carries."""
    if ask.words.strip() not in _ELSEWHERE:
        return await _offer(ask, await opened(ask.desk, ask.words.strip()))
    return answer(ask.say("group-hello")) if is_shared(ask) else await greet(ask)


async def _offer(ask: Ask, queries: Sequence[str], page: int = 0, *, edit: bool = False) -> list[Answer]:
    """Show some queries with what each would have brought, and buttons to follow them."""
    words = _BETWEEN.join(queries)
    await keep_draft(ask.desk, ask.chat.id, words)
    key = _key(words)
    first = max(0, min(page, (len(queries) - 1) // _PAGE)) * _PAGE
    shown = await forecasts(ask.desk, ask.chat.id, queries[first : first + _PAGE])
    had = await followed_of(ask.desk, ask.chat.id, queries)
    hello = [ask.say("link-hello")] if _is_new(ask) else []
    if len(queries) == 1:
        text = lines(*hello, _one(ask, shown[0], had))
        return answer(text, *_one_row(ask, shown[0], had, key), edit=edit)
    rows = [_line(ask, first + place, each, had) for place, each in enumerate(shown, 1)]
    text = lines(*hello, ask.say("link-list", count=len(queries)), "", *rows, "", ask.say("link-hint"))
    return answer(text, *_rows(ask, queries, shown, had, key, first), edit=edit)


def _is_new(ask: Ask) -> bool:
    """Tell whether a person has never followed anything: they do not know yet who writes here."""
    return ask.is_private and not ask.chat.numbered


def _one(ask: Ask, forecast: Forecast, had: set[str]) -> Html:
    told = [ask.say("link-query", query=bold(forecast.query)), Html("")]
    if forecast.recent:
        newest = story_block(forecast.recent[0], ask.chat, now=ask.desk.clock())
        told += [ask.say("sub-recent", count=len(forecast.recent)), Html(""), newest]
    else:
        told.append(ask.say("link-unclear" if forecast.error else "link-none"))
    if forecast.query in had:
        told += [Html(""), ask.say("sub-exists", query=bold(forecast.query))]
    return lines(*told)


def _had(ask: Ask, forecast: Forecast) -> Html:
    if forecast.error is not None:
        return ask.say("link-unclear")
    return ask.say("link-recent", count=len(forecast.recent))


def _line(ask: Ask, place: int, forecast: Forecast, had: set[str]) -> Html:
    mark = "✅ " if forecast.query in had else ""
    return Html(f"{place}. {mark}{bold(forecast.query)} – {_had(ask, forecast)}")


def _one_row(ask: Ask, forecast: Forecast, had: set[str], key: str) -> list[tuple[Button, ...]]:
    if forecast.error is not None or forecast.query in had:
        return []
    return [
        (Button(ask.say("button-follow"), f"link:{key}:0"), Button(ask.say("button-cancel"), f"link:{key}:no"))
    ]


def _rows(  # noqa: PLR0917 (what the keyboard shows)
    ask: Ask, queries: Sequence[str], shown: Sequence[Forecast], had: set[str], key: str, first: int
) -> list[tuple[Button, ...]]:
    left = len(queries) - len(had)
    whole = [(Button(ask.say("button-follow-all", count=left), f"link:{key}:all"),)] if left else []
    single = [
        (Button(f"➕ {_short(each.query)}", f"link:{key}:{first + place}"),)
        for place, each in enumerate(shown)
        if each.error is None and each.query not in had
    ]
    page = first // _PAGE
    earlier = [Button(ask.say("button-earlier"), f"link:{key}:p{page - 1}")] if first else []
    later = [Button(ask.say("button-later"), f"link:{key}:p{page + 1}")] if first + _PAGE < len(queries) else []
    turn = [(*earlier, *later)] if earlier or later else []
    return [*whole, *single, *turn, (Button(ask.say("button-cancel"), f"link:{key}:no"),)]


def _short(query: str) -> str:
    """Give a query for a button, cut between words where it can be."""
    if len(query) <= _LABEL:
        return query
    whole, _, _ = query[:_LABEL].rpartition(" ")
    return (whole or query[: _LABEL - 1]) + "…"


def _key(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


async def link_pressed(ask: Ask) -> list[Answer]:
    """Follow one query of a link or all of them, turn a page, or leave it."""
    key, verb = ask.parts
    words = next((each for each in ask.chat.drafts if _key(each) == key), None)
    if verb == "no":
        return answer(ask.say("link-left"), edit=True)
    if words is None:
        return answer(ask.say("words-gone"))
    queries = words.split(_BETWEEN)
    if verb == "all":
        return await _take_all(ask, queries)
    if verb.startswith("p"):
        return await _offer(ask, queries, int(verb[1:]), edit=True)
    place = min(int(verb), len(queries) - 1)
    if len(queries) == 1:
        told = await (begin if _is_new(ask) else subscribe)(ask, queries[0])
        return [replace(each, edit=True) for each in told]
    told = await subscribe(ask, queries[place])
    return [*await _offer(ask, queries, place // _PAGE, edit=True), *told]


async def _take_all(ask: Ask, queries: Sequence[str]) -> list[Answer]:
    """Follow what there is room for; a newcomer is asked for hour and city of the digest, too."""
    taken = await take(ask.desk, ask.chat.id, queries)
    told = [ask.say("link-taken", count=taken.followed)]
    if taken.known:
        told.append(ask.say("link-known", count=taken.known))
    if taken.left_out:
        told.append(ask.say("link-left-out", count=taken.left_out, most=ask.desk.settings.queries_per_chat))
    if taken.broken:
        told.append(ask.say("link-not-understood", count=taken.broken))
    if _is_new(ask) and taken.followed:
        return propose(ask, ask.chat, lines(*told), edit=True)
    return answer(lines(*told), edit=True)


async def share(ask: Ask) -> list[Answer]:
    """Give a link to the words behind the command, or a subscription by its number, else to all of them."""
    subscriptions = await ask.desk.store.subscriptions(ask.chat.id)
    queries = (await _named(ask, subscriptions),) if ask.words else shareable(subscriptions)
    return await _shared(ask, queries)


async def share_pressed(ask: Ask) -> list[Answer]:
    """Give a link to all that is followed, or to one subscription."""
    number = int(ask.parts[0]) if ask.parts[0] else 0
    if not number:
        return await _shared(ask, shareable(await ask.desk.store.subscriptions(ask.chat.id)))
    subscription = await ask.desk.store.subscription(ask.chat.id, number)
    if subscription is None:
        return answer(ask.say("item-gone"))
    return await _shared(ask, shareable([subscription]))


async def _named(ask: Ask, subscriptions: Sequence[Subscription]) -> str:
    """Give the query that a number of the list or words name; words that nobody follows are shared as they are."""
    if ask.words.isdecimal() and 1 <= int(ask.words) <= len(subscriptions):
        return subscriptions[int(ask.words) - 1].query
    named = [each for each in subscriptions if each.label.casefold() == ask.words.strip().casefold()]
    return named[0].query if named else ask.words


async def _shared(ask: Ask, queries: Sequence[str]) -> list[Answer]:
    payload = await shared_link(ask.desk, ask.chat.id, [query for query in queries if query])
    private = address(ask.bot, payload)
    group = private.replace("?start=", "?startgroup=")
    is_kept = payload.startswith("b")
    return answer(
        lines(
            ask.say("share-done", count=len(queries)),
            Html(private),
            "",
            ask.say("share-group"),
            Html(group),
            *(["", ask.say("share-kept", days=DAYS)] if is_kept else []),
        )
    )


def follow_payload(query: str, key: bytes) -> str:
    """Give the payload that offers a query, or one that just opens the bot where it is too long."""
    from bot.links.packing import LinkError, Words, pack  # noqa: PLC0415 (only inline mode needs it)

    try:
        payload = pack(Words((query,)), key)
    except LinkError:
        return "inline"
    return payload if len(payload) <= LONGEST else "inline"
