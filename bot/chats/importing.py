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
from bot.operating.room import room_of
from bot.sources.finding.look import Found
from bot.sources.lists.opml import OpmlFeed
from bot.texts.say import say
from storage.records import Candidate, Delivery, Kind

log = logging.getLogger(__name__)

LOOK_SECONDS = 20.0  # that a person waits for an answer
_LISTED_SECONDS = 120.0  # that a feed of a list may wait for its turn and its answer
_AT_ONCE = 3
_PATIENCE = timedelta(minutes=10)  # without news of an import, after which it has broken off

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
    """Follow the feeds of a list with the digest, without alerts; give how far it is, again and again.

    No more are looked at than one chat may follow.
    """
    word = await promise(desk, chat_id)
    new, tally = await _unknown(desk, chat_id, feeds)
    yield tally
    places = asyncio.Semaphore(_AT_ONCE)

    async def check(feed: OpmlFeed) -> Tally:
        async with places:
            return await _checked(desk, chat_id, feed, look)

    tasks = [asyncio.create_task(check(feed)) for feed in new]
    try:
        for task in asyncio.as_completed(tasks):
            tally = _added(tally, await task)
            word = await renewed(desk, word)
            yield tally
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    async with desk.store.transaction() as change:
        change.delete(word)


async def _unknown(desk: Desk, chat_id: int, feeds: Sequence[OpmlFeed]) -> tuple[Sequence[OpmlFeed], Tally]:
    """Give the feeds of a list that are to be looked at, and what is known of the others."""
    whole = {each.source for each in await desk.store.subscriptions(chat_id) if not each.query}
    new, most = [feed for feed in feeds if feed.url not in whole], (await room_of(desk, chat_id)).sources
    return new[:most], Tally(len(feeds), known=len(feeds) - len(new), left_out=len(new[most:]))


async def promise(desk: Desk, chat_id: int) -> Delivery:
    """Let the chat be told that an import has ended in the middle, unless this is taken back in time."""
    now = desk.clock()
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        text = say(chat.language if chat else desk.settings.default_language, "import-broken-off")
        subject = f"import {now:%Y-%m-%dT%H:%M:%S.%f}"
        row = Delivery(chat_id, Kind.NOTICE, subject, now, now + _PATIENCE, text=text)
        change.save(row)
    return row


async def renewed(desk: Desk, word: Delivery) -> Delivery:
    """Put the promise off while the import goes on."""
    now = desk.clock()
    if word.not_before - now > _PATIENCE / 2:
        return word
    later = replace(word, not_before=now + _PATIENCE)
    async with desk.store.transaction() as change:
        if await desk.store.chat(word.chat_id) is not None:
            change.save(later)
    return later


async def _checked(desk: Desk, chat_id: int, listed: OpmlFeed, look: Look) -> Tally:
    """Follow one feed of a list, if it can be read; give what came of it, as a tally of one."""
    name = listed.title or listed.url
    if await desk.store.chat(chat_id) is None:  # it was forgotten meanwhile
        return Tally(1, left_out=1)
    try:
        candidate = await candidate_for(desk, listed, look)
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


async def candidate_for(desk: Desk, listed: OpmlFeed, look: Look) -> Candidate:
    """Give the source: what is read well already is not looked at again."""
    feed = await desk.store.feed(listed.url)
    if feed is not None and health(feed) is Health.WELL:
        return candidate_of(feed)
    return candidate_of(await look_within(look, listed.url, _LISTED_SECONDS))


def _added(tally: Tally, one: Tally) -> Tally:
    return replace(
        tally,
        followed=tally.followed + one.followed,
        known=tally.known + one.known,
        left_out=tally.left_out + one.left_out,
        failed=tally.failed + one.failed,
    )
