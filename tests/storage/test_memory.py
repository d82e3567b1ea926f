"""The store in memory keeps the laws."""

from __future__ import annotations

import pytest

from storage.interface import Store
from storage.memory import MemoryStore
from tests.storage.contract import Again, StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()

    @pytest.fixture
    def again(self) -> Again:
        async def same(store: Store) -> Store:
            return store

        return same
