"""Which sources can a chat choose from, and what may an operator change about them for everybody?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.desk import Desk
from bot.feeds import release
from bot.sources.finding.look import Found
from storage.records import Article, Candidate, Feed, Listing, Subscription

DAY = timedelta(days=1)
_CANDIDATES = 12  # that a chat's record keeps
_TITLE = 100  # characters


class Health(StrEnum):
    """How a source is doing."""

    WELL = "well"
    UNREAD = "unread"
    FAILING = "failing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as a chat sees it: how it follows it, and how many articles came in a day."""

    feed: Feed
    subscriptions: tuple[Subscription, ...] = ()
    articles: int = 0

    @property
    def whole(self) -> Subscription | None:
        """Give the subscription to all that it brings, None without one."""
        return next((each for each in self.subscriptions if not each.query), None)


def health(feed: Feed) -> Health:
    """Say how a source is doing."""
    if feed.ended_at is not None:
        return Health.ENDED
    if feed.failures:
        return Health.FAILING
    return Health.UNREAD if feed.read_at is None else Health.WELL


def key_of(url: str, query: str = "") -> str:
    """Give what a button names a source by, and the words to which it is limited."""
    return hashlib.sha256(f"{url}\n{query}".encode()).hexdigest()[:16]


def candidate_of(source: Found | Feed) -> Candidate:
    """Give what has to be known to follow a source later, without looking again."""
    gap = source.gap if isinstance(source, Feed) else _gap(source.per_day)
    return Candidate(source.url, source.kind, source.title[:_TITLE], source.language, source.site, gap)


def feed_of(candidate: Candidate, now: datetime) -> Feed:
    """Give a source that was not known yet as one that is read for its followers, and due now."""
    return Feed(
        candidate.url,
        now,
        title=candidate.title,
        language=candidate.language,
        kind=candidate.kind or "feed",
        listing=Listing.FOLLOWED,
        site=candidate.site,
        gap=candidate.gap,
    )


def _gap(per_day: float | None) -> int:
    return round(DAY.total_seconds() / per_day) if per_day else 0


async def keep_candidates(desk: Desk, chat_id: int, candidates: Sequence[Candidate]) -> None:
    """Keep what was found until a button is pressed; of many the last few, and the first of these longest."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is not None:
            keys = {key_of(each.url, each.query) for each in candidates}
            kept = [each for each in chat.candidates if key_of(each.url, each.query) not in keys]
            change.save(replace(chat, candidates=(*kept, *reversed(candidates))[-_CANDIDATES:]))


async def candidate(desk: Desk, chat_id: int, key: str) -> Candidate | None:
    """Give what a button stands for: a source that was found for this chat, or one that it may see."""
    chat = await desk.store.chat(chat_id)
    mine = chat.candidates if chat else ()
    found = next((each for each in mine if key_of(each.url, each.query) == key), None)
    if found is not None:
        return found
    seen = (candidate_of(each.feed) for each in await listing(desk, chat_id))
    return next((each for each in seen if key_of(each.url) == key), None)


async def ask_for(desk: Desk, chat_id: int, what: str) -> None:
    """Note what the chat's next plain words are meant for, "" for nothing in particular."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is not None and chat.asked != what:
            change.save(replace(chat, asked=what))


async def listing(desk: Desk, chat_id: int) -> list[Listed]:
    """Give what is read for a chat: what it follows, in the order of its list, then what is for everybody."""
    store = desk.store
    mine: dict[str, list[Subscription]] = {}
    for each in await store.subscriptions(chat_id):
        if each.source:
            mine.setdefault(each.source, []).append(each)
    counts = Counter(article.feed_url for article in await store.articles(desk.clock() - DAY))
    feeds = {feed.url: feed for feed in await store.feeds()}
    own = [Listed(feeds[url], tuple(mine[url]), counts[url]) for url in mine if url in feeds]
    return own + [
        Listed(feed, (), counts[url]) for url, feed in feeds.items() if feed.is_public and url not in mine
    ]


async def newest(desk: Desk, feed: Feed, most: int) -> list[Article]:
    """Give a source's newest articles."""
    articles = await desk.store.feed_articles(feed.url)
    return sorted(articles, key=lambda each: (each.published, each.key), reverse=True)[:most]


async def add_source(desk: Desk, candidate: Candidate) -> bool:
    """Read a source for everybody from now on; give False where it is so already."""
    async with desk.store.transaction() as change:
        now = desk.clock()
        feed = await desk.store.feed(candidate.url) or feed_of(candidate, now)
        if feed.is_public:
            return False
        change.save(replace(feed, listing=Listing.ADDED, next_check_at=feed.next_check_at or now))
    return True


async def drop_source(desk: Desk, url: str) -> Listing | None:
    """Take a source off the list for good, but for its followers; give how it was listed, None if it was not."""
    async with desk.store.transaction() as change:
        feed = await desk.store.feed(url)
        if feed is None or not feed.is_public:
            return None
        await release(desk, change, replace(feed, listing=Listing.DROPPED))
    return feed.listing


async def restore_source(desk: Desk, url: str, before: Listing) -> None:
    """Put a source on the list again, as it was listed before."""
    async with desk.store.transaction() as change:
        feed = await desk.store.feed(url)
        if feed is None or feed.listing is not Listing.DROPPED:
            return
        due = feed.next_check_at or desk.clock()
        change.save(replace(feed, listing=before, next_check_at=due))
