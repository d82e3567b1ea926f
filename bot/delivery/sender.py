"""How does a delivery leave, once, in order, at the pace that Telegram allows?

`pending → sending → sent | failed | doubtful`; `sending` is on disk before the request leaves, so that after
a crash the messages in doubt (at most as many as are in flight) are known and counted, never silent.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.chats.leaving import leave
from bot.chats.moving import move
from bot.delivery import judging
from bot.delivery.outcome import Closed, Doubtful, Gone, Moved, Needless, NotSent, Outcome, Sent, Wait
from bot.delivery.pace import Pace, doubled
from bot.desk import Desk
from bot.errors import StoreError
from bot.operators import notify
from storage.interface import Transaction
from storage.records import Delivery, Kind, Standing, State

log = logging.getLogger(__name__)

Post = Callable[[Delivery], Awaitable[Outcome]]
_IDLE = 0.5  # seconds until the outbox is looked at again when nothing wakes the sender
_LONGEST_HALT = 30.0  # seconds for which nothing leaves after troubles in a row
_DOUBT, _LONGEST_DOUBT = 5.0, 600.0  # seconds until a doubtful message of a chat is sent again, doubling
_LONGEST_WAIT = 3600.0


@dataclass(slots=True)
class Tally:
    """What became of messages since the start."""

    sent: int = 0
    doubtful: int = 0
    refused: int = 0
    waits: int = 0


class Sender:
    """The one sender of a bot token."""

    def __init__(self, desk: Desk, post: Post, pace: Pace, *, monotonic: Callable[[], float]) -> None:
        self.tally = Tally()
        self._desk = desk
        self._post = post
        self._pace = pace
        self._monotonic = monotonic
        self._woken = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._landed: list[tuple[Delivery, Outcome]] = []
        self._troubles = 0  # in a row
        self._looked_at = 0.0

    def wake(self) -> None:
        """Say that there is something new to send."""
        self._woken.set()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way and nothing new was announced."""
        return not self._under_way and not self._woken.is_set()

    async def recover(self) -> int:
        """Judge what was being sent when the process ended; give how many messages that were."""
        left = await self._desk.store.deliveries_in(State.SENDING)
        self._landed += [(each, Doubtful("the bot stopped while sending")) for each in left]
        await self._note_landed()
        return len(left)

    async def run(self) -> None:
        """Send what is there, for ever; when cancelled, what is in flight is finished first.

        When cancelled again, what has not ended by then stays in doubt; what has is noted.
        """
        try:
            while True:
                self._woken.clear()
                turn = asyncio.create_task(self._turn_or_tell())
                try:
                    await asyncio.shield(turn)
                finally:
                    await turn  # broken off between `sending` and the request, it would leave a doubt that is none
                await self._wait()
        finally:
            await self._finish()

    async def _turn_or_tell(self) -> None:
        try:
            await self._turn()
        except StoreError as error:
            log.error("nothing can be sent: %s", error)  # noqa: TRY400 (the sentence says it all)
            await asyncio.sleep(_IDLE)
        except Exception:  # a fault of ours ends this turn, not the sender: nobody would be sent anything any more
            log.exception("a turn of the sender failed")
            self._troubles += 1
            self._pace.halt(self._monotonic() + doubled(1.0, self._troubles - 1, _LONGEST_HALT))

    async def _finish(self) -> None:
        try:
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        finally:
            await self._note_last()

    async def _note_last(self) -> None:
        try:
            await self._note_landed()
        except StoreError as error:
            log.error("what was sent last cannot be noted: %s", error)  # noqa: TRY400 (the sentence says it all)

    async def step(self) -> None:
        """Send what may leave now, and wait until it has."""
        await self._turn()
        await self._finish()

    async def _wait(self) -> None:
        """Wait until something is new, or may leave that could not when it was last looked at."""
        changes_at = self._pace.next_change(self._looked_at) if not self._is_full else math.inf
        delay = max(0.0, min(changes_at - self._monotonic(), _IDLE))
        try:
            async with asyncio.timeout(delay):
                await self._woken.wait()
        except TimeoutError:
            return

    @property
    def _is_full(self) -> bool:
        return len(self._under_way) >= self._places

    @property
    def _places(self) -> int:
        """Give how many may be under way: of paid ones as many as leave in a tenth of a second."""
        settings = self._desk.settings
        return max(settings.send_in_flight, math.ceil(settings.paid_per_second / 10))

    async def _turn(self) -> None:
        """Note what has landed and start what may leave: both in one transaction where they are simple."""
        self._looked_at = self._monotonic()
        landed = await self._settled()
        if not landed and not await self._may_start():
            return
        async with self._desk.store.transaction() as change:
            noted = [await self._noted(*each) for each in landed]
            change.save(*(each for each in noted if each is not None))
            chosen = await self._chosen(change, {each.key for each in noted if each is not None})
            change.save(*chosen)
        del self._landed[: len(landed)]
        for delivery in chosen:
            self._start(delivery)

    async def _note_landed(self) -> None:
        if not self._landed:
            return
        landed = await self._settled()
        async with self._desk.store.transaction() as change:
            noted = [await self._noted(*each) for each in landed]
            change.save(*(each for each in noted if each is not None))
        del self._landed[: len(landed)]

    async def _noted(self, delivery: Delivery, outcome: Outcome) -> Delivery | None:
        """Give a row as it stands after a send; None for one that is there no more, such as after /forget."""
        row = await self._desk.store.delivery(delivery.chat_id, delivery.kind, delivery.subject, delivery.part)
        if row is None and await self._desk.store.chat(delivery.chat_id) is None:
            row = await self._moved(delivery)
        is_sending = row is not None and row.state is State.SENDING
        return judging.after(row, outcome, self._desk) if row is not None and is_sending else None

    async def _moved(self, delivery: Delivery) -> Delivery | None:
        """Give a row that went to its group's new number while it was being sent: nobody else is sending it."""
        known = {*self._under_way, *(each.chat_id for each, _ in self._landed)}
        sending = await self._desk.store.deliveries_in(State.SENDING)
        orphans = {replace(each, chat_id=delivery.chat_id): each for each in sending if each.chat_id not in known}
        return orphans.get(delivery)

    async def _settled(self) -> list[tuple[Delivery, Outcome]]:
        """Do for chats and pace what the outcomes ask for; give those whose rows are still to be noted."""
        landed = list(self._landed)
        for place, (delivery, outcome) in enumerate(landed):
            match outcome:
                case Moved(chat_id=new):
                    await move(self._desk, delivery.chat_id, new, reopen=delivery)
                case Gone(standing=standing, reason=reason):
                    await leave(self._desk, delivery.chat_id, standing, reason)
                case Closed():
                    landed[place] = (delivery, await judging.closed(self._desk, delivery.chat_id, outcome))
                case Sent():
                    await judging.opened(self._desk, delivery.chat_id)
        self._landed[: len(landed)] = landed
        return landed

    async def _may_start(self) -> bool:
        now = self._monotonic()
        is_free = min(self._pace.token_free_at(), self._pace.token_free_at(paid=True)) <= now
        return is_free and not self._is_full and not self._pace.urgent and await self._desk.store.waiting() > 0

    async def _chosen(self, change: Transaction, noted: set[str]) -> list[Delivery]:
        """Choose what may leave now, one message a chat at a time, as being sent."""
        chosen: list[Delivery] = []
        if not await self._may_start():
            return chosen
        now, store = self._monotonic(), self._desk.store
        room = self._places - len(self._under_way)
        without = self._pace.full(now) | self._under_way.keys()
        for delivery in await store.due_deliveries(self._desk.clock(), room, without):
            paid = self._is_paid(delivery)
            if delivery.key in noted or any(delivery.chat_id == each.chat_id for each in chosen):
                continue
            if self._pace.token_free_at(paid=paid) > now:
                continue
            chat = await store.chat(delivery.chat_id)
            if chat is None or chat.standing is not Standing.ACTIVE:
                await judging.unwanted(self._desk, change, delivery.chat_id, chat)
                self.wake()
                continue
            self._pace.took(delivery.chat_id, now, paid=paid)
            chosen.append(replace(delivery, state=State.SENDING, attempts=delivery.attempts + 1))
        return chosen

    def _is_paid(self, delivery: Delivery) -> bool:
        return delivery.kind is Kind.BROADCAST and self._desk.settings.paid_per_second > 0

    def _start(self, delivery: Delivery) -> None:
        self._under_way[delivery.chat_id] = asyncio.create_task(self._send(delivery))

    async def _send(self, delivery: Delivery) -> None:
        try:
            outcome = await self._post(delivery)
        except Exception as error:
            log.exception("sending to chat %s failed", delivery.chat_id)
            outcome = Doubtful(f"a fault of ours: {type(error).__name__}")
        finally:
            del self._under_way[delivery.chat_id]
        self._landed.append((delivery, outcome))
        self.wake()
        self._judge(delivery, outcome)

    def _judge(self, delivery: Delivery, outcome: Outcome) -> None:
        """Slow down as an outcome asks, at once: the next message may be about to leave."""
        now, chat_id = self._monotonic(), delivery.chat_id
        match outcome:
            case Sent():
                self.tally.sent += 1
                self._troubles = 0
            case Wait(seconds=seconds):
                self.tally.waits += 1
                is_own = self._pace.refused(chat_id, now + seconds, now)
                log.warning(
                    "Telegram asks to wait %g s: %s", seconds, f"chat {chat_id}" if is_own else "all chats"
                )
            case Needless():
                pass
            case NotSent() | Doubtful():
                self.tally.doubtful += isinstance(outcome, Doubtful)
                self._troubles += 1
                self._pace.halt(now + doubled(1.0, self._troubles - 1, _LONGEST_HALT))
                if isinstance(outcome, Doubtful):
                    self._pace.halt_chat(chat_id, now + doubled(_DOUBT, delivery.doubts, _LONGEST_DOUBT))
            case Closed():
                self._pace.halt_chat(chat_id, now + doubled(30.0, delivery.attempts, _LONGEST_WAIT))
            case _:
                self.tally.refused += 1

    async def tell_operators(self) -> None:
        """Tell operators, once an hour, about messages in doubt that wait for their word."""
        doubtful = await self._desk.store.deliveries_in(State.DOUBTFUL)
        if doubtful and await notify(self._desk, "doubtful", "notice-doubtful", count=len(doubtful)):
            self.wake()
