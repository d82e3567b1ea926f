"""STORE_URL names a store, and a mistake in it is told with the forms that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.memory import MemoryStore
from storage.opening import check_url, open_store, stored_articles
from storage.tinydb import TinyStore
from tests.storage.contract import save
from tests.storage.samples import article, chat


def test_memory_is_a_store_in_memory() -> None:
    assert type(open_store("memory:")) is MemoryStore


async def test_a_path_is_taken_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store("tinydb:data/mujaz.json")
    assert type(store) is TinyStore
    await save(store, chat(1))
    await store.close()
    assert (tmp_path / "data" / "mujaz.json").exists()


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/salma")
    assert check_url("tinydb:~/mujaz.json") == Path("/home/salma/mujaz.json")


@pytest.mark.parametrize(
    "url", ["", "tinydb", "tinydb:", "memory:x", "memory", "sqlite:x.db", "data/mujaz.json", "TINYDB:x"]
)
def test_another_address_is_refused_with_the_forms_that_exist(url: str) -> None:
    with pytest.raises(StoreError, match=r"tinydb:PATH .* or memory:") as refused:
        open_store(url)
    assert repr(url) in str(refused.value)


async def test_the_articles_are_read_while_another_process_has_the_store(tmp_path: Path) -> None:
    url = f"tinydb:{tmp_path / 'mujaz.json'}"
    assert list(stored_articles(url)) == []
    store = open_store(url)
    await save(store, article("k"), chat(1))
    assert list(stored_articles(url)) == [article("k")]
    await store.close()
