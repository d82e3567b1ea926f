"""Which updates wait for the bot, and who may fetch them? One long poll at a time, as the server does it."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.botapi.arguments import Arguments
from tests.botapi.bell import Bell
from tests.botapi.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, Refused

LIFETIME = 24 * 3600.0
LONGEST_POLL = 50
CONFLICT_SECONDS = 3.0
FIRST_ID = 518_000_001
NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update in the queue; `born` is in seconds of the server's clock."""

    number: int
    wire: dict[str, Any]
    born: float


class Updates:
    """The queue. Nothing leaves it but by a confirming offset, by age, or when it is dropped."""

    def __init__(self, bell: Bell, clock: Callable[[], float], same_offset_seconds: int) -> None:
        self.webhook = ""
        self.allowed: tuple[str, ...] = ()  # none named: all that are sent by default
        self._bell = bell
        self._clock = clock
        self._same_offset_seconds = same_offset_seconds
        self._queue: deque[Waiting] = deque()
        self._next = FIRST_ID
        self._poller: object = None
        self._last_poll = (-1, 0.0)
        self._next_conflict = 0.0

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, kind: str, body: dict[str, Any]) -> None:
        """Queue an update if the bot wants this kind."""
        if kind in self.allowed or (not self.allowed and kind not in NOT_BY_DEFAULT):
            self._queue.append(Waiting(self._next, {"update_id": self._next, kind: body}, self._clock()))
            self._next += 1
            self._bell.ring()

    def forget(self) -> None:
        self._queue.clear()

    async def poll(self, arguments: Arguments) -> list[dict[str, Any]]:
        """Answer getUpdates: confirm, then wait for something, but never beside another poller."""
        if self.webhook:
            raise Refused(409, WEBHOOK_ACTIVE)
        self._remember(arguments)
        self._confirm(arguments.number("offset"))
        limit = arguments.number("limit", 100, least=1, most=100)
        poller = self._poller = object()
        self._bell.ring()
        seconds = self._patience(arguments)
        found = await self._bell.until(lambda: self._ready(poller, limit), seconds)
        if self._poller is not poller:
            await self._conflict()
        return found or []

    def _remember(self, arguments: Arguments) -> None:
        try:
            asked = json.loads(arguments.text("allowed_updates") or "null")
        except ValueError:  # the official server passes over what it cannot read
            return
        if isinstance(asked, list):
            self.allowed = tuple(str(kind) for kind in asked)

    def _confirm(self, offset: int) -> None:
        oldest = self._clock() - LIFETIME
        if offset < 0:
            offset = self._queue[offset].number if len(self._queue) > -offset else 0
        while self._queue and (self._queue[0].number < offset or self._queue[0].born < oldest):
            self._queue.popleft()

    def _patience(self, arguments: Arguments) -> int:
        """Give the seconds to wait: who asks for the same again at once is made to wait."""
        seconds = arguments.number("timeout", least=0, most=LONGEST_POLL)
        offset, now = arguments.number("offset"), self._clock()
        if (last := self._last_poll)[0] == offset and now < last[1] + self._same_offset_seconds:
            seconds = max(seconds, self._same_offset_seconds)
        self._last_poll = (offset, now)
        return seconds

    def _ready(self, poller: object, limit: int) -> list[dict[str, Any]] | None:
        if self._poller is not poller:
            return []
        return [waiting.wire for waiting in list(self._queue)[:limit]] or None

    async def _conflict(self) -> None:
        """Refuse; a second refusal within three seconds is held back so long."""
        if (wait := self._next_conflict - self._clock()) > 0:
            await asyncio.sleep(wait)
        else:
            self._next_conflict = self._clock() + CONFLICT_SECONDS
        raise Refused(409, OTHER_POLLER)
