"""Which channels was a chat shown just now, so that several posts of one are answered once? In memory, pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

IN_A_ROW = timedelta(minutes=1)  # between two posts that were forwarded together
_STANDS = timedelta(minutes=10)  # that a preview waits for a button to be pressed


class Post(Enum):
    """What a forwarded post is to the chat."""

    NEW = "new"  # its channel was not shown, or long ago
    SHOWN = "shown"  # the preview stands open
    SAME = "same"  # one more of those that were forwarded together


class Previews:
    """What each chat was shown of channels and has not answered yet.

    >>> noon, previews = datetime(2026, 11, 23, 12), Previews()
    >>> [previews.post(7, "@anba", noon + timedelta(seconds=second)).value for second in (0, 1, 62, 700)]
    ['new', 'same', 'shown', 'new']
    >>> previews.close(7)
    >>> previews.post(7, "@anba", noon + timedelta(seconds=701)).value
    'new'
    """

    def __init__(self) -> None:
        self._open: dict[tuple[int, str], tuple[datetime, datetime]] = {}  # shown at, last post at

    def post(self, chat_id: int, channel: str, now: datetime) -> Post:
        """Say what a post of a channel is now, and note it."""
        self._open = {key: times for key, times in self._open.items() if now - times[0] < _STANDS}
        shown_at, last = self._open.get((chat_id, channel), (now, None))
        self._open[chat_id, channel] = shown_at, now
        if last is None:
            return Post.NEW
        return Post.SAME if now - last < IN_A_ROW else Post.SHOWN

    def close(self, chat_id: int, channel: str | None = None) -> None:
        """Note that a channel, or all that the chat was shown, is to be shown again with the next post."""
        for key in [each for each in self._open if each[0] == chat_id and channel in {None, each[1]}]:
            del self._open[key]
