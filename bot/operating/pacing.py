"""Does a chat ask too much? Counted by the minute, in memory: after a restart everybody begins anew. Pure."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from enum import Enum

_REMEMBERED = 10_000  # chats


class Turn(Enum):
    """What becomes of something that was asked."""

    ANSWERED = "answered"
    TOO_MANY = "too many"  # said once
    SILENT = "silent"


class Pacing:
    """At most `most` in `span`; with one more, the chat is not heard until a span has passed.

    >>> noon = datetime(2026, 11, 23, 12)
    >>> pacing = Pacing(2, timedelta(minutes=1))
    >>> [pacing.turn(7, noon + timedelta(seconds=second)).value for second in (0, 1, 2, 3, 61, 62)]
    ['answered', 'answered', 'too many', 'silent', 'silent', 'answered']
    """

    def __init__(self, most: int, span: timedelta) -> None:
        self._most = most
        self._span = span
        self._asked: dict[int, deque[datetime]] = {}
        self._closed: dict[int, datetime] = {}  # since when a chat is not heard

    def turn(self, chat_id: int, now: datetime) -> Turn:
        """Say what becomes of what a chat asks now, and count it."""
        closed = self._closed.get(chat_id)
        if closed is not None and self._is_within(closed, now):
            return Turn.SILENT
        if closed is not None:
            del self._closed[chat_id]
        lately = self._lately(chat_id, now)
        if len(lately) >= self._most:
            self._closed[chat_id] = now
            del self._asked[chat_id]
            return Turn.TOO_MANY
        lately.append(now)
        return Turn.ANSWERED

    def _is_within(self, moment: datetime, now: datetime) -> bool:
        return timedelta() <= now - moment < self._span  # a clock that was set back closes nobody out

    def _lately(self, chat_id: int, now: datetime) -> deque[datetime]:
        if len(self._asked) > _REMEMBERED:
            self._forget(now)
        kept = deque(each for each in self._asked.get(chat_id, ()) if self._is_within(each, now))
        self._asked[chat_id] = kept
        return kept

    def _forget(self, now: datetime) -> None:
        self._asked = {chat: asked for chat, asked in self._asked.items() if self._is_within(asked[-1], now)}
        self._closed = {chat: since for chat, since in self._closed.items() if self._is_within(since, now)}
