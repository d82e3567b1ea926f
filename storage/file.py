"""How is a file replaced so that a kill at any moment leaves the old one or the new one, and never two writers?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from storage.errors import StoreError


class AtomicFile:
    """A file that is only ever replaced as a whole, locked against a second process while it is open.

    Raises StoreError when another process has it, or when its folder cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._new = path.with_name(f"{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = path.with_name(f"{path.name}.lock").open("a")
        except OSError as error:
            raise StoreError(f"{path.parent} cannot be written to ({error.strerror}): see STORE_URL") from error
        _take(self._lock, path)
        self._new.unlink(missing_ok=True)

    def read(self) -> bytes:
        """Give the content, b"" for a file that is not there yet."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror}") from error

    def replace(self, content: bytes) -> None:
        """Put new content in place of the old, on disk. Raises OSError; the old one stands then."""
        try:
            with self._new.open("wb") as new:
                new.write(content)
                new.flush()
                os.fsync(new.fileno())
            self._new.replace(self.path)
        except OSError:
            self._new.unlink(missing_ok=True)
            raise
        _sync_folder(self.path.parent)

    def close(self) -> None:
        """Let others have it; closing twice is no error."""
        self._lock.close()


def _take(lock: IO[str], path: Path) -> None:
    import fcntl  # noqa: PLC0415 (not on every system, and not for every store)

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise StoreError(f"{path} is in use by another Mujaz: stop that one, or set another STORE_URL") from error


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
