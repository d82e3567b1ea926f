"""What is still to be taken in? A list that a chat sent, until the chat was told what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.records.chats import Subscription


@dataclass(frozen=True, slots=True)
class Untaken:
    """Something of a list that could not be taken, and the sentence that says why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Intake:
    """A part of a list that is being taken in: what of it waits, and what became of the rest.

    `number` names the list within the chat, `part` its place in it: a part is small, as it is written again
    whenever something of it is done. `is_export` says that the list is one of our own, `has_settings` that the
    chat's settings were taken from it. Those in `waiting` belong to no chat yet and have no number.
    """

    chat_id: int
    number: int
    part: int
    started_at: datetime
    waiting: tuple[Subscription, ...] = ()
    followed: int = 0
    known: int = 0
    left_out: int = 0
    failed: tuple[Untaken, ...] = ()
    is_export: bool = False
    has_settings: bool = False

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.number}:{self.part}"
