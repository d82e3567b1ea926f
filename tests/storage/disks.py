"""A disk that fails, or is slow, when a test says so."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from pathlib import Path

from storage.file import Calls


class FaultyDisk(Calls):
    """Writes wait between `hold` and `go_on`, and raise `error` while there is one, but for the first `spared`.

    `unsynced` is raised by fdatasync. What was written before `watch` does not count.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writes = 0
        self.error: Exception | None = None
        self.unsynced: OSError | None = None
        self.spared = 0
        self._watched = False
        self._begun = threading.Semaphore(0)
        self._free = threading.Event()
        self._free.set()

    def watch(self) -> None:
        self._watched = True

    def write(self, descriptor: int, content: bytes | memoryview) -> int:  # type: ignore[override]
        if not self._watched:
            return os.write(descriptor, content)
        self.writes += 1
        self._begun.release()
        assert self._free.wait(10)
        if self.error is not None and self.writes > self.spared:
            raise self.error
        return os.write(descriptor, content)

    def fdatasync(self, descriptor: int) -> None:  # type: ignore[override]
        if self.unsynced is not None:
            raise self.unsynced
        os.fdatasync(descriptor)

    def hold(self) -> None:
        self._free.clear()

    def go_on(self) -> None:
        self._free.set()

    async def begins(self) -> None:
        """Wait until one more write has begun."""
        assert await asyncio.to_thread(self._begun.acquire, timeout=10)


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken() -> OSError:
    return OSError(errno.EIO, os.strerror(errno.EIO))


def written(path: Path) -> str:
    """Give all that stands in a store's snapshot and journals."""
    return "".join(each.read_text("utf-8") for each in sorted(path.parent.glob(f"{path.name}*")))
