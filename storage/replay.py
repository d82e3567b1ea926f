"""What does a store hold: the snapshot, and after it what its journals say? Reads files only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from storage import file, journal
from storage.errors import DamagedError
from storage.layout import cure, journal_of
from storage.snapshot import META, Tables, read_tables


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
    meta = meta_of(tables)
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


def meta_of(tables: Tables) -> dict[str, Any]:
    """Give the document that tells about the file itself."""
    (meta,) = tables[META].values()
    return meta  # type: ignore[no-any-return]  # of the file's own making
