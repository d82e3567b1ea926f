"""Changes that wait share one write; those that cannot be kept are taken back, with all that stands on them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.tinydb import TinyStore
from tests.storage.contract import delete, save
from tests.storage.disks import FaultyDisk, broken, full, written
from tests.storage.samples import NOON, article, chat


@pytest.fixture
def disk(tmp_path: Path) -> FaultyDisk:
    return FaultyDisk(tmp_path / "mujaz.json")


@pytest.fixture
async def store(disk: FaultyDisk) -> AsyncIterator[TinyStore]:
    store = TinyStore(disk.path, disk)
    disk.watch()
    yield store
    disk.go_on()
    disk.error = disk.unsynced = None
    await store.close()


async def waiting(
    disk: FaultyDisk, first: Awaitable[None], *others: Awaitable[None]
) -> Sequence[asyncio.Future[None]]:
    """Begin transactions in turn; the first one's write has begun then, and is held."""
    disk.hold()
    begun = [asyncio.ensure_future(first)]
    await disk.begins()
    for other in others:
        begun.append(asyncio.ensure_future(other))
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    return begun


async def reopened(store: TinyStore) -> TinyStore:
    await store.close()
    return TinyStore(store.path)


async def test_transactions_that_wait_at_the_same_time_share_one_write(disk: FaultyDisk, store: TinyStore) -> None:
    begun = await waiting(disk, *(save(store, chat(number)) for number in range(50)))
    assert not any(each.done() for each in begun)
    disk.go_on()
    await asyncio.gather(*begun)
    assert disk.writes == 2
    again = await reopened(store)
    assert len(await again.chats()) == 50
    await again.close()


async def test_a_transaction_ends_only_when_its_change_is_on_disk(disk: FaultyDisk, store: TinyStore) -> None:
    first, second = await waiting(disk, save(store, chat(1)), save(store, chat(2)))
    assert '"id":1' not in written(disk.path)
    assert not first.done()
    disk.go_on()
    await first
    assert '"id":1' in written(disk.path)
    await second


async def test_reads_go_on_while_the_disk_is_slow(disk: FaultyDisk, store: TinyStore) -> None:
    (begun,) = await waiting(disk, save(store, chat(1)))
    assert await store.feeds() == []
    disk.go_on()
    await begun


async def test_a_full_disk_refuses_the_change_and_leaves_memory_and_file(
    disk: FaultyDisk, store: TinyStore
) -> None:
    await save(store, chat(1, digest_at=NOON), article("k"))
    kept = written(disk.path)
    disk.error = full()
    with pytest.raises(
        StoreError, match=r"mujaz.json cannot be written: No space left on device; nothing changed"
    ):
        await save(store, chat(1), chat(2), article("j"))
    with pytest.raises(StoreError):
        await delete(store, article("k"), chat(1))
    assert await store.chats() == await store.due_chats(NOON) == [chat(1, digest_at=NOON)]
    assert await store.articles(NOON) == [article("k")]
    assert written(disk.path) == kept


async def test_the_store_goes_on_when_the_disk_has_space_again(disk: FaultyDisk, store: TinyStore) -> None:
    await save(store, chat(1), chat(5))
    disk.error = full()
    for record in (chat(1, language="ru"), chat(2)):
        with pytest.raises(StoreError):
            await save(store, record)
    with pytest.raises(StoreError):
        await delete(store, chat(5))
    disk.error = None
    await save(store, chat(3))
    again = await reopened(store)
    assert await again.chats() == [chat(1), chat(3), chat(5)]
    await again.close()


async def test_all_that_waits_is_refused_and_taken_back_in_reverse_order(
    disk: FaultyDisk, store: TinyStore
) -> None:
    await save(store, chat(1))
    disk.error = full()
    await disk.begins()
    changes = (save(store, chat(1, numbered=n)) for n in range(1, 5))
    last = (delete(store, chat(1)), save(store, chat(1, numbered=9), chat(2, numbered=8), chat(2)))
    begun = await waiting(disk, save(store, chat(7), chat(1, language="ru")), *changes, *last)
    assert await store.chats() == [chat(1, numbered=9), chat(2), chat(7)]
    disk.go_on()
    found = await asyncio.gather(*begun, return_exceptions=True)
    assert [type(each) for each in found] == [StoreError] * 7
    assert await store.chats() == [chat(1)]
    disk.error = None
    await save(store, chat(3))
    again = await reopened(store)
    assert await again.chats() == [chat(1), chat(3)]
    await again.close()


async def test_what_was_taken_back_keeps_its_document(disk: FaultyDisk, store: TinyStore) -> None:
    await save(store, chat(1), chat(2))
    disk.error = full()
    with pytest.raises(StoreError):
        await delete(store, chat(1))
    with pytest.raises(StoreError):
        await save(store, chat(2, language="ru"))
    disk.error = None
    await save(store, chat(1, numbered=1), chat(2, numbered=2))
    again = await reopened(store)
    assert await again.chats() == [chat(1, numbered=1), chat(2, numbered=2)]
    await again.close()


async def test_a_write_holds_nothing_of_what_came_later(disk: FaultyDisk, store: TinyStore) -> None:
    disk.error, disk.spared = full(), 1
    first, second = await waiting(disk, save(store, chat(1)), save(store, chat(2)))
    disk.go_on()
    await first
    with pytest.raises(StoreError):
        await second
    again = await reopened(store)
    assert await again.chats() == [chat(1)]
    await again.close()


async def test_what_was_made_from_a_refused_change_is_refused_too(disk: FaultyDisk, store: TinyStore) -> None:
    await save(store, chat(1))
    await disk.begins()
    disk.error = full()
    has_read, may_end = asyncio.Event(), asyncio.Event()

    async def builds_on_it() -> None:
        async with store.transaction() as change:
            found = await store.chat(1)
            assert found is not None
            has_read.set()
            await may_end.wait()
            change.save(replace(found, language="ru"))

    first, second = await waiting(disk, save(store, chat(1, numbered=5)), builds_on_it())
    await has_read.wait()
    disk.go_on()
    with pytest.raises(StoreError, match="cannot be written"):
        await first
    disk.error = None
    may_end.set()
    with pytest.raises(StoreError, match="try again"):
        await second
    assert await store.chats() == [chat(1)]


async def test_a_transaction_without_changes_waits_for_what_it_read(disk: FaultyDisk, store: TinyStore) -> None:
    disk.error = full()
    first, second = await waiting(disk, save(store, chat(1)), save(store))
    assert not second.done()
    disk.go_on()
    for each in (first, second):
        with pytest.raises(StoreError):
            await each
    disk.error = None
    await save(store)
    assert disk.writes == 1


async def test_who_stops_waiting_leaves_the_others_to_it(disk: FaultyDisk, store: TinyStore) -> None:
    first, second, third = await waiting(disk, *(save(store, chat(number)) for number in (1, 2, 3)))
    for impatient in (first, second):
        impatient.cancel()
        with suppress(asyncio.CancelledError):
            await impatient
    disk.go_on()
    await third
    assert '"id":3' in written(disk.path)


async def test_closing_waits_for_what_is_being_written(disk: FaultyDisk, store: TinyStore) -> None:
    begun = await waiting(disk, save(store, chat(1)), save(store, chat(2)))
    closing = asyncio.ensure_future(store.close())
    await asyncio.sleep(0)
    assert not closing.done()
    disk.go_on()
    await asyncio.gather(closing, *begun)
    again = TinyStore(disk.path)
    assert len(await again.chats()) == 2
    await again.close()


async def test_a_closed_store_refuses_changes(store: TinyStore) -> None:
    await store.close()
    with pytest.raises(StoreError, match=r"mujaz.json is closed"):
        await save(store, chat(1))


async def test_a_disk_that_cannot_be_trusted_stops_all_changes_and_is_never_synced_again(
    disk: FaultyDisk, store: TinyStore
) -> None:
    await save(store, chat(1))
    disk.unsynced = broken()
    for record in (chat(2), chat(3)):
        with pytest.raises(StoreError, match="is not known"):
            await save(store, record)
        disk.unsynced = None
    assert await store.chats() == [chat(1)]
    assert disk.writes == 2
    assert "look after the disk" in await asyncio.wait_for(store.failed(), 1)


async def test_a_mistake_of_ours_in_writing_makes_nobody_wait_for_ever(disk: FaultyDisk, store: TinyStore) -> None:
    disk.error = KeyError("a mistake")
    begun = await waiting(disk, save(store, chat(1)), save(store, chat(2)))
    task = store._writer._task
    assert task is not None
    disk.go_on()
    for each in begun:
        with pytest.raises(StoreError, match="no longer written"):
            await each
    with pytest.raises(KeyError):
        await task
