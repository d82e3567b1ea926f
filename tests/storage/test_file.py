"""A file is replaced as a whole, is open once, and a damaged one is never taken for a new one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.file import AtomicFile
from storage.snapshot import as_json, new_tables
from storage.tinydb import TinyStore
from tests.storage.contract import save
from tests.storage.samples import ONE_OF_EACH, chat

META = '{"_meta":{"1":{"format":1}}'


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AtomicFile]:
    file = AtomicFile(tmp_path / "mujaz.json")
    file.replace([b"old"])
    yield file
    file.close()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_failure_in_the_middle_leaves_the_old_content_and_nothing_else(file: AtomicFile) -> None:
    def breaks_off() -> Iterator[bytes]:
        yield b"new" * 100_000
        raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        file.replace(breaks_off())
    assert file.read() == b"old"
    assert names(file.path.parent) == ["mujaz.json", "mujaz.json.lock"]


def test_who_may_read_the_file_stays_as_it_was_set(file: AtomicFile) -> None:
    file.path.chmod(0o640)
    file.replace([b"new"])
    assert file.path.stat().st_mode & 0o777 == 0o640


class UnsyncedFile(AtomicFile):
    """A file on a disk that answers EIO to fsync: of files, or of folders."""

    fails_for_folders = False

    def sync(self, descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode) == self.fails_for_folders:
            raise OSError(errno.EIO, "Input/output error")
        super().sync(descriptor)


def test_a_file_that_cannot_be_synced_is_refused_and_the_old_one_stands(file: AtomicFile, tmp_path: Path) -> None:
    file.close()
    unsynced = UnsyncedFile(tmp_path / "mujaz.json")
    with pytest.raises(OSError, match="Input/output"):
        unsynced.replace([b"new"])
    assert unsynced.read() == b"old"
    assert names(tmp_path) == ["mujaz.json", "mujaz.json.lock"]
    unsynced.close()


def test_a_folder_that_cannot_be_synced_is_no_refusal_but_a_doubt(file: AtomicFile, tmp_path: Path) -> None:
    file.close()
    unsynced = UnsyncedFile(tmp_path / "mujaz.json")
    unsynced.fails_for_folders = True
    with pytest.raises(StoreError, match="is not known"):
        unsynced.replace([b"new"])
    assert unsynced.read() == b"new"
    unsynced.close()


def test_what_a_killed_process_left_over_is_removed(tmp_path: Path) -> None:
    (tmp_path / "mujaz.json.new").write_text("half of")
    AtomicFile(tmp_path / "mujaz.json").close()
    assert names(tmp_path) == ["mujaz.json.lock"]


async def test_a_second_opener_is_refused_until_the_first_has_closed(tmp_path: Path) -> None:
    first = TinyStore(tmp_path / "mujaz.json")
    with pytest.raises(StoreError, match=r"mujaz.json is in use by another Mujaz: stop that one"):
        TinyStore(tmp_path / "mujaz.json")
    await save(first, chat(1))
    await first.close()
    second = TinyStore(tmp_path / "mujaz.json")
    assert await second.chats() == [chat(1)]
    await second.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="STORE_URL"):
        TinyStore(tmp_path / "file" / "mujaz.json")


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "mujaz.json").mkdir()
    with pytest.raises(StoreError, match=r"mujaz.json cannot be read: Is a directory"):
        TinyStore(tmp_path / "mujaz.json")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\0" * 512,
        "null",
        "[]",
        "{}",
        '{"_default":{"1":{"name":"of another program"}}}',
        '{"_meta":{}}',
        '{"_meta":{"1":{}}}',
        '{"_meta":{"1":{"format":"1"}}}',
        META,
        META + ',"chats":5}',
        META + ',"chats":[]}',
        META + ',"chats":{"1":5}}',
        META + ',"chats":{"x":{}}}',
        META + ',"chats":{"٣":{}}}',
    ],
    ids=lambda content: content[:40],
)
def test_a_damaged_file_is_refused_by_name_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mujaz.json"
    path.write_text(content, "utf-8")
    for _ in range(2):  # the first refusal leaves no lock behind
        with pytest.raises(StoreError, match=r"mujaz.json is damaged, or no file of Mujaz: put a copy"):
            TinyStore(path)
    assert path.read_text("utf-8") == content


async def test_a_file_that_was_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mujaz.json"
    store = TinyStore(path)
    await save(store, *ONE_OF_EACH)
    await store.close()
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(StoreError, match="is damaged"):
            TinyStore(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"_meta":{"1":{"format":2}}}', r"newer Mujaz \(format 2\): start that version"),
        (META + ',"digest_marks":{"1":{"chat_id":1}}}', "a DigestMark cannot be read"),
        (META + ',"feeds":{"1":{"url":"u","next_check_at":"2026-01-01T00:00:00+00:00","mood":1}}}', "'mood'"),
        (
            META + ',"feeds":{"1":{"url":"u","next_check_at":"2026-01-01T00:00:00+00:00"},'
            '"2":{"url":"u","next_check_at":"2026-01-01T00:00:00+00:00"}}}',
            "feeds has 'u' twice",
        ),
    ],
)
def test_a_file_that_this_version_cannot_keep_whole_is_refused(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "mujaz.json"
    path.write_text(content, "utf-8")
    with pytest.raises(StoreError, match=rf"mujaz.json.*{told}"):
        TinyStore(path)
    assert path.read_text("utf-8") == content


def test_many_documents_are_one_json_object() -> None:
    import orjson  # noqa: PLC0415

    tables = new_tables() | {"feeds": {str(number): {"n": number} for number in range(1000)}, "chats": {}}
    assert orjson.loads(b"".join(as_json(tables))) == tables
