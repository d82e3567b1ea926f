"""How are all tables put into one file, and read from it? An ordinary TinyDB file that ends with its checksum."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from storage.errors import DamagedError, StoreError

FORMAT = 3
META = "_meta"
_AT_ONCE = 128  # documents in a row of which the event loop cannot run: orjson holds the interpreter
_SUM = b',"_sum":{"1":{"crc32":%d}}}'
_SUM_HEAD = _SUM[: _SUM.index(b"%d")]
_SUM_TAIL = _SUM[_SUM.index(b"%d") + 2 :]
_LONGEST_SUM = len(_SUM) + 10

Tables = dict[str, dict[str, Any]]  # documents by their id in digits, by table


def as_json(tables: Tables) -> Iterator[bytes]:
    """Give tables as JSON, piece by piece; the last piece has the CRC-32 of all before it.

    >>> b"".join(as_json({"feeds": {"1": {"title": "قناة"}, "2": {}}, "chats": {}})).decode()
    '{"feeds":{"1":{"title":"قناة"},"2":{}},"chats":{},"_sum":{"1":{"crc32":209597867}}}'
    """
    total = 0
    for piece in _pieces(tables):
        total = crc32(piece, total)
        yield piece
    yield _SUM % total


def _pieces(tables: Tables) -> Iterator[bytes]:
    comma = b"{"
    for name, rows in tables.items():
        yield comma + orjson.dumps(name) + b":{"
        left, comma = iter(rows.items()), b""
        while piece := dict(islice(left, _AT_ONCE)):
            yield comma + orjson.dumps(piece)[1:-1]
            comma = b","
        yield b"}"
        comma = b","


def read_tables(content: bytes, path: Path, *, sealed: bool = True) -> Tables:
    """Give the tables in a file's content, with `_meta` among them.

    With `sealed=False`, a file may lack the checksum: another program has changed it, and that is meant.

    Raises DamagedError where a checksum, or all sense, is missing, StoreError for a file of a newer version.
    """
    try:
        is_whole = _has_its_sum(content)
        tables = orjson.loads(content)
        tables.pop("_sum", None)
        written_by = _format(tables, look_at_all=not is_whole)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedError(f"{path} is damaged, or no file of Mujaz") from error
    if written_by > FORMAT:
        raise StoreError(f"{path} was written by a newer Mujaz (format {written_by}): start that version")
    if sealed and written_by == FORMAT and not is_whole:
        raise DamagedError(
            f"{path} is damaged, or was changed by another program (if that is meant, `mujaz restore {path}` "
            "takes it as it is); its checksum is missing"
        )
    return tables  # type: ignore[no-any-return]  # its shape has just been looked at


def _has_its_sum(content: bytes) -> bool:
    """Tell whether a file ends with a checksum. Raises ValueError when that is not the one of its content."""
    at = content.rfind(_SUM_HEAD, max(0, len(content) - _LONGEST_SUM))
    if at < 0 or not content.endswith(_SUM_TAIL):
        return False
    if crc32(memoryview(content)[:at]) != int(content[at + len(_SUM_HEAD) : -len(_SUM_TAIL)]):
        raise ValueError("another checksum")
    return True


def _format(tables: Any, *, look_at_all: bool) -> int:
    """Give the number of a file's format, having looked at the shape of everything around the documents."""
    (meta,) = tables[META].values()
    if look_at_all:
        for rows in tables.values():
            for doc_id, document in rows.items():
                if str(int(doc_id)) != doc_id or type(document) is not dict:
                    raise TypeError("no document of TinyDB")
    if type(meta["format"]) is not int:
        raise TypeError("no format")
    return meta["format"]
