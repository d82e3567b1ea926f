"""What becomes of a list whose taking in was broken off? It goes on where it was, and its result is told."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

from bot.calendar import quiet_until
from bot.chats.intake import alone, go_on, parts_of
from bot.chats.looking import Look
from bot.chats.results import result
from bot.desk import Desk
from bot.texts.markup import Html, lines
from bot.texts.say import say
from storage.records import Chat, Delivery, Intake, Kind, Standing

log = logging.getLogger(__name__)

_LISTS_AT_ONCE = 4
_PATIENCE = timedelta(minutes=1)  # for the answer that takes a list in to begin with it


class Resuming:
    """Takes in what was left of lists when the program ended, or when the answer that took them in was lost."""

    def __init__(self, desk: Desk, look: Look) -> None:
        self._desk = desk
        self._look = look
        self._places = asyncio.Semaphore(_LISTS_AT_ONCE)

    async def tick(self) -> int:
        """Go on with what is left; give how many results are told."""
        left = {(each.chat_id, each.number) for each in await self._desk.store.intakes() if self._is_left(each)}
        ends = await asyncio.gather(*(self._finish(*name) for name in sorted(left)), return_exceptions=True)
        for each in ends:
            if isinstance(each, BaseException):
                log.error("a list could not be taken in to its end", exc_info=each)
        return sum(each is True for each in ends)

    def _is_left(self, part: Intake) -> bool:
        """Tell whether a list is of before the start, or so old that its answer has begun or never will."""
        started_at = self._desk.office.started_at
        is_of_before = started_at is None or part.started_at < started_at
        return is_of_before or self._desk.clock() - part.started_at > _PATIENCE

    async def _finish(self, chat_id: int, number: int) -> bool:
        with alone(self._desk, chat_id, number) as is_free:
            if not is_free:
                return False
            async with self._places, aclosing(go_on(self._desk, chat_id, number, self._look)) as steps:
                async for _ in steps:
                    pass
            told = await result(self._desk, chat_id, number)
            return told is not None and await self._tell(chat_id, number, told)

    async def _tell(self, chat_id: int, number: int, told: Html) -> bool:
        """Let the list go as its result goes into the outbox; a chat on a break is told after that."""
        now, store = self._desk.clock(), self._desk.store
        async with store.transaction() as change:
            parts, chat = await parts_of(self._desk, chat_id, number), await store.chat(chat_id)
            if not parts or chat is None or chat.standing is not Standing.ACTIVE:
                return False
            text = lines(say(chat.language, "import-resumed"), "", told)
            wait = quiet_until(chat.quiet, chat.zone, now)
            notice = Delivery(chat_id, Kind.NOTICE, f"import {number}", now, wait, text=text)
            change.delete(*parts)
            change.save(*[replace(notice, chat_id=each) for each in await self._readers(chat)])
        return True

    async def _readers(self, chat: Chat) -> list[int]:
        """Give who is told: the chat itself, of a channel those who speak for it, not its readers."""
        if chat.kind != "channel":
            return [chat.id]
        return [each.id for each in await self._desk.store.chats() if each.managing == chat.id]
