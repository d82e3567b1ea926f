"""How does TinyDB keep everything on disk? One ordinary TinyDB file, replaced atomically, by one writer.

TinyDB is the database of record: documents are read from it on opening and written through its tables. Its own
storage would rewrite the file in place on each change, on the event loop; ours holds the documents and a writer
puts them on disk in a worker thread. Transactions that wait at the same time share one write. Any program that
knows TinyDB can open the file.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from storage.codec import decode, encode
from storage.errors import StoreError
from storage.file import AtomicFile
from storage.memory import Changes, MemoryStore, Undo
from storage.records import RECORDS, Record

FORMAT = 1
_META = "_meta"
Tables = dict[str, dict[str, Any]]


class LiveStorage(Storage):
    """TinyDB's storage, in memory; when it goes to disk is the writer's business."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Tables:
        return self.tables

    def write(self, data: Tables) -> None:
        self.tables = data


class LiveTable(Table):
    """A table whose documents are changed where they are; TinyDB's own way copies all of them each time."""

    @property
    def rows(self) -> dict[str, Any]:
        """The documents by id, as JSON has them."""
        tables: Tables = self._storage.read() or {}
        return tables.setdefault(self.name, {})

    def put(self, document: Document) -> None:
        """Save a document under its id."""
        self.rows[str(document.doc_id)] = dict(document)
        self.clear_cache()

    def drop(self, doc_id: int) -> None:
        """Delete a document."""
        del self.rows[str(doc_id)]
        self.clear_cache()


@dataclass(slots=True)
class _Waiting:
    """A transaction that is not on disk yet, and how to take it back."""

    undo: Undo
    done: asyncio.Future[None]


class TinyStore(MemoryStore):
    """The store in a TinyDB file. Raises StoreError where the file is in use, damaged or of a newer version."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = AtomicFile(path)
        try:
            self._database = TinyDB(storage=LiveStorage, tables=_read(self._file))
            self._database.table_class = LiveTable
            self._ids: dict[tuple[type, str], int] = {}
            self._next_id = 1
            self._load()
        except StoreError:
            self._file.close()
            raise
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None

    def _table(self, kind: type[Record]) -> LiveTable:
        table = self._database.table(_name(kind))
        assert isinstance(table, LiveTable)
        return table

    def _load(self) -> None:
        for kind in RECORDS:
            for row in self._table(kind):
                record = decode(kind, dict(row))
                self._ids[kind, record.key] = row.doc_id
                self._next_id = max(self._next_id, row.doc_id + 1)
                self._rows[kind].save(record)

    async def _keep(self, changes: Changes, undo: Undo) -> None:
        for record, is_saved in changes.made:
            self._write(record) if is_saved else self._erase(record)
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(undo, done))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_all())
        await asyncio.shield(done)

    def _write(self, record: Record) -> None:
        doc_id = self._ids.setdefault((type(record), record.key), self._next_id)
        self._next_id = max(self._next_id, doc_id + 1)
        self._table(type(record)).put(Document(encode(record), doc_id))

    def _erase(self, record: Record) -> None:
        doc_id = self._ids.pop((type(record), record.key), None)
        if doc_id is not None:
            self._table(type(record)).drop(doc_id)

    async def _write_all(self) -> None:
        """Write until nobody waits; all who wait when a write begins share it."""
        while self._waiting:
            batch, self._waiting = self._waiting, []
            content = orjson.dumps(self._database.storage.read())
            try:
                await asyncio.to_thread(self._file.replace, content)
            except OSError as error:
                self._refuse(batch, error)
            else:
                for each in batch:
                    _settle(each.done)
        self._writer = None

    def _refuse(self, batch: list[_Waiting], error: OSError) -> None:
        """Take back all that is not on disk, the newest first: what came later stands on what came before."""
        lost, self._waiting = [*batch, *self._waiting], []
        for each in reversed(lost):
            for record, before in reversed(each.undo):
                self._erase(record) if before is None else self._write(before)
            self._take_back(each.undo)
        for each in lost:
            _settle(
                each.done,
                StoreError(f"{self._file.path} cannot be written: {error.strerror}; nothing changed"),
            )

    async def close(self) -> None:
        """Wait for what is being written, release the file."""
        if self._writer is not None:
            await self._writer
        self._file.close()


def _settle(done: asyncio.Future[None], error: StoreError | None = None) -> None:
    if done.done():
        return
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)


def _name(kind: type) -> str:
    """Give the table of a kind of record: "deliveries".

    >>> _name(type("Delivery", (), {})), _name(type("DigestMark", (), {}))
    ('deliveries', 'digest_marks')
    """
    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip("_")
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("ch") else f"{words}s"


def _read(file: AtomicFile) -> Tables:
    """Give the tables of a file; of a new one, empty ones."""
    content = file.read()
    if not content:
        return {_META: {"1": {"format": FORMAT}}}
    return read_tables(content, file.path)


def read_tables(content: bytes, path: Path) -> Tables:
    """Give the tables in a file's content. Raises StoreError for one that is damaged or of a newer version."""
    try:
        tables: Tables = orjson.loads(content)
        written_by = next(iter(tables.get(_META, {}).values()))["format"]
    except (ValueError, AttributeError, StopIteration, KeyError, TypeError) as error:
        raise StoreError(
            f"{path} is damaged: put a copy of it in its place, or move it away to begin anew"
        ) from error
    if written_by > FORMAT:
        raise StoreError(f"{path} was written by a newer Mujaz (format {written_by}): start that version")
    return tables
