"""How is an article summarised when the summariser crashes, or never ends? By its first words, in time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.pipeline.article import Summarise, first_words, merge, summarised
from bot.sources.values import Entry, Page
from storage.records import Article, Feed

log = logging.getLogger(__name__)

T = TypeVar("T")
_SECONDS = 20.0
_AT_ONCE = 4
_MOST_HUNG = 8  # threads that never ended; then nothing more is given to the summariser until the next start


class Reader:
    """Makes articles in threads of its own, a few at a time; one that hangs is given up after `seconds`."""

    def __init__(self, summarise: Summarise = summarised, *, seconds: float = _SECONDS) -> None:
        self.hung = 0
        self._summarise = summarise
        self._seconds = seconds
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def article(
        self, entry: Entry, page: Page | None, feed: Feed, *, key: str, now: datetime, is_first: bool
    ) -> Article:
        """Give the article, with its first words as lead where it cannot be summarised."""

        def made(summarise: Summarise) -> Article:
            return merge(entry, page, feed, key=key, now=now, is_first=is_first, summarise=summarise)

        async with self._places:
            if self.hung < _MOST_HUNG:
                try:
                    return await asyncio.wait_for(in_thread(lambda: made(self._summarise)), self._seconds)
                except TimeoutError:
                    self.hung += 1
                    log.error("%s takes more than %g s to summarise", entry.url, self._seconds)  # noqa: TRY400 (no trace)
                except Exception:
                    log.exception("%s cannot be summarised", entry.url)
        return made(first_words)


async def in_thread(work: Callable[[], T]) -> T:
    """Run work in a thread that the program does not wait for at its end: it may never come back."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(result: Callable[[], None]) -> None:
        if not done.done():
            result()

    def say(result: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(tell, result)

    def run() -> None:
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 (it is raised where it is waited for)
            told = error
            say(lambda: done.set_exception(told))
        else:
            say(lambda: done.set_result(value))

    threading.Thread(target=run, name="summariser", daemon=True).start()
    return await done
