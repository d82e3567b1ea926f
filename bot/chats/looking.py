"""What is at an address that somebody wants to follow? Looked at within the time that a person waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.chats.sources import Health, candidate_of, health
from bot.desk import Desk
from bot.errors import MujazError
from bot.sources.finding.look import Found
from storage.records import Candidate

LOOK_SECONDS = 20.0  # that a person waits for an answer
_LISTED_SECONDS = 120.0  # that a source of a list may wait for its turn and its answer

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


async def candidate_at(desk: Desk, url: str, look: Look) -> Candidate:
    """Give a source of a list; what is read well already is not looked at. Raises what `look_within` does."""
    feed = await desk.store.feed(url)
    if feed is not None and health(feed) is Health.WELL:
        return candidate_of(feed)
    return candidate_of(await look_within(look, url, _LISTED_SECONDS))
