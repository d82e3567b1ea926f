"""Why did an article come, or not? What asked for it, what became of it, and what was nearest to asking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from urllib.parse import unquote

from bot.alerts.stories import may_see
from bot.desk import Desk
from bot.errors import QueryError
from bot.query.grammar import parse
from bot.query.index import Index
from bot.query.sightings import Place
from bot.query.tree import AllOf, Not, Query
from bot.sources.addresses.links import canonical, same_site
from bot.watch import WHOLE, read_through
from storage.records import Article, Chat, Delivery, Feed, Held, Kind, Match, State, Subscription

_PARTS = 8  # of a query, each of which is left out once


class Fate(StrEnum):
    """What became of a match. Those that a held match has are named as `Held` names them, behind "held-"."""

    ALERT = "alert"
    QUIET = "quiet"  # it waits for the end of the quiet hours
    WAITING = "waiting"  # it is about to leave
    DOUBTFUL = "doubtful"
    FAILED = "failed"
    FOLDED = "folded"  # a digest told it first
    MUTED = "muted"  # it waited, and was muted meanwhile
    LATER = "later"  # it was there before the chat began to follow what is in it
    UNKNOWN = "unknown"  # a store of an older version does not say


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a match: `name` is one of `Fate`, or of `Held` with "held-" before it.

    `at` is when, or until when; `article` is by which other article the story was told. `digest_at` is when a
    digest had it.
    """

    name: str
    at: datetime | None = None
    article: Article | None = None
    digest_at: datetime | None = None


class NotAsked(StrEnum):
    """Why a subscription that fits an article brought nothing."""

    PAUSED = "paused"
    LATER = "later"  # it was made after the article had come
    ELSEWHERE = "elsewhere"  # it is limited to another source
    NOW = "now"  # it would bring it today


@dataclass(frozen=True, slots=True)
class Missed:
    """A subscription that fits and brought nothing, with the reason, or one that lacks `word` alone."""

    subscription: Subscription
    reason: NotAsked | None = None
    word: str = ""


async def reasons(desk: Desk, match: Match, article: Article) -> list[tuple[Subscription, list[Place]]]:
    """Give the subscriptions that a match names, with the places of the article that answer them today.

    A query that was changed since is told by the places that are remembered.
    """
    found = []
    for number in match.subscriptions:
        subscription = await desk.store.subscription(match.chat_id, number)
        if subscription is not None:
            found.append((subscription, _places(desk, subscription, match, article)))
    return found


def _places(desk: Desk, subscription: Subscription, match: Match, article: Article) -> list[Place]:
    try:
        found = desk.watch.found(subscription, [article])
    except QueryError:
        found = []
    if found:
        return list(found[0].places)
    return [Place(why.start, why.end, why.rules) for why in match.why if why.subscription == subscription.number]


def is_whole(places: Sequence[Place]) -> bool:
    """Tell whether a source that is followed whole brought an article."""
    return WHOLE in places


async def fate(desk: Desk, chat: Chat, match: Match, article: Article) -> Told:
    """Give what became of a match."""
    row = await desk.store.delivery(chat.id, Kind.ALERT, article.key)
    digest_at = await _in_digest(desk, match)
    if row is not None:
        return replace(_of_row(row, desk), digest_at=digest_at)
    if match.held == Held.TOLD:
        earlier = await _told_by(desk, chat.id, article)
        if earlier is not None:
            other = await desk.store.article(earlier.subject)
            return Told(f"held-{Held.TOLD}", earlier.sent_at or earlier.created_at, other, digest_at)
        return Told(f"held-{Held.CAP}", digest_at=digest_at)  # what told it had no room either
    return Told(await _without_alert(desk, match), digest_at=digest_at)


async def _without_alert(desk: Desk, match: Match) -> str:
    if match.held:
        return f"held-{match.held}"
    asked = [await desk.store.subscription(match.chat_id, number) for number in match.subscriptions]
    is_later = all(each is not None and each.created_at > match.found_at for each in asked)
    return Fate.LATER if is_later else Fate.UNKNOWN


def _of_row(row: Delivery, desk: Desk) -> Told:
    match row.state:
        case State.SENT:
            return Told(Fate.ALERT, row.sent_at)
        case State.PENDING | State.SENDING:
            is_quiet = row.not_before > desk.clock()
            return Told(Fate.QUIET, row.not_before) if is_quiet else Told(Fate.WAITING)
        case State.DOUBTFUL:
            return Told(Fate.DOUBTFUL)
        case State.FAILED:
            return Told(Fate.FAILED)
        case State.FOLDED | State.PAGE:  # an alert is never a page
            return Told(Fate.MUTED if row.reason == "muted" else Fate.FOLDED)


async def _in_digest(desk: Desk, match: Match) -> datetime | None:
    """Give when a digest had a match, None where none had."""
    if not match.digest:
        return match.told_at
    row = await desk.store.delivery(match.chat_id, Kind.DIGEST, match.digest)
    return None if row is None else row.sent_at or row.created_at


async def _told_by(desk: Desk, chat_id: int, article: Article) -> Delivery | None:
    """Give the last alert of a story that came before an article."""
    rows = [
        await desk.store.delivery(chat_id, Kind.ALERT, each.key)
        for each in await desk.store.story(article.story_key)
    ]
    before = [row for row in rows if row is not None and row.created_at <= article.found_at]
    return max(before, key=lambda row: row.created_at, default=None)


async def by_link(desk: Desk, chat: Chat, url: str) -> Article | None:
    """Give the article at an address, if the chat may see it; tracking in the address does not count."""
    found = await desk.store.articles_at(url)
    exact = [each for each in found if _same(each.url, url)] or (list(found) if len(found) == 1 else [])
    return next(iter([each for each in exact if await may_see(desk, chat.id, each)]), None)


def _same(one: str, other: str) -> bool:
    first, second = (unquote(canonical(url)).partition("://")[2].removeprefix("www.") for url in (one, other))
    return first.rstrip("/") == second.rstrip("/")


async def source_of(desk: Desk, chat: Chat, url: str) -> Feed | None:
    """Give a source of the chat's that is of the site to which an address belongs."""
    for feed in await desk.store.feeds():
        is_theirs = feed.is_public or desk.watch.reads(chat.id, feed.url)
        if is_theirs and any(same_site(url, known) for known in (feed.site, feed.url, feed.location) if known):
            return feed
    return None


async def missed(desk: Desk, chat: Chat, article: Article) -> list[Missed]:
    """Give the subscriptions that fit an article and brought nothing, else those that lack one word of it."""
    subscriptions = await desk.store.subscriptions(chat.id)
    fit = _fitting(desk, subscriptions, article)
    found = [Missed(each, _why_not(each, article)) for each in subscriptions if each.number in fit]
    return found or _nearest(desk, subscriptions, article)


def _fitting(desk: Desk, subscriptions: Iterable[Subscription], article: Article) -> set[int]:
    index: Index[int] = Index(desk.watch.aliases)
    whole = {each.number for each in subscriptions if not each.query and each.source == article.feed_url}
    for each in subscriptions:
        tree = _parsed(each)
        if tree is not None:
            index.add(each.number, tree)
    return whole | {hit.key for hit in index.match(read_through(article))}


def _parsed(subscription: Subscription) -> Query | None:
    try:
        return parse(subscription.query) if subscription.query else None
    except QueryError:
        return None


def _why_not(subscription: Subscription, article: Article) -> NotAsked:
    if subscription.source and subscription.source != article.feed_url:
        return NotAsked.ELSEWHERE
    if subscription.created_at > article.found_at:
        return NotAsked.LATER
    return NotAsked.PAUSED if subscription.paused else NotAsked.NOW


def _nearest(desk: Desk, subscriptions: Iterable[Subscription], article: Article) -> list[Missed]:
    """Give the subscriptions that would fit if one of their words, or one exclusion, were left out."""
    index: Index[tuple[int, int]] = Index(desk.watch.aliases)
    known: dict[tuple[int, int], Missed] = {}
    for each in subscriptions:
        tree = _parsed(each)
        for place, part in enumerate(tree.parts[:_PARTS] if isinstance(tree, AllOf) else ()):
            assert isinstance(tree, AllOf)
            rest = tuple(other for other in tree.parts if other is not part)
            if all(isinstance(other, Not) for other in rest):
                continue
            known[each.number, place] = Missed(each, word=str(part))
            index.add((each.number, place), AllOf(rest) if len(rest) > 1 else rest[0])
    return [known[hit.key] for hit in index.match(read_through(article))]
