"""How is a file replaced so that a kill at any moment leaves the old one or the new one, and never two writers?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from storage.errors import StoreError


class AtomicFile:
    """A file that is only ever replaced as a whole, locked against a second process while it is open.

    Links are followed first, so that one file has one lock. Raises StoreError when another process has it, or
    when its folder cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._new = self.path.with_name(f"{self.path.name}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = self.path.with_name(f"{self.path.name}.lock").open("a")
        except OSError as error:
            raise _unusable(self.path.parent, error) from error
        try:
            _take(self._lock, self.path)
            self._new.unlink(missing_ok=True)  # of a process that was killed
        except OSError as error:
            self.close()
            raise _unusable(self.path.parent, error) from error
        except StoreError:
            self.close()
            raise

    def read(self) -> bytes | None:
        """Give the content, None for a file that is not there yet."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror}") from error

    def replace(self, content: Iterable[bytes]) -> None:
        """Put new content in place of the old, on disk. Raises OSError; the old one stands then.

        An fsync that failed is not tried again on the same pages: they are thrown away with the new file.
        Raises StoreError when the new one stands, but perhaps not after a loss of power.
        """
        try:
            with self._new.open("wb") as new:
                new.writelines(content)
                new.flush()
                self.sync(new.fileno())
            if self.path.exists():
                shutil.copymode(self.path, self._new)
            self._new.replace(self.path)
        except BaseException:
            self._new.unlink(missing_ok=True)
            raise
        try:
            self._sync_folder()
        except OSError as error:
            raise StoreError(
                f"whether the last change of {self.path} will outlast a loss of power is not known "
                f"({error.strerror}): look after the disk, then start again"
            ) from error

    def sync(self, descriptor: int) -> None:
        """Have the disk keep a file, or a folder: which file each name stands for. Raises OSError."""
        os.fsync(descriptor)

    def _sync_folder(self) -> None:
        descriptor = os.open(self.path.parent, os.O_RDONLY)
        try:
            self.sync(descriptor)
        finally:
            os.close(descriptor)

    def close(self) -> None:
        """Let others have it; closing twice is no error."""
        self._lock.close()


def _take(lock: IO[str], path: Path) -> None:
    import fcntl  # noqa: PLC0415 (not on every system, and not for every store)

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreError(f"{path} is in use by another Mujaz: stop that one, or set another STORE_URL") from error


def _unusable(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"{folder} cannot be written to ({error.strerror}): see STORE_URL")
