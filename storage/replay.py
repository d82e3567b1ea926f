"""What does a store hold: the snapshot, and after it what its journals say? Reads files only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from storage import file, journal
from storage.errors import DamagedError
from storage.layout import cure, journal_of
from storage.snapshot import META, Tables


class Replayed:
    """The last journal that follows a snapshot, with what was found in all of them."""

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.number = number
        self.read = journal.Read(None, [], 0)
        self.damaged = 0
        self.changes = 0


def replay(tables: Tables, path: Path, *, forgives: bool = False) -> Replayed:
    """Apply to a snapshot's tables all that its journals have. Raises DamagedError for one that is missing.

    What is damaged is counted and left out; the rest is applied. With `forgives`, so is a journal that does not
    say any more whose it is.
    """
    meta = meta_of(tables)
    number, replayed = meta["journal"], None
    while (content := file.read(journal_of(path, number))) is not None:
        found = journal.read(content)
        if replayed is not None and _was_never_used(found, meta["store"], journal_of(path, number + 1)):
            break
        _check_owner(found, meta["store"], journal_of(path, number), forgives=forgives)
        after = found.header.after if found.header is not None else 0
        missing = max(0, after - replayed.read.last) if replayed else 0
        last = Replayed(journal_of(path, number), number)
        last.read, last.damaged = found, found.damaged + missing + (replayed.damaged if replayed else 0)
        last.changes = len(found.transactions) + (replayed.changes if replayed else 0)
        for changes in found.transactions:
            _apply(tables, changes)
        replayed, number = last, number + 1
    if replayed is None:
        raise DamagedError(f"{journal_of(path, number)} is missing, which follows {path}")
    return replayed


def _was_never_used(found: journal.Read, store: str, following: Path) -> bool:
    """Tell whether a journal was only begun, by a process that was killed: also when it restored a copy."""
    if found.last:
        return False
    return not following.exists() if found.header is None else found.header.store != store


def _check_owner(found: journal.Read, store: str, path: Path, *, forgives: bool) -> None:
    if found.header is None and forgives:
        return
    if found.header is None or found.header.store != store:
        raise DamagedError(f"{path} is damaged, or of another store")


def _apply(tables: Tables, changes: Sequence[journal.Change]) -> None:
    for name, doc_id, document in changes:
        rows = tables.setdefault(name, {})
        if document is None:
            rows.pop(doc_id, None)
        else:
            rows[doc_id] = document


@contextmanager
def naming_the_cure(path: Path, *, but: Path | None = None) -> Iterator[None]:
    """Have what is said about damage end with what to do; `but` is a copy that was tried already."""
    try:
        yield
    except DamagedError as error:
        raise DamagedError(f"{error}: {cure(path, but=but)}") from error


def meta_of(tables: Tables) -> dict[str, Any]:
    """Give the document that tells about the file itself."""
    (meta,) = tables[META].values()
    return meta  # type: ignore[no-any-return]  # of the file's own making
