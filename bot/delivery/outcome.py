"""What became of an attempt to send? The adapter for Telegram says it in these words, nothing else does."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Standing


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram took it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """It surely did not arrive, nor would another message now: no connection, or the token is refused."""

    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Nobody knows whether it arrived: the answer was lost."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many messages, to this chat or altogether: nothing for `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat does not take messages any more, for good."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The chat takes no messages now, which may pass; `standing` is what it is when it does not within a day."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become another chat."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram refuses this message, now and for ever."""

    reason: str


@dataclass(frozen=True, slots=True)
class Needless:
    """There is nothing to send any more.

    The message that was to be changed is gone, or still to come itself; a broadcast was stopped meanwhile.
    """

    reason: str


Outcome = Sent | NotSent | Doubtful | Wait | Gone | Closed | Moved | Refused | Needless
