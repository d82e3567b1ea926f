"""What is on its way to a chat, and where does it stand?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a delivery carries, the most urgent first: in this order they leave."""

    NOTICE = "notice"  # to an operator about the bot itself, to a chat about a source that it follows
    ALERT = "alert"
    MORE = "more"  # how many alerts an hour had no room for: they are in the digest
    EDIT = "edit"  # another text for an alert, or for how many more there are
    DIGEST = "digest"
    BROADCAST = "broadcast"  # from the operator to every chat


class State(StrEnum):
    """Where a delivery stands. `SENDING` is written before the request leaves."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DOUBTFUL = "doubtful"  # sent perhaps, and not to be sent again
    FOLDED = "folded"  # a held alert that a digest told first
    PAGE = "page"  # a further page of a digest, shown in the place of the first when its button is pressed


KEPT = frozenset({State.PENDING, State.SENDING, State.DOUBTFUL})  # rows in these states are not yet history


@dataclass(frozen=True, slots=True)
class Press:
    """A button under a message: what it says, and the words that come back when it is pressed."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way to a chat: a row of the outbox, unique by chat, kind, subject and part.

    `subject` is the article's key for an alert, the slot ("2026-11-23T07:00") for a digest, the kind and subject
    of what it changes ("alert:…") for an edit; `text` is the finished HTML, but for alerts, how many more there
    are, and edits, which are rendered when they leave; a broadcast's stands in the broadcast that `subject` names.
    `follows` is the subject of the alert to which this one is a sequel, `urgent` says that it passed quiet hours
    and the hour's limit, `count` is how many more there are. `about` is another chat whose words it carries, 0
    for none. `presses` are the buttons under it. `articles` are those that a page tells which waits to be opened.
    """

    chat_id: int
    kind: Kind
    subject: str
    created_at: datetime
    not_before: datetime
    part: int = 0
    subscriptions: tuple[int, ...] = ()
    text: str = ""
    silent: bool = False
    state: State = State.PENDING
    attempts: int = 0
    doubts: int = 0  # attempts of which nobody knows whether they arrived
    message_id: int | None = None
    sent_at: datetime | None = None
    reason: str = ""
    about: int = 0
    follows: str = ""
    urgent: bool = False
    count: int = 0
    presses: tuple[Press, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.kind}:{self.subject}:{self.part}"


@dataclass(frozen=True, slots=True)
class DigestMark:
    """The last digest of a chat: the slot that was told, and when. Written with the digest's deliveries."""

    chat_id: int
    slot: str
    told_at: datetime

    @property
    def key(self) -> str:
        return str(self.chat_id)
