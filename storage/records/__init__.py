"""What is remembered? Frozen records; every moment is an aware UTC datetime.

A record's `key` is its identity within its kind: saving a record replaces the one with the same key. Each subject
has a file; others take records from here.
"""

from __future__ import annotations

from storage.records.articles import Article, Link
from storage.records.belongings import Mute, Muted, Saved, SharedList
from storage.records.chats import AWAY, Candidate, Chat, Quiet, Standing, Subscription
from storage.records.deliveries import KEPT, Delivery, DigestMark, Kind, Press, State
from storage.records.intakes import Intake, Untaken
from storage.records.matches import Held, Match, Why
from storage.records.operating import Access, Broadcast, Claim, Entry, Operator, Stage
from storage.records.sources import Feed, Item, Listing, Seen, Unread

Record = (
    Chat
    | Subscription
    | Feed
    | Seen
    | Unread
    | Article
    | Match
    | Delivery
    | DigestMark
    | Mute
    | Saved
    | SharedList
    | Intake
    | Operator
    | Claim
    | Access
    | Broadcast
)
RECORDS: tuple[type[Record], ...] = (
    Chat,
    Subscription,
    Feed,
    Seen,
    Unread,
    Article,
    Match,
    Delivery,
    DigestMark,
    Operator,
    Claim,
    Access,
    Broadcast,
    Mute,
    Saved,
    SharedList,
    Intake,
)


def is_of_chat(kind: type[Record]) -> bool:
    """Tell whether records of a kind belong to a chat.

    >>> [kind.__name__ for kind in RECORDS if not is_of_chat(kind)]
    ['Feed', 'Seen', 'Unread', 'Article', 'Claim']
    """
    return kind is Chat or "chat_id" in kind.__dataclass_fields__


def chat_of(record: Record) -> int | None:
    """Give the chat to which a record belongs, None for one that belongs to none."""
    return record.id if isinstance(record, Chat) else getattr(record, "chat_id", None)


__all__ = [
    "AWAY",
    "KEPT",
    "RECORDS",
    "Access",
    "Article",
    "Broadcast",
    "Candidate",
    "Chat",
    "Claim",
    "Delivery",
    "DigestMark",
    "Entry",
    "Feed",
    "Held",
    "Intake",
    "Item",
    "Kind",
    "Link",
    "Listing",
    "Match",
    "Mute",
    "Muted",
    "Operator",
    "Press",
    "Quiet",
    "Record",
    "Saved",
    "Seen",
    "SharedList",
    "Stage",
    "Standing",
    "State",
    "Subscription",
    "Unread",
    "Untaken",
    "Why",
    "chat_of",
    "is_of_chat",
]
