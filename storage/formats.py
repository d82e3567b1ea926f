"""How do tables of an older version become those of this one? One step for each format that there was.

1  one TinyDB file, without a journal
2  a snapshot with a checksum, and journals behind it
3  what a feed listed stands in a table of its own
"""

from __future__ import annotations

from collections.abc import Callable

from storage.snapshot import FORMAT, Tables

__all__ = ["FIRST_WITH_JOURNALS", "FORMAT", "upgraded"]

FIRST_WITH_JOURNALS = 2


def upgraded(tables: Tables, written_by: int) -> Tables:
    """Give the tables as this version has them; those that are given are taken apart."""
    for step in range(written_by, FORMAT):
        _STEPS[step](tables)
    return tables


def _journals_begin(_: Tables) -> None:
    """Leave the tables as they are: only the files around them are others."""


def _seen_apart(tables: Tables) -> None:
    feeds = tables.get("feeds", {})
    lists = {
        key: {"url": row["url"], "listed": " ".join(row.pop("seen"))}
        for key, row in feeds.items()
        if "seen" in row
    }
    if lists:
        tables["seen"] = lists


_STEPS: dict[int, Callable[[Tables], None]] = {1: _journals_begin, 2: _seen_apart}
