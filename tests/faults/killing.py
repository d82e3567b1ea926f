"""How is a store killed, and what must be there afterwards? For the suite, and for hours of it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.records import Chat
from storage.tinydb import TinyStore
from tests.faults.committing import NOON
from tests.program import ROOT

UNDER_WAY = 3


@asynccontextmanager
async def committing(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.committing", *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)  # Process.kill may take the exit code from who waits for it
        await process.wait()


async def told(process: asyncio.subprocess.Process) -> set[int]:
    """Give every number that a process still tells, until it has ended."""
    assert process.stdout is not None
    text = await asyncio.wait_for(process.stdout.read(), 30)
    return {int(line) for line in text.decode().splitlines()}


async def killed_after(path: Path, changes: int) -> set[int]:
    """Let a process change a store and kill it after so many confirmed changes; give all confirmed ones."""
    async with committing(str(path)) as process:
        assert process.stdout is not None
        first = [int(await asyncio.wait_for(process.stdout.readline(), 20)) for _ in range(changes)]
        process.kill()
        return {*first, *await told(process)}


async def found(path: Path) -> set[int]:
    """Open the store, check that nothing is there by half and that it can be changed; give what is there."""
    store = TinyStore(path)
    chats, articles = await store.chats(), await store.articles(NOON)
    numbers = {each.id for each in chats}
    assert numbers == {int(each.key) for each in articles}
    async with store.transaction() as change:
        change.save(Chat(0, "private", "ar", "UTC", NOON))
    await store.close()
    return numbers
