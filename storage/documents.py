"""Which records do a store's documents hold? The tables by kind of record, and reading all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from storage import codec
from storage.errors import StoreError
from storage.records import (
    Access,
    Article,
    Broadcast,
    Chat,
    Claim,
    Delivery,
    DigestMark,
    Feed,
    Intake,
    Match,
    Mute,
    Operator,
    Record,
    Saved,
    Seen,
    SharedList,
    Subscription,
    Unread,
)
from storage.snapshot import Tables

TABLES: dict[type[Record], str] = {
    Chat: "chats",
    Subscription: "subscriptions",
    Feed: "feeds",
    Seen: "seen",
    Unread: "unread",
    Article: "articles",
    Match: "matches",
    Delivery: "deliveries",
    DigestMark: "digest_marks",
    Operator: "operators",
    Claim: "claims",
    Access: "access",
    Broadcast: "broadcasts",
    Mute: "mutes",
    Saved: "saved",
    SharedList: "shared_lists",
    Intake: "intakes",
}


def decoded(tables: Tables) -> Iterator[tuple[int, Record]]:
    """Give every record in some tables, with its document's id. Raises StoreError for what cannot be one."""
    for kind, name in TABLES.items():
        keys: set[str] = set()
        for doc_id, document in tables.get(name, {}).items():
            record = codec.decode(kind, document)
            if record.key in keys:
                raise StoreError(f"{name} has {record.key!r} twice: remove one of the documents")
            keys.add(record.key)
            yield int(doc_id), record


def check(tables: Tables, *, path: Path) -> None:
    """Raise StoreError for documents that this version cannot read."""
    try:
        for _ in decoded(tables):
            pass
    except StoreError as error:
        raise StoreError(f"{path}: {error}") from error
