"""Rows 1 to 7 and 30 of the fault matrix: whatever happens to process or disk, what was confirmed is there."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from storage import journal
from storage.backups import DAYS, WEEKS, back_up, kept, restore, verify
from storage.errors import DamagedError, StoreError
from storage.formats import FORMAT
from storage.layout import backup_of, backups_of, journal_of, journals
from storage.records import Seen
from storage.tinydb import TinyStore
from tests.botapi import BotApi
from tests.conversation import Conversation
from tests.faults.killing import UNDER_WAY, committing, found, killed_after, told
from tests.newssite import NewsSite
from tests.program import Program, environment
from tests.storage.contract import delete, read, save
from tests.storage.disks import FaultyDisk, full, written
from tests.storage.samples import NOON, OLD, ONE_OF_EACH, article, chat, subscription

process = pytest.mark.process


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mujaz.json"


def crash(store: TinyStore) -> None:
    """End as kill -9 does: nothing else is written."""
    store._writer._thread.shutdown()
    store._writer._compactor.shutdown()
    store._storage.close()


@process
async def test_1_what_was_confirmed_is_there_after_kill_9_at_random(path: Path) -> None:
    confirmed = set[int]()
    for changes in (1, 25, 70):
        confirmed |= await killed_after(path, changes)
    there = await found(path)
    assert there >= confirmed
    assert len(there) <= len(confirmed) + 3 * UNDER_WAY + 1


@process
@pytest.mark.parametrize(
    ("call", "number"),
    [("write", n) for n in (1, 2, 3, 9, 30)]
    + [("fdatasync", n) for n in (1, 25)]
    + [("fsync", n) for n in (1, 2, 3, 4, 5, 6, 7, 8)]
    + [("replace", n) for n in (1, 2, 3, 4, 5)]
    + [("link", 1)],
)
async def test_2_what_was_confirmed_is_there_after_kill_9_at_each_call(path: Path, call: str, number: int) -> None:
    async with committing(str(path), call, str(number)) as running:
        confirmed = await told(running)
        assert await running.wait() == -signal.SIGKILL
    there = await found(path)
    assert there >= confirmed
    assert len(there) <= len(confirmed) + UNDER_WAY + 1
    assert not list(path.parent.glob("*.new"))


@process
async def test_2_a_kill_while_a_torn_tail_is_cut_off_changes_nothing(path: Path) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    crash(store)
    with journal_of(path, 1).open("ab") as file:
        file.write(b"0badc0de [2,1,[[")
    async with committing(str(path), "ftruncate", "1") as running:
        assert await running.wait() == -signal.SIGKILL
    store = TinyStore(path)
    assert await store.chats() == [chat(1)]
    await store.close()


async def test_3_a_torn_tail_of_any_length_is_cut_off_and_told(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    length = journal_of(path, 1).stat().st_size
    await save(store, chat(2), article("k"))
    crash(store)
    whole = journal_of(path, 1).read_bytes()
    for end in range(length, len(whole), 5):
        journal_of(path, 1).write_bytes(whole[:end])
        caplog.clear()
        store = TinyStore(path)
        assert await store.chats() == [chat(1)]
        assert await store.articles(NOON) == []
        crash(store)
        assert ("cut off" in caplog.text) == (end > length)
        assert journal_of(path, 1).read_bytes() == whole[:length]


async def test_3_changes_after_a_torn_tail_are_kept(path: Path) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    crash(store)
    with journal_of(path, 1).open("ab") as file:
        file.write(b"\0" * 4096)
    for number in (2, 3):
        store = TinyStore(path)
        await save(store, chat(number))
        crash(store)
    store = TinyStore(path)
    assert await store.chats() == [chat(1), chat(2), chat(3)]
    await store.close()


def test_3_pages_of_one_batch_that_arrived_out_of_order_are_a_torn_tail() -> None:
    lines = [journal.head(journal.Header("s", 1)), *(journal.line(n, 0, b"[]") for n in (1, 2, 3))]
    read_ = journal.read(lines[0] + lines[1] + b"\0" * (len(lines[2]) - 1) + b"\n" + lines[3])
    assert (len(read_.transactions), read_.is_torn, read_.damaged) == (1, True, 0)
    assert read_.good == len(lines[0] + lines[1])


async def test_4_a_flipped_bit_anywhere_in_the_snapshot_refuses_to_start_and_restoring_loses_nothing(
    path: Path,
) -> None:
    store = TinyStore(path)
    await save(store, *ONE_OF_EACH)
    await store.compact()
    await save(store, chat(5))
    crash(store)
    good = path.read_bytes()
    for place in range(0, len(good), 97):
        path.write_bytes(flipped(good, place))
        with pytest.raises(StoreError, match=rf"`mujaz restore {backup_of(path)}`"):
            TinyStore(path)
    restored = restore(path, backup_of(path), now=NOON)
    assert (restored.damaged, restored.changes > 0) == (0, True)
    store = TinyStore(path)
    assert await store.chat(5) == chat(5)
    for record in ONE_OF_EACH:
        assert await read(store, record) == record
    await store.close()


def flipped(content: bytes, place: int) -> bytes:
    """Give content with one bit turned over."""
    changed = bytearray(content)
    changed[place] ^= 1 << place % 8
    return bytes(changed)


async def test_4_a_flipped_bit_in_a_confirmed_change_refuses_to_start_and_is_never_cut_off(path: Path) -> None:
    store = TinyStore(path)
    for number in range(1, 9):
        await save(store, chat(number))
    crash(store)
    good = journal_of(path, 1).read_bytes()
    last = good.rindex(b"\n", 0, -1)
    for place in range(0, last, 41):
        journal_of(path, 1).write_bytes(flipped(good, place))
        with pytest.raises(DamagedError):
            TinyStore(path)
        assert journal_of(path, 1).read_bytes() == flipped(good, place)


async def test_4_restoring_beside_a_damaged_journal_loses_that_one_change_and_says_so(path: Path) -> None:
    store = TinyStore(path)
    await store.compact()
    for number in range(1, 6):
        await save(store, chat(number))
    crash(store)
    (last,) = journals(path)[-1:]
    lines = last.read_bytes().splitlines(keepends=True)
    last.write_bytes(b"".join([*lines[:2], flipped(lines[2], 40), *lines[3:]]))
    restored = restore(path, backup_of(path), now=NOON)
    assert (restored.changes, restored.damaged) == (4, 1)
    assert restored.aside is not None
    assert (restored.aside / last.name).exists()
    store = TinyStore(path)
    assert [each.id for each in await store.chats()] == [1, 3, 4, 5]
    await store.close()


async def test_4_a_journal_that_is_missing_refuses_to_start(path: Path) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    crash(store)
    journal_of(path, 1).unlink()
    with pytest.raises(DamagedError, match="is missing"):
        TinyStore(path)


async def test_4_a_snapshot_that_is_missing_is_not_taken_for_a_new_store(path: Path) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    crash(store)
    path.unlink()
    with pytest.raises(DamagedError, match="is missing"):
        TinyStore(path)


@process
async def test_5_a_full_disk_refuses_the_change_in_the_persons_chat_and_the_files_stay_valid(
    api: BotApi, site: NewsSite, tmp_path: Path
) -> None:
    program, person = Program(tmp_path, api, site), api.person()
    disk = program.with_faulty_disk()
    async with program:
        await person.says("/start")
        await person.receives("موجز")
        disk.write_text("full")
        await person.says("/sub لافروف")
        assert "تعذّر الحفظ، فلم يتغيّر شيء" in (await person.receives()).text
        assert all(each.is_good for each in verify(program.data))
        disk.write_text("")
        await person.says("/sub لافروف")
        await person.receives("✅")
        assert await program.stop() == 0
    store = TinyStore(program.data)
    assert [each.query for each in await store.subscriptions()] == ["لافروف"]
    await store.close()


async def test_5_a_change_that_was_refused_by_a_full_disk_never_comes_back(path: Path) -> None:
    disk = FaultyDisk(path)
    store = TinyStore(path, disk)
    await save(store, chat(1))
    disk.watch()
    disk.error = full()
    with pytest.raises(StoreError):
        await save(store, chat(2))
    disk.error = None
    await save(store, chat(3))
    crash(store)
    store = TinyStore(path)
    assert await store.chats() == [chat(1), chat(3)]
    await store.close()


async def test_5_a_compaction_without_space_leaves_everything_and_is_tried_again(path: Path) -> None:
    disk = FaultyDisk(path)
    store = TinyStore(path, disk)
    await save(store, chat(1))
    disk.watch()
    disk.error = full()
    with pytest.raises(StoreError, match="anew"):
        await store.compact()
    disk.error = None
    await save(store, chat(2))
    await store.compact()
    crash(store)
    store = TinyStore(path)
    assert await store.chats() == [chat(1), chat(2)]
    await store.close()


@process
async def test_6_a_disk_that_fails_ends_the_process_with_its_own_exit_code(
    api: BotApi, site: NewsSite, tmp_path: Path
) -> None:
    program, person = Program(tmp_path, api, site), api.person()
    disk = program.with_faulty_disk()
    async with program:
        await person.says("/sub لافروف")
        await person.receives("✅")
        disk.write_text("broken")
        await person.says("/sub القاهرة")
        assert await program.ends() == 74
    assert "look after the disk, then start again" in program.log
    store = TinyStore(program.data)
    assert "لافروف" in [each.query for each in await store.subscriptions()]
    await store.close()


@process
async def test_7_a_second_instance_on_the_same_data_exits_with_1_and_a_clear_sentence(
    api: BotApi, site: NewsSite, tmp_path: Path
) -> None:
    async with Program(tmp_path, api, site) as program:
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=tmp_path, stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
            env=environment(tmp_path, BOT_TOKEN=api.token, BOT_API_URL=api.url, FEEDS="feeds.opml"),
        )  # fmt: skip
        _, said = await asyncio.wait_for(second.communicate(), 20)
        assert second.returncode == 1
        assert b"is in use by another Mujaz: stop that one, or set another STORE_URL" in said
        assert b"Traceback" not in said
        person = api.person()
        await person.says("/sub لافروف")
        await person.receives("✅")
        assert await program.stop() == 0


async def test_30_data_of_the_first_format_are_taken_over_and_kept_as_they_were(path: Path) -> None:
    old = Path(__file__).parents[1] / "storage" / "format-1.json"
    copyfile(old, path)
    store = TinyStore(path)
    for record in OLD:
        assert await read(store, record) == record
    await save(store, chat(5))
    await store.close()
    assert json.loads(path.read_bytes())["_meta"]["1"]["format"] == FORMAT
    (before,) = backups_of(path).iterdir()
    kept = json.loads(before.read_bytes())
    assert {name: kept[name] for name in kept if name != "_sum"} == json.loads(old.read_bytes())
    store = TinyStore(path)
    assert await store.chat(5) == chat(5)
    await store.close()


async def test_30_data_of_the_second_format_are_taken_over_with_what_their_journal_has(path: Path) -> None:
    for each in (Path(__file__).parents[1] / "storage" / "format-2").iterdir():
        copyfile(each, path.with_name(each.name))
    store = TinyStore(path)
    for record in (*OLD, Seen("https://example.org/earlier", "z")):
        assert await read(store, record) == record
    await store.close()
    (before,) = backups_of(path).iterdir()
    assert {each.is_good for each in verify(path)} == {True}
    restore(path, before, now=NOON)
    store = TinyStore(path)
    assert await store.seen("https://example.org/earlier") == Seen("https://example.org/earlier", "z")
    await store.close()


async def test_30_old_data_that_cannot_be_kept_aside_is_not_touched(path: Path) -> None:
    copyfile(Path(__file__).parents[1] / "storage" / "format-1.json", path)
    before = path.read_bytes()
    disk = FaultyDisk(path)
    disk.watch()
    disk.error = full()
    with pytest.raises(StoreError, match="cannot be written"):
        TinyStore(path, disk)
    assert path.read_bytes() == before


async def test_a_backup_is_everything_that_was_confirmed_also_while_the_store_is_open(path: Path) -> None:
    store = TinyStore(path)
    await save(store, *ONE_OF_EACH)
    for name in ("copy.json", "copy.json.gz"):
        back_up(path, path.with_name(name))
    await save(store, chat(5))
    await store.close()
    for name in ("copy.json", "copy.json.gz"):
        restore(path, path.with_name(name), now=NOON + timedelta(seconds=len(name)))
        store = TinyStore(path)
        assert await store.chat(5) is None
        for record in ONE_OF_EACH:
            assert await read(store, record) == record
        await store.close()


async def test_a_copy_that_is_damaged_is_not_restored_and_nothing_changes(path: Path) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    await store.close()
    copy = path.with_name("copy.json.gz")
    back_up(path, copy)
    good, before = copy.read_bytes(), written(path)
    for place in range(20, len(good), 31):
        copy.write_bytes(flipped(good, place))
        with pytest.raises(StoreError):
            restore(path, copy, now=NOON)
    assert written(path) == before


async def test_nothing_is_restored_over_a_store_that_is_open(path: Path) -> None:
    store = TinyStore(path)
    back_up(path, path.with_name("copy.json"))
    with pytest.raises(StoreError, match="in use"):
        restore(path, path.with_name("copy.json"), now=NOON)
    await store.close()


async def test_a_backup_is_made_each_day_and_7_days_and_4_weeks_of_them_are_kept(path: Path) -> None:
    store = TinyStore(path)
    for day in range(60):
        await save(store, chat(day + 1))
        await store.back_up(NOON + timedelta(days=day))
    await store.close()
    names = sorted(each.name for each in backups_of(path).iterdir())
    days = {NOON.date() + timedelta(days=day) for day in range(60)}
    assert names == sorted(f"mujaz-{day}.json.gz" for day in kept(days))
    assert DAYS + WEEKS - 2 <= len(names) <= DAYS + WEEKS
    restore(path, backups_of(path) / names[-1], now=NOON)
    store = TinyStore(path)
    assert len(await store.chats()) == 60
    await store.close()


async def test_what_is_forgotten_stands_in_no_file_any_more(path: Path) -> None:
    import gzip  # noqa: PLC0415

    store = TinyStore(path)
    await save(store, chat(424242), subscription(424242, 1, "لافروف"), chat(7), subscription(7, 1, "موسكو"))
    await store.back_up(NOON)
    await save(store, chat(424242, language="ru"))
    await delete(store, chat(424242), subscription(424242, 1))
    await store.forget(424242)
    restore_to = path.with_name("copy.json")
    back_up(path, restore_to)
    (backup,) = backups_of(path).iterdir()
    unpacked = gzip.decompress(backup.read_bytes()).decode()
    assert "424242" not in written(path) + restore_to.read_text("utf-8") + unpacked
    assert "موسكو" in unpacked
    await store.close()


async def test_verify_tells_what_is_damaged(path: Path) -> None:
    store = TinyStore(path)
    await save(store, chat(1))
    await store.back_up(NOON)
    assert [each.is_good for each in verify(path)] == [True, True, True]
    backup_of(path).write_bytes(flipped(backup_of(path).read_bytes(), 30))
    assert [each.is_good for each in verify(path)] == [True, False, True]
    await store.close()


async def test_changes_go_on_while_a_snapshot_is_written_and_a_crash_then_loses_none(path: Path) -> None:
    store = TinyStore(path)
    await save(store, *(chat(number) for number in range(500)))
    compacting = asyncio.create_task(store.compact())
    for number in range(500, 560):
        await save(store, chat(number))
    await compacting
    crash(store)
    store = TinyStore(path)
    assert len(await store.chats()) == 560
    await store.close()


async def test_forgetting_on_a_full_disk_erases_the_data_and_says_that_traces_stay(path: Path) -> None:
    talk, disk = Conversation(), FaultyDisk(path)
    talk.store = store = TinyStore(path, disk)
    talk.desk = replace(talk.desk, store=store)
    await talk.says("/sub لافروف")
    await talk.says("/forget")
    disk.watch()
    disk.error, disk.spared = full(), 1
    assert "آثار" in await talk.presses("نعم")
    assert await store.chats() == []
    disk.error = None
    await store.close()
