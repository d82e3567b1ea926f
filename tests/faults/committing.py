"""A process that changes a store until it is killed, telling each change that was confirmed.

`python -m tests.faults.committing PATH [CALL NUMBER]`: without a call it goes on until somebody kills it; else it
kills itself at that call of the system ("write" breaks off in the middle). Every twentieth change asks for a
compaction.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from storage.file import Calls
from storage.records import Article, Chat
from storage.tinydb import TinyStore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BODY = ("قال لافروف " * 20,)


class DeadlyCalls(Calls):
    """Kills its process at one call."""

    def __init__(self, name: str, number: int) -> None:
        self._left = number
        setattr(self, name, self._deadly(name, getattr(os, name)))

    def _deadly(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def deadly(*arguments: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                if name == "write":
                    os.write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments)

        return deadly


async def commit(store: TinyStore, number: int) -> None:
    """Keep a chat and an article under one number, and tell it."""
    key = str(number)
    async with store.transaction() as change:
        change.save(Chat(number, "private", "ar", "UTC", NOON))
        change.save(Article(key, key, "", "", NOON, NOON, "ar", "", body=BODY))
    print(number, flush=True)
    if number % 20 == 0:
        await store.compact()


async def commit_on(store: TinyStore, numbers: Iterator[int]) -> None:
    """Keep one after another."""
    while True:
        await commit(store, next(numbers))


async def main(path: str, call: str = "", number: str = "0") -> None:
    store = TinyStore(Path(path), DeadlyCalls(call, int(number)) if call else Calls)
    numbers = count(len(await store.chats()))
    await asyncio.gather(*(commit_on(store, numbers) for _ in range(3)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
