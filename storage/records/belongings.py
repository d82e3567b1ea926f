"""What else belongs to a chat? What it has silenced, saved and shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Muted(StrEnum):
    """What a chat may silence: alerts only, the digest has it all the same."""

    STORY = "story"  # for good; `target` is the story's key
    SOURCE = "source"  # until undone; `target` is the outlet's name
    WORD = "word"  # for a day; `target` is the subscription's number


@dataclass(frozen=True, slots=True)
class Mute:
    """What a chat wants no alerts about. `label` is what it is called, `until` None for one without an end."""

    chat_id: int
    what: Muted
    target: str
    label: str
    created_at: datetime
    until: datetime | None = None

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.what}:{self.target}"


@dataclass(frozen=True, slots=True)
class Saved:
    """An article that a chat keeps for longer than articles are kept: what is shown of it."""

    chat_id: int
    article_key: str
    saved_at: datetime
    url: str
    title: str
    source: str
    published: datetime
    lead: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.article_key}"


@dataclass(frozen=True, slots=True)
class SharedList:
    """Queries that a chat shared by a link which names them by `number` (16 hexadecimal digits)."""

    chat_id: int
    number: str
    queries: tuple[str, ...]
    made_at: datetime

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.number}"
