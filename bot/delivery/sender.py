"""How does a delivery leave, once, in order, at the pace that Telegram allows?

`pending → sending → sent | failed | doubtful`; `sending` is on disk before the request leaves, so that after
a crash the messages in doubt (at most as many as are in flight) are known and counted, never silent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.chats.joining import block
from bot.chats.moving import move
from bot.delivery.outcome import Doubtful, Gone, Moved, NotSent, Outcome, Refused, Sent, Wait
from bot.delivery.pace import Pace
from bot.desk import Desk
from bot.errors import StoreError
from storage.records import Delivery, Standing, State

log = logging.getLogger(__name__)

Post = Callable[[Delivery], Awaitable[Outcome]]
_DOUBTS = 5  # attempts in doubt before a message is left as doubtful
_AGAIN = timedelta(seconds=5)
_IDLE = 0.5  # seconds until the outbox is looked at again when nothing wakes the sender


class Sender:
    """The one sender of a bot token."""

    def __init__(self, desk: Desk, post: Post, pace: Pace, *, monotonic: Callable[[], float]) -> None:
        self._desk = desk
        self._post = post
        self._pace = pace
        self._monotonic = monotonic
        self._woken = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Say that there is something new to send."""
        self._woken.set()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way and nothing new was announced."""
        return not self._under_way and not self._woken.is_set()

    async def recover(self) -> int:
        """Judge what was being sent when the process ended; give how many messages that were."""
        left = [each for each in await self._desk.store.open_deliveries() if each.state is State.SENDING]
        async with self._desk.store.transaction() as change:
            change.save(*(self._in_doubt(each, "the bot stopped while sending") for each in left))
        return len(left)

    async def run(self) -> None:
        """Send what is there, for ever; when cancelled, what is in flight is finished first."""
        try:
            while True:
                self._woken.clear()
                try:
                    await self._start_what_is_ready()
                except StoreError as error:
                    log.error("nothing can be sent: %s", error)  # noqa: TRY400 (the sentence says it all)
                await self._wait()
        finally:
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def step(self) -> None:
        """Send what may leave now, and wait until it has."""
        await self._start_what_is_ready()
        await asyncio.gather(*self._under_way.values())

    async def _wait(self) -> None:
        held = self._pace.free_at(0) - self._monotonic()
        delay = held if 0 < held < _IDLE else _IDLE
        try:
            async with asyncio.timeout(delay):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _start_what_is_ready(self) -> None:
        for delivery in await self._ready():
            now = self._monotonic()
            self._pace.took(delivery.chat_id, now)
            task = asyncio.create_task(self._send(delivery))
            self._under_way[delivery.chat_id] = task
            task.add_done_callback(partial(self._landed, delivery.chat_id))

    def _landed(self, chat_id: int, task: asyncio.Task[None]) -> None:
        del self._under_way[chat_id]
        if not task.cancelled() and task.exception() is not None:
            log.error("sending to chat %s failed", chat_id, exc_info=task.exception())
        self.wake()

    async def _ready(self) -> list[Delivery]:
        """Mark as being sent, in one transaction, what may leave now; one message a chat at a time."""
        room = self._desk.settings.send_in_flight - len(self._under_way)
        if room <= 0 or not await self._desk.store.open_deliveries():
            return []
        now, chosen, passed = self._desk.clock(), list[Delivery](), set(self._under_way)
        async with self._desk.store.transaction() as change:
            for delivery in await self._desk.store.open_deliveries():
                if len(chosen) == room or self._pace.free_at(0) > self._monotonic():
                    break
                if delivery.chat_id in passed or delivery.state is not State.PENDING:
                    continue
                if delivery.not_before <= now and await self._may_have(delivery):
                    chosen.append(replace(delivery, state=State.SENDING, attempts=delivery.attempts + 1))
                    passed.add(delivery.chat_id)
            change.save(*chosen)
        return chosen

    async def _may_have(self, delivery: Delivery) -> bool:
        if self._pace.free_at(delivery.chat_id) > self._monotonic():
            return False
        chat = await self._desk.store.chat(delivery.chat_id)
        return chat is not None and chat.standing is Standing.ACTIVE

    async def _send(self, delivery: Delivery) -> None:
        outcome = await self._post(delivery)
        match outcome:
            case Moved(chat_id=new):
                await move(self._desk, delivery.chat_id, new, reopen=delivery)
                return
            case Gone(reason=reason):
                log.warning("chat %s is gone: %s", delivery.chat_id, reason)
                await block(self._desk, delivery.chat_id)
            case Wait(seconds=seconds):
                log.warning("Telegram asks to wait %g s", seconds)
                self._pace.halt(self._monotonic() + seconds)
        async with self._desk.store.transaction() as change:
            if await self._desk.store.delivery(delivery.chat_id, delivery.kind, delivery.subject, delivery.part):
                change.save(self._after(delivery, outcome))

    def _after(self, delivery: Delivery, outcome: Outcome) -> Delivery:
        now = self._desk.clock()
        match outcome:
            case Sent(message_id=message_id):
                return replace(delivery, state=State.SENT, message_id=message_id, sent_at=now)
            case NotSent(reason=reason):
                wait = timedelta(seconds=min(2**delivery.attempts, 60))
                log.warning("not sent to chat %s, again in %s: %s", delivery.chat_id, wait, reason)
                return replace(delivery, state=State.PENDING, not_before=now + wait, reason=reason)
            case Doubtful(reason=reason):
                return self._in_doubt(delivery, reason)
            case Gone(reason=reason) | Refused(reason=reason):
                log.warning("chat %s does not take %s: %s", delivery.chat_id, delivery.kind, reason)
                return replace(delivery, state=State.FAILED, reason=reason)
            case _:
                return replace(delivery, state=State.PENDING)

    def _in_doubt(self, delivery: Delivery, reason: str) -> Delivery:
        doubts = delivery.doubts + 1
        again = self._desk.settings.doubtful_sends == "resend" and doubts < _DOUBTS
        log.warning(
            "in doubt whether chat %s has %s %s: %s", delivery.chat_id, delivery.kind, delivery.key, reason
        )
        return replace(
            delivery,
            state=State.PENDING if again else State.DOUBTFUL,
            doubts=doubts,
            reason=reason,
            not_before=self._desk.clock() + _AGAIN,
        )
