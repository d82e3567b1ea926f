"""What does a journal look like, and how much of one can be trusted after a crash?

A journal is lines of JSON, each behind its CRC-32 in hexadecimal digits. The first line is a `Header`; each other
line is one transaction, `[number, confirmed, changes]`: numbers count up from 1, `confirmed` is the highest number
that was on disk for certain when this line was written, and `changes` are `[table, id, document or null]`.

A line that cannot be read is a torn tail (written, never confirmed: cut it off) unless a later line says that it
was confirmed: then the file is damaged. The last line of all cannot be told from a torn one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any
from zlib import crc32

import orjson

from storage.snapshot import FORMAT

Change = tuple[str, str, dict[str, Any] | None]  # table, id in digits, document (None: it is deleted)
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Header:
    """Whose journal this is, its place in the row of journals, and how many transactions the one before had."""

    store: str
    journal: int
    after: int = 0
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a journal. `good` counts the bytes before a torn tail."""

    header: Header | None
    transactions: list[list[Change]]
    good: int
    is_torn: bool = False
    damaged: int = 0  # confirmed transactions that cannot be read

    @property
    def last(self) -> int:
        """Give the number of the last transaction."""
        return len(self.transactions) + self.damaged


def head(header: Header) -> bytes:
    """Give a journal's first line."""
    return _line(orjson.dumps(asdict(header)))


def line(number: int, confirmed: int, changes: bytes) -> bytes:
    r"""Give a transaction's line.

    >>> line(7, 5, b'[["chats","1",null]]')
    b'f7b8c15a [7,5,[["chats","1",null]]]\n'
    """
    return _line(b"[%d,%d,%b]" % (number, confirmed, changes))


def _line(body: bytes) -> bytes:
    return b"%08x %b\n" % (crc32(body), body)


def read(content: bytes) -> Read:
    """Read a journal. What stands behind a damaged line is given too: each line is whole in itself."""
    lines = list(_lines(content))
    if not lines:
        return Read(None, [], 0, is_torn=True)
    header = _header(lines[0][1])
    found = Read(header, [], lines[0][0])
    doubted: list[tuple[int, list[Change]]] = []
    good, damaged, expected, transactions = lines[0][0], 0, 1, found.transactions
    for end, body in lines[1:]:
        if body is None or (body[0] != expected and body[1] < expected):
            doubted.append((body[0], body[2]) if body else (0, []))
            continue
        number, confirmed, changes = body
        if doubted:  # what stands here was confirmed, so what stands before it was, too
            kept = [each for at, each in doubted if expected < at <= confirmed]
            transactions += kept
            damaged += number - expected - len(kept)
            doubted.clear()
        transactions.append(changes)
        expected, good = number + 1, end
    return replace(found, good=good, is_torn=bool(doubted) or header is None, damaged=damaged)


def _lines(content: bytes) -> Iterator[tuple[int, Any]]:
    """Give where each line ends, and what it holds; None for one that cannot be read."""
    at = 0
    while at < len(content):
        end = content.find(b"\n", at) + 1
        yield end or len(content), _body(content[at : end - 1]) if end else None
        at = end or len(content)


def _body(text: bytes) -> Any:
    try:
        if text[: _DIGITS + 1] == b"%08x " % crc32(text[_DIGITS + 1 :]):  # letter for letter
            return orjson.loads(text[_DIGITS + 1 :])
    except ValueError:
        return None
    return None


def _header(body: Any) -> Header | None:
    try:
        return Header(**body)
    except TypeError:
        return None
