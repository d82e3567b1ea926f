"""Which store does STORE_URL name? `tinydb:PATH` or `memory:`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from storage.errors import StoreError
from storage.records import Article, Feed, Record

if TYPE_CHECKING:
    from storage.interface import Store

R = TypeVar("R", bound=Record)
_FORMS = "STORE_URL takes tinydb:PATH (such as tinydb:data/mujaz.json) or memory:"


def open_store(url: str) -> Store:
    """Open a store. Raises StoreError for an address that is none, and for data that cannot be used."""
    path = check_url(url)
    if path is None:
        from storage.memory import MemoryStore  # noqa: PLC0415 (each backend only where it is used)

        return MemoryStore()
    from storage.tinydb import TinyStore  # noqa: PLC0415

    return TinyStore(path)


def check_url(url: str) -> Path | None:
    """Give the file that an address names, None for memory. Raises StoreError."""
    if url == "memory:":
        return None
    scheme, _, path = url.partition(":")
    if scheme != "tinydb" or not path:
        raise StoreError(f"{_FORMS}; it is set to {url!r}")
    return Path(path).expanduser()


def stored_articles(url: str) -> Sequence[Article]:
    """Give the articles that a store has, without opening it: another process may be using it."""
    return _stored(url, Article, "articles")


def stored_feeds(url: str) -> Sequence[Feed]:
    """Give the feeds that a store has, by url, without opening it: another process may be using it."""
    return sorted(_stored(url, Feed, "feeds"), key=lambda feed: feed.url)


def _stored(url: str, kind: type[R], table: str) -> Sequence[R]:
    path = check_url(url)
    if path is None or not path.exists():
        return ()
    from storage.backups import tables_of  # noqa: PLC0415
    from storage.codec import decode  # noqa: PLC0415

    return [decode(kind, row) for row in tables_of(path).get(table, {}).values()]
