"""How are queries shared by a link? In the link itself, or as a list that is kept for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chats.following import (
    RECENT,
    AlreadyFollowedError,
    TooManyError,
    follow,
)
from bot.chats.visible import possible
from bot.desk import Desk
from bot.errors import MujazError, QueryError
from bot.links.packing import Ref, Words, share, signing_key, unpack
from bot.query.grammar import parse
from storage.records import Article, SharedList, Subscription

LISTS = 20  # that one chat keeps; the oldest goes
DAYS = 90  # that a list is kept


class LinkEndedError(MujazError):
    """The list behind a link is not kept any more."""

    text = "link-ended"


class NothingToShareError(MujazError):
    """The chat follows no words."""

    text = "share-none"


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one query of a list had in the last day, newest first; `error` where it is none that is understood."""

    query: str
    recent: tuple[Article, ...] = ()
    error: QueryError | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list: queries that are followed now, were already, and those for which there is no room."""

    followed: int = 0
    known: int = 0
    left_out: int = 0
    broken: int = 0


def shareable(subscriptions: Sequence[Subscription]) -> tuple[str, ...]:
    """Give what of a chat's subscriptions is shared: words for all that is read, in their order, each once."""
    return tuple(dict.fromkeys(each.query for each in subscriptions if each.query and not each.source))


async def shared_link(desk: Desk, chat_id: int, queries: Sequence[str]) -> str:
    """Give what stands behind `start=` for some queries; a list that does not fit is kept. Raises QueryError."""
    if not queries:
        raise NothingToShareError("nothing to share", chat_id=chat_id)
    for query in queries:
        parse(query)
    payload, kept = share(queries, signing_key(desk.settings.bot_token))
    if kept is not None:
        await _keep(desk, SharedList(chat_id, _number(kept.number), tuple(kept.queries), desk.clock()))
    return payload


async def _keep(desk: Desk, shared: SharedList) -> None:
    async with desk.store.transaction() as change:
        others = [each for each in await desk.store.shared_lists(shared.chat_id) if each.key != shared.key]
        change.delete(*others[LISTS - 1 :])
        change.save(shared)


async def opened(desk: Desk, payload: str) -> tuple[str, ...]:
    """Give the queries of a link. Raises LinkError, or LinkEndedError for a list that is not kept any more."""
    match unpack(payload, signing_key(desk.settings.bot_token)):
        case Words(queries):
            return queries
        case Ref(number):
            kept = [each for each in await desk.store.shared(_number(number)) if not _is_stale(each, desk.clock())]
            if not kept:
                raise LinkEndedError("a shared list is not kept any more", number=_number(number))
            return kept[0].queries


def _number(number: int) -> str:
    return f"{number:016x}"


def _is_stale(shared: SharedList, now: datetime) -> bool:
    return now - shared.made_at > timedelta(days=DAYS)


async def stale(desk: Desk, chat_id: int, now: datetime) -> list[SharedList]:
    """Give a chat's lists that were shared too long ago."""
    return [each for each in await desk.store.shared_lists(chat_id) if _is_stale(each, now)]


async def forecasts(desk: Desk, chat_id: int, queries: Sequence[str]) -> list[Forecast]:
    """Say what each of some queries would have brought in the last day; nothing is saved."""
    return [await _forecast(desk, chat_id, query) for query in queries]


async def _forecast(desk: Desk, chat_id: int, query: str) -> Forecast:
    try:
        lookup = await asyncio.to_thread(desk.watch.lookup, query)
    except QueryError as error:
        return Forecast(query, error=error)
    seen = await possible(desk, chat_id, lookup, desk.clock() - RECENT)
    found = await asyncio.to_thread(lambda: [each.article for each in seen if each.answers(lookup)])
    return Forecast(query, tuple(sorted(found, key=lambda each: each.published, reverse=True)))


async def followed_of(desk: Desk, chat_id: int, queries: Sequence[str]) -> set[str]:
    """Give those of some queries that a chat follows, however they are typed."""
    own = [each for each in await desk.store.subscriptions(chat_id) if not each.source]
    trees = {_tree(each.query) for each in own}
    return {query for query in queries if _tree(query) in trees}


def _tree(query: str) -> object:
    try:
        return parse(query)
    except QueryError:
        return query


async def take(desk: Desk, chat_id: int, queries: Sequence[str]) -> Taken:
    """Follow all of some queries, as far as there is room; nothing is followed twice."""
    followed = known = broken = 0
    for place, query in enumerate(queries):
        try:
            await follow(desk, chat_id, query)
            followed += 1
        except AlreadyFollowedError:
            known += 1
        except QueryError:
            broken += 1
        except TooManyError:
            return Taken(followed, known, len(queries) - place, broken)
    return Taken(followed, known, 0, broken)
