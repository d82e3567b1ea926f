"""What may be asked of a store, and which laws does every backend keep?

Laws, each one tried on every backend by `tests/storage/contract.py`:

1. What was saved is read back equal, also after closing and opening again.
2. A transaction is all or nothing: an exception inside it leaves everything as it was.
3. When `async with store.transaction()` has ended, its changes are on disk (where there is a disk).
4. Reads inside a transaction see the state before it. Transactions exclude each other, so that what was
   read inside one is still true when it ends; a transaction never opens another one.
5. Saving a record replaces the one of its kind with the same key; deleting one that is not there is no error.
6. Lists come in a stated order, and a missing record is `None`, never an error.
7. What a read gives is frozen: nothing that a caller holds changes under it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

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
    Kind,
    Match,
    Mute,
    Operator,
    Record,
    Saved,
    Seen,
    SharedList,
    State,
    Subscription,
    Unread,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """How a store is: its documents, and of one on a disk its journal, last backup and last snapshot."""

    documents: int
    journal_bytes: int = 0
    backup_at: datetime | None = None
    compacted_at: datetime | None = None


class Transaction(Protocol):
    """Changes that will become true together, when the `async with` block ends without an error."""

    def save(self, *records: Record) -> None: ...

    def delete(self, *records: Record) -> None: ...


class Store(Protocol):
    """Everything that the bot remembers."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction; raises StoreError on leaving it when the change cannot be kept."""

    def note(self, feed: Feed) -> None:
        """Have a feed as given from now on, without putting it on disk: a crash may forget it.

        For what a look that brought nothing leaves behind. A feed that is not there is not made.
        """

    async def close(self) -> None:
        """Write what is left, release the file. Closing twice is no error."""

    async def failed(self) -> str:
        """Wait until the disk cannot be trusted any more, most likely for ever; give the reason."""

    async def compact(self) -> None:
        """Leave nothing on disk of what was deleted, but in backups. Raises StoreError when it cannot be."""

    async def back_up(self, now: datetime) -> None:
        """Make the day's backup where there is none; drop those that are older than they are kept.

        Raises StoreError when it cannot be made.
        """

    async def forget(self, chat_id: int) -> None:
        """Leave nothing on disk, in backups neither, of a chat whose records were deleted. Raises StoreError."""

    async def condition(self) -> Condition:
        """Tell how the store is."""

    async def packed(self, most: int) -> bytes | None:
        """Give all that is confirmed as a compressed backup; None where that has more than `most` bytes.

        Raises StoreError where it cannot be made.
        """

    async def chat(self, chat_id: int) -> Chat | None: ...

    async def chats(self) -> Sequence[Chat]:
        """Every chat, by id."""

    async def chats_after(self, chat_id: int | None, most: int) -> Sequence[Chat]:
        """Chats with a higher id, by id, at most so many; from the lowest on for None."""

    async def due_chats(self, now: datetime) -> Sequence[Chat]:
        """Chats whose `digest_at` is not after `now`, the longest waiting first (then by id)."""

    async def rested_chats(self, now: datetime) -> Sequence[Chat]:
        """Chats whose `paused_until` is not after `now`, the longest waiting first (then by id)."""

    async def records_of(self, chat_id: int) -> Sequence[Record]:
        """Everything that belongs to a chat, of every kind that belongs to chats, in the order of the kinds."""

    async def deliveries_about(self, chat_id: int) -> Sequence[Delivery]:
        """Messages to others that carry a chat's words, in the order in which they were made."""

    async def subscription(self, chat_id: int, number: int) -> Subscription | None: ...

    async def subscriptions(self, chat_id: int | None = None) -> Sequence[Subscription]:
        """One chat's subscriptions, or everybody's; by chat id and number."""

    async def followers(self, url: str) -> Sequence[Subscription]:
        """Everybody's subscriptions that are limited to a source, by chat id and number."""

    async def feed(self, url: str) -> Feed | None: ...

    async def feeds(self) -> Sequence[Feed]:
        """Every feed, by url."""

    async def due_feeds(self, now: datetime, most: int | None = None) -> Sequence[Feed]:
        """Feeds whose `next_check_at` is not after `now`, the longest waiting first, then by url; at most so many.

        One without is never due.
        """

    async def seen(self, url: str) -> Seen | None:
        """What a feed listed when it was last read."""

    async def unread(self, url: str) -> Unread | None:
        """What of a feed is still to be read."""

    async def all_unread(self) -> Sequence[Unread]:
        """What of all feeds is still to be read, by url."""

    async def article(self, key: str) -> Article | None: ...

    async def articles(self, since: datetime) -> Sequence[Article]:
        """Articles found at or after `since`, newest found first; equal moments by key."""

    async def articles_before(self, until: datetime, most: int | None = None) -> Sequence[Article]:
        """Articles found before `until`, oldest found first, at most so many; equal moments by key."""

    async def articles_saved(self, after: int) -> tuple[int, Sequence[Article]]:
        """How often articles were saved while the store is open, and those saved since that was `after`.

        The last saved first; for 0 every article that is kept. A few that were saved before may be among them.
        """

    async def feed_articles(self, url: str) -> Sequence[Article]:
        """One feed's articles, newest found first; equal moments by key."""

    async def story(self, key: str) -> Sequence[Article]:
        """Articles of the story that began with the article `key`, first found first; equal moments by key."""

    async def articles_at(self, url: str) -> Sequence[Article]:
        """Articles whose address is this one but for scheme, "www.", query, fragment, a slash at the end.

        The newest found first; equal moments by key.
        """

    async def match(self, chat_id: int, article_key: str) -> Match | None: ...

    async def matches(self, chat_id: int) -> Sequence[Match]:
        """One chat's matches, newest found first; equal moments by article key."""

    async def delivery(self, chat_id: int, kind: Kind, subject: str, part: int = 0) -> Delivery | None: ...

    async def deliveries(self, chat_id: int) -> Sequence[Delivery]:
        """One chat's deliveries in the order in which they were made (then by subject and part)."""

    async def alerts_of(self, subject: str) -> Sequence[Delivery]:
        """Everybody's alerts with this subject, by chat."""

    async def alerts_since(self, chat_id: int, since: datetime) -> Sequence[Delivery]:
        """One chat's alerts, and rows that say how many more there are, of which none was to leave before `since`.

        In the order of `not_before`; equal moments by key.
        """

    async def delivery_shown(self, chat_id: int, message_id: int) -> Delivery | None:
        """What a message of a chat carries; the newest, should there be several. An edit is none of them."""

    async def due_deliveries(self, now: datetime, most: int, without: Collection[int] = ()) -> Sequence[Delivery]:
        """Pending deliveries whose `not_before` has come: of each chat and kind the first, `most` in all.

        The most urgent kind comes first, then who has waited longest (then as they were made); a chat's own
        rows are in that order too. Chats in `without` are left out.
        """

    async def deliveries_in(self, state: State) -> Sequence[Delivery]:
        """Everybody's deliveries that are sending, doubtful or pending, as they were made. No other state."""

    async def waiting(self) -> int:
        """Count the deliveries that are pending."""

    async def digest_mark(self, chat_id: int) -> DigestMark | None: ...

    async def mutes(self, chat_id: int) -> Sequence[Mute]:
        """What one chat has muted, in the order in which it did; equal moments by key."""

    async def saved(self, chat_id: int) -> Sequence[Saved]:
        """The articles that one chat has saved, the newest saved first; equal moments by key."""

    async def saved_article(self, chat_id: int, article_key: str) -> Saved | None: ...
    async def shared(self, number: str) -> Sequence[SharedList]:
        """Everybody's shared lists with this number, the newest first; equal moments by key."""

    async def shared_lists(self, chat_id: int) -> Sequence[SharedList]:
        """One chat's shared lists, the newest first; equal moments by key."""

    async def intake(self, chat_id: int, number: int, part: int) -> Intake | None: ...

    async def intakes(self, chat_id: int | None = None) -> Sequence[Intake]:
        """Parts of lists that are being taken in, one chat's or everybody's; by chat id, number and part."""

    async def operator(self, chat_id: int) -> Operator | None: ...

    async def operators(self) -> Sequence[Operator]:
        """Every operator that claimed the bot, by chat id."""

    async def claim(self) -> Claim | None: ...

    async def access(self, chat_id: int) -> Access | None: ...

    async def accesses(self) -> Sequence[Access]:
        """What was decided about chats, by chat id."""

    async def broadcast(self, number: int) -> Broadcast | None: ...

    async def broadcasts(self) -> Sequence[Broadcast]:
        """Every broadcast, by number."""
