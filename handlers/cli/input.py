"""What does FILE|URL|- name? Its bytes, read the way the bot reads."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.errors import UnreadableError
from bot.sources.values import Fetched


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
    from bot.settings import load  # noqa: PLC0415
    from bot.sources.fetch import Fetcher  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415

    settings = load(environment())
    async with Fetcher(
        allow_private_hosts=settings.allow_private_hosts,
        deadline=settings.fetch_seconds,
        max_bytes=settings.fetch_bytes,
        proxy=settings.source_proxy,
    ) as fetcher:
        return await fetcher.get(url)
