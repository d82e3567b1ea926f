"""How much may a chat follow? As much as an operator gave it, or what the settings give everybody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import Desk


@dataclass(frozen=True, slots=True)
class Room:
    """How many queries and sources a chat may have."""

    queries: int
    sources: int


async def room_of(desk: Desk, chat_id: int) -> Room:
    """Give a chat's limits."""
    access, settings = await desk.store.access(chat_id), desk.settings
    queries, sources = (access.queries, access.sources) if access else (0, 0)
    return Room(queries or settings.queries_per_chat, sources or settings.sources_per_chat)
