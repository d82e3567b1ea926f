"""Does what the store says about damage lead back to the data? Row 4 of the fault matrix, with bad copies, too."""

from __future__ import annotations

import asyncio
import gzip
import os
import shlex
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from storage.backups import back_up, day_of, drop_old, restore, verify
from storage.errors import DamagedError, StoreError
from storage.file import Calls
from storage.layout import backup_of, backups_of, cure, journals
from storage.tinydb import TinyStore
from tests.program import environment
from tests.storage.samples import chat

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mujaz.json"


async def made(path: Path, *numbers: int) -> None:
    """Put chats into a store, and close it."""
    store = TinyStore(path)
    async with store.transaction() as change:
        change.save(*(chat(number) for number in numbers))
    await store.compact()
    await store.close()


async def chats(path: Path) -> list[int]:
    store = TinyStore(path)
    found = [each.id for each in await store.chats()]
    await store.close()
    return found


@pytest.mark.parametrize("name", ["mujaz.json", "mujaz.db", "mujaz"])
async def test_4_the_copy_that_is_named_is_the_newest_of_this_very_store(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    await made(path, 1)
    backup_of(path).unlink()
    for day in (21, 22):
        back_up(path, day_of(path, date(2026, 11, day)))
    folder = backups_of(path)
    kept = folder / f"{path.stem}-format-1{path.suffix}"
    others = [f"{path.stem}-sample-2026-11-24{path.suffix}.gz", f"{day_of(path, date(2026, 11, 23)).name}.new"]
    for other in (kept, *(folder / each for each in others)):
        other.write_bytes(b"{}")
    assert str(day_of(path, date(2026, 11, 22))) in cure(path)
    for day in (21, 22):
        day_of(path, date(2026, 11, day)).unlink()
    assert str(kept) in cure(path)


async def test_4_a_folder_with_a_space_in_its_name_is_named_so_that_a_shell_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "my data" / "mujaz.json"
    await made(path, 1)
    assert f"`mujaz restore '{backup_of(path)}'`" in cure(path)


async def test_4_where_the_copy_is_damaged_too_the_next_one_is_named(path: Path) -> None:
    await made(path, 1)
    copy = day_of(path, date(2026, 11, 22))
    back_up(path, copy)
    for each in (path, backup_of(path)):
        each.write_bytes(each.read_bytes()[:-9])
    with pytest.raises(DamagedError, match=str(backup_of(path))):
        TinyStore(path)
    with pytest.raises(DamagedError, match=f"restore {copy}"):
        restore(path, backup_of(path), now=NOON)
    restore(path, copy, now=NOON)
    assert await chats(path) == [1]


class Dies(Calls):
    """Ends everything at one replacement of a file, as a kill would."""

    def __init__(self, number: int) -> None:
        self._left = number

    def replace(self, *names: Any) -> None:  # type: ignore[override]
        self._left -= 1
        if not self._left:
            raise KeyboardInterrupt
        os.replace(*names)  # noqa: PTH105 (it stands for this very call)


@pytest.mark.parametrize("number", [1, 2])
async def test_4_restoring_that_was_killed_in_the_middle_is_done_again(path: Path, number: int) -> None:
    await made(path, 1, 2)
    with pytest.raises(KeyboardInterrupt):
        restore(path, backup_of(path), now=NOON, calls=Dies(number))
    assert await chats(path) == [1, 2], "the store is as it was"
    with pytest.raises(KeyboardInterrupt):
        restore(path, backup_of(path), now=NOON.replace(hour=13), calls=Dies(number))
    path.write_bytes(path.read_bytes()[:-9])
    restore(path, backup_of(path), now=NOON.replace(hour=14))
    assert await chats(path) == [1, 2]


async def changed(path: Path, *numbers: int, compacted: int) -> None:
    """Change a store and let it be cut off: the last journal has the last changes."""
    store = TinyStore(path)
    for number in numbers:
        async with store.transaction() as change:
            change.save(chat(number))
        if number == compacted:
            await store.compact()
    store._storage.close()


async def test_4_a_flipped_bit_in_the_first_line_of_a_journal_hides_no_change(path: Path) -> None:
    await changed(path, 1, 2, 3, 4, compacted=2)
    last = journals(path)[-1]
    good = last.read_bytes()
    last.write_bytes(good[:20] + bytes([good[20] ^ 1]) + good[21:])
    with pytest.raises(DamagedError, match=f"restore {backup_of(path)}"):
        TinyStore(path)
    assert restore(path, backup_of(path), now=NOON).damaged == 0
    assert await chats(path) == [1, 2, 3, 4]


async def test_4_a_flipped_bit_in_a_journal_that_was_begun_for_a_snapshot_never_made_refuses_to_start(
    path: Path,
) -> None:
    store = TinyStore(path)
    store._storage.begin_journal()
    store._storage.append([b'[["chats","1",null]]'])
    store._storage.close()
    last = journals(path)[-1]
    good = last.read_bytes()
    last.write_bytes(good[:20] + bytes([good[20] ^ 1]) + good[21:])
    with pytest.raises(DamagedError):
        TinyStore(path)


async def test_4_where_a_journal_before_the_snapshot_is_missing_the_next_copy_is_named(path: Path) -> None:
    await changed(path, 1, 2, 3, compacted=2)
    copy = day_of(path, date(2026, 11, 22))
    back_up(path, copy)
    path.write_bytes(path.read_bytes()[:-9])
    journals(path)[0].unlink()
    with pytest.raises(DamagedError, match=f"is missing.*restore {copy}"):
        restore(path, backup_of(path), now=NOON)


async def test_4_a_journal_of_another_store_that_has_changes_is_damage(path: Path, tmp_path: Path) -> None:
    await made(path, 1)
    other = TinyStore(tmp_path / "other.json")
    async with other.transaction() as change:
        change.save(chat(9))
    last = journals(path)[-1]
    last.with_name(f"{path.name}.journal-{int(last.name.rpartition('-')[2]) + 1}").write_bytes(
        journals(other.path)[-1].read_bytes()
    )
    await other.close()
    with pytest.raises(StoreError, match="of another store"):
        TinyStore(path)


async def test_what_a_kill_left_of_a_backup_is_no_backup_and_goes(path: Path) -> None:
    await made(path, 1)
    torn = day_of(path, date(2026, 11, 22)).with_suffix(".gz.new")
    torn.parent.mkdir(exist_ok=True)
    torn.write_bytes(gzip.compress(b"{}")[:9])
    assert all(each.is_good for each in verify(path))
    drop_old(path)
    assert not torn.exists()


@pytest.mark.parametrize("is_damaged", [True, False])
async def test_who_is_forgotten_stands_in_nothing_that_was_set_aside(path: Path, is_damaged: bool) -> None:
    await changed(path, 1, 9_182_736, 3, compacted=3)
    if is_damaged:
        path.write_bytes(path.read_bytes()[:-9])
    aside = restore(path, backup_of(path), now=NOON).aside
    assert aside is not None
    store = TinyStore(path)
    async with store.transaction() as change:
        change.delete(chat(9_182_736))
    await store.forget(9_182_736)
    await store.close()
    left = [each for each in path.parent.rglob("*") if each.is_file() and b"9182736" in each.read_bytes()]
    assert left == []
    assert aside.exists() is not is_damaged
    if not is_damaged:
        assert await chats(aside / path.name) == [1, 3]


@pytest.mark.process
async def test_4_the_command_that_the_program_names_after_a_flipped_bit_brings_everything_back(
    tmp_path: Path,
) -> None:
    data = tmp_path / "my data" / "mujaz.json"
    await changed(data, 1, 2, 3, compacted=2)
    good = data.read_bytes()
    data.write_bytes(good[:50] + bytes([good[50] ^ 4]) + good[51:])
    code, told = await mujaz(
        tmp_path, "run", STORE_URL=f"tinydb:{data}", BOT_TOKEN="123456:not-a-token-of-anybody"
    )
    assert code == 1
    assert "Traceback" not in told
    words = shlex.split(told.partition("`mujaz ")[2].partition("`")[0])
    code, told = await mujaz(tmp_path, *words, STORE_URL=f"tinydb:{data}")
    assert (code, "changes after it" in told) == (0, True)
    code, told = await mujaz(tmp_path, "store", "verify", STORE_URL=f"tinydb:{data}")
    assert code == 0, told
    assert await chats(data) == [1, 2, 3]


async def mujaz(folder: Path, *words: str, **settings: str) -> tuple[int, str]:
    """Run a command as a person does; give its exit code and what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=folder, env=environment(folder, **settings),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    told, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return process.returncode, told.decode()
