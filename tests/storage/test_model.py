"""Whatever is done to a store, it answers as a plain dict would: random histories, both backends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import StoreError
from storage.interface import Store
from storage.memory import MemoryStore
from storage.records import (
    Article,
    Chat,
    Delivery,
    DigestMark,
    Feed,
    Intake,
    Kind,
    Match,
    Record,
    SharedList,
    State,
    Subscription,
    Unread,
)
from storage.tinydb import TinyStore
from tests.storage.contract import read
from tests.storage.disks import FaultyDisk, full
from tests.storage.samples import NOON, article, at, chat, delivery, feed, match, subscription

Model = dict[tuple[type, str], Record]
R = TypeVar("R", bound=Record)

_ids, _minutes, _keys = st.integers(-2, 2), st.integers(-2, 2), st.sampled_from(["a", "b", "10", "9"])
_records: st.SearchStrategy[Record] = st.one_of(
    st.builds(chat, _ids, digest_at=st.none() | _minutes.map(at)),
    st.builds(subscription, _ids, st.integers(1, 3), _keys),
    st.builds(feed, _keys, _minutes, etag=_keys),
    st.builds(article, _keys, _minutes, story=_keys | st.just("")),
    st.builds(match, _ids, _keys, _minutes),
    st.builds(
        delivery, _ids, _keys, _minutes,
        kind=st.sampled_from(Kind), part=st.integers(0, 1), state=st.sampled_from(State),
        not_before=_minutes.map(at),
    ),
    st.builds(DigestMark, _ids, _keys, st.just(NOON)),
    st.builds(SharedList, _ids, _keys, st.just(("لافروف",)), _minutes.map(at)),
    st.builds(Intake, _ids, st.integers(9, 11), st.integers(0, 2), st.just(NOON)),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """Changes (each a record, and whether it is saved) and how their transaction ends."""

    made: list[tuple[Record, bool]]
    end: str


_steps = st.lists(
    st.builds(
        Step,
        st.lists(st.tuples(_records, st.booleans() | st.just(value=True)), max_size=8),
        st.sampled_from(["kept", "kept", "kept", "raises", "full", "reopened", "crashed", "compacted"]),
    ),
    min_size=1,
    max_size=8,
)


async def _do(store: Store, step: Step) -> None:
    async with store.transaction() as change:
        for record, is_saved in step.made:
            change.save(record) if is_saved else change.delete(record)
        if step.end == "raises":
            raise ZeroDivisionError


def _changes(model: Model, step: Step) -> bool:
    """Tell whether there is anything to write: deleting what is not there is nothing."""
    return any(is_saved or (type(record), record.key) in model for record, is_saved in step.made)


def _then(model: Model, step: Step) -> Model:
    after = dict(model)
    for record, is_saved in step.made:
        after.pop((type(record), record.key), None)
        if is_saved:
            after[type(record), record.key] = record
    return after


async def _check(store: Store, model: Model) -> None:
    """Ask everything that can be asked; answer it from the model by looking at all of it."""
    for record in model.values():
        assert await read(store, record) == record
    assert await store.chats() == _of(model, Chat, lambda c: c.id)
    assert await store.subscriptions() == _of(model, Subscription, lambda s: (s.chat_id, s.number))
    for source in ("", "a", "b"):
        followed = _of(model, Subscription, lambda s: (s.chat_id, s.number))
        assert await store.followers(source) == [s for s in followed if source and s.source == source]
    assert await store.feeds() == _of(model, Feed, lambda f: f.url)
    assert await store.all_unread() == _of(model, Unread, lambda u: u.url)
    shared = _of(model, SharedList, lambda s: (NOON - s.made_at, s.key))
    for number in ("a", "10"):
        assert await store.shared(number) == [each for each in shared if each.number == number]
    assert await store.intakes() == _of(model, Intake, lambda i: (i.chat_id, i.number, i.part))
    for chat_id in range(-2, 3):
        assert await store.shared_lists(chat_id) == [each for each in shared if each.chat_id == chat_id]
    rows = _of(model, Delivery, lambda d: (d.created_at, d.subject, d.part, d.key))
    for state in (State.PENDING, State.SENDING, State.DOUBTFUL):
        assert await store.deliveries_in(state) == [row for row in rows if row.state is state]
    assert await store.waiting() == sum(row.state is State.PENDING for row in rows)
    newest = _of(model, Article, lambda a: (NOON - a.found_at, a.key))
    assert await store.feed_articles("https://example.org/feed") == newest
    for key in ("a", "b", "9"):
        told = _of(model, Article, lambda a: (a.found_at, a.key))
        assert await store.story(key) == [a for a in told if (a.story or a.key) == key]
    for minute in range(-3, 4):
        await _check_moment(store, model, at(minute))
    for chat_id in range(-3, 4):
        await _check_chat(store, model, chat_id)


async def _check_moment(store: Store, model: Model, now: datetime) -> None:
    waiting = _of(model, Chat, lambda c: (c.digest_at or NOON, c.id))
    assert await store.due_chats(now) == [c for c in waiting if c.digest_at is not None and c.digest_at <= now]
    feeds = _of(model, Feed, lambda f: (f.next_check_at or NOON, f.url))
    assert await store.due_feeds(now) == [f for f in feeds if f.next_check_at and f.next_check_at <= now]
    newest = _of(model, Article, lambda a: (NOON - a.found_at, a.key))
    assert await store.articles(now) == [a for a in newest if a.found_at >= now]
    oldest = _of(model, Article, lambda a: (a.found_at, a.key))
    assert await store.articles_before(now) == [a for a in oldest if a.found_at < now]
    assert await store.articles_before(now, 1) == [a for a in oldest if a.found_at < now][:1]
    for without, most in (((), 9), ((), 1), ((0, 1), 9)):
        assert await store.due_deliveries(now, most, without) == _due(model, now, without)[:most]


async def _check_chat(store: Store, model: Model, chat_id: int) -> None:
    subscriptions = _of(model, Subscription, lambda s: s.number)
    assert await store.subscriptions(chat_id) == [s for s in subscriptions if s.chat_id == chat_id]
    matches = _of(model, Match, lambda m: (NOON - m.found_at, m.article_key))
    assert await store.matches(chat_id) == [m for m in matches if m.chat_id == chat_id]
    assert await store.all_unread() == _of(model, Unread, lambda u: u.url)
    rows = _of(model, Delivery, lambda d: (d.created_at, d.subject, d.part, d.key))
    assert await store.deliveries(chat_id) == [row for row in rows if row.chat_id == chat_id]


def _of(model: Model, kind: type[R], order: Callable[[R], Any]) -> list[R]:
    return sorted((record for record in model.values() if isinstance(record, kind)), key=order)


def _due(model: Model, now: datetime, without: Collection[int]) -> list[Delivery]:
    """Give, of each kind and chat, the first of those that are due, by looking at all."""
    kinds, found = list(Kind), dict[tuple[Kind, int], Delivery]()
    for row in _of(
        model, Delivery, lambda d: (kinds.index(d.kind), d.not_before, d.created_at, d.subject, d.part)
    ):
        if row.state is State.PENDING and row.chat_id not in without:
            found.setdefault((row.kind, row.chat_id), row)
    return [row for row in found.values() if row.not_before <= now]


async def _live(steps: Sequence[Step], path: Path | None) -> None:
    """Take a store through a history: in memory, or in a file."""
    model: Model = {}
    disk, store = _open(path)
    told, count = dict[str, Article](), 0  # by who only asks what was saved since
    for step in steps:
        if disk is not None:
            disk.error = full() if step.end == "full" else None
        if step.end == "raises":
            with pytest.raises(ZeroDivisionError):
                await _do(store, step)
        elif step.end == "full" and disk is not None and _changes(model, step):
            with pytest.raises(StoreError):
                await _do(store, step)
        else:
            await _do(store, step)
            model = _then(model, step)
        if step.end in {"reopened", "crashed"} and path is not None:
            await (store.close() if step.end == "reopened" else _crash(store))
            disk, store = _open(path)
            told, count = {}, 0
        if step.end == "compacted":
            await store.compact()
        await _check(store, model)
        count, saved = await store.articles_saved(count)
        told |= {each.key: each for each in saved}
        kept = {key: record for (kind, key), record in model.items() if kind is Article}
        assert {key: told.get(key) for key in kept} == kept
    if disk is not None:
        disk.error = None
    await store.close()


async def _crash(store: Store) -> None:
    """End as kill -9 does: the lock is let go, nothing else is written."""
    assert isinstance(store, TinyStore)
    store._writer._thread.shutdown()
    store._writer._compactor.shutdown()
    store._storage.close()


def _open(path: Path | None) -> tuple[FaultyDisk | None, Store]:
    if path is None:
        return None, MemoryStore()
    disk = FaultyDisk(path)
    store = TinyStore(path, disk)
    disk.watch()
    return disk, store


@settings(max_examples=60, deadline=None)
@given(_steps)
def test_a_store_in_memory_answers_as_a_plain_dict_would(steps: list[Step]) -> None:
    asyncio.run(_live(steps, None))


@settings(max_examples=80, deadline=None)
@given(_steps)
def test_a_store_in_a_file_answers_as_a_plain_dict_would(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_live(steps, Path(folder) / "mujaz.json"))
