"""What became of an attempt to send? The adapter for Telegram says it in these words, nothing else does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram took it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """It surely did not arrive (no connection was made): try again freely."""

    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Nobody knows whether it arrived: the answer was lost."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many messages: nothing to anyone for `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat does not take messages any more: blocked, kicked, deactivated, deleted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become another chat."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram refuses this message, now and for ever."""

    reason: str


Outcome = Sent | NotSent | Doubtful | Wait | Gone | Moved | Refused
