"""How do changes that wait at the same time share one write, and what becomes of them when it fails?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from storage.errors import DiskError, StoreError
from storage.journaled import JournalStorage
from storage.memory import Undo
from storage.snapshot import Tables

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """Transactions that are written together. `done` has the reason when they could not be."""

    done: asyncio.Future[str]
    transactions: list[bytes] = field(default_factory=list)
    undo: Undo = field(default_factory=list)
    compacts: bool = False
    rotated: str | None = None  # "" once a snapshot of it is being written, else why none is


class Writer:
    """One thread that makes batches durable, each in turn; `take_back` undoes in memory what was not kept.

    Its threads are its own: no parsing or fetching elsewhere can keep a change waiting for one. A second one
    writes snapshots, while changes go on into the next journal.
    """

    def __init__(self, storage: JournalStorage, take_back: Callable[[Undo], None]) -> None:
        self._storage = storage
        self._take_back = take_back
        self._thread = ThreadPoolExecutor(1, "store")
        self._compactor = ThreadPoolExecutor(1, "compaction")
        self._task: asyncio.Task[None] | None = None
        self._compaction: asyncio.Task[None] | None = None
        self._writing: _Batch | None = None
        self._next: _Batch | None = None
        self._stopped = ""
        self._failed = asyncio.Event()
        self.refused = 0  # how often changes were taken back

    @property
    def is_idle(self) -> bool:
        """Tell whether everything that was asked for is on disk."""
        return self._task is None

    def check(self) -> None:
        """Raise StoreError when nothing is written any more."""
        if self._stopped:
            raise StoreError(self._stopped)

    def add(self, transaction: bytes, undo: Undo) -> Awaitable[None]:
        """Have a transaction written. What is given ends when it is on disk, or with StoreError.

        Without changes it ends when everything before is on disk: what was read must be true, too.
        """
        if not transaction:
            return _kept(self._next or self._writing)
        batch = self._open_batch()
        batch.transactions.append(transaction)
        batch.undo += undo
        return _kept(batch)

    def _open_batch(self) -> _Batch:
        if self._next is None:
            self._next = _Batch(asyncio.get_running_loop().create_future())
        if self._task is None:
            self._task = asyncio.create_task(self._write_all())
        return self._next

    async def failed(self) -> str:
        """Wait until the disk has failed, most likely for ever; give the reason."""
        await self._failed.wait()
        return self._stopped

    async def compact(self, *, anew: bool = False) -> None:
        """Have one snapshot hold everything so far; `anew`: write it even if it does.

        Raises StoreError where it cannot be written.
        """
        rotated: str | None = None
        while rotated is None:
            while self._compaction is not None:
                await asyncio.wait([self._compaction])
            if self._storage.is_compact and self._task is None and not anew:
                return
            self.check()
            batch = self._open_batch()
            batch.compacts = True
            await _kept(batch)
            rotated = batch.rotated
        if rotated:
            raise StoreError(rotated)
        if self._compaction is not None:
            await asyncio.shield(self._compaction)

    async def _write_all(self) -> None:
        try:
            while self._next is not None:
                self._writing, self._next = self._next, None
                await self._write(self._writing)
                self._writing = None
        except BaseException:  # cancelled with the loop, or a mistake of ours: the thread may still be writing
            self._stopped = f"{self._storage.path} is no longer written: start again"
            self._refuse(self._stopped)
            raise
        finally:
            self._task = None

    async def _write(self, batch: _Batch) -> None:
        is_due = batch.compacts or self._storage.is_long
        frozen = self._storage.frozen() if is_due and self._compaction is None else None
        write = partial(self._append, batch, rotate=frozen is not None)
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, write)
        except OSError as error:
            self._refuse(f"{self._storage.path} cannot be written: {error.strerror or error}; nothing changed")
        except StoreError as error:
            self._fail(error)
        else:
            if frozen is not None and batch.rotated == "":
                self._compaction = asyncio.create_task(self._write_snapshot(frozen, self._storage.number))
                self._compaction.add_done_callback(self._compacted)
            if not batch.done.done():  # the disk may have failed meanwhile, elsewhere
                batch.done.set_result("")

    def _append(self, batch: _Batch, *, rotate: bool) -> None:
        """Write a batch; begin the next journal where a snapshot is to follow."""
        if batch.transactions:
            self._storage.append(batch.transactions)
        if rotate:
            try:
                self._storage.begin_journal()
                batch.rotated = ""
            except OSError as error:
                batch.rotated = f"{self._storage.path} cannot be written anew: {error.strerror or error}"
                log.warning("%s; its journal goes on", batch.rotated)

    async def _write_snapshot(self, frozen: Tables, number: int) -> None:
        write = partial(self._storage.write_snapshot, frozen, number)
        await self.beside(write, f"{self._storage.path} cannot be written anew")

    async def beside(self, work: Callable[[], object], trouble: str) -> None:
        """Do some work on other files, in the thread for long work. Raises StoreError for an OSError."""
        try:
            await asyncio.get_running_loop().run_in_executor(self._compactor, work)
        except OSError as error:
            raise StoreError(f"{trouble}: {error.strerror or error}") from error
        except DiskError as error:
            self._fail(error)
            raise

    def _compacted(self, task: asyncio.Task[None]) -> None:
        self._compaction = None
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("%s; the journal has everything, trying again later", error)

    def _fail(self, error: StoreError) -> None:
        """Stop writing for good."""
        self._stopped = str(error)
        self._refuse(self._stopped)
        if isinstance(error, DiskError):
            self._failed.set()

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
                if not batch.done.done():
                    batch.done.set_result(reason)

    async def close(self, reason: str) -> None:
        """Write what is left, in one snapshot where that can be; then refuse everything for `reason`."""
        if not self._stopped:
            try:
                await self.compact()
            except StoreError as error:
                log.warning("on ending: %s", error)
        self._stopped = self._stopped or reason
        try:
            if self._task is not None:
                await self._task
        finally:
            self._thread.shutdown()
            self._compactor.shutdown()


async def _kept(batch: _Batch | None) -> None:
    """Wait for a batch. Who stops waiting leaves it to the others."""
    if batch is not None and (reason := await asyncio.shield(batch.done)):
        raise StoreError(reason)
