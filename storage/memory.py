"""What does the store know, from memory? The twin for tests, and what every embedded backend reads from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from storage.indices import Group, Order, Rows
from storage.records import (
    OPEN_STATES,
    Article,
    Chat,
    Delivery,
    DigestMark,
    Feed,
    Kind,
    Match,
    Record,
    Subscription,
)

Undo = list[tuple[Record, Record | None]]  # what was saved or deleted, and what stood there before


class Changes:
    """The changes of a transaction, in order: each a record, and whether it is saved or deleted."""

    def __init__(self) -> None:
        self.made: list[tuple[Record, bool]] = []

    def save(self, *records: Record) -> None:
        self.made += [(record, True) for record in records]

    def delete(self, *records: Record) -> None:
        self.made += [(record, False) for record in records]


class MemoryStore:
    """The whole interface in memory; `_keep` is where a backend makes changes durable."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._chats_due: Order[Chat] = Order(lambda chat: chat.digest_at)
        self._chats_by_id: Order[Chat] = Order(lambda chat: chat.id)
        self._subscriptions_by_chat: Group[Subscription] = Group(lambda s: s.chat_id, lambda s: s.number)
        self._subscriptions_all: Order[Subscription] = Order(lambda s: (s.chat_id, s.number))
        self._feeds_due: Order[Feed] = Order(lambda feed: feed.next_check_at)
        self._feeds_by_url: Order[Feed] = Order(lambda feed: feed.url)
        self._articles_newest: Order[Article] = Order(lambda article: -_microseconds(article.found_at))
        self._articles_oldest: Order[Article] = Order(lambda article: article.found_at)
        self._matches_by_chat: Group[Match] = Group(lambda m: m.chat_id, lambda m: -_microseconds(m.found_at))
        self._deliveries_by_chat: Group[Delivery] = Group(lambda d: d.chat_id, _made)
        self._deliveries_open: Order[Delivery] = Order(_turn)
        self._rows: dict[type[Record], Rows[Any]] = {
            Chat: Rows(self._chats_due, self._chats_by_id),
            Subscription: Rows(self._subscriptions_by_chat, self._subscriptions_all),
            Feed: Rows(self._feeds_due, self._feeds_by_url),
            Article: Rows(self._articles_newest, self._articles_oldest),
            Match: Rows(self._matches_by_chat),
            Delivery: Rows(self._deliveries_by_chat, self._deliveries_open),
            DigestMark: Rows(),
        }

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Changes]:
        changes = Changes()
        async with self._lock:
            yield changes
            undo = self._apply(changes)
        if undo:
            await self._keep(changes, undo)

    def _apply(self, changes: Changes) -> Undo:
        undo: Undo = []
        for record, is_saved in changes.made:
            rows = self._rows[type(record)]
            undo.append((record, rows.save(record) if is_saved else rows.delete(record)))
        return undo

    def _take_back(self, undo: Undo) -> None:
        for record, before in reversed(undo):
            rows = self._rows[type(record)]
            rows.delete(record)
            if before is not None:
                rows.save(before)

    async def _keep(self, changes: Changes, undo: Undo) -> None:
        """Make changes durable, or take them back and raise StoreError; memory has nothing to do."""

    async def close(self) -> None:
        """Nothing to release."""

    async def chat(self, chat_id: int) -> Chat | None:
        return self._rows[Chat].get(str(chat_id))

    async def chats(self) -> Sequence[Chat]:
        return self._rows[Chat].all_of(self._chats_by_id)

    async def due_chats(self, now: datetime) -> Sequence[Chat]:
        chats: list[Chat] = self._rows[Chat].all_of(self._chats_due.up_to(now))
        return sorted(chats, key=lambda chat: (chat.digest_at, chat.id))

    async def subscription(self, chat_id: int, number: int) -> Subscription | None:
        return self._rows[Subscription].get(f"{chat_id}:{number}")

    async def subscriptions(self, chat_id: int | None = None) -> Sequence[Subscription]:
        keys = self._subscriptions_all if chat_id is None else self._subscriptions_by_chat.of(chat_id)
        return self._rows[Subscription].all_of(keys)

    async def feed(self, url: str) -> Feed | None:
        return self._rows[Feed].get(url)

    async def feeds(self) -> Sequence[Feed]:
        return self._rows[Feed].all_of(self._feeds_by_url)

    async def due_feeds(self, now: datetime) -> Sequence[Feed]:
        return self._rows[Feed].all_of(self._feeds_due.up_to(now))

    async def article(self, key: str) -> Article | None:
        return self._rows[Article].get(key)

    async def articles(self, since: datetime) -> Sequence[Article]:
        return self._rows[Article].all_of(self._articles_newest.up_to(-_microseconds(since)))

    async def articles_before(self, until: datetime) -> Sequence[Article]:
        articles: list[Article] = self._rows[Article].all_of(self._articles_oldest.up_to(until))
        return [article for article in articles if article.found_at < until]

    async def match(self, chat_id: int, article_key: str) -> Match | None:
        return self._rows[Match].get(f"{chat_id}:{article_key}")

    async def matches(self, chat_id: int) -> Sequence[Match]:
        return self._rows[Match].all_of(self._matches_by_chat.of(chat_id))

    async def delivery(self, chat_id: int, kind: Kind, subject: str, part: int = 0) -> Delivery | None:
        return self._rows[Delivery].get(f"{chat_id}:{kind}:{subject}:{part}")

    async def deliveries(self, chat_id: int) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._deliveries_by_chat.of(chat_id))

    async def open_deliveries(self) -> Sequence[Delivery]:
        return self._rows[Delivery].all_of(self._deliveries_open)

    async def digest_mark(self, chat_id: int) -> DigestMark | None:
        return self._rows[DigestMark].get(str(chat_id))


def _microseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def _made(delivery: Delivery) -> tuple[datetime, str, int]:
    return (delivery.created_at, delivery.subject, delivery.part)


def _turn(delivery: Delivery) -> tuple[bool, datetime, str, int] | None:
    """Give a delivery's turn: alerts first, then as they were made; None once it is closed."""
    if delivery.state not in OPEN_STATES:
        return None
    return (delivery.kind is not Kind.ALERT, *_made(delivery))
