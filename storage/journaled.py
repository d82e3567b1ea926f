"""TinyDB's storage with a journal: a snapshot of all tables, and after it every transaction since.

    mujaz.json              the snapshot: an ordinary TinyDB file, with its checksum; replaced as a whole
    mujaz.json.journal-7    what changed after it (`_meta` of the snapshot says 7); appended to, then on the disk
    mujaz.json.bak          the snapshot before; journals are kept from the one that follows it
    mujaz.json.lock         held while the store is open

A journal is there, empty, before the first snapshot that names it: a missing one is damage, never a new store.
Compaction begins the next journal, then writes the state at the end of the last one as a snapshot.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

from tinydb.storages import Storage

from storage import file, journal
from storage.errors import DamagedError, DiskError, StoreError
from storage.file import Calls, Files
from storage.journal import Header
from storage.snapshot import FORMAT, META, Tables, as_json, read_tables

log = logging.getLogger(__name__)

_LEAST = 4 * 1024 * 1024  # bytes of a journal before it is worth a compaction …
_MOST = 64 * 1024 * 1024  # … and after which it always is


class JournalStorage(Storage):
    """The files of one store, open and locked. Raises StoreError for data that cannot be used.

    `check` raises it for documents that cannot be read, before those of an older version are taken over.

    `append`, `begin_journal` and `write_snapshot` belong to writer threads; they raise OSError when nothing
    changed (no space) and DiskError when that is not known.
    """

    tables: Tables
    _number: int
    _count: int
    _length: int
    _snapshot_bytes: int

    def __init__(
        self,
        path: Path,
        calls: type[Calls] | Calls = Calls,
        check: Callable[[Tables], object] = lambda _: None,
    ) -> None:
        self.path = path.expanduser().resolve()
        self.files = Files(calls)
        self._check = check
        self._lock = file.lock(self.path)
        self._descriptor = -1
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        for left_over in self.path.parent.glob(f"{self.path.name}*.new"):  # of a process that was killed
            left_over.unlink()
        content = file.read(self.path)
        if content is None:
            self._make_new()
            return
        found = read_or_name_the_cure(self.path, content)
        if _meta(found)["format"] < FORMAT:
            self._upgrade(found, content)
            return
        self._snapshot_bytes = len(content)
        del content
        self.tables, self._store = found, str(_meta(found)["store"])
        self._replay()

    def _make_new(self) -> None:
        left = [each for each in journals(self.path) if each.stat().st_size and _has_changes(each)]
        if left or backup_of(self.path).exists():
            raise DamagedError(f"{self.path} is missing, though its journal or .bak is there: {cure(self.path)}")
        self.tables = {META: {}}
        self._begin_store()

    def _upgrade(self, found: Tables, content: bytes) -> None:
        """Take over the data of an older version; the file as it was is kept beside the backups."""
        self._check(found)
        written_by = _meta(found)["format"]
        kept = backups_of(self.path) / f"{self.path.stem}-format-{written_by}{self.path.suffix}"
        try:
            kept.parent.mkdir(exist_ok=True)
            self.files.replace(kept, [content])
        except OSError as error:
            raise StoreError(f"{kept} cannot be written: {error.strerror}") from error
        self.tables = found
        self._begin_store()
        log.warning("%s was of format %d and is of %d now; as it was: %s", self.path, written_by, FORMAT, kept)

    def _begin_store(self) -> None:
        self._store, self._number = uuid4().hex, 1
        for old in journals(self.path):
            old.unlink()
        try:
            self._begin(1, after=0)
            self.write_snapshot(self.tables, 1)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror}") from error

    def _replay(self) -> None:
        """Apply the journals that follow the snapshot, and go on in the last of them."""
        replayed = replay(self.tables, self.path)
        if replayed.damaged:
            raise DamagedError(
                f"{replayed.path} is damaged: {replayed.damaged} confirmed changes in it cannot be read. "
                f"{cure(self.path)}"
            )
        self._number, self._count = replayed.number, replayed.read.last
        try:
            self._descriptor = os.open(replayed.path, os.O_WRONLY | os.O_APPEND)
        except OSError as error:
            raise StoreError(f"{replayed.path} cannot be written: {error.strerror}") from error
        if replayed.read.is_torn:
            log.warning("%s ended in the middle of a change, which was never confirmed: cut off", replayed.path)
            self._cut(replayed.read.good)
        self._length = replayed.read.good

    def read(self) -> Tables:
        return self.tables

    def write(self, data: Tables) -> NoReturn:  # noqa: ARG002 (TinyDB's signature)
        """Refuse: a change past the store's transactions would never be on disk."""
        raise StoreError("the store is changed in a transaction only")

    @property
    def is_long(self) -> bool:
        """Tell whether the journal is worth a compaction."""
        return self._length > min(max(_LEAST, self._snapshot_bytes), _MOST)

    @property
    def is_compact(self) -> bool:
        """Tell whether the snapshot has everything."""
        return self._count == 0 and bool(_meta(self.tables)["journal"] == self._number)

    def append(self, transactions: Sequence[bytes]) -> None:
        """Write transactions (each as `journal.line` takes its changes), on disk when it returns."""
        first = self._count + 1
        lines = [journal.line(n, self._count, changes) for n, changes in enumerate(transactions, first)]
        content = b"".join(lines)
        try:
            self.files.write(self._descriptor, content)
        except OSError:
            self._cut(self._length)
            raise
        self.files.sync(self._descriptor, self._journal)
        self._length += len(content)
        self._count += len(transactions)

    def _cut(self, length: int) -> None:
        """Take what is behind `length` off the journal, on disk: it was refused, or never confirmed.

        Raises DiskError: what would be written next could not be read behind it.
        """
        try:
            self.files.calls.ftruncate(self._descriptor, length)
        except OSError as error:
            raise DiskError.of(self._journal, error) from error
        self.files.sync(self._descriptor, self._journal)

    @property
    def _journal(self) -> Path:
        return journal_of(self.path, self._number)

    def frozen(self) -> Tables:
        """Give the tables as they are now; documents are never changed, so that these need no copies."""
        return {name: dict(rows) for name, rows in self.tables.items() if name != META}

    @property
    def number(self) -> int:
        """Give the number of the journal that is being written."""
        return self._number

    def begin_journal(self) -> None:
        """Have what comes from now on written to the next journal."""
        old = self._descriptor
        self._begin(self._number + 1, after=self._count)
        os.close(old)

    def _begin(self, number: int, *, after: int) -> None:
        path, first = journal_of(self.path, number), journal.head(Header(self._store, number, after))
        self.files.replace(path, [first])
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        self._number, self._length, self._count = number, len(first), 0

    def write_snapshot(self, tables: Tables, number: int) -> None:
        """Write a snapshot: `tables` are the state before the journal with this number. Old journals go then."""
        meta = {"1": {"format": FORMAT, "store": self._store, "journal": number}}
        content = as_json({META: meta} | {name: rows for name, rows in tables.items() if name != META})
        self.files.replace(self.path, content, keep=backup_of(self.path))
        before = self.tables[META].get("1", {}).get("journal", number)
        self.tables[META] = meta
        self._snapshot_bytes = self.path.stat().st_size
        for old in journals(self.path):
            if _number(old) < before:
                old.unlink(missing_ok=True)

    def close(self) -> None:
        """Let others have the files; closing twice is no error."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        self._lock.close()


class Replayed:
    """The last journal that follows a snapshot, with what was found in all of them."""

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.number = number
        self.read = journal.Read(None, [], 0)
        self.damaged = 0
        self.changes = 0


def replay(tables: Tables, path: Path) -> Replayed:
    """Apply to a snapshot's tables all that its journals have. Raises DamagedError for one that is missing.

    What is damaged is counted and left out; the rest is applied.
    """
    meta = _meta(tables)
    number, replayed = meta["journal"], None
    while (content := file.read(journal_of(path, number))) is not None:
        found = journal.read(content)
        if found.header is None and replayed is not None and journal_of(path, number + 1).exists() is False:
            break  # begun, and never used
        if found.header is None or found.header.store != meta["store"]:
            raise DamagedError(f"{journal_of(path, number)} is damaged, or of another store: {cure(path)}")
        missing = max(0, found.header.after - replayed.read.last) if replayed else 0
        last = Replayed(journal_of(path, number), number)
        last.read, last.damaged = found, found.damaged + missing + (replayed.damaged if replayed else 0)
        last.changes = len(found.transactions) + (replayed.changes if replayed else 0)
        for changes in found.transactions:
            _apply(tables, changes)
        replayed, number = last, number + 1
    if replayed is None:
        raise DamagedError(f"{journal_of(path, number)} is missing, which follows {path}: {cure(path)}")
    return replayed


def _apply(tables: Tables, changes: Sequence[journal.Change]) -> None:
    for name, doc_id, document in changes:
        rows = tables.setdefault(name, {})
        if document is None:
            rows.pop(doc_id, None)
        else:
            rows[doc_id] = document


def read_or_name_the_cure(path: Path, content: bytes) -> Tables:
    """Give a snapshot's tables. Raises StoreError that says how a damaged one is replaced."""
    try:
        return read_tables(content, path)
    except DamagedError as error:
        raise DamagedError(f"{error}: {cure(path)}") from error


def cure(path: Path) -> str:
    """Say what to do about damaged data: restore the snapshot before, or else the newest backup."""
    copies = [backup_of(path), *sorted(backups_of(path).glob("*.json*"), reverse=True)]
    there = next((copy for copy in copies if copy.exists()), None)
    if there is None:
        return "put a copy of it in its place, or move it away to begin anew"
    return f"`mujaz restore {there}` puts the last good copy in its place"


def journal_of(path: Path, number: int) -> Path:
    """Give the name of a store's journal."""
    return path.with_name(f"{path.name}.journal-{number}")


def journals(path: Path) -> list[Path]:
    """Give a store's journals, in order."""
    found = path.parent.glob(f"{path.name}.journal-*")
    return sorted((each for each in found if each.name.rpartition("-")[2].isdecimal()), key=_number)


def _number(path: Path) -> int:
    return int(path.name.rpartition("-")[2])


def _has_changes(path: Path) -> bool:
    return bool(journal.read(path.read_bytes()).transactions)


def backup_of(path: Path) -> Path:
    """Give the name of the snapshot before."""
    return path.with_name(f"{path.name}.bak")


def backups_of(path: Path) -> Path:
    """Give the folder of a store's backups."""
    return path.with_name("backups")


def _meta(tables: Tables) -> dict[str, Any]:
    (meta,) = tables[META].values()
    return meta  # type: ignore[no-any-return]  # of the file's own making
