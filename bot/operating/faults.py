"""What went wrong in the program, and who is told? Operators, once an hour for each kind, with a count."""

from __future__ import annotations

import traceback
from collections import deque
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePath
from types import TracebackType

from bot.desk import Desk
from bot.errors import StoreError
from bot.operators import notify
from bot.texts.markup import code

_EVERY = timedelta(hours=1)
_KINDS = 100  # that are told apart; the rest is in the log
_WAITING = 10_000
_LINE = 300  # characters
_TELLING: ContextVar[bool] = ContextVar("telling", default=False)
_OURS = frozenset({"bot", "handlers", "storage"})


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception: its type and place are its kind."""

    type: str
    place: str
    line: str

    @property
    def kind(self) -> tuple[str, str]:
        return self.type, self.place


def fault_of(error: BaseException, message: str) -> Fault:
    """Give an exception as it is counted; `message` is what the log says about it, with nothing secret in it."""
    return Fault(type(error).__name__, place_of(error.__traceback__), " ".join(message.split())[:_LINE])


def place_of(trace: TracebackType | None) -> str:
    """Give the last place of ours that an exception came through, or the last of all: `watch.py:120 find`."""
    frames = traceback.extract_tb(trace)
    ours = [
        each
        for each in frames
        if _OURS & set(PurePath(each.filename).parts) and "site-packages" not in each.filename
    ]
    last = (ours or frames)[-1:]
    return f"{PurePath(last[0].filename).name}:{last[0].lineno} {last[0].name}" if last else "?"


@dataclass(slots=True)
class _Kind:
    last: Fault
    count: int = 0
    told_at: datetime | None = None


@dataclass(slots=True)
class Faults:
    """Counts faults, noted from any thread, and tells them; what happens while it tells is not counted again."""

    _noted: deque[Fault] = field(default_factory=lambda: deque(maxlen=_WAITING))
    _kinds: dict[tuple[str, str], _Kind] = field(default_factory=dict)

    def note(self, fault: Fault) -> None:
        """Count a fault."""
        if not _TELLING.get():
            self._noted.append(fault)

    async def tell(self, desk: Desk) -> int:
        """Tell operators what has not been told for an hour; give how many messages that are."""
        self._sort()
        telling = _TELLING.set(True)
        try:
            return sum([await self._tell(desk, kind) for kind in self._kinds.values()])
        except StoreError:
            return 0  # it is in the log, and told as soon as something can be saved
        finally:
            _TELLING.reset(telling)

    def _sort(self) -> None:
        while self._noted:
            fault = self._noted.popleft()
            if fault.kind in self._kinds or len(self._kinds) < _KINDS:
                kind = self._kinds.setdefault(fault.kind, _Kind(fault))
                kind.last, kind.count = fault, kind.count + 1

    async def _tell(self, desk: Desk, kind: _Kind) -> int:
        now = desk.clock()
        is_early = kind.told_at is not None and timedelta() <= now - kind.told_at < _EVERY
        if not kind.count or is_early:
            return 0
        fault = kind.last
        topic = f"fault {fault.type} {fault.place}"
        told = await notify(
            desk, topic, "notice-fault",
            count=kind.count, type=fault.type, place=code(fault.place), line=code(fault.line),
        )  # fmt: skip
        if told:
            kind.count, kind.told_at = 0, now
        return told
