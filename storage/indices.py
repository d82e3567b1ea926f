"""How is a record found without looking at all of them? Groups and orders beside the records, in step."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any, Generic, TypeVar

from sortedcontainers import SortedList

from storage.records import Record, chat_of

R = TypeVar("R", bound=Record)
_LAST = "\U0010ffff"  # behind every key


class Order(Generic[R]):
    """Keys in the order of a rank, then of the keys; records whose rank is None are left out.

    Adding and removing cost a few microseconds at any size; reading a part costs its length.
    """

    def __init__(self, rank: Callable[[R], Any]) -> None:
        self._rank = rank
        self._entries: SortedList[tuple[Any, str]] = SortedList()

    def add(self, record: R) -> None:
        rank = self._rank(record)
        if rank is not None:
            self._entries.add((rank, record.key))

    def remove(self, record: R) -> None:
        rank = self._rank(record)
        if rank is not None:
            self._entries.remove((rank, record.key))

    def __iter__(self) -> Iterator[str]:
        return (key for _, key in self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def below(self, rank: Any, most: int | None = None) -> list[str]:
        """Give the keys whose rank is below `rank`, in order, at most so many.

        >>> from types import SimpleNamespace
        >>> order = Order(lambda record: record.rank)
        >>> for rank, key in ((2, "ب"), (1, "ج"), (2, "أ"), (3, "د")):
        ...     order.add(SimpleNamespace(rank=rank, key=key))
        >>> order.below(2), order.below(3), order.below(3, 2)
        (['ج'], ['ج', 'أ', 'ب'], ['ج', 'أ'])
        """
        end = self._entries.bisect_left((rank,))
        return [key for _, key in self._entries.islice(0, end if most is None else min(end, most))]

    def above(self, rank: Any, most: int) -> list[str]:
        """Give the keys whose rank is above `rank`, in order, at most so many; from the first on for None."""
        start = 0 if rank is None else self._entries.bisect_right((rank, _LAST))
        return [key for _, key in self._entries.islice(start, start + most)]

    def highest(self, rank: Any) -> list[str]:
        """Give the keys whose rank is `rank` or above, the highest rank first; equal ones in their order."""
        found = self._entries.islice(self._entries.bisect_left((rank,)))
        return [key for _, key in sorted(found, key=itemgetter(0), reverse=True)]


class Group(Generic[R]):
    """An order for each value of a field, such as each chat; records whose rank is None are left out."""

    def __init__(self, field: Callable[[R], Any], rank: Callable[[R], Any]) -> None:
        self._field = field
        self._rank = rank
        self._orders: dict[Any, list[tuple[Any, str]]] = {}

    def add(self, record: R) -> None:
        rank = self._rank(record)
        if rank is not None:
            insort(self._orders.setdefault(self._field(record), []), (rank, record.key))

    def remove(self, record: R) -> None:
        rank = self._rank(record)
        if rank is None:
            return
        value = self._field(record)
        order = self._orders[value]
        del order[bisect_left(order, (rank, record.key))]
        if not order:
            del self._orders[value]

    def is_by(self, field: Callable[[Any], Any]) -> bool:
        """Tell whether this groups by a field."""
        return self._field is field

    def of(self, value: Any) -> Iterable[str]:
        """Give one value's keys in order."""
        return (key for _, key in self._orders.get(value, ()))

    def at_least(self, value: Any, rank: Any) -> list[str]:
        """Give one value's keys whose rank is `rank` or above, in order."""
        order = self._orders.get(value, [])
        return [key for _, key in order[bisect_left(order, (rank,)) :]]


class Heads(Group[R]):
    """A group that also knows, over all values, which first record is the earliest."""

    def __init__(self, field: Callable[[R], Any], rank: Callable[[R], Any]) -> None:
        super().__init__(field, rank)
        self._heads: SortedList[tuple[Any, str, Any]] = SortedList()

    def add(self, record: R) -> None:
        if self._rank(record) is not None:
            self._change(super().add, record)

    def remove(self, record: R) -> None:
        if self._rank(record) is not None:
            self._change(super().remove, record)

    def _change(self, change: Callable[[R], None], record: R) -> None:
        value = self._field(record)
        before = self._orders.get(value, (None,))[0]
        change(record)
        after = self._orders.get(value, (None,))[0]
        if before != after:
            if before is not None:
                self._heads.remove((*before, value))
            if after is not None:
                self._heads.add((*after, value))

    def first(self, below: Any, most: int, without: Collection[Any]) -> list[str]:
        """Give the keys of the first records that rank below, the earliest first, one for each other value.

        >>> from types import SimpleNamespace
        >>> heads = Heads(lambda record: record.chat, lambda record: record.rank)
        >>> for chat, rank in ((7, 2), (7, 1), (8, 3), (9, 2)):
        ...     heads.add(SimpleNamespace(chat=chat, rank=rank, key=f"{chat}:{rank}"))
        >>> heads.first(3, 5, ()), heads.first(9, 2, (7,))
        (['7:1', '9:2'], ['9:2', '8:3'])
        """
        found: list[str] = []
        for _, key, value in takewhile(lambda head: head[0] < below, self._heads):
            if len(found) == most:
                break
            if value not in without:
                found.append(key)
        return found


class Rows(Generic[R]):
    """The records of one kind by key, with their indices."""

    def __init__(self, *indices: Order[R] | Group[R]) -> None:
        self._records: dict[str, R] = {}
        self._indices = indices
        self.saved = 0  # how often a record was saved

    def save(self, record: R) -> R | None:
        """Put a record in; give the one that it replaces."""
        before = self.delete(record)
        self._records[record.key] = record
        self.saved += 1
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

    def __len__(self) -> int:
        return len(self._records)

    def get(self, key: str) -> R | None:
        return self._records.get(key)

    def latest(self, most: int) -> list[R]:
        """Give the records that were saved last, the last one first, at most so many."""
        return list(islice(reversed(self._records.values()), most))

    def of_chat(self, chat_id: int) -> list[R]:
        """Give the records of a chat: by the index that has them by chat, else by looking at all."""
        index = next((each for each in self._indices if isinstance(each, Group) and each.is_by(chat_of)), None)
        if index is not None:
            return self.all_of(index.of(chat_id))
        return [each for each in self._records.values() if chat_of(each) == chat_id]

    def all_of(self, keys: Iterable[str]) -> list[R]:
        """Give the records with these keys, in their order."""
        return [self._records[key] for key in keys]
