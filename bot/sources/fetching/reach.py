"""Is there a network? Asked of a few of the sources themselves; any answer from outside says yes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.errors import FetchError
from bot.sources.values import Fetched

_ASKED = 4
_SECONDS = 6.0


class Getter(Protocol):
    """What is needed of the fetcher."""

    async def get(self, url: str) -> Fetched: ...


async def has_network(fetcher: Getter, urls: Sequence[str]) -> bool:
    """Tell whether any of the first few addresses answers within seconds, be it with an error."""
    asked = [asyncio.create_task(_answers(fetcher, url)) for url in urls[:_ASKED]]
    try:
        async with asyncio.timeout(_SECONDS):
            for answers in asyncio.as_completed(asked):
                if await answers:
                    return True
    except TimeoutError:
        return False
    finally:
        for task in asked:
            task.cancel()
    return False


async def _answers(fetcher: Getter, url: str) -> bool:
    try:
        await fetcher.get(url)
    except FetchError as error:
        return error.status > 0
    return True
