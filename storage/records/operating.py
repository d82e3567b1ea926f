"""Who may operate the bot, who may come in, and what do operators tell everybody?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Operator:
    """A chat that became an operator's by the one-time code; those of the settings have no record."""

    chat_id: int
    since: datetime

    @property
    def key(self) -> str:
        return str(self.chat_id)


@dataclass(frozen=True, slots=True)
class Claim:
    """The one-time codes of which one makes an operator, hashed; there is at most one such record."""

    digests: tuple[str, ...]
    made_at: datetime

    @property
    def key(self) -> str:
        return "claim"


class Entry(StrEnum):
    """Whether a chat may come in where only those on a list may."""

    OPEN = "open"  # nobody has said anything about it
    ASKED = "asked"
    ALLOWED = "allowed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Access:
    """What operators decided about a chat, which may have no record of its own.

    `banned_at` is None for one that is not banned, `reason` why it is; `told_at` is when the chat was told last
    that it may not come in. `queries` and `sources` are its own limits, 0 for the usual ones.
    `kind` and `language` are those of one that asked to come in.
    """

    chat_id: int
    entry: Entry = Entry.OPEN
    banned_at: datetime | None = None
    reason: str = ""
    told_at: datetime | None = None
    queries: int = 0
    sources: int = 0
    kind: str = ""
    language: str = ""

    @property
    def key(self) -> str:
        return str(self.chat_id)


class Stage(StrEnum):
    """How far a broadcast is."""

    DRAFT = "draft"  # waits for the operator's word
    MAKING = "making"  # its rows are being put into the outbox
    MADE = "made"
    STOPPING = "stopping"  # its rows that wait are being closed
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What an operator, in the chat `chat_id`, tells every chat, or those of some languages.

    `number` names it, and its rows in the outbox. Chats up to the id `after` have had their row made, or
    closed where it is being stopped: `made` and `dropped` of them.
    """

    number: int
    chat_id: int
    text: str
    created_at: datetime
    languages: tuple[str, ...] = ()
    stage: Stage = Stage.DRAFT
    after: int | None = None
    made: int = 0
    dropped: int = 0

    @property
    def key(self) -> str:
        return str(self.number)
