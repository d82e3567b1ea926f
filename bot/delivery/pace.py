"""When may the next message leave, and to whom?

Telegram takes about 30 messages a second over all chats, one a second in a chat (a few at once are tolerated), and
20 a minute in a group. Times are seconds of a clock that only goes forward; nothing here sleeps.
"""

from __future__ import annotations

from collections import deque

CHAT_SECONDS = 1.0
CHAT_BURST = 3
GROUP_MINUTE = 20
_REMEMBERED = 10_000


class Pace:
    """Remembers what left and says how long the next has to wait.

    In a chat, messages are counted by the generic cell rate algorithm: each moves the chat's own time on by a
    second, and a chat may be ahead of the clock by the rest of a burst.
    """

    def __init__(self, *, per_second: float = 30.0) -> None:
        self._gap = 1.0 / per_second
        self._free_at = 0.0
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    def halt(self, until: float) -> None:
        """Let nothing leave before `until`."""
        self._free_at = max(self._free_at, until)

    def free_at(self, chat_id: int) -> float:
        """Give the time from which a message to this chat may leave."""
        own = self._chats.get(chat_id, 0.0) - (CHAT_BURST - 1) * CHAT_SECONDS
        return max(self._free_at, own, self._group_free_at(chat_id))

    def _group_free_at(self, chat_id: int) -> float:
        left = self._groups.get(chat_id)
        return left[0] + 60.0 if left is not None and len(left) == GROUP_MINUTE else 0.0

    def took(self, chat_id: int, now: float) -> None:
        """Note that a message to this chat left at `now`."""
        self._free_at = max(self._free_at, now) + self._gap
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + CHAT_SECONDS
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=GROUP_MINUTE)).append(now)
        if len(self._chats) > _REMEMBERED:
            self._chats = {chat: ahead for chat, ahead in self._chats.items() if ahead > now}
