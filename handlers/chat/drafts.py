"""How does a button carry a query? Its data holds 62 bytes: longer words are kept with the chat, by key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from handlers.chat.talk import DATA_BYTES
from storage.records import Chat

_SHORT = "="  # marks words that stand in the data themselves


def draft_key(verb: str, words: str) -> str:
    """Give a button's data for a verb and words: the words where they fit, else their short key."""
    data = f"{verb}:{_SHORT}{words}"
    return data if len(data.encode()) <= DATA_BYTES else f"{verb}:{_digest(words)}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def drafted(chat: Chat, parts: Sequence[str]) -> str | None:
    """Give the words that the rest of a button's data stands for, None where they are no longer kept."""
    key = ":".join(parts)
    if key.startswith(_SHORT):
        return key.removeprefix(_SHORT)
    return next((words for words in chat.drafts if _digest(words) == key), None)
