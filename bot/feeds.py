"""Which feeds are read? Those of the operator's list, else the starter pack, and those that somebody follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.desk import Desk
from bot.errors import SettingsError
from bot.sources.lists.opml import OpmlFeed, read_opml, starter_opml
from storage.interface import Transaction
from storage.records import Feed, Listing, Subscription


def listed(path: str) -> tuple[OpmlFeed, ...]:
    """Give the feeds of an OPML file; "" stands for the starter pack. Raises MujazError."""
    if not path:
        return read_opml(starter_opml())
    try:
        text = Path(path).expanduser().read_bytes()
    except OSError as error:
        raise SettingsError(f"FEEDS names {path}, which cannot be read: {error.strerror}") from error
    return read_opml(text)


async def follow_list(desk: Desk, feeds: Sequence[OpmlFeed]) -> None:
    """Make the listed feeds those of the file: new ones are due now, others not later than asked for.

    What an operator added or dropped by hand stays so; what the file names no more is read on for its followers.
    """
    now = desk.clock()
    async with desk.store.transaction() as change:
        known = {feed.url: feed for feed in await desk.store.feeds()}
        for each in feeds:
            feed = known.pop(each.url, None) or Feed(each.url, now, title=each.title, language=each.language)
            change.save(_listed(feed, now, latest=now + timedelta(seconds=desk.settings.poll_seconds)))
        for feed in known.values():
            if feed.listing is Listing.LISTED:
                await release(desk, change, feed)


def _listed(feed: Feed, now: datetime, *, latest: datetime) -> Feed:
    """Give a feed that the file has; one that was only followed is for everybody from now on."""
    if feed.listing is Listing.DROPPED:
        return feed
    due = feed.next_check_at or now
    listing = Listing.ADDED if feed.listing is Listing.ADDED else Listing.LISTED
    return replace(feed, listing=listing, next_check_at=due if feed.ended_at else min(due, latest))


async def release(desk: Desk, change: Transaction, feed: Feed, *, without: Sequence[str] = ()) -> None:
    """Take a feed off the list: it is read on for those who follow it, and forgotten where nobody does.

    `without` are keys of subscriptions that are about to be deleted.
    """
    followers = [each for each in await desk.store.followers(feed.url) if each.key not in without]
    if feed.listing is Listing.DROPPED:
        change.save(feed if followers else replace(feed, next_check_at=None))
    elif followers:
        change.save(replace(feed, listing=Listing.FOLLOWED))
    else:
        change.delete(feed)


async def let_go(desk: Desk, change: Transaction, leaving: Sequence[Subscription]) -> None:
    """Forget the sources of subscriptions that are about to be deleted, where they were read for these alone."""
    keys = [each.key for each in leaving]
    for url in sorted({each.source for each in leaving if each.source}):
        feed = await desk.store.feed(url)
        if feed is not None and not feed.is_public:
            await release(desk, change, feed, without=keys)
