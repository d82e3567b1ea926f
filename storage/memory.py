"""What does the store know, from memory? The twin for tests, and what every embedded backend reads from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from storage.addresses import place_of
from storage.codec import Document, encode
from storage.errors import StoreError
from storage.indices import Group, Heads, Order, Rows
from storage.interface import Condition
from storage.records import (
    RECORDS,
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
    chat_of,
    is_of_chat,
)

Undo = list[tuple[Record, Record | None]]  # what was saved or deleted, and what stood there before
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LISTED = (State.PENDING, State.SENDING, State.DOUBTFUL)  # few at a time, or soon gone


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is saved, with its document, or deleted: then without one."""

    record: Record
    document: Document | None


class Changes:
    """The changes of a transaction, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.made: list[Change] = []

    def save(self, *records: Record) -> None:
        self.made += [Change(record, encode(record)) for record in records]

    def delete(self, *records: Record) -> None:
        self.made += [Change(record, None) for record in records]


class MemoryStore:
    """The whole interface in memory; `_check` and `_keep` are where a backend makes changes durable.

    A record that no file could give back is refused here too, so that tests see it.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._holder: asyncio.Task[Any] | None = None
        self._chats_by_id: Order[Chat] = Order(lambda c: c.id)
        self._chats_due: Order[Chat] = Order(lambda c: None if c.digest_at is None else (_us(c.digest_at), c.id))
        self._chats_rested: Order[Chat] = Order(
            lambda c: None if c.paused_until is None else (_us(c.paused_until), c.id)
        )
        self._subscriptions_by_chat: Group[Subscription] = Group(chat_of, lambda s: s.number)
        self._subscriptions_all: Order[Subscription] = Order(lambda s: (s.chat_id, s.number))
        self._subscriptions_by_source: Group[Subscription] = Group(
            lambda s: s.source, lambda s: (s.chat_id, s.number) if s.source else None
        )
        self._feeds_by_url: Order[Feed] = Order(lambda f: f.url)
        self._feeds_due: Order[Feed] = Order(lambda f: f.next_check_at and _us(f.next_check_at))
        self._unread_by_url: Order[Unread] = Order(lambda u: u.url)
        self._articles_found: Order[Article] = Order(lambda a: _us(a.found_at))
        self._articles_by_story: Group[Article] = Group(lambda a: a.story_key, lambda a: _us(a.found_at))
        self._articles_by_feed: Group[Article] = Group(lambda a: a.feed_url, lambda a: -_us(a.found_at))
        self._matches_by_chat: Group[Match] = Group(chat_of, lambda m: -_us(m.found_at))
        self._deliveries_by_chat: Group[Delivery] = Group(chat_of, _made)
        self._deliveries_about: Group[Delivery] = Group(lambda d: d.about, lambda d: _made(d) if d.about else None)
        self._articles_by_place: Group[Article] = Group(lambda a: place_of(a.url), lambda a: -_us(a.found_at))
        self._alerts_by_subject: Group[Delivery] = Group(lambda d: d.subject, _alerted)
        self._alerts_by_chat: Group[Delivery] = Group(lambda d: d.chat_id, _leaving)
        self._deliveries_by_message: Group[Delivery] = Group(lambda d: (d.chat_id, d.message_id), _shown)
        self._mutes_by_chat: Group[Mute] = Group(chat_of, lambda m: _us(m.created_at))
        self._saved_by_chat: Group[Saved] = Group(chat_of, lambda s: -_us(s.saved_at))
        self._deliveries_due = {kind: Heads[Delivery](lambda d: d.chat_id, partial(_turn, kind)) for kind in Kind}
        self._deliveries_in = {state: Order[Delivery](partial(_made_in, state)) for state in _LISTED}
        self._operators_by_chat: Order[Operator] = Order(lambda o: o.chat_id)
        self._accesses_by_chat: Order[Access] = Order(lambda a: a.chat_id)
        self._broadcasts_by_number: Order[Broadcast] = Order(lambda b: b.number)
        self._shared_by_number: Group[SharedList] = Group(lambda s: s.number, lambda s: -_us(s.made_at))
        self._shared_by_chat: Group[SharedList] = Group(lambda s: s.chat_id, lambda s: -_us(s.made_at))
        self._intakes_by_chat: Group[Intake] = Group(chat_of, _in_list)
        self._intakes_all: Order[Intake] = Order(lambda i: (i.chat_id, *_in_list(i)))
        self._rows: dict[type[Record], Rows[Any]] = {
            Chat: Rows(self._chats_by_id, self._chats_due, self._chats_rested),
            Subscription: Rows(
                self._subscriptions_by_chat, self._subscriptions_all, self._subscriptions_by_source
            ),
            Feed: Rows(self._feeds_by_url, self._feeds_due),
            Seen: Rows(),
            Unread: Rows(self._unread_by_url),
            Article: Rows(
                self._articles_found, self._articles_by_story, self._articles_by_feed, self._articles_by_place
            ),
            Match: Rows(self._matches_by_chat),
            Delivery: Rows(
                self._deliveries_by_chat,
                self._deliveries_about,
                self._alerts_by_subject,
                self._alerts_by_chat,
                self._deliveries_by_message,
                *self._deliveries_due.values(),
                *self._deliveries_in.values(),
            ),
            DigestMark: Rows(),
            Operator: Rows(self._operators_by_chat),
            Claim: Rows(),
            Access: Rows(self._accesses_by_chat),
            Broadcast: Rows(self._broadcasts_by_number),
            Mute: Rows(self._mutes_by_chat),
            Saved: Rows(self._saved_by_chat),
            SharedList: Rows(self._shared_by_number, self._shared_by_chat),
            Intake: Rows(self._intakes_by_chat, self._intakes_all),
        }

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Changes]:
        changes = Changes()
        async with self._alone():
            seen = self._check()
            yield changes
            if self._check() != seen:
                raise StoreError("what this change was made from could not be kept; nothing changed, try again")
            kept = self._keep(changes.made, self._apply(changes.made))
        await kept

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Keep other transactions out; one inside another is a mistake that would wait for itself."""
        if self._holder is not None and self._holder is asyncio.current_task():
            raise RuntimeError("a transaction never opens another one")
        async with self._lock:
            self._holder = asyncio.current_task()
            try:
                yield
            finally:
                self._holder = None

    def _apply(self, made: Sequence[Change]) -> Undo:
        undo: Undo = []
        for change in made:
            rows = self._rows[type(change.record)]
            before = rows.delete(change.record) if change.document is None else rows.save(change.record)
            undo.append((change.record, before))
        return undo

    def _take_back(self, undo: Undo) -> None:
        for record, before in reversed(undo):
            rows = self._rows[type(record)]
            rows.delete(record)
            if before is not None:
                rows.save(before)

    def _check(self) -> int:
        """Raise StoreError when nothing can be changed; count how often a change was taken back."""
        return 0

    def _keep(self, made: Sequence[Change], undo: Undo) -> Awaitable[None]:  # noqa: ARG002 (a backend needs them)
        """Begin to make changes durable. What is given ends when they are, or with StoreError, taken back."""
        return asyncio.sleep(0)

    def note(self, feed: Feed) -> None:
        rows = self._rows[Feed]
        if rows.get(feed.key) is not None:
            rows.save(feed)

    async def close(self) -> None:
        """Nothing to release."""

    async def failed(self) -> str:
        await asyncio.Event().wait()
        return ""

    async def compact(self) -> None:
        """Nothing is on a disk."""

    async def back_up(self, now: datetime) -> None:
        """Nothing to copy."""

    async def forget(self, chat_id: int) -> None:
        """Nothing is on a disk."""

    async def condition(self) -> Condition:
        return Condition(sum(map(len, self._rows.values())))

    async def packed(self, most: int) -> bytes | None:  # noqa: ARG002 (a backend needs it)
        raise StoreError("a store in memory has no backup: set STORE_URL to tinydb:PATH")

    async def chat(self, chat_id: int) -> Chat | None:
        return self._rows[Chat].get(str(chat_id))

    async def chats(self) -> Sequence[Chat]:
        return self._rows[Chat].all_of(self._chats_by_id)

    async def chats_after(self, chat_id: int | None, most: int) -> Sequence[Chat]:
        return self._rows[Chat].all_of(self._chats_by_id.above(chat_id, most))

    async def due_chats(self, now: datetime) -> Sequence[Chat]:
        return self._rows[Chat].all_of(self._chats_due.below((_us(now) + 1,)))

    async def rested_chats(self, now: datetime) -> Sequence[Chat]:
        return self._rows[Chat].all_of(self._chats_rested.below((_us(now) + 1,)))

    async def records_of(self, chat_id: int) -> Sequence[Record]:
        kinds = (kind for kind in RECORDS if is_of_chat(kind))
        return [record for kind in kinds for record in self._rows[kind].of_chat(chat_id)]

    async def deliveries_about(self, chat_id: int) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._deliveries_about.of(chat_id))

    async def subscription(self, chat_id: int, number: int) -> Subscription | None:
        return self._rows[Subscription].get(f"{chat_id}:{number}")

    async def subscriptions(self, chat_id: int | None = None) -> Sequence[Subscription]:
        keys = self._subscriptions_all if chat_id is None else self._subscriptions_by_chat.of(chat_id)
        return self._rows[Subscription].all_of(keys)

    async def followers(self, url: str) -> Sequence[Subscription]:
        return self._rows[Subscription].all_of(self._subscriptions_by_source.of(url))

    async def feed(self, url: str) -> Feed | None:
        return self._rows[Feed].get(url)

    async def feeds(self) -> Sequence[Feed]:
        return self._rows[Feed].all_of(self._feeds_by_url)

    async def due_feeds(self, now: datetime, most: int | None = None) -> Sequence[Feed]:
        return self._rows[Feed].all_of(self._feeds_due.below(_us(now) + 1, most))

    async def seen(self, url: str) -> Seen | None:
        return self._rows[Seen].get(url)

    async def unread(self, url: str) -> Unread | None:
        return self._rows[Unread].get(url)

    async def all_unread(self) -> Sequence[Unread]:
        return self._rows[Unread].all_of(self._unread_by_url)

    async def article(self, key: str) -> Article | None:
        return self._rows[Article].get(key)

    async def articles(self, since: datetime) -> Sequence[Article]:
        return self._rows[Article].all_of(self._articles_found.highest(_us(since)))

    async def articles_before(self, until: datetime, most: int | None = None) -> Sequence[Article]:
        return self._rows[Article].all_of(self._articles_found.below(_us(until), most))

    async def articles_saved(self, after: int) -> tuple[int, Sequence[Article]]:
        rows = self._rows[Article]
        return rows.saved, rows.latest(rows.saved - after)

    async def feed_articles(self, url: str) -> Sequence[Article]:
        return self._rows[Article].all_of(self._articles_by_feed.of(url))

    async def story(self, key: str) -> Sequence[Article]:
        return self._rows[Article].all_of(self._articles_by_story.of(key))

    async def articles_at(self, url: str) -> Sequence[Article]:
        return self._rows[Article].all_of(self._articles_by_place.of(place_of(url)))

    async def match(self, chat_id: int, article_key: str) -> Match | None:
        return self._rows[Match].get(f"{chat_id}:{article_key}")

    async def matches(self, chat_id: int) -> Sequence[Match]:
        return self._rows[Match].all_of(self._matches_by_chat.of(chat_id))

    async def delivery(self, chat_id: int, kind: Kind, subject: str, part: int = 0) -> Delivery | None:
        return self._rows[Delivery].get(f"{chat_id}:{kind}:{subject}:{part}")

    async def deliveries(self, chat_id: int) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._deliveries_by_chat.of(chat_id))

    async def alerts_of(self, subject: str) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._alerts_by_subject.of(subject))

    async def alerts_since(self, chat_id: int, since: datetime) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._alerts_by_chat.at_least(chat_id, _us(since)))

    async def delivery_shown(self, chat_id: int, message_id: int) -> Delivery | None:
        found = self._rows[Delivery].all_of(self._deliveries_by_message.of((chat_id, message_id)))
        return found[-1] if found else None

    async def due_deliveries(self, now: datetime, most: int, without: Collection[int] = ()) -> Sequence[Delivery]:
        found: list[str] = []
        for heads in self._deliveries_due.values():
            found += heads.first((_us(now) + 1,), most - len(found), without)
        return self._rows[Delivery].all_of(found)

    async def deliveries_in(self, state: State) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._deliveries_in[state])

    async def waiting(self) -> int:
        return len(self._deliveries_in[State.PENDING])

    async def digest_mark(self, chat_id: int) -> DigestMark | None:
        return self._rows[DigestMark].get(str(chat_id))

    async def operator(self, chat_id: int) -> Operator | None:
        return self._rows[Operator].get(str(chat_id))

    async def operators(self) -> Sequence[Operator]:
        return self._rows[Operator].all_of(self._operators_by_chat)

    async def claim(self) -> Claim | None:
        return self._rows[Claim].get("claim")

    async def access(self, chat_id: int) -> Access | None:
        return self._rows[Access].get(str(chat_id))

    async def accesses(self) -> Sequence[Access]:
        return self._rows[Access].all_of(self._accesses_by_chat)

    async def broadcast(self, number: int) -> Broadcast | None:
        return self._rows[Broadcast].get(str(number))

    async def broadcasts(self) -> Sequence[Broadcast]:
        return self._rows[Broadcast].all_of(self._broadcasts_by_number)

    async def mutes(self, chat_id: int) -> Sequence[Mute]:
        return self._rows[Mute].all_of(self._mutes_by_chat.of(chat_id))

    async def saved(self, chat_id: int) -> Sequence[Saved]:
        return self._rows[Saved].all_of(self._saved_by_chat.of(chat_id))

    async def saved_article(self, chat_id: int, article_key: str) -> Saved | None:
        return self._rows[Saved].get(f"{chat_id}:{article_key}")

    async def shared(self, number: str) -> Sequence[SharedList]:
        return self._rows[SharedList].all_of(self._shared_by_number.of(number))

    async def shared_lists(self, chat_id: int) -> Sequence[SharedList]:
        return self._rows[SharedList].all_of(self._shared_by_chat.of(chat_id))

    async def intake(self, chat_id: int, number: int, part: int) -> Intake | None:
        return self._rows[Intake].get(f"{chat_id}:{number}:{part}")

    async def intakes(self, chat_id: int | None = None) -> Sequence[Intake]:
        keys = self._intakes_all if chat_id is None else self._intakes_by_chat.of(chat_id)
        return self._rows[Intake].all_of(keys)


def _us(moment: datetime) -> int:
    """Give microseconds since 1970: exact, and they compare faster than moments."""
    return (moment - _EPOCH) // _MICROSECOND


def _made(delivery: Delivery) -> tuple[int, str, int]:
    return (_us(delivery.created_at), delivery.subject, delivery.part)


def _in_list(intake: Intake) -> tuple[int, int]:
    return (intake.number, intake.part)


def _alerted(delivery: Delivery) -> int | None:
    return delivery.chat_id if delivery.kind is Kind.ALERT else None


def _leaving(delivery: Delivery) -> int | None:
    return _us(delivery.not_before) if delivery.kind in {Kind.ALERT, Kind.MORE} else None


def _shown(delivery: Delivery) -> tuple[int, str, int] | None:
    return None if delivery.message_id is None or delivery.kind is Kind.EDIT else _made(delivery)


def _turn(kind: Kind, delivery: Delivery) -> tuple[int, int, str, int] | None:
    """Give a pending delivery's turn among those of its kind."""
    if delivery.kind is not kind or delivery.state is not State.PENDING:
        return None
    return (_us(delivery.not_before), *_made(delivery))


def _made_in(state: State, delivery: Delivery) -> tuple[int, str, int] | None:
    return _made(delivery) if delivery.state is state else None
