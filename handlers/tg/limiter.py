"""How do answers to a person keep the same pace as the outbox, and survive being told to wait?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.pace import Pace

log = logging.getLogger(__name__)

OUTBOX = "outbox"  # the rate limit argument of requests whose pace the sender has kept already
_TRIES = 4
_PACED = frozenset({"sendMessage", "editMessageText"})


class Answers(BaseRateLimiter[str]):
    """python-telegram-bot's limiter over the pace that the whole token shares."""

    def __init__(self, pace: Pace, *, monotonic: Callable[[], float]) -> None:
        self._pace = pace
        self._monotonic = monotonic

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
        rate_limit_args: str | None,
    ) -> Any:
        if rate_limit_args == OUTBOX or endpoint not in _PACED:
            return await callback(*args, **kwargs)
        for _ in range(_TRIES):
            await self._turn(_number(data.get("chat_id")))
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as asked:
                seconds = retry_seconds(asked)
                log.warning("Telegram asks to wait %g s", seconds)
                self._pace.halt(self._monotonic() + seconds)
        return await callback(*args, **kwargs)

    async def _turn(self, chat_id: int) -> None:
        while (wait := self._pace.free_at(chat_id) - self._monotonic()) > 0:  # noqa: ASYNC110 (a known wait)
            await asyncio.sleep(wait)
        self._pace.took(chat_id, self._monotonic())


def _number(chat_id: object) -> int:
    return chat_id if isinstance(chat_id, int) else 0


def retry_seconds(error: RetryAfter) -> float:
    """Give how long Telegram asks to wait; python-telegram-bot has it as a number or a span of time."""
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
