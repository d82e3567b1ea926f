"""A process that changes a store until it is killed, telling each change that was confirmed.

`python -m tests.storage.committing PATH WHERE`: WHERE is "anywhere" (until somebody kills it), a step of the
fourth write at which it kills itself ("open", "write", "rename" or "folder"), or "limit": then files may grow to
32 kB until that was too little, and without limit after.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from storage.errors import StoreError
from storage.records import Article, Chat
from storage.snapshot import Snapshot, Tables, as_json
from storage.tinydb import TinyStore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_DEADLY_WRITE = 4


class DyingDisk(Snapshot):
    """Kills its process at one step of one write."""

    where = ""
    writes = 0

    def write(self, tables: Tables) -> None:
        self.writes += 1
        is_last = self.writes == _DEADLY_WRITE
        if is_last and self.where in {"open", "rename", "folder"}:
            sys.addaudithook(self._watch)
        self._file.replace(self._breaking_off(tables) if is_last and self.where == "write" else as_json(tables))

    def _watch(self, event: str, arguments: tuple[object, ...]) -> None:
        opened = str(arguments[0]) if event == "open" else ""
        steps = {
            "open": opened.endswith(".new"),
            "rename": event == "os.rename",
            "folder": opened == str(self.path.parent),
        }
        if steps[self.where]:
            die()

    def _breaking_off(self, tables: Tables) -> Iterator[bytes]:
        yield from list(as_json(tables))[:-3]
        die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def commit(store: TinyStore, number: int) -> None:
    """Keep a chat and an article under one number, and tell it."""
    key, body = str(number), ("قال لافروف " * 20,)
    async with store.transaction() as change:
        change.save(Chat(number, "private", "ar", "UTC", NOON))
        change.save(Article(key, key, "", "", NOON, NOON, "ar", "", body=body))
    print(number, flush=True)


async def commit_on(store: TinyStore, numbers: Iterator[int]) -> None:
    while True:
        await commit(store, next(numbers))


async def commit_until_full(store: TinyStore, numbers: Iterator[int]) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (32_000, resource.RLIM_INFINITY))
    try:
        await commit_on(store, numbers)
    except StoreError as error:
        print(error, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await commit(store, next(numbers))
    await store.close()


async def main(path: str, where: str) -> None:
    DyingDisk.where = where
    store = TinyStore(Path(path), DyingDisk)
    numbers = count(len(await store.chats()))
    if where == "limit":
        await commit_until_full(store, numbers)
    else:
        await asyncio.gather(*(commit_on(store, numbers) for _ in range(3)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
