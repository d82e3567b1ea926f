"""What goes wrong on purpose, and for which of the next calls?"""

from __future__ import annotations

from dataclasses import dataclass

from tests.botapi.refusals import Refused


@dataclass(slots=True)
class Fault:
    """One kind of trouble for the next `times` calls of a method (to one chat, where `chat_id` is given).

    `refusal` answers instead of doing; `drops` resets the connection without doing; `loses` does, then resets
    the connection; `seconds` does, then answers late.
    """

    method: str
    times: int
    chat_id: int | None = None
    refusal: Refused | None = None
    drops: bool = False
    loses: bool = False
    seconds: float = 0.0


class Faults:
    """The troubles that are still to come, oldest first."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._coming.append(fault)

    def take(self, method: str, chat_id: str) -> Fault | None:
        """Give the trouble that this call meets, and count it."""
        for fault in self._coming:
            if fault.method.lower() == method and fault.chat_id in (None, _number(chat_id)):
                fault.times -= 1
                self._coming = [one for one in self._coming if one.times > 0]
                return fault
        return None


def _number(chat_id: str) -> int | None:
    return int(chat_id) if chat_id.lstrip("-").isdigit() else None
