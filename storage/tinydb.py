"""How does TinyDB keep everything on disk? One ordinary TinyDB file, by one writer.

TinyDB is the database of record: documents are read from it on opening and written through its tables. Its own
storage would rewrite the file in place on each change, on the event loop; ours holds the documents, and a writer
puts them on disk (`writer.py` when, `snapshot.py` in which form, `file.py` safely). Any program that knows TinyDB
can open the file.
"""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from storage import codec
from storage.errors import StoreError
from storage.memory import Change, MemoryStore, Undo
from storage.records import Article, Chat, Delivery, DigestMark, Feed, Match, Record, Subscription
from storage.snapshot import Disk, Snapshot, Tables
from storage.writer import Writer

TABLES: dict[type[Record], str] = {
    Chat: "chats",
    Subscription: "subscriptions",
    Feed: "feeds",
    Article: "articles",
    Match: "matches",
    Delivery: "deliveries",
    DigestMark: "digest_marks",
}


class LiveStorage(Storage):
    """TinyDB's storage, in memory; when it goes to disk is the writer's business."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def read(self) -> Tables:
        return self._tables

    def write(self, data: Tables) -> None:  # noqa: ARG002 (TinyDB's signature)
        """Refuse: a change past the store's transactions would never be on disk."""
        raise StoreError("the store is changed in a transaction only")


class LiveTable(Table):
    """A table whose documents are replaced where they are; TinyDB's own way copies all of them each time.

    A document itself is never changed: a snapshot that is being written may hold it.
    """

    @property
    def _rows(self) -> dict[str, Any]:
        tables: Tables = self._storage.read() or {}
        return tables.setdefault(self.name, {})

    def put(self, document: Document) -> None:
        """Save a document under its id."""
        self._rows[str(document.doc_id)] = dict(document)
        self.clear_cache()

    def drop(self, doc_id: int) -> None:
        """Delete a document."""
        del self._rows[str(doc_id)]
        self.clear_cache()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Make many objects that stay: looking for garbage among them would take as long again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class TinyStore(MemoryStore):
    """The store in a TinyDB file, read from memory.

    Raises StoreError where the file is in use, damaged or of a newer version. A transaction whose task is
    cancelled while it waits for the disk may be kept or not.
    """

    def __init__(self, path: Path, disk: Callable[[Path], Disk] = Snapshot) -> None:
        super().__init__()
        self._ids: dict[tuple[type[Record], str], int] = {}
        self._next_id = 1
        with _no_collection():
            self._disk = disk(path)
            self._database = TinyDB(storage=LiveStorage, tables=self._disk.tables)
            self._database.table_class = LiveTable
            try:
                self._load()
            except StoreError as error:
                self._disk.close()
                raise StoreError(f"{self._disk.path}: {error}") from error
        self._writer = Writer(self._disk, self._take_back)

    def _table(self, kind: type[Record]) -> LiveTable:
        table = self._database.table(TABLES[kind])
        assert isinstance(table, LiveTable)
        return table

    def _load(self) -> None:
        for kind, name in TABLES.items():
            for row in self._table(kind):
                record = codec.decode(kind, row)
                if (kind, record.key) in self._ids:
                    raise StoreError(f"{name} has {record.key!r} twice: remove one of the documents")
                self._ids[kind, record.key] = row.doc_id
                self._next_id = max(self._next_id, row.doc_id + 1)
                self._rows[kind].save(record)

    def _check(self) -> int:
        self._writer.check()
        return self._writer.refused

    def _keep(self, made: Sequence[Change], undo: Undo) -> Awaitable[None]:
        for change in made:
            self._put(change)
        return self._writer.add(made, undo)

    def _put(self, change: Change) -> None:
        """Save or delete a record's document, in memory."""
        kind, key = type(change.record), change.record.key
        if change.document is not None:
            doc_id = self._ids.setdefault((kind, key), self._next_id)
            self._next_id = max(self._next_id, doc_id + 1)
            self._table(kind).put(Document(change.document, doc_id))
        elif (kind, key) in self._ids:
            self._table(kind).drop(self._ids.pop((kind, key)))

    def _take_back(self, undo: Undo) -> None:
        for record, before in reversed(undo):
            self._put(Change(record, None) if before is None else Change(before, codec.encode(before)))
        super()._take_back(undo)

    async def close(self) -> None:
        """Wait for what is being written, release the file."""
        try:
            await self._writer.close(f"{self._disk.path} is closed")
        finally:
            self._disk.close()
