"""How is a record found without looking at all of them? Groups and orders beside the records, in step."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, Generic, TypeVar

from storage.records import Record

R = TypeVar("R", bound=Record)


class Order(Generic[R]):
    """Keys in the order of a rank, then of the keys; records whose rank is None are left out.

    Adding at the end is cheap, elsewhere it moves memory (some 10 µs at 100,000 keys), as removing does; reading
    a part costs its length.
    """

    def __init__(self, rank: Callable[[R], Any]) -> None:
        self._rank = rank
        self._entries: list[tuple[Any, str]] = []

    def add(self, record: R) -> None:
        rank = self._rank(record)
        if rank is not None:
            insort(self._entries, (rank, record.key))

    def remove(self, record: R) -> None:
        rank = self._rank(record)
        if rank is not None:
            del self._entries[bisect_left(self._entries, (rank, record.key))]

    def __iter__(self) -> Iterator[str]:
        return (key for _, key in self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def below(self, rank: Any) -> list[str]:
        """Give the keys whose rank is below `rank`, in order.

        >>> from types import SimpleNamespace
        >>> order = Order(lambda record: record.rank)
        >>> for rank, key in ((2, "ب"), (1, "ج"), (2, "أ"), (3, "د")):
        ...     order.add(SimpleNamespace(rank=rank, key=key))
        >>> order.below(2), order.below(3)
        (['ج'], ['ج', 'أ', 'ب'])
        """
        return [key for _, key in self._entries[: bisect_left(self._entries, (rank,))]]

    def highest(self, rank: Any) -> list[str]:
        """Give the keys whose rank is `rank` or above, the highest rank first; equal ones in their order."""
        found = self._entries[bisect_left(self._entries, (rank,)) :]
        return [key for _, key in sorted(found, key=itemgetter(0), reverse=True)]


class Group(Generic[R]):
    """An order for each value of a field, such as each chat."""

    def __init__(self, field: Callable[[R], Any], rank: Callable[[R], Any]) -> None:
        self._field = field
        self._rank = rank
        self._orders: dict[Any, Order[R]] = {}

    def add(self, record: R) -> None:
        self._orders.setdefault(self._field(record), Order(self._rank)).add(record)

    def remove(self, record: R) -> None:
        value = self._field(record)
        self._orders[value].remove(record)
        if not len(self._orders[value]):
            del self._orders[value]

    def of(self, value: Any) -> Iterable[str]:
        """Give one value's keys in order."""
        return self._orders.get(value, ())


class Rows(Generic[R]):
    """The records of one kind by key, with their indices."""

    def __init__(self, *indices: Order[R] | Group[R]) -> None:
        self._records: dict[str, R] = {}
        self._indices = indices

    def save(self, record: R) -> R | None:
        """Put a record in; give the one that it replaces."""
        before = self.delete(record)
        self._records[record.key] = record
        for index in self._indices:
            index.add(record)
        return before

    def delete(self, record: R) -> R | None:
        """Take the record with this key out; give it, None where there was none."""
        before = self._records.pop(record.key, None)
        if before is not None:
            for index in self._indices:
                index.remove(before)
        return before

    def get(self, key: str) -> R | None:
        return self._records.get(key)

    def all_of(self, keys: Iterable[str]) -> list[R]:
        """Give the records with these keys, in their order."""
        return [self._records[key] for key in keys]
