"""How does an exception that was logged, anywhere and in any thread, become known to operators?"""

from __future__ import annotations

import logging

from bot.operating.faults import Faults, fault_of
from handlers.logs import Redacting


class FaultLog(logging.Handler):
    """Notes each logged exception, with nothing secret in it; never fails, never logs."""

    def __init__(self, faults: Faults, *, secret: str = "") -> None:
        super().__init__(logging.ERROR)
        self._faults = faults
        self._redacting = Redacting(secret)

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            try:
                told = f"{record.getMessage()}: {type(error).__name__}: {error}"
                self._faults.note(fault_of(error, self._redacting.clean(told)))
            except Exception:  # noqa: BLE001 (what logging itself does: a log line never ends the program)
                self.handleError(record)
