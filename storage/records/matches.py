"""Which article answers which subscriptions, why, and why did it make no alert?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Why:
    """A place that answered a subscription, and the rules that joined it to the query (docs/language.md).

    `start` and `end` are code points of the article's title, an empty line, and its paragraphs with an empty
    line between them; behind these stand the source and the tags.
    """

    subscription: int
    start: int
    end: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An article that a chat asked for, by which of its subscriptions; kept until a digest has told it.

    `told_at` is when the chat had it in full in a digest that it asked for; `digest` names the daily
    digest (its slot) that held it; `why` are the first places of each subscription. `held` is why no alert was
    made of it, "" where one was.
    """

    chat_id: int
    article_key: str
    subscriptions: tuple[int, ...]
    found_at: datetime
    told_at: datetime | None = None
    digest: str = ""
    why: tuple[Why, ...] = ()
    held: str = ""

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.article_key}"


class Held(StrEnum):
    """Why a match became no alert; kept in `Match.held`."""

    BREAK = "break"  # the chat was on a break
    AWAY = "away"  # the chat could not be written to
    OFF = "off"  # the chat's alerts were off
    DIGEST_ONLY = "digest-only"  # those of the subscriptions were off
    OLD = "old"  # it stood among the older articles of a source that was read for the first time
    STORY = "story"  # the story was muted
    SOURCE = "source"  # the outlet was muted
    WORD = "word"  # the subscriptions were muted
    TOLD = "told"  # the chat had the story already
    CAP = "cap"  # the hour was full
