"""How does a list of feeds become subscriptions? Each is looked at, and saved once it is known to be readable."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from bot.chats.following import follow_source
from bot.chats.intake import Tally, Work, counted, take_in
from bot.chats.sources import Health, candidate_of, health
from bot.desk import Desk
from bot.errors import MujazError
from bot.operating.room import room_of
from bot.sources.finding.look import Found
from bot.sources.lists.opml import OpmlFeed
from storage.records import Candidate

LOOK_SECONDS = 20.0  # that a person waits for an answer
_LISTED_SECONDS = 120.0  # that a feed of a list may wait for its turn and its answer

Look = Callable[[str], Awaitable[Found]]  # what was typed in, what is there out; raises MujazError


class TooSlowError(MujazError):
    """A site took too long to say what it has."""

    text = "source-slow"


async def look_within(look: Look, address: str, seconds: float = LOOK_SECONDS) -> Found:
    """Look at an address, but not for long. Raises TooSlowError and what `look` raises."""
    try:
        return await asyncio.wait_for(look(address), seconds)
    except TimeoutError:
        raise TooSlowError(f"{address} took more than {seconds:g} s", seconds=round(seconds)) from None


def import_feeds(desk: Desk, chat_id: int, feeds: Sequence[OpmlFeed], look: Look) -> AsyncIterator[Tally]:
    """Follow the feeds of a list with the digest, without alerts; give how far it is, again and again.

    No more are looked at than one chat may follow.
    """
    return take_in(desk, chat_id, partial(_plan, desk, chat_id, feeds, look))


async def _plan(desk: Desk, chat_id: int, feeds: Sequence[OpmlFeed], look: Look) -> tuple[Tally, Sequence[Work]]:
    """Give what is known of a list, and what is to be done for the feeds that are to be looked at."""
    whole = {each.source for each in await desk.store.subscriptions(chat_id) if not each.query}
    new, most = [feed for feed in feeds if feed.url not in whole], (await room_of(desk, chat_id)).sources
    tally = Tally(len(feeds), known=len(feeds) - len(new), left_out=len(new[most:]))
    return tally, [partial(_checked, desk, chat_id, feed, look) for feed in new[:most]]


async def _checked(desk: Desk, chat_id: int, listed: OpmlFeed, look: Look) -> Tally:
    """Follow one feed of a list, if it can be read."""
    name = listed.title or listed.url

    async def follow() -> None:
        candidate = await candidate_for(desk, listed, look)
        await follow_source(desk, chat_id, replace(candidate, title=name), alerts=False)

    return await counted(desk, chat_id, name, follow, f"a feed of a list could not be looked at: {listed.url}")


async def candidate_for(desk: Desk, listed: OpmlFeed, look: Look) -> Candidate:
    """Give the source: what is read well already is not looked at again."""
    feed = await desk.store.feed(listed.url)
    if feed is not None and health(feed) is Health.WELL:
        return candidate_of(feed)
    return candidate_of(await look_within(look, listed.url, _LISTED_SECONDS))
