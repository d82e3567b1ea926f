"""When may the next message leave, and to whom?

Telegram takes about 30 messages a second over all chats, one a second in a chat and 20 a minute in a group.
Times are seconds of a clock that only goes forward; nothing here sleeps.
"""

from __future__ import annotations

from collections import deque

CHAT_SECONDS = 1.0
GROUP_MINUTE = 20


class Pace:
    """Remembers what left and says how long the next has to wait."""

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
        return max(self._free_at, self._chats.get(chat_id, 0.0), self._group_free_at(chat_id))

    def _group_free_at(self, chat_id: int) -> float:
        left = self._groups.get(chat_id)
        return left[0] + 60.0 if left is not None and len(left) == GROUP_MINUTE else 0.0

    def took(self, chat_id: int, now: float) -> None:
        """Note that a message to this chat left at `now`."""
        self._free_at = max(self._free_at, now) + self._gap
        self._chats[chat_id] = now + CHAT_SECONDS
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=GROUP_MINUTE)).append(now)
        if len(self._chats) > 10_000:  # noqa: PLR2004 (what has passed long ago need not be remembered)
            self._chats = {chat: free for chat, free in self._chats.items() if free > now}
