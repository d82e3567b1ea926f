"""What does a chat follow? Saved, watched for at once, and filled with what the last day already brought."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.desk import Desk
from bot.errors import MujazError, QueryError
from bot.query.grammar import parse
from bot.query.tree import Query
from bot.watch import search
from storage.records import Article, Match, Subscription

RECENT = timedelta(hours=24)


class AlreadyFollowedError(MujazError):
    """The chat follows this query already."""

    text = "sub-exists"


class TooManyError(MujazError):
    """The chat follows as many queries as it may."""

    text = "sub-limit"


class NotFollowedError(MujazError):
    """The chat does not follow this."""

    text = "unsub-unknown"


@dataclass(frozen=True, slots=True)
class Followed:
    """A new subscription, and what the last 24 hours already had for it, newest first."""

    subscription: Subscription
    recent: tuple[Article, ...]


async def follow(desk: Desk, chat_id: int, words: str) -> Followed:
    """Follow a query from now on.

    Raises QueryError, AlreadyFollowedError or TooManyError; nothing is saved then.
    """
    query = parse(words)
    store = desk.store
    async with store.transaction() as change:
        chat = await store.chat(chat_id)
        if chat is None:
            raise LookupError(f"chat {chat_id} is not registered")
        subscriptions = await store.subscriptions(chat_id)
        if any(_means(each, query) for each in subscriptions):
            raise AlreadyFollowedError("followed already", query=words)
        if len(subscriptions) >= desk.settings.queries_per_chat:
            raise TooManyError("too many queries", count=len(subscriptions))
        subscription = Subscription(chat_id, chat.numbered + 1, words, created_at=desk.clock())
        change.save(subscription, replace(chat, numbered=subscription.number))
    desk.watch.follow(subscription)
    return Followed(subscription, await _fill(desk, subscription))


async def _fill(desk: Desk, subscription: Subscription) -> tuple[Article, ...]:
    """Put what the last day had into the chat's next digest, and give it."""
    recent = await recent_articles(desk, subscription.query)
    async with desk.store.transaction() as change:
        change.save(*[await _match(desk, subscription, article) for article in recent])
    return tuple(recent)


async def recent_articles(desk: Desk, words: str) -> list[Article]:
    """Give the last day's articles that a query matches, newest first. Raises QueryError."""
    articles = await desk.store.articles(desk.clock() - RECENT)
    return await asyncio.to_thread(search, words, articles)


async def _match(desk: Desk, subscription: Subscription, article: Article) -> Match:
    had = await desk.store.match(subscription.chat_id, article.key)
    if had is not None:
        return replace(had, subscriptions=tuple(sorted({*had.subscriptions, subscription.number})))
    return Match(subscription.chat_id, article.key, (subscription.number,), article.found_at)


def _means(subscription: Subscription, query: Query) -> bool:
    """Tell whether a subscription asks for the same; one that is not understood any more asks for nothing."""
    try:
        return parse(subscription.query) == query
    except QueryError:
        return False


async def find(desk: Desk, chat_id: int, words: str) -> Subscription:
    """Give the subscription that these words name. Raises NotFollowedError, QueryError."""
    query = parse(words)
    for subscription in await desk.store.subscriptions(chat_id):
        if _means(subscription, query):
            return subscription
    raise NotFollowedError("not followed", query=words)


async def unfollow(desk: Desk, subscription: Subscription) -> None:
    """Stop following; what only this query brought will not be told any more."""
    async with desk.store.transaction() as change:
        change.delete(subscription)
    desk.watch.unfollow(subscription)


async def keep(desk: Desk, subscription: Subscription) -> None:
    """Save a subscription, new or changed, and watch for it as it now stands."""
    async with desk.store.transaction() as change:
        change.save(subscription)
    desk.watch.unfollow(subscription)
    desk.watch.follow(subscription)
