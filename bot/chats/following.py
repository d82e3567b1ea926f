"""What does a chat follow? Saved, watched for at once, and filled with what the last day already brought."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.chats.sources import feed_of
from bot.chats.spelling import Spelling, also_written, with_spelling
from bot.chats.visible import visible
from bot.desk import Desk
from bot.errors import MujazError, QueryError
from bot.feeds import let_go
from bot.operating.room import Room, room_of
from bot.query.grammar import parse
from bot.query.planner import other_names
from bot.query.tree import AllOf, AnyOf, Field, Query, Way, Word
from bot.sources.addresses.typed import AddressError, parted, read_address
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold, surface
from bot.text.russian import forms
from bot.text.tokens import tokens
from bot.watch import Finding, reasons
from storage.interface import Transaction
from storage.records import Article, Candidate, Match, Subscription

RECENT = timedelta(hours=24)
COMMON = 0.05  # of the articles read: a query that finds more than that finds too much
_ENOUGH = 40  # articles, below which nobody can say what is too much


class AlreadyFollowedError(MujazError):
    """The chat follows this already, by `subscription`."""

    text = "sub-exists"

    def __init__(self, subscription: Subscription) -> None:
        super().__init__("followed already", query=subscription.label)
        self.subscription = subscription


class TooManyError(MujazError):
    """The chat follows as many queries as it may."""

    text = "sub-limit"


class TooManySourcesError(TooManyError):
    """The chat follows as many sources as it may."""

    text = "source-limit"


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
        return not self.subscription.source and self.read >= _ENOUGH and len(self.recent) > COMMON * self.read


async def follow(desk: Desk, chat_id: int, words: str) -> Followed:
    """Follow a query from now on.

    Raises QueryError, AlreadyFollowedError or TooManyError; nothing is saved then.
    """
    return await begin(desk, Subscription(chat_id, 0, words, desk.clock()))


async def follow_source(
    desk: Desk, chat_id: int, candidate: Candidate, *, alerts: bool = True, digest: bool = True
) -> Followed:
    """Follow a source that was found, as a whole or (`candidate.query`) for some words; it is read from now on.

    Raises QueryError, AlreadyFollowedError, TooManyError or TooManySourcesError; nothing is saved then.
    """
    now = desk.clock()
    wanted = Subscription(
        chat_id, 0, candidate.query, now, alerts, digest, source=candidate.url, name=candidate.name
    )
    return await begin(desk, wanted, candidate)


async def begin(
    desk: Desk,
    wanted: Subscription,
    candidate: Candidate | None = None,
    *,
    with_it: Callable[[Transaction], Awaitable[None]] | None = None,
) -> Followed:
    """Save a subscription under a number of its own, with the source of a candidate, and fill it.

    `with_it` adds what is to be saved in the same change; what it raises is raised, and nothing is saved.
    """
    query = parse(wanted.query) if wanted.query or not wanted.source else None
    store = desk.store
    async with store.transaction() as change:
        if with_it is not None:
            await with_it(change)
        chat = await store.chat(wanted.chat_id)
        if chat is None:
            raise LookupError(f"chat {wanted.chat_id} is not registered")
        room = await room_of(desk, wanted.chat_id)
        check_room(room, wanted, await store.subscriptions(wanted.chat_id))
        subscription = replace(wanted, number=chat.numbered + 1)
        change.save(subscription, replace(chat, numbered=subscription.number))
        if candidate is not None:
            await read_source(desk, change, candidate)
    desk.watch.follow(subscription)
    return await fill(desk, subscription, query)


def check_room(room: Room, wanted: Subscription, had: Sequence[Subscription]) -> None:
    """Raise AlreadyFollowedError, TooManyError or TooManySourcesError where a chat may not have one more."""
    same = next((each for each in had if _mean_the_same(each, wanted)), None)
    if same is not None:
        raise AlreadyFollowedError(same)
    queries = sum(bool(each.query) for each in had)
    if wanted.query and queries >= room.queries:
        raise TooManyError("too many queries", count=queries)
    sources = {each.source for each in had if each.source}
    if wanted.source and len(sources | {wanted.source}) > room.sources:
        raise TooManySourcesError("too many sources", count=len(sources))


async def read_source(desk: Desk, change: Transaction, candidate: Candidate) -> None:
    """Make a source one that is read: it is due now unless it is read already."""
    now = desk.clock()
    feed = await desk.store.feed(candidate.url)
    if feed is None:
        change.save(feed_of(candidate, now))
    elif feed.next_check_at is None:
        change.save(replace(feed, next_check_at=now))


async def fill(desk: Desk, subscription: Subscription, query: Query | None) -> Followed:
    """Put what the last day had into the chat's next digest, and give it."""
    articles = await visible(desk, subscription.chat_id, await desk.store.articles(desk.clock() - RECENT))
    if subscription.source:
        articles = [article for article in articles if article.feed_url == subscription.source]
    seeming = await _seeming(desk, subscription, articles)
    recent = await asyncio.to_thread(desk.watch.found, subscription, seeming)
    async with desk.store.transaction() as change:
        change.save(*[await _match(desk, subscription, finding) for finding in recent])
    found = tuple(finding.article for finding in recent)
    if query is None:
        return Followed(subscription, found)
    texts = ["\n".join((article.title, *article.body)) for article in articles]
    return Followed(
        subscription,
        found,
        len(articles),
        tuple(_like_function_words(query)),
        tuple(await asyncio.to_thread(also_written, query, texts)),
        tuple(other_names(query, desk.watch.aliases)),
    )


async def _seeming(desk: Desk, subscription: Subscription, articles: Sequence[Article]) -> Sequence[Article]:
    """Give those of the last day's articles that may answer a subscription."""
    if not subscription.query:
        return articles
    lookup = await asyncio.to_thread(desk.watch.lookup, subscription.query)
    keys = {each.article.key for each in await desk.archive.possible(lookup, desk.clock() - RECENT)}
    return [article for article in articles if article.key in keys]


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
    name = subscription.name.replace(subscription.query, query, 1)
    changed = replace(subscription, query=query, name=name)
    await keep(desk, changed)
    return changed


async def _match(desk: Desk, subscription: Subscription, finding: Finding) -> Match:
    article, why = finding.article, reasons(subscription.number, finding.places)
    had = await desk.store.match(subscription.chat_id, article.key)
    if had is not None:
        numbers = tuple(sorted({*had.subscriptions, subscription.number}))
        return replace(had, subscriptions=numbers, why=(*had.why, *why))
    return Match(subscription.chat_id, article.key, (subscription.number,), article.found_at, why=why)


def _mean_the_same(one: Subscription, other: Subscription) -> bool:
    return one.source == other.source and _asked(one) == _asked(other)


def _asked(subscription: Subscription) -> Query | str:
    """Give what a subscription asks for: "" for a whole source, and the words that are not understood any more."""
    try:
        return parse(subscription.query) if subscription.query else ""
    except QueryError:
        return subscription.query


async def find(desk: Desk, chat_id: int, words: str) -> Subscription:
    """Give the subscription that these words, or this address, name. Raises NotFollowedError."""
    subscriptions = await desk.store.subscriptions(chat_id)
    label = words.strip().casefold()
    named = next((each for each in subscriptions if each.label.casefold() == label), None)
    found = named or await _at(desk, subscriptions, words)
    if found is None and not parted(words)[0]:
        found = _asking(subscriptions, words) or _in_other_forms(subscriptions, words)
    if found is None:
        raise NotFollowedError("not followed", query=words)
    return found


def _asking(subscriptions: Sequence[Subscription], words: str) -> Subscription | None:
    """Give the subscription that asks for the same, best one to all sources; what is no query asks for none."""
    try:
        query = parse(words)
    except QueryError:
        return None
    asking = (each for each in subscriptions if _asked(each) == query)
    return min(asking, key=lambda each: bool(each.source), default=None)


def _in_other_forms(subscriptions: Sequence[Subscription], words: str) -> Subscription | None:
    """Give the subscription whose words these are in another case or spelling («отпишись от Лаврова»)."""
    said = [token.fold for token in tokens(words)]
    for each in subscriptions:
        named = [token.fold for token in tokens(each.query or each.label)]
        if len(named) == len(said) and all(word in forms(own) for word, own in zip(said, named, strict=True)):
            return each
    return None


async def _at(desk: Desk, subscriptions: Sequence[Subscription], words: str) -> Subscription | None:
    """Give the subscription to the source at an address, be it the feed's or the site's; whole ones first.

    Words behind the address are those to which it is limited.
    """
    address, query = parted(words)
    try:
        wanted = {address, read_address(address, telegram=desk.settings.channels_url).url}
    except AddressError:
        return None
    bare = {each.rstrip("/") for each in wanted}
    asked = parse(query) if query else None
    for each in sorted(subscriptions, key=lambda each: bool(each.query)):
        if asked is not None and _asked(each) != asked:
            continue
        feed = await desk.store.feed(each.source) if each.source else None
        if bare & {each.source.rstrip("/"), (feed.site if feed else "").rstrip("/")} - {""}:
            return each
    return None


async def unfollow(desk: Desk, subscription: Subscription) -> None:
    """Stop following; what only this brought will not be told any more, nor its source read for nobody."""
    async with desk.store.transaction() as change:
        await let_go(desk, change, [subscription])
        change.delete(subscription)
    desk.watch.unfollow(subscription)


async def keep(desk: Desk, subscription: Subscription) -> None:
    """Save a subscription, new or changed, and watch for it as it now stands."""
    async with desk.store.transaction() as change:
        change.save(subscription)
    desk.watch.unfollow(subscription)
    desk.watch.follow(subscription)
