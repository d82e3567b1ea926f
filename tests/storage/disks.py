"""A disk that fails, or is slow, when a test says so."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from pathlib import Path

from storage.snapshot import Snapshot, Tables


class FaultyDisk(Snapshot):
    """Writes wait between `hold` and `go_on`, and raise `error` while there is one, but for the first `spared`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.writes = 0
        self.error: Exception | None = None
        self.spared = 0
        self._begun = threading.Semaphore(0)
        self._free = threading.Event()
        self._free.set()

    def write(self, tables: Tables) -> None:
        self.writes += 1
        self._begun.release()
        assert self._free.wait(10)
        if self.error is not None and self.writes > self.spared:
            raise self.error
        super().write(tables)

    def hold(self) -> None:
        self._free.clear()

    def go_on(self) -> None:
        self._free.set()

    async def begins(self) -> None:
        """Wait until one more write has begun."""
        assert await asyncio.to_thread(self._begun.acquire, timeout=10)


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
