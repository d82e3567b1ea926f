"""How do bytes reach the disk so that a kill or a loss of power at any moment leaves something whole?"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from storage.errors import DiskError, StoreError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_PIECE = 8 * 1024 * 1024  # of a long file, between two fsyncs: others wait for the disk no longer than for so much


class Calls:
    """The system calls that a store's promises rest on. Tests hand in some that fail, or kill."""

    write = staticmethod(os.write)
    fdatasync = staticmethod(os.fdatasync)
    fsync = staticmethod(os.fsync)
    ftruncate = staticmethod(os.ftruncate)
    replace = staticmethod(os.replace)
    link = staticmethod(os.link)


class Files:
    """What is done to a store's files. `calls` are the system's."""

    def __init__(self, calls: type[Calls] | Calls = Calls) -> None:
        self.calls = calls

    def write(self, descriptor: int, content: bytes) -> None:
        """Write all of it. Raises OSError, having written a part perhaps."""
        left = memoryview(content)
        while left:
            left = left[self.calls.write(descriptor, left) :]

    def sync(self, descriptor: int, path: Path) -> None:
        """Have the disk keep a file's bytes. Raises DiskError.

        The system has thrown away then what it could not write, and a second fsync would say that all is well.
        """
        try:
            self.calls.fdatasync(descriptor)
        except OSError as error:
            raise DiskError.of(path, error) from error

    def sync_folder(self, folder: Path) -> None:
        """Have the disk keep which file each name stands for. Raises DiskError."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            self.calls.fsync(descriptor)
        except OSError as error:
            raise DiskError.of(folder, error) from error
        finally:
            os.close(descriptor)

    def replace(self, path: Path, content: Iterable[bytes], *, keep: Path | None = None) -> None:
        """Put new content in place of the old, on disk; the old one stays under the name `keep`.

        Raises OSError where the old one stands (no space), DiskError where nothing is known.
        """
        new = path.with_name(f"{path.name}.new")
        try:
            self._write_new(new, content)
            if path.exists():
                shutil.copymode(path, new)
            if keep is not None and path.exists():
                self._keep(path, keep)
            self.calls.replace(new, path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        self.sync_folder(path.parent)

    def _write_new(self, new: Path, content: Iterable[bytes]) -> None:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            unsynced = 0
            for piece in content:
                self.write(descriptor, piece)
                unsynced += len(piece)
                if unsynced > _PIECE:
                    self._sync_new(descriptor, new)
                    unsynced = 0
            self._sync_new(descriptor, new)
        finally:
            os.close(descriptor)

    def _sync_new(self, descriptor: int, new: Path) -> None:
        """Sync a file that nobody relies on yet: there, no space is only that."""
        try:
            self.calls.fsync(descriptor)
        except OSError as error:
            if error.errno in _FULL:
                raise
            raise DiskError.of(new, error) from error

    def _keep(self, path: Path, keep: Path) -> None:
        """Give a file a second name, in place of what had it; a copy where the file system has no links."""
        spare = keep.with_name(f"{keep.name}.new")
        spare.unlink(missing_ok=True)
        try:
            self.calls.link(path, spare)
        except OSError:
            self.replace(keep, [path.read_bytes()])
        else:
            self.calls.replace(spare, keep)
            spare.unlink(missing_ok=True)  # two names of one file are not replaced by each other


def lock(path: Path) -> IO[str]:
    """Keep every other process from the store at `path` until what is given is closed.

    Raises StoreError when another process has it, or when its folder cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = path.with_name(f"{path.name}.lock").open("a")
    except OSError as error:
        raise _unusable(path.parent, error) from error
    try:
        _take(held, path)
    except BaseException:
        held.close()
        raise
    return held


def _take(held: IO[str], path: Path) -> None:
    import fcntl  # noqa: PLC0415 (not on every system, and not for every store)

    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreError(f"{path} is in use by another Mujaz: stop that one, or set another STORE_URL") from error
    except OSError as error:
        raise _unusable(path.parent, error) from error


def read(path: Path) -> bytes | None:
    """Give a file's content, None for one that is not there. Raises StoreError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error


def _unusable(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"{folder} cannot be written to ({error.strerror}): see STORE_URL")
