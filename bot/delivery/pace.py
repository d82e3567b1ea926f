"""When may the next message leave, and to whom? The one limiter of a bot token.

Telegram takes about 30 messages a second over all chats, one a second in a chat (a few at once are tolerated), and
20 a minute in a group; paid broadcasts have a limit of their own. Times are seconds of a clock that only goes
forward; nothing here sleeps.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from heapq import heappop, heappush

_MARGIN = (
    1.03  # messages that leave evenly arrive unevenly: so much slower, no window of a second has one too many
)
_LAG = 0.02  # seconds that paid messages may catch up
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram allows. `chat_burst` is how many messages to one person may leave at once."""

    per_second: float = 30.0
    chat_seconds: float = 1.0
    chat_burst: int = 3
    group_minute: int = 20
    paid_per_second: float = 0.0


def doubled(first: float, times: int, most: float) -> float:
    """Give the seconds of a wait that doubles each time, up to `most`.

    >>> doubled(5.0, 0, 600.0), doubled(5.0, 3, 600.0), doubled(5.0, 5000, 600.0)
    (5.0, 40.0, 600.0)
    """
    return float(min(first * 2.0 ** min(times, 32), most))  # troubles of days are more than a float can double


class Pace:
    """Remembers what left and says how long the next has to wait.

    In a chat, messages are counted by the generic cell rate algorithm: each moves the chat's own time on by
    `chat_seconds`, and a chat may be ahead of the clock by the rest of a burst.

    `urgent` counts answers to people that wait for the token: as long as there is one, nothing else takes a turn.
    """

    def __init__(self, limits: Limits = Limits()) -> None:
        self.urgent = 0
        self._limits = limits
        self._gap = _MARGIN / limits.per_second
        self._free_at = 0.0
        self._paid_free_at = 0.0
        self._halted_until = 0.0
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}
        self._closed: dict[int, float] = {}  # until when a chat gets nothing, whatever left
        self._full: list[tuple[float, int]] = []
        self._refused: tuple[int, float] = (0, 0.0)

    def halt(self, until: float) -> None:
        """Let nothing leave before `until`."""
        self._halted_until = max(self._halted_until, until)

    def halt_chat(self, chat_id: int, until: float) -> None:
        """Let nothing leave to this chat before `until`."""
        self._closed[chat_id] = max(self._closed.get(chat_id, 0.0), until)
        heappush(self._full, (self._closed[chat_id], chat_id))

    def refused(self, chat_id: int, until: float, now: float) -> bool:
        """Note that Telegram asks to wait; tell whether that holds for this chat alone.

        Telegram does not say whose limit it was. It is taken for the chat's where much left to it lately and no
        other chat is being refused: then a second chat's refusal shows that it was the token's.
        """
        other, waits_until = self._refused
        is_own = self._is_busy(chat_id, now) and (other == chat_id or waits_until <= now)
        self._refused = (chat_id, until)
        if is_own:
            self.halt_chat(chat_id, until)
        else:
            self.halt(until)
        return is_own

    def _is_busy(self, chat_id: int, now: float) -> bool:
        if chat_id < 0:
            lately = [left for left in self._groups.get(chat_id, ()) if left > now - 60.0]
            return 2 * len(lately) >= self._limits.group_minute
        return self._chats.get(chat_id, 0.0) > now + self._limits.chat_seconds

    def token_free_at(self, *, paid: bool = False) -> float:
        """Give the time from which a message may leave, to whomever."""
        return max(self._halted_until, self._paid_free_at - _LAG if paid else self._free_at)

    def chat_free_at(self, chat_id: int) -> float:
        """Give the time from which this chat may have a message, as far as its own limits go."""
        limits = self._limits
        own = self._chats.get(chat_id, 0.0) - (limits.chat_burst - 1) * limits.chat_seconds
        return max(own, self._closed.get(chat_id, 0.0), self._group_free_at(chat_id))

    def _group_free_at(self, chat_id: int) -> float:
        left = self._groups.get(chat_id)
        return left[0] + 60.0 if left is not None and len(left) == self._limits.group_minute else 0.0

    def free_at(self, chat_id: int) -> float:
        """Give the time from which a message to this chat may leave."""
        return max(self.token_free_at(), self.chat_free_at(chat_id))

    def took(self, chat_id: int, now: float, *, paid: bool = False) -> None:
        """Note that a message to this chat left at `now`."""
        if paid:
            self._paid_free_at = max(self._paid_free_at, now - _LAG) + _MARGIN / self._limits.paid_per_second
        else:
            self._free_at = max(self._free_at, now) + self._gap
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + self._limits.chat_seconds
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=self._limits.group_minute)).append(now)
        if (free_at := self.chat_free_at(chat_id)) > now:
            heappush(self._full, (free_at, chat_id))
        if len(self._chats) > _REMEMBERED:
            self._forget(now)

    def _forget(self, now: float) -> None:
        self._chats = {chat: ahead for chat, ahead in self._chats.items() if ahead > now}
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}
        self._groups = {chat: left for chat, left in self._groups.items() if left[-1] > now - 60.0}

    def full(self, now: float) -> set[int]:
        """Give the chats that may not have a message now, by their own limits."""
        while self._full and self._full[0][0] <= now:
            _, chat_id = heappop(self._full)
            if (free_at := self.chat_free_at(chat_id)) > now:
                heappush(self._full, (free_at, chat_id))
        return {chat_id for _, chat_id in self._full}

    def next_change(self, now: float) -> float:
        """Give the time at which something that may not leave now may, infinity without such a time."""
        times = [self.token_free_at(), self.token_free_at(paid=True), *(time for time, _ in self._full[:1])]
        return min((time for time in times if time > now), default=float("inf"))
