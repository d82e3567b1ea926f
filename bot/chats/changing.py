"""How does a subscription become another one? Other words, another source: number and history stay."""

from __future__ import annotations

from dataclasses import replace

from bot.chats.following import Followed, check_room, fill, read_source
from bot.chats.sources import candidate, candidate_of, key_of
from bot.desk import Desk
from bot.errors import MujazError
from bot.feeds import let_go
from bot.operating.room import room_of
from bot.query.grammar import parse
from bot.watch import Watch
from storage.interface import Store, Transaction
from storage.records import Candidate, Chat, Feed, Match, Subscription

LONGEST_NAME = 60  # characters
_REMOVED = 5  # subscriptions that can be brought back


class ItemGoneError(MujazError):
    """The subscription is not there any more."""

    text = "item-gone"


async def requery(desk: Desk, item: Subscription, words: str) -> Followed:
    """Look for other words from now on, and give what the last day had for them.

    Raises QueryError, AlreadyFollowedError, TooManyError or ItemGoneError; nothing is changed then.
    """
    parse(words)
    return await _become(desk, item, replace(item, query=words, name=_named(item, words)))


def _named(item: Subscription, words: str) -> str:
    """Give the name with other words, where it is made of words and source; a name of the chat's own stays.

    >>> from datetime import UTC, datetime
    >>> item = Subscription(7, 1, "لافروف", datetime(2026, 11, 23, tzinfo=UTC), name="لافروف · صدى")
    >>> _named(item, "الصين")
    'الصين · صدى'
    """
    if item.source and not item.query:
        return f"{words} · {item.name}" if item.name else ""
    start = f"{item.query} · "
    return f"{words} · {item.name.removeprefix(start)}" if item.name.startswith(start) else item.name


async def limit(desk: Desk, item: Subscription, feed: Feed) -> Followed:
    """Take only what one source says. Raises what `requery` raises but QueryError, and TooManySourcesError."""
    name = item.name or f"{item.query} · {feed.name}"
    return await _become(desk, item, replace(item, source=feed.url, name=name), feed)


async def lift(desk: Desk, item: Subscription) -> Followed:
    """Take what every source says. Raises what `requery` raises."""
    parse(item.query)
    name = "" if item.name.startswith(f"{item.query} · ") else item.name
    return await _become(desk, item, replace(item, source="", name=name))


async def _become(desk: Desk, item: Subscription, wanted: Subscription, feed: Feed | None = None) -> Followed:
    """Save a subscription as another one, and put into the next digest what it asks for now."""
    store = desk.store
    async with store.transaction() as change:
        had = await store.subscriptions(item.chat_id)
        if item.number not in {each.number for each in had}:
            raise ItemGoneError("the subscription was removed")
        check_room(await room_of(desk, item.chat_id), wanted, [each for each in had if each.number != item.number])
        if item.source != wanted.source:
            await let_go(desk, change, [item])
        if feed is not None:
            await read_source(desk, change, candidate_of(feed))
        await _withdraw(store, change, item)
        change.save(wanted)
    follow_anew(desk.watch, wanted)
    return await fill(desk, wanted, parse(wanted.query) if wanted.query else None)


def follow_anew(watch: Watch, item: Subscription) -> None:
    """Watch for a subscription as it now stands."""
    watch.unfollow(item)
    watch.follow(item)


async def _withdraw(store: Store, change: Transaction, item: Subscription) -> None:
    """Take back what was found for a subscription and not told yet."""
    for match in await store.matches(item.chat_id):
        if item.number in match.subscriptions and match.told_at is None and not match.digest:
            left = _without(match, item.number)
            if left.subscriptions:
                change.save(left)
            else:
                change.delete(match)


def _without(match: Match, number: int) -> Match:
    return replace(
        match,
        subscriptions=tuple(each for each in match.subscriptions if each != number),
        why=tuple(each for each in match.why if each.subscription != number),
    )


async def set_aside(desk: Desk, item: Subscription) -> None:
    """Remember a subscription that is about to be removed, as it is."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(item.chat_id)
        if chat is not None:
            others = [each for each in chat.removed if each.number != item.number]
            change.save(replace(chat, removed=(*others, item)[-_REMOVED:]))


async def bring_back(desk: Desk, chat_id: int, number: int) -> Subscription:
    """Follow again what was removed, with all that it had.

    Raises ItemGoneError, AlreadyFollowedError, TooManyError or TooManySourcesError.
    """
    store = desk.store
    chat = await store.chat(chat_id)
    item = next((each for each in chat.removed if each.number == number), None) if chat else None
    found = await _source(desk, item) if item is not None and item.source else None
    async with store.transaction() as change:
        chat = await store.chat(chat_id)
        if chat is None or item is None or (item.source and found is None):
            raise ItemGoneError("it was removed too long ago")
        check_room(await room_of(desk, chat_id), item, await store.subscriptions(chat_id))
        if found is not None:
            await read_source(desk, change, found)
        change.save(item, _came_back(chat, item))
    follow_anew(desk.watch, item)
    return item


async def _source(desk: Desk, item: Subscription) -> Candidate | None:
    """Give the source of what was removed: it may have been forgotten with it."""
    keys = (key_of(item.source, item.query), key_of(item.source))
    found = [await candidate(desk, item.chat_id, key) for key in keys]
    return next((each for each in found if each is not None), None)


def _came_back(chat: Chat, item: Subscription) -> Chat:
    return replace(chat, removed=tuple(each for each in chat.removed if each.number != item.number))
