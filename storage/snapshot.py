"""How are all tables put into one file, and read from it? An ordinary TinyDB file with its format's number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import orjson

from storage.errors import StoreError
from storage.file import AtomicFile
from storage.memory import Change

FORMAT = 1
_META = "_meta"
_AT_ONCE = 256  # documents in a row of which the event loop cannot run: orjson holds the interpreter

Tables = dict[str, dict[str, Any]]  # documents by their id in digits, by table


class Disk(Protocol):
    """Where changes are made durable. `tables` is what was there on opening; it is changed in place after."""

    tables: Tables

    @property
    def path(self) -> Path: ...

    def prepare(self, changes: Sequence[Change]) -> Callable[[], None]:
        """Take what must be written, on the event loop, when `tables` have the changes already.

        What is given is called in the writer's thread. It ends when the changes are on disk, raises OSError
        when none of them is, and StoreError when that is not known and nothing may be written any more.
        """

    def close(self) -> None: ...


class Snapshot:
    """A disk that writes everything anew for each batch of changes. Raises StoreError for an unusable file."""

    def __init__(self, path: Path) -> None:
        self._file = AtomicFile(path)
        try:
            content = self._file.read()
            self.tables = new_tables() if content is None else read_tables(content, self.path)
        except StoreError:
            self.close()
            raise

    @property
    def path(self) -> Path:
        return self._file.path

    def prepare(self, changes: Sequence[Change]) -> Callable[[], None]:  # noqa: ARG002 (for disks that append)
        frozen = {name: dict(rows) for name, rows in self.tables.items()}
        return partial(self.write, frozen)

    def write(self, tables: Tables) -> None:
        """Replace the file. Raises OSError where the old one stands."""
        self._file.replace(as_json(tables))

    def close(self) -> None:
        self._file.close()


def new_tables() -> Tables:
    """Give the tables of a new file."""
    return {_META: {"1": {"format": FORMAT}}}


def as_json(tables: Tables) -> Iterator[bytes]:
    """Give tables as JSON, piece by piece.

    >>> b"".join(as_json({"feeds": {"1": {"title": "قناة"}, "2": {}}, "chats": {}})).decode()
    '{"feeds":{"1":{"title":"قناة"},"2":{}},"chats":{}}'
    """
    comma = b"{"
    for name, rows in tables.items():
        yield comma + orjson.dumps(name) + b":{"
        left, comma = iter(rows.items()), b""
        while piece := dict(islice(left, _AT_ONCE)):
            yield comma + orjson.dumps(piece)[1:-1]
            comma = b","
        yield b"}"
        comma = b","
    yield b"}"


def read_tables(content: bytes, path: Path) -> Tables:
    """Give the tables in a file's content. Raises StoreError for one that is damaged or of a newer version."""
    try:
        tables = orjson.loads(content)
        written_by = _format(tables)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{path} is damaged, or no file of Mujaz: put a copy of it in its place, or move it away to begin anew"
        ) from error
    if written_by > FORMAT:
        raise StoreError(f"{path} was written by a newer Mujaz (format {written_by}): start that version")
    return tables  # type: ignore[no-any-return]  # its shape has just been looked at


def _format(tables: Any) -> int:
    """Give the number of a file's format, having looked at the shape of everything around the documents."""
    (meta,) = tables[_META].values()
    for rows in tables.values():
        for doc_id, document in rows.items():
            if str(int(doc_id)) != doc_id or type(document) is not dict:
                raise TypeError("no document of TinyDB")
    if type(meta["format"]) is not int:
        raise TypeError("no format")
    return meta["format"]
