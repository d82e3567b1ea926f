"""How does a list of feeds become subscriptions? Each is looked at, and saved once it is known to be readable.

A message that the list was not finished waits in the outbox meanwhile, and is taken back at the end: after a crash
in the middle it is told.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.chats.following import AlreadyFollowedError, TooManySourcesError, follow_source
from bot.chats.sources import Health, candidate_of, health
from bot.desk import Desk
from bot.errors import MujazError
from bot.sources.look import Found
from bot.sources.opml import OpmlFeed
from bot.texts.say import say
from storage.records import Candidate, Delivery, Kind

log = logging.getLogger(__name__)

LOOK_SECONDS = 20.0
_AT_ONCE = 6
_PATIENCE = timedelta(minutes=5)  # beyond the time that a list takes at most

Look = Callable[[str], Awaitable[Found]]  # what was typed in, what is there out; raises MujazError


class TooSlowError(MujazError):
    """A site took too long to say what it has."""

    text = "source-slow"


@dataclass(frozen=True, slots=True)
class Tally:
    """How far an import is; `failed` are the names of feeds that cannot be read, with the reasons."""

    total: int
    followed: int = 0
    known: int = 0
    left_out: int = 0  # beyond what one chat may follow
    failed: tuple[tuple[str, MujazError], ...] = ()

    @property
    def checked(self) -> int:
        return self.followed + self.known + self.left_out + len(self.failed)

    @property
    def is_done(self) -> bool:
        return self.checked == self.total


async def look_within(look: Look, address: str, seconds: float = LOOK_SECONDS) -> Found:
    """Look at an address, but not for long. Raises TooSlowError and what `look` raises."""
    try:
        return await asyncio.wait_for(look(address), seconds)
    except TimeoutError:
        raise TooSlowError(f"{address} took more than {seconds:g} s", seconds=round(seconds)) from None


async def import_feeds(desk: Desk, chat_id: int, feeds: Sequence[OpmlFeed], look: Look) -> AsyncIterator[Tally]:
    """Follow the feeds of a list with the digest, without alerts; give how far it is after each of them."""
    promise = await _promise(desk, chat_id, len(feeds))
    places, tally = asyncio.Semaphore(_AT_ONCE), Tally(len(feeds))

    async def check(feed: OpmlFeed) -> Tally:
        async with places:
            return await _checked(desk, chat_id, feed, look)

    tasks = [asyncio.create_task(check(feed)) for feed in feeds]
    try:
        for task in asyncio.as_completed(tasks):
            tally = _added(tally, await task)
            yield tally
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    async with desk.store.transaction() as change:
        change.delete(promise)


async def _promise(desk: Desk, chat_id: int, count: int) -> Delivery:
    """Let the chat be told that an import has ended in the middle, unless it is taken back in time."""
    now, longest = desk.clock(), timedelta(seconds=LOOK_SECONDS * count / _AT_ONCE)
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        text = say(chat.language if chat else desk.settings.default_language, "import-broken-off")
        row = Delivery(chat_id, Kind.NOTICE, f"import {now:%Y-%m-%dT%H:%M:%S.%f}", now, now + longest + _PATIENCE)
        row = replace(row, text=text)
        change.save(row)
    return row


async def _checked(desk: Desk, chat_id: int, listed: OpmlFeed, look: Look) -> Tally:
    """Follow one feed of a list, if it can be read; give what came of it, as a tally of one."""
    name = listed.title or listed.url
    try:
        candidate = await _offer(desk, chat_id, listed, look)
        await follow_source(desk, chat_id, replace(candidate, title=name), alerts=False)
    except AlreadyFollowedError:
        return Tally(1, known=1)
    except TooManySourcesError:
        return Tally(1, left_out=1)
    except MujazError as error:
        return Tally(1, failed=((name, error),))
    except Exception:
        log.exception("a feed of a list could not be looked at: %s", listed.url)
        return Tally(1, failed=((name, MujazError("a fault of ours, see the log")),))
    return Tally(1, followed=1)


async def _offer(desk: Desk, chat_id: int, listed: OpmlFeed, look: Look) -> Candidate:
    """Give the source: what is read well already is not looked at again."""
    for each in await desk.store.subscriptions(chat_id):
        if each.source == listed.url and not each.query:
            raise AlreadyFollowedError(each)
    feed = await desk.store.feed(listed.url)
    if feed is not None and health(feed) is Health.WELL:
        return candidate_of(feed)
    return candidate_of(await look_within(look, listed.url))


def _added(tally: Tally, one: Tally) -> Tally:
    return replace(
        tally,
        followed=tally.followed + one.followed,
        known=tally.known + one.known,
        left_out=tally.left_out + one.left_out,
        failed=tally.failed + one.failed,
    )
