"""How do changes that wait at the same time share one write, and what becomes of them when it fails?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from storage.errors import StoreError
from storage.memory import Change, Undo
from storage.snapshot import Disk


@dataclass(slots=True)
class _Batch:
    """Changes that are written together. `done` has the reason when they could not be."""

    done: asyncio.Future[str]
    made: list[Change] = field(default_factory=list)
    undo: Undo = field(default_factory=list)


class Writer:
    """One thread that makes batches durable, each in turn; `take_back` undoes in memory what was not kept.

    The thread is its own: no parsing or fetching elsewhere can keep a change waiting for one.
    """

    def __init__(self, disk: Disk, take_back: Callable[[Undo], None]) -> None:
        self._disk = disk
        self._take_back = take_back
        self._thread = ThreadPoolExecutor(1, "store")
        self._task: asyncio.Task[None] | None = None
        self._writing: _Batch | None = None
        self._next: _Batch | None = None
        self._stopped = ""
        self.refused = 0  # how often changes were taken back

    def check(self) -> None:
        """Raise StoreError when nothing is written any more."""
        if self._stopped:
            raise StoreError(self._stopped)

    def add(self, made: Sequence[Change], undo: Undo) -> Awaitable[None]:
        """Have changes written. What is given ends when they are on disk, or with StoreError.

        Without changes it ends when everything before is on disk: what was read must be true, too.
        """
        if not made:
            return _kept(self._next or self._writing)
        if self._next is None:
            self._next = _Batch(asyncio.get_running_loop().create_future())
        self._next.made += made
        self._next.undo += undo
        if self._task is None:
            self._task = asyncio.create_task(self._write_all())
        return _kept(self._next)

    async def _write_all(self) -> None:
        try:
            while self._next is not None:
                self._writing, self._next = self._next, None
                await self._write(self._writing)
                self._writing = None
        except BaseException:  # cancelled with the loop, or a mistake of ours: the thread may still be writing
            self._stopped = f"{self._disk.path} is no longer written: start again"
            self._refuse(self._stopped)
            raise
        finally:
            self._task = None

    async def _write(self, batch: _Batch) -> None:
        write = self._disk.prepare(batch.made)
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, write)
        except OSError as error:
            self._refuse(f"{self._disk.path} cannot be written: {error.strerror or error}; nothing changed")
        except StoreError as error:
            self._stopped = str(error)
            self._refuse(self._stopped)
        else:
            batch.done.set_result("")

    def _refuse(self, reason: str) -> None:
        """Take back all that is not on disk, the newest first: what came later stands on what came before."""
        batches = [batch for batch in (self._writing, self._next) if batch is not None]
        self._writing = self._next = None
        self.refused += len(batches)
        try:
            for batch in reversed(batches):
                self._take_back(batch.undo)
        finally:
            for batch in batches:
                batch.done.set_result(reason)

    async def close(self, reason: str) -> None:
        """Write what is left, then refuse everything for `reason`."""
        self._stopped = self._stopped or reason
        try:
            if self._task is not None:
                await self._task
        finally:
            self._thread.shutdown()


async def _kept(batch: _Batch | None) -> None:
    """Wait for a batch. Who stops waiting leaves it to the others."""
    if batch is not None and (reason := await asyncio.shield(batch.done)):
        raise StoreError(reason)
