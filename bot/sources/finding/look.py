"""What can be followed at this address? Found by looking: a feed, a channel, a sitemap, or the page's own list."""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.errors import BlockedHostError, FetchError, SourceError
from bot.sources.addresses.typed import Address
from bot.sources.finding.visit import Found, Get, NothingFoundError, Visit
from bot.sources.kinds.adapters import kind_of
from bot.sources.kinds.channel import ClosedChannelError
from bot.sources.values import Fetched

__all__ = ["Found", "Get", "NothingFoundError", "look", "rediscover"]

_READY = frozenset({"feed", "youtube", "channel", "sitemap"})


async def look(get: Get, address: Address, *, now: datetime) -> Found:
    """Give what can be followed at an address.

    Raises FetchError where it does not answer, ClosedChannelError for a channel that is not shown to everybody,
    NothingFoundError where nothing was found.
    """
    visit = Visit(get, now)
    asked, fetched = await _first(get, address)
    kind = await asyncio.to_thread(kind_of, fetched)
    if address.kind == "channel" and kind != "channel":
        raise ClosedChannelError("shows no posts; it may be private, or no channel", url=asked)
    if kind in _READY:
        return await visit.ready(kind, fetched, asked=asked)
    if kind != "section":
        raise NothingFoundError("neither a page nor a feed", url=asked)
    found = await visit.page(fetched, asked=asked, is_youtube=address.kind == "youtube")
    if found is None:
        tried = f"no feed, no news sitemap and no list of articles; {visit.asked} more addresses were tried"
        raise NothingFoundError(tried, url=asked)
    return found


async def _first(get: Get, address: Address) -> tuple[str, Fetched]:
    """Fetch an address; by http where no scheme was given and nobody answers https."""
    try:
        return address.url, await get(address.url)
    except FetchError as error:
        if not address.is_bare or error.status or isinstance(error, BlockedHostError):
            raise
    plain = address.url.replace("https://", "http://", 1)
    return plain, await get(plain)


async def rediscover(get: Get, home: str, *, now: datetime) -> Found | None:
    """Give what can be followed at the home of a source that has died, None where there is nothing now."""
    try:
        return await look(get, Address(home), now=now)
    except SourceError:
        return None
