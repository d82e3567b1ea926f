"""Which files do commands about the store mean?"""

from __future__ import annotations

from pathlib import Path

from bot.errors import StoreError
from bot.settings import load
from handlers.cli import environment
from storage.opening import check_url


def store_path() -> Path:
    """Give the file that STORE_URL names. Raises StoreError for a store in memory."""
    path = check_url(load(environment()).store_url)
    if path is None:
        raise StoreError("a store in memory has no files: this needs STORE_URL=tinydb:PATH")
    return path
