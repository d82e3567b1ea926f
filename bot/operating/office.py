"""What is known while the bot runs, and not kept: since when, who its operators are, what each chat just asked."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chats.previews import Previews
from bot.operating.pacing import Pacing
from storage.interface import Store

_TRIES = 5  # at a code, in an hour and a chat


@dataclass(slots=True)
class Office:
    """`operators` are those that claimed the bot; `refused` counts addresses that were not fetched, by reason."""

    commands: Pacing
    started_at: datetime | None = None
    operators: frozenset[int] = frozenset()
    refused: Counter[str] = field(default_factory=Counter)
    tries: Pacing = field(default_factory=lambda: Pacing(_TRIES, timedelta(hours=1)))
    followed: set[int] = field(default_factory=set)  # broadcasts whose progress is being told
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    knocks: Pacing = field(default_factory=lambda: Pacing(20, timedelta(hours=1)))  # told to operators
    previews: Previews = field(default_factory=Previews)
    intakes: set[tuple[int, int]] = field(default_factory=set)  # lists that are being taken in: chat and number

    async def open(self, store: Store, now: datetime) -> None:
        """Begin: know the operators that the store knows."""
        self.started_at = now
        await self.know(store)

    async def know(self, store: Store) -> None:
        """Know the operators that the store knows now."""
        self.operators = frozenset(each.chat_id for each in await store.operators())


def office(commands_per_minute: int) -> Office:
    """Give an office in which each chat may ask so much."""
    return Office(Pacing(commands_per_minute, timedelta(minutes=1)))
