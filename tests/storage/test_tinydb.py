"""The store in a TinyDB file keeps the laws, and the file is one of TinyDB's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from storage.backups import restore
from storage.documents import TABLES
from storage.errors import StoreError
from storage.interface import Store
from storage.records import RECORDS
from storage.tinydb import TinyStore
from tests.storage.contract import Again, StoreContract, delete, save
from tests.storage.disks import written
from tests.storage.samples import NOON, ONE_OF_EACH, article, chat

Opener = Callable[[], TinyStore]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "made" / "mujaz.json"


@pytest.fixture
async def opener(path: Path) -> AsyncIterator[Opener]:
    async with AsyncExitStack() as stack:

        def open_it() -> TinyStore:
            store = TinyStore(path)
            stack.push_async_callback(store.close)
            return store

        yield open_it


class TestTinyStore(StoreContract):
    @pytest.fixture
    def store(self, opener: Opener) -> Store:
        return opener()

    @pytest.fixture
    def again(self, opener: Opener) -> Again:
        async def reopened(store: Store) -> Store:
            await store.close()
            return opener()

        return reopened


async def test_stock_tinydb_opens_the_file_and_finds_a_record(opener: Opener, path: Path) -> None:
    store = opener()
    await save(store, *ONE_OF_EACH, chat(5, language="ru"))
    await delete(store, chat(-100123))
    await store.close()
    with TinyDB(path, encoding="utf-8") as database:
        (found,) = database.table("chats").search(Query().language == "ru")
        assert (found["id"], found["created_at"]) == (5, "2026-11-23T12:00:00+00:00")
        assert isinstance(found.doc_id, int)
        assert database.tables() == {"_meta", "_sum", *TABLES.values()}


async def test_what_another_program_wrote_is_taken_when_the_operator_says_so(opener: Opener, path: Path) -> None:
    store = opener()
    await save(store, chat(5))
    await store.close()
    with TinyDB(path, encoding="utf-8") as database:
        database.table("chats").update({"language": "ru"}, Query().id == 5)
        database.table("notes").insert({"by": "the operator"})
    with pytest.raises(StoreError, match=r"changed by another program .*`mujaz restore "):
        opener()
    restore(path, path, now=NOON)
    store = opener()
    assert await store.chats() == [chat(5, language="ru")]
    await save(store, chat(6))
    await store.close()
    with TinyDB(path, encoding="utf-8") as database:
        assert database.table("notes").all() == [{"by": "the operator"}]


def test_every_kind_of_record_has_a_table() -> None:
    assert set(TABLES) == set(RECORDS)


async def test_a_change_past_the_transactions_is_refused(opener: Opener) -> None:
    with pytest.raises(StoreError, match="in a transaction only"):
        opener()._database.table("chats").insert({"id": 1})


async def test_an_old_document_takes_the_defaults_of_fields_that_came_later(opener: Opener, path: Path) -> None:
    await save(store := opener(), chat(5))
    await store.close()
    with TinyDB(path, encoding="utf-8") as database:
        database.table("chats").update(lambda document: document.pop("drafts"))
    restore(path, path, now=NOON)
    assert await opener().chat(5) == chat(5)


async def test_a_document_goes_when_its_record_is_deleted(opener: Opener, path: Path) -> None:
    store = opener()
    await save(store, chat(424242), article("k"))
    await delete(store, chat(424242))
    await store.compact()
    assert "424242" not in await asyncio.to_thread(written, path)


async def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "volume").mkdir()
    (tmp_path / "mujaz.json").symlink_to(tmp_path / "volume" / "data.json")
    store = TinyStore(tmp_path / "mujaz.json")
    await save(store, chat(1))
    with pytest.raises(StoreError, match="in use"):
        TinyStore(tmp_path / "volume" / "data.json")
    await store.close()
    assert (tmp_path / "mujaz.json").is_symlink()
    names = sorted(file.name for file in (tmp_path / "volume").iterdir())
    assert names == [f"data.json{end}" for end in ("", ".bak", ".journal-1", ".journal-2", ".lock")]


async def test_ids_are_not_given_twice(opener: Opener) -> None:
    store = opener()
    await save(store, *(article(str(number)) for number in range(600)))
    await delete(store, *(article(str(number)) for number in range(0, 600, 2)))
    await store.close()
    store = opener()
    await save(store, *(article(f"new {number}") for number in range(600)))
    await store.close()
    assert len(await opener().articles(NOON)) == 900
