"""How do answers to a person keep the same pace as the outbox, before it, and survive being told to wait?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.pace import Pace

log = logging.getLogger(__name__)

_TRIES = 4
_PACED = frozenset({"sendMessage", "sendDocument", "sendPhoto", "editMessageText"})


class Answers(BaseRateLimiter[str]):
    """python-telegram-bot's limiter over the pace that the whole token shares."""

    def __init__(
        self,
        pace: Pace,
        *,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pace = pace
        self._monotonic = monotonic
        self._sleep = sleep

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(  # noqa: PLR0917 (python-telegram-bot's own signature)
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,  # noqa: ARG002 (as above)
    ) -> Any:
        if endpoint not in _PACED:
            return await callback(*args, **kwargs)
        chat_id = _number(data.get("chat_id"))
        for _ in range(_TRIES):
            await self._turn(chat_id)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as asked:
                seconds, now = retry_seconds(asked), self._monotonic()
                log.warning("Telegram asks to wait %g s with an answer", seconds)
                self._pace.refused(chat_id, now + seconds, now)
        return await callback(*args, **kwargs)

    async def _turn(self, chat_id: int) -> None:
        """Wait until this chat may have a message, then for the token: there, before everything else."""
        while (wait := self._pace.chat_free_at(chat_id) - self._monotonic()) > 0:
            await self._sleep(wait)
        self._pace.urgent += 1
        try:
            while (wait := self._pace.token_free_at() - self._monotonic()) > 0:
                await self._sleep(wait)
            self._pace.took(chat_id, self._monotonic())
        finally:
            self._pace.urgent -= 1


def _number(chat_id: object) -> int:
    return chat_id if isinstance(chat_id, int) else 0


def retry_seconds(error: RetryAfter) -> float:
    """Give how long Telegram asks to wait; python-telegram-bot has it as a number or a span of time."""
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
