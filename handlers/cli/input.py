"""What does FILE|URL|- name? Its bytes, read the way the bot reads."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UnreadableError
from bot.sources.values import Fetched

if TYPE_CHECKING:
    from bot.sources.fetching.fetch import Fetcher


def read_input(name: str) -> Fetched:
    """Give the bytes of a file, of standard input (`-`), or what an address answers. Raises SourceError."""
    if name.startswith(("http://", "https://")):
        return asyncio.run(_fetch(name))
    if name == "-":
        return Fetched("", 200, sys.stdin.buffer.read())
    try:
        return Fetched("", 200, Path(name).read_bytes())
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}", url=name) from error


async def _fetch(url: str) -> Fetched:
    async with fetcher() as client:
        return await client.get(url)


def fetcher() -> Fetcher:
    """Give a fetcher with the settings of the bot. Raises SettingsError."""
    from bot.settings import load  # noqa: PLC0415
    from bot.sources.fetching.fetch import Fetcher  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415

    settings = load(environment())
    return Fetcher(
        allow_private_hosts=settings.allow_private_hosts,
        deadline=settings.fetch_seconds,
        max_bytes=settings.fetch_bytes,
        proxy=settings.source_proxy,
    )
