"""How much may a bot send, and how long must it wait when it sent too much?"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.botapi.refusals import slow_down

MINUTE = 60.0
OVERALL = 0  # no chat has this id


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's published figures; the burst in one chat is what bot authors observe."""

    overall: int = 30  # messages in any second, over all chats
    private_seconds: float = 1.0  # one more message each so many seconds in a private chat,
    private_burst: int = 4  # after so many at once
    group: int = 20  # messages and edits in any minute, in a group or channel
    enabled: bool = True


class Meter:
    """Counts what was sent and refuses what is too much.

    Who was refused is refused until `retry_after` is over, whatever was sent meanwhile; `ignored` counts
    the calls that did not wait.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self.limits = limits
        self.ignored = 0
        self._clock = clock
        self._sent: dict[int, deque[float]] = defaultdict(deque)
        self._free_at: dict[int, float] = {}  # when a private chat's bucket is full again
        self._closed: dict[int, float] = {}

    def spend(self, chat_id: int, *, private: bool, edit: bool = False) -> None:
        """Count one message or edit to the chat; Refused with 429 where it is too much."""
        if not self.limits.enabled:
            return
        self._refuse_the_hasty(chat_id)
        self._check(OVERALL, self._window_wait(OVERALL, self.limits.overall, 1.0))
        if not private:
            self._check(chat_id, self._window_wait(chat_id, self.limits.group, MINUTE))
        elif not edit:
            self._check(chat_id, self._bucket_wait(chat_id))
        self._count(chat_id, bucket=private and not edit)

    def _refuse_the_hasty(self, chat_id: int) -> None:
        wait = max(self._closed.get(key, 0.0) for key in (OVERALL, chat_id)) - self._clock()
        if wait > 0:
            self.ignored += 1
            raise slow_down(math.ceil(wait))

    def _check(self, key: int, wait: float) -> None:
        if wait > 0:
            seconds = math.ceil(wait)
            self._closed[key] = self._clock() + seconds
            raise slow_down(seconds)

    def _window_wait(self, key: int, most: int, seconds: float) -> float:
        sent = self._sent[key]
        while sent and sent[0] <= self._clock() - seconds:
            sent.popleft()
        return sent[len(sent) - most] + seconds - self._clock() if len(sent) >= most else 0.0

    def _bucket_wait(self, chat_id: int) -> float:
        room = (self.limits.private_burst - 1) * self.limits.private_seconds
        return self._free_at.get(chat_id, 0.0) - room - self._clock()

    def _count(self, chat_id: int, *, bucket: bool) -> None:
        now = self._clock()
        self._sent[OVERALL].append(now)
        self._sent[chat_id].append(now)
        if bucket:
            self._free_at[chat_id] = max(now, self._free_at.get(chat_id, 0.0)) + self.limits.private_seconds
