"""TinyDB's storage with a journal: a snapshot of all tables, and after it every transaction since (`layout.py`).

A journal is there, empty, before the first snapshot that names it: a missing one is damage, never a new store.
Compaction begins the next journal, then writes the state at the end of the last one as a snapshot.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

from tinydb.storages import Storage

from storage import file, journal
from storage.errors import DamagedError, DiskError, StoreError
from storage.file import Calls, Files
from storage.formats import FIRST_WITH_JOURNALS, upgraded
from storage.journal import Header
from storage.layout import backup_of, backups_of, cure, journal_of, journals, number_of
from storage.replay import meta_of, naming_the_cure, replay
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
        with naming_the_cure(self.path):
            found = read_tables(content, self.path)
        if meta_of(found)["format"] < FORMAT:
            self._upgrade(found)
            return
        self._snapshot_bytes = len(content)
        del content
        self.tables, self._store = found, str(meta_of(found)["store"])
        self._replay()

    def _make_new(self) -> None:
        left = [each for each in journals(self.path) if each.stat().st_size and _has_changes(each)]
        if left or backup_of(self.path).exists():
            raise DamagedError(f"{self.path} is missing, though its journal or .bak is there: {cure(self.path)}")
        self.tables = {META: {}}
        self._begin_store()

    def _upgrade(self, found: Tables) -> None:
        """Take over the data of an older version; they are kept as they were beside the backups."""
        written_by = meta_of(found)["format"]
        if written_by >= FIRST_WITH_JOURNALS and (damaged := replay(found, self.path).damaged):
            raise DamagedError(
                f"{damaged} changes in the journal of {self.path} cannot be read. {cure(self.path)}"
            )
        as_it_was = list(as_json(found))
        self._check(upgraded(found, written_by))
        kept = backups_of(self.path) / f"{self.path.stem}-format-{written_by}{self.path.suffix}"
        try:
            kept.parent.mkdir(exist_ok=True)
            self.files.replace(kept, as_it_was)
        except OSError as error:
            raise StoreError(f"{kept} cannot be written: {error.strerror}") from error
        self.tables = found
        self._begin_store()
        backup_of(self.path).unlink(missing_ok=True)  # its journals are gone; what was kept has all of it
        log.warning("%s was of format %d and is of %d now; as it was: %s", self.path, written_by, FORMAT, kept)

    def _begin_store(self) -> None:
        old, self._store = journals(self.path), uuid4().hex
        number = 1 + max(map(number_of, old), default=0)
        try:
            self._begin(number, after=0)
            self.write_snapshot(self.tables, number)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror}") from error
        for each in old:
            each.unlink(missing_ok=True)

    def _replay(self) -> None:
        """Apply the journals that follow the snapshot, and go on in the last of them."""
        with naming_the_cure(self.path):
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
    def journal_bytes(self) -> int:
        """Give how long the journal is."""
        return self._length

    @property
    def is_compact(self) -> bool:
        """Tell whether the snapshot has everything."""
        return self._count == 0 and bool(meta_of(self.tables)["journal"] == self._number)

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
            if number_of(old) < before:
                old.unlink(missing_ok=True)

    def close(self) -> None:
        """Let others have the files; closing twice is no error."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        self._lock.close()


def _has_changes(path: Path) -> bool:
    return bool(journal.read(path.read_bytes()).transactions)
