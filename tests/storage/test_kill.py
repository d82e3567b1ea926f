"""What was confirmed survives kill -9 at any moment, and a full disk: with real processes and a real file."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.tinydb import TinyStore
from tests.storage.contract import save
from tests.storage.samples import chat

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def committing(path: Path, where: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.storage.committing",
        str(path),
        where,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def told(process: asyncio.subprocess.Process) -> list[str]:
    """Give every line until the process has ended."""
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.read(), 20)).decode().splitlines()


async def holds(path: Path, confirmed: set[int]) -> int:
    """Check that everything confirmed is there, nothing by half, and that the store works; count the changes."""
    store = TinyStore(path)
    chats, articles = await store.chats(), await store.articles(chat(1).created_at)
    found = {each.id for each in chats}
    assert found == {int(each.key) for each in articles}
    assert found >= confirmed
    await save(store, chat(0))
    await store.close()
    assert not path.with_name("mujaz.json.new").exists()
    return len(found)


async def test_what_was_confirmed_is_there_after_kill_9_at_random(tmp_path: Path) -> None:
    path, confirmed = tmp_path / "mujaz.json", set[int]()
    for kill in range(6):
        async with committing(path, "anywhere") as process:
            assert process.stdout is not None
            for _ in range(3 + 17 * kill):
                confirmed.add(int(await asyncio.wait_for(process.stdout.readline(), 20)))
            process.kill()
            confirmed |= {int(line) for line in await told(process)}
        found = await holds(path, confirmed)
        assert found <= len(confirmed) + 3 * (kill + 1), "three transactions were under way at each kill"


@pytest.mark.parametrize("where", ["open", "write", "rename", "folder"])
async def test_what_was_confirmed_is_there_after_kill_9_at_each_step(tmp_path: Path, where: str) -> None:
    async with committing(tmp_path / "mujaz.json", where) as process:
        confirmed = {int(line) for line in await told(process)}
        assert await process.wait() == -signal.SIGKILL
    found = await holds(tmp_path / "mujaz.json", confirmed)
    assert (found > len(confirmed)) == (where == "folder")


async def test_a_full_disk_refuses_and_the_store_goes_on_when_there_is_space(tmp_path: Path) -> None:
    async with committing(tmp_path / "mujaz.json", "limit") as process:
        lines = await told(process)
        assert await process.wait() == 0
    refused = len(lines) - 2
    assert "mujaz.json cannot be written: File too large; nothing changed" in lines[refused]
    confirmed = {int(line) for line in lines if line.isdecimal()}
    assert confirmed == {*range(refused), refused + 1}
    assert await holds(tmp_path / "mujaz.json", confirmed) == len(confirmed)
