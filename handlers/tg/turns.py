"""In which order are updates handled? One after another in a chat, side by side over all chats.

An inline query stands in no chat: those of one person come one after another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_AT_ONCE = 64  # updates that are being answered
_KNOWN = 1_000_000  # updates that may wait for their turn


class Turns(BaseUpdateProcessor):
    """A lock a chat, which is waited for before a place: a chat that asks much keeps nobody else waiting.

    `handled` counts the updates that were answered, `is_idle` tells that none is under way.
    """

    def __init__(self) -> None:
        super().__init__(_KNOWN)
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}
        self._under_way: set[asyncio.Task[Any]] = set()
        self.handled = 0

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat_id = _place(update)
        self._waiting[chat_id] = self._waiting.get(chat_id, 0) + 1
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        try:
            async with self._locks.setdefault(chat_id, asyncio.Lock()), self._places:
                await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # it may have been dropped before its turn
            self._under_way.discard(task)
            self._leave(chat_id)

    def drop(self) -> int:
        """Give up all that is under way, for the bot ends; count it. What was saved stays saved."""
        for task in self._under_way:
            task.cancel()
        return len(self._under_way)

    def _leave(self, chat_id: int) -> None:
        self.handled += 1
        self._waiting[chat_id] -= 1
        if not self._waiting[chat_id]:
            del self._waiting[chat_id], self._locks[chat_id]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


def _place(update: object) -> int:
    """Give the chat that an update stands in, else the person that it comes from."""
    place = (update.effective_chat or update.effective_user) if isinstance(update, Update) else None
    return place.id if place else 0
