"""What does a chat follow? Saved, watched for at once, and filled with what the last day already brought."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.chats.spelling import Spelling, also_written, with_spelling
from bot.desk import Desk
from bot.errors import MujazError, QueryError
from bot.query.grammar import parse
from bot.query.planner import other_names
from bot.query.tree import AllOf, AnyOf, Field, Query, Way, Word
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold, surface
from bot.watch import Finding, reasons
from storage.records import Article, Match, Subscription

RECENT = timedelta(hours=24)
COMMON = 0.05  # of the articles read: a query that finds more than that finds too much
_ENOUGH = 40  # articles, below which nobody can say what is too much


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
    """A new subscription, and what the last 24 hours already had for it, newest first.

    `read` is how many articles were read in that time. `function_words` are words of the query that many write
    like a word of every article («علي» like «على»), each with that word; `spellings` are asked, not searched;
    `names` are other names under which the words are looked for.
    """

    subscription: Subscription
    recent: tuple[Article, ...]
    read: int = 0
    function_words: tuple[tuple[str, str], ...] = ()
    spellings: tuple[Spelling, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_common(self) -> bool:
        """Tell whether the query finds more than one article in twenty."""
        return self.read >= _ENOUGH and len(self.recent) > COMMON * self.read


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
    return await _fill(desk, subscription, query)


async def _fill(desk: Desk, subscription: Subscription, query: Query) -> Followed:
    """Put what the last day had into the chat's next digest, and give it."""
    articles = await desk.store.articles(desk.clock() - RECENT)
    recent = await asyncio.to_thread(desk.watch.found, subscription, articles)
    async with desk.store.transaction() as change:
        change.save(*[await _match(desk, subscription, finding) for finding in recent])
    texts = ["\n".join((article.title, *article.body)) for article in articles]
    return Followed(
        subscription,
        tuple(finding.article for finding in recent),
        len(articles),
        tuple(_like_function_words(query)),
        tuple(await asyncio.to_thread(also_written, query, texts)),
        tuple(other_names(query, desk.watch.aliases)),
    )


_FUNCTION_WORDS = {fold(word): word for word in sorted(STOP_WORDS)}


def _like_function_words(query: Query) -> Iterator[tuple[str, str]]:
    """Give the words of a query that share their fold key with a word of every article, and that word."""
    match query:
        case Word(text, Way.PLAIN):
            like = _FUNCTION_WORDS.get(fold(text))
            if like and surface(text) not in STOP_WORDS:
                yield text, like
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _like_function_words(part)
        case Field(_, part):
            yield from _like_function_words(part)


async def respell(desk: Desk, subscription: Subscription, word: str, written: str) -> Subscription:
    """Search for another spelling of a word too. Raises QueryError for a query that is too long then."""
    query = str(with_spelling(parse(subscription.query), word, written))
    parse(query)
    changed = replace(subscription, query=query)
    await keep(desk, changed)
    return changed


async def _match(desk: Desk, subscription: Subscription, finding: Finding) -> Match:
    article, why = finding.article, reasons(subscription.number, finding.places)
    had = await desk.store.match(subscription.chat_id, article.key)
    if had is not None:
        numbers = tuple(sorted({*had.subscriptions, subscription.number}))
        return replace(had, subscriptions=numbers, why=(*had.why, *why))
    return Match(subscription.chat_id, article.key, (subscription.number,), article.found_at, why=why)


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
