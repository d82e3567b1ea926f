"""How does TinyDB keep everything on disk? One ordinary TinyDB file, by one writer.

TinyDB is the database of record: documents are read from it on opening and written through its tables. Its own
storage would rewrite the file in place on each change, on the event loop; ours (`journaled.py`) appends each
transaction to a journal, in a thread (`writer.py`). After a clean stop, any program that knows TinyDB can read
the file.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.table import Document, Table

from storage import backups, codec
from storage.documents import TABLES, check, decoded
from storage.errors import StoreError
from storage.file import Calls
from storage.interface import Condition
from storage.journaled import JournalStorage
from storage.memory import Change, MemoryStore, Undo
from storage.records import Record
from storage.snapshot import Tables
from storage.writer import Writer


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

    def __init__(self, path: Path, calls: type[Calls] | Calls = Calls) -> None:
        super().__init__()
        self._ids: dict[tuple[type[Record], str], int] = {}
        self._dropped: dict[tuple[type[Record], str], int] = {}  # ids whose deletion may still be taken back
        self._next_id = 1
        with _no_collection():
            self._database = TinyDB(path, calls, partial(check, path=path), storage=JournalStorage)
            self._database.table_class = LiveTable
            try:
                self._load()
            except StoreError as error:
                self._storage.close()
                raise StoreError(f"{self._storage.path}: {error}") from error
        self._writer = Writer(self._storage, self._take_back)

    @property
    def path(self) -> Path:
        """Give the file of its snapshot, links followed."""
        return self._storage.path

    @property
    def _storage(self) -> JournalStorage:
        storage = self._database.storage
        assert isinstance(storage, JournalStorage)
        return storage

    def _table(self, kind: type[Record]) -> LiveTable:
        table = self._database.table(TABLES[kind])
        assert isinstance(table, LiveTable)
        return table

    def _load(self) -> None:
        for doc_id, record in decoded(self._storage.tables):
            self._ids[type(record), record.key] = doc_id
            self._next_id = max(self._next_id, doc_id + 1)
            self._rows[type(record)].save(record)

    def _check(self) -> int:
        self._writer.check()
        return self._writer.refused

    def _keep(self, made: Sequence[Change], undo: Undo) -> Awaitable[None]:
        if self._writer.is_idle:
            self._dropped.clear()
        lines = [line for change in made if (line := self._put(change)) is not None]
        return self._writer.add(orjson.dumps(lines) if lines else b"", undo)

    def _put(self, change: Change) -> tuple[str, str, codec.Document | None] | None:
        """Save or delete a record's document, in memory; give what the journal is to say, None for nothing."""
        kind, key = type(change.record), change.record.key
        if change.document is not None:
            doc_id = self._ids.setdefault((kind, key), self._dropped.pop((kind, key), self._next_id))
            self._next_id = max(self._next_id, doc_id + 1)
            self._table(kind).put(Document(change.document, doc_id))
        elif (kind, key) in self._ids:
            doc_id = self._dropped[kind, key] = self._ids.pop((kind, key))
            self._table(kind).drop(doc_id)
        else:
            return None
        return TABLES[kind], str(doc_id), change.document

    def _take_back(self, undo: Undo) -> None:
        for record, before in reversed(undo):
            self._put(Change(record, None) if before is None else Change(before, codec.encode(before)))
        super()._take_back(undo)

    async def failed(self) -> str:
        return await self._writer.failed()

    async def compact(self) -> None:
        for _ in range(2):  # the first one's snapshot before, and its journal, still have what was deleted
            await self._writer.compact(anew=True)

    async def back_up(self, now: datetime) -> None:
        target = backups.day_of(self.path, now.date())
        if not target.exists():
            await self._writer.compact()
            copy = partial(backups.copy_snapshot, self.path, target, self._storage.files)
            await self._writer.beside(copy, f"{target} cannot be written")
        await self._writer.beside(partial(backups.drop_old, self.path), "old backups cannot be deleted")

    async def condition(self) -> Condition:
        look = partial(backups.made_at, self.path)
        backup_at, compacted_at = await asyncio.to_thread(look)
        documents = (await super().condition()).documents
        return Condition(documents, self._storage.journal_bytes, backup_at, compacted_at)

    async def packed(self, most: int) -> bytes | None:
        await self._writer.compact()
        return await asyncio.to_thread(backups.packed, self.path, most)

    async def forget(self, chat_id: int) -> None:
        await self.compact()
        erase = partial(backups.erase, self.path, chat_id, self._storage.files)
        await self._writer.beside(erase, "the backups cannot be written anew")

    async def close(self) -> None:
        """Write what is left into one snapshot, release the files."""
        try:
            await self._writer.close(f"{self.path} is closed")
        finally:
            self._storage.close()
