"""Which copies of a store are kept, how is one made, and how does one become the store again?

Everything here works on files alone; only `restore` needs the store to be closed.
"""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from glob import escape
from pathlib import Path
from typing import Any
from uuid import uuid4

from storage import file, journal
from storage.documents import check
from storage.errors import DamagedError, StoreError
from storage.file import Calls, Files
from storage.formats import FIRST_WITH_JOURNALS, upgraded
from storage.journal import Header
from storage.layout import backup_of, backups_of, copies, journal_of, journals, number_of
from storage.replay import meta_of, naming_the_cure, replay
from storage.snapshot import FORMAT, META, Tables, as_json, read_tables

DAYS, WEEKS = 7, 4
_PIECE = 1024 * 1024
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def day_of(path: Path, day: date) -> Path:
    """Give the name of a day's backup."""
    return backups_of(path) / f"{path.stem}-{day.isoformat()}{path.suffix}.gz"


def kept(days: Collection[date]) -> set[date]:
    """Choose the backups that are kept: the newest 7, and the newest of each of the newest 4 weeks.

    >>> days = [date(2026, 11, day) for day in range(1, 24)]
    >>> sorted(day.day for day in kept(days))
    [8, 15, 17, 18, 19, 20, 21, 22, 23]
    """
    newest = sorted(days, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest:
        weeks.setdefault(day.isocalendar()[:2], day)
    return {*newest[:DAYS], *list(weeks.values())[:WEEKS]}


def drop_old(path: Path) -> list[Path]:
    """Delete the daily backups that are not kept; give them."""
    found = {day: each for each in copies(path) if (day := _day(path, each))}
    old = [each for day, each in found.items() if day not in kept(found)]
    for each in (*old, *_left_over(path)):
        each.unlink(missing_ok=True)
    return old


def _left_over(path: Path) -> list[Path]:
    """Give what a process that was killed left of the backup that it was making."""
    torn = backups_of(path).glob(f"{escape(path.stem)}-*.new")
    return [each for each in torn if _day(path, each.with_suffix("")) is not None]


def _day(path: Path, backup: Path) -> date | None:
    try:
        day = date.fromisoformat(backup.name[len(path.stem) + 1 :].partition(".")[0])
    except ValueError:
        return None
    return day if day_of(path, day) == backup else None


def made_at(path: Path) -> tuple[datetime | None, datetime | None]:
    """Give when a store's last backup, and its snapshot, were written."""
    newest = max((_changed(each) or _LONG_AGO for each in copies(path)), default=None)
    return newest, _changed(path)


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def packed(path: Path, most: int) -> bytes | None:
    """Give the snapshot, compressed; None where that has more than `most` bytes. Raises StoreError."""
    parts, size = [], 0
    try:
        with path.open("rb") as source:
            for piece in _compressed(iter(lambda: source.read(_PIECE), b"")):
                parts.append(piece)
                size += len(piece)
                if size > most:
                    return None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    return b"".join(parts)


def copy_snapshot(path: Path, target: Path, files: Files) -> None:
    """Copy the snapshot as it is, compressed where the name ends in .gz, on disk. Raises OSError, DiskError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as source:
        pieces = iter(lambda: source.read(_PIECE), b"")
        files.replace(target, _packed(pieces, target))


def _packed(pieces: Iterable[bytes], target: Path) -> Iterator[bytes]:
    if target.suffix != ".gz":
        yield from pieces
    else:
        yield from _compressed(pieces)


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    pack = zlib.compressobj(1, wbits=31)
    for piece in pieces:
        yield pack.compress(piece)
    yield pack.flush()


def back_up(path: Path, target: Path) -> int:
    """Write all that is confirmed in a store, open elsewhere or not, into one file; give how many documents.

    Raises StoreError when the store is damaged or the file cannot be written.
    """
    path, target = path.expanduser().resolve(), target.expanduser().resolve()
    if target.parent == path.parent and (target == path or target.name.startswith(f"{path.name}.")):
        raise StoreError(f"{target} belongs to the store itself: give the backup another name")
    tables = tables_of(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        Files().replace(target, _packed(as_json(tables), target))
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}") from error
    return documents(tables)


def tables_of(path: Path) -> Tables:
    """Give what a store's files hold, without opening it. Raises StoreError."""
    try:
        return _tables_of(path)
    except DamagedError:  # a running bot may have replaced snapshot and journal between the two reads
        return _tables_of(path)


def _tables_of(path: Path) -> Tables:
    content = file.read(path)
    if content is None:
        raise StoreError(f"{path} is not there: see STORE_URL")
    with naming_the_cure(path):
        tables = read_tables(content, path)
        if _format(tables) >= FIRST_WITH_JOURNALS and (damaged := replay(tables, path).damaged):
            raise DamagedError(f"{damaged} changes in the journal of {path} cannot be read")
    return tables


def documents(tables: Tables) -> int:
    """Count documents."""
    return sum(len(rows) for name, rows in tables.items() if name != META)


def _format(tables: Tables) -> int:
    return int(meta_of(tables)["format"])


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: how many documents, journal changes after the copy, changes that could not be read."""

    documents: int
    changes: int
    damaged: int
    aside: Path | None  # where the files of before are


def restore(path: Path, source: Path, *, now: datetime, calls: type[Calls] | Calls = Calls) -> Restored:
    """Put a copy in the store's place; what was there before is set aside, whatever its condition.

    The store's own `.bak` is followed by what its journals have; any other copy stands for itself. Raises
    StoreError, with nothing changed, when the store is open or the copy cannot be used.
    """
    path, source = path.expanduser().resolve(), source.expanduser().resolve()
    with file.lock(path), naming_the_cure(path, but=source):
        tables = read_copy(source, sealed=False)
        changes = damaged = 0
        written_by = _format(tables)
        if source == backup_of(path) and written_by >= FIRST_WITH_JOURNALS:
            replayed = replay(tables, path, forgives=True)
            changes, damaged = replayed.changes, replayed.damaged
        check(upgraded(tables, written_by), path=source)
        try:
            aside = _set_aside(path, now)
            _begin(path, tables, Files(calls))
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    return Restored(documents(tables), changes, damaged, aside)


def read_copy(source: Path, *, sealed: bool = True) -> Tables:
    """Give the tables in a copy, compressed or not. Raises StoreError."""
    content = file.read(source)
    if content is None:
        raise StoreError(f"{source} is not there")
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as error:
            raise DamagedError(f"{source} is damaged: {error}") from error
    return read_tables(content, source, sealed=sealed)


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Give the store's files second names in a folder of their own."""
    there = [each for each in (path, backup_of(path), *journals(path)) if each.exists()]
    if not there:
        return None
    folder = path.with_name(f"{path.stem}-before-{now.astimezone(UTC):%Y-%m-%dT%H-%M-%S}")
    folder.mkdir()
    for each in there:
        try:
            os.link(each, folder / each.name)
        except OSError:  # a file system without links
            shutil.copy2(each, folder / each.name)
    return folder


def _begin(path: Path, tables: Tables, files: Files) -> None:
    """Begin a store that holds these tables: its journal first, then the snapshot that names it."""
    old, store = journals(path), uuid4().hex
    number = 1 + max((number_of(each) for each in old), default=0)
    files.replace(journal_of(path, number), [journal.head(Header(store, number))])
    meta = {"1": {"format": FORMAT, "store": store, "journal": number}}
    files.replace(path, as_json({META: meta} | {name: rows for name, rows in tables.items() if name != META}))
    for each in (*old, backup_of(path)):
        each.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one file."""

    path: Path
    text: str
    is_good: bool


def verify(path: Path) -> list[Finding]:
    """Look at every file of a store and its backups, whether or not the store is open elsewhere."""
    path = path.expanduser().resolve()
    there = [each for each in (backup_of(path), *sorted(copies(path))) if each.exists()]
    return [_finding(path, is_copy=False), *(_finding(each, is_copy=True) for each in there)]


def _finding(path: Path, *, is_copy: bool) -> Finding:
    try:
        tables = read_copy(path) if is_copy else tables_of(path)
        written_by = _format(tables)
        check(upgraded(tables, written_by), path=path)
    except StoreError as error:
        return Finding(path, str(error), is_good=False)
    return Finding(path, f"good, format {written_by}, documents: {documents(tables)}", is_good=True)


def erase(path: Path, chat_id: int, files: Files) -> None:
    """Take a chat out of every backup, and of what was set aside. Raises OSError, DiskError.

    What is damaged cannot be written anew without it, and is deleted.
    """
    for backup in backups_of(path).glob(f"{escape(path.stem)}-*"):
        try:
            tables = read_copy(backup)
        except StoreError:
            backup.unlink()
            continue
        left = _without(tables, chat_id)
        if documents(left) < documents(tables):
            files.replace(backup, _packed(as_json(left), backup))
    for folder in path.parent.glob(f"{escape(path.stem)}-before-*"):
        if any(str(chat_id).encode() in each.read_bytes() for each in folder.iterdir()):
            _erase_aside(folder / path.name, chat_id, files)


def _erase_aside(path: Path, chat_id: int, files: Files) -> None:
    try:
        tables = _tables_of(path)
    except StoreError:
        shutil.rmtree(path.parent)
    else:
        _begin(path, _without(tables, chat_id), files)


def _without(tables: Tables, chat_id: int) -> Tables:
    return {
        name: {key: row for key, row in rows.items() if not _names(row, chat_id)} for name, rows in tables.items()
    }


def _names(row: Mapping[str, Any], chat_id: int) -> bool:
    """Tell whether a document belongs to a chat, or carries its words."""
    return chat_id in (row.get("chat_id", row.get("id")), row.get("about"))
