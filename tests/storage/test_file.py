"""A file is replaced as a whole, is open once, and a damaged one is never taken for a new one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import DiskError, StoreError
from storage.file import Calls, Files
from storage.snapshot import META, as_json
from storage.tinydb import TinyStore
from tests.storage.contract import save
from tests.storage.samples import ONE_OF_EACH, chat

HEAD = '{"_meta":{"1":{"format":1}}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Files().replace(tmp_path / "mujaz.json", [b"old"])
    return tmp_path / "mujaz.json"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_failure_in_the_middle_leaves_the_old_content_and_nothing_else(path: Path) -> None:
    def breaks_off() -> Iterator[bytes]:
        yield b"new" * 100_000
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Files().replace(path, breaks_off())
    assert path.read_bytes() == b"old"
    assert names(path.parent) == ["mujaz.json"]


def test_who_may_read_the_file_stays_as_it_was_set(path: Path) -> None:
    path.chmod(0o640)
    Files().replace(path, [b"new"])
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_content_before_is_kept_where_that_is_asked_for(path: Path) -> None:
    for content in (b"new", b"newer"):
        Files().replace(path, [content], keep=path.with_name("mujaz.json.bak"))
    assert path.read_bytes() == b"newer"
    assert path.with_name("mujaz.json.bak").read_bytes() == b"new"
    assert names(path.parent) == ["mujaz.json", "mujaz.json.bak"]


class Unlinked(Calls):
    """A file system without hard links."""

    @staticmethod
    def link(old: Path, new: Path) -> None:  # type: ignore[override]
        raise OSError(errno.EPERM, "Operation not permitted", old, new)


def test_a_file_system_without_links_keeps_a_copy(path: Path) -> None:
    Files(Unlinked).replace(path, [b"new"], keep=path.with_name("mujaz.json.bak"))
    assert path.with_name("mujaz.json.bak").read_bytes() == b"old"


class Unsynced(Calls):
    """A disk that answers to fsync with an error: of files, or of folders."""

    def __init__(self, number: int, *, folders: bool) -> None:
        self._number = number
        self._folders = folders

    def fsync(self, descriptor: int) -> None:  # type: ignore[override]
        if stat.S_ISDIR(os.fstat(descriptor).st_mode) == self._folders:
            raise OSError(self._number, os.strerror(self._number))
        os.fsync(descriptor)


def test_a_file_that_cannot_be_synced_is_refused_and_the_old_one_stands(path: Path) -> None:
    with pytest.raises(DiskError, match="Input/output"):
        Files(Unsynced(errno.EIO, folders=False)).replace(path, [b"new"])
    assert path.read_bytes() == b"old"
    assert names(path.parent) == ["mujaz.json"]


def test_no_space_that_is_only_found_by_fsync_is_no_failure_of_the_disk(path: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        Files(Unsynced(errno.ENOSPC, folders=False)).replace(path, [b"new"])
    assert path.read_bytes() == b"old"


def test_a_folder_that_cannot_be_synced_is_no_refusal_but_a_doubt(path: Path) -> None:
    with pytest.raises(DiskError, match="is not known"):
        Files(Unsynced(errno.EIO, folders=True)).replace(path, [b"new"])
    assert path.read_bytes() == b"new"


def test_what_a_killed_process_left_over_is_written_over(path: Path) -> None:
    path.with_name("mujaz.json.new").write_text("half of something much longer")
    Files().replace(path, [b"new"])
    assert path.read_bytes() == b"new"
    assert names(path.parent) == ["mujaz.json"]


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
        HEAD,
        HEAD + ',"chats":5}',
        HEAD + ',"chats":[]}',
        HEAD + ',"chats":{"1":5}}',
        HEAD + ',"chats":{"x":{}}}',
        HEAD + ',"chats":{"٣":{}}}',
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
        ('{"_meta":{"1":{"format":4}}}', r"newer Mujaz \(format 4\): start that version"),
        (HEAD + ',"digest_marks":{"1":{"chat_id":1}}}', "a DigestMark cannot be read"),
        (HEAD + ',"feeds":{"1":{"url":"u","next_check_at":"2026-01-01T00:00:00+00:00","mood":1}}}', "'mood'"),
        (
            HEAD + ',"feeds":{"1":{"url":"u","next_check_at":"2026-01-01T00:00:00+00:00"},'
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

    tables = {META: {"1": {}}, "feeds": {str(number): {"n": number} for number in range(1000)}, "chats": {}}
    found = orjson.loads(b"".join(as_json(tables)))
    assert list(found.pop("_sum")) == ["1"]
    assert found == tables
