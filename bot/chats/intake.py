"""How is a long list taken in? A few of it at once, each counted, whatever becomes of one.

A message that the list was not finished waits in the outbox meanwhile, and is taken back at the end: after a crash
in the middle it is told.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.chats.following import AlreadyFollowedError, TooManyError
from bot.desk import Desk
from bot.errors import MujazError
from bot.texts.say import say
from storage.records import Delivery, Kind

log = logging.getLogger(__name__)

_AT_ONCE = 3
_PATIENCE = timedelta(minutes=10)  # without news of an import, after which it has broken off


@dataclass(frozen=True, slots=True)
class Tally:
    """How far it is; `failed` are the names of what could not be taken, with the reasons."""

    total: int
    followed: int = 0
    known: int = 0
    left_out: int = 0  # beyond what one chat may follow
    failed: tuple[tuple[str, MujazError], ...] = ()

    @property
    def checked(self) -> int:
        return self.followed + self.known + self.left_out + len(self.failed)

    @property
    def is_done(self) -> bool:
        return self.checked == self.total

    def plus(self, one: Tally) -> Tally:
        """Give how far it is once what came of one more is counted."""
        return replace(
            self,
            followed=self.followed + one.followed,
            known=self.known + one.known,
            left_out=self.left_out + one.left_out,
            failed=self.failed + one.failed,
        )


Work = Callable[[], Awaitable[Tally]]  # takes one; what came of it, as a tally of one
Plan = Callable[[], Awaitable[tuple[Tally, Sequence[Work]]]]


async def take_in(desk: Desk, chat_id: int, plan: Plan) -> AsyncIterator[Tally]:
    """Do the works of a plan, and give how far it is, again and again; what the plan knows is counted already."""
    word = await _promise(desk, chat_id)
    tally, works = await plan()
    yield tally
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(work: Work) -> Tally:
        async with places:
            return await work()

    tasks = [asyncio.create_task(one(work)) for work in works]
    try:
        for task in asyncio.as_completed(tasks):
            tally = tally.plus(await task)
            word = await _renewed(desk, word)
            yield tally
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    async with desk.store.transaction() as change:
        change.delete(word)


async def counted(
    desk: Desk, chat_id: int, name: str, follow: Callable[[], Awaitable[object]], fault: str
) -> Tally:
    """Follow one; give what came of it, as a tally of one. `fault` is what the log says of a fault of ours."""
    if await desk.store.chat(chat_id) is None:  # it was forgotten meanwhile
        return Tally(1, left_out=1)
    try:
        await follow()
    except AlreadyFollowedError:
        return Tally(1, known=1)
    except TooManyError:
        return Tally(1, left_out=1)
    except MujazError as error:
        return Tally(1, failed=((name, error),))
    except Exception:
        log.exception("%s", fault)
        return Tally(1, failed=((name, MujazError("a fault of ours, see the log")),))
    return Tally(1, followed=1)


async def _promise(desk: Desk, chat_id: int) -> Delivery:
    """Let the chat be told that an import has ended in the middle, unless this is taken back in time."""
    now = desk.clock()
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        text = say(chat.language if chat else desk.settings.default_language, "import-broken-off")
        subject = f"import {now:%Y-%m-%dT%H:%M:%S.%f}"
        row = Delivery(chat_id, Kind.NOTICE, subject, now, now + _PATIENCE, text=text)
        change.save(row)
    return row


async def _renewed(desk: Desk, word: Delivery) -> Delivery:
    """Put the promise off while the import goes on."""
    now = desk.clock()
    if word.not_before - now > _PATIENCE / 2:
        return word
    later = replace(word, not_before=now + _PATIENCE)
    async with desk.store.transaction() as change:
        if await desk.store.chat(word.chat_id) is not None:
            change.save(later)
    return later
