"""A sender before a Telegram of a few lines, in virtual time."""

from __future__ import annotations

from bot.chats.joining import join
from bot.delivery.outcome import Outcome, Sent
from bot.delivery.pace import Limits, Pace
from bot.delivery.sender import Sender
from bot.desk import Desk
from bot.settings import load
from bot.watch import Watch
from storage.interface import Store
from storage.memory import MemoryStore
from storage.records import Delivery, Kind, State
from tests.conversation import Clock


class Telegram:
    """A sender before a Telegram of a few lines, in virtual time: `post` may be told how each send ends."""

    def __init__(self, store: Store | None = None, **environ: str) -> None:
        self.clock = Clock()
        self.seconds = 0.0
        self.desk = Desk(store or MemoryStore(), Watch(), load(environ), self.clock)
        self.accepted: list[tuple[str, float]] = []
        self.tries = 0
        self.pace = Pace(Limits())
        self.sender = self._sender()

    def _sender(self) -> Sender:
        return Sender(self.desk, self.post, self.pace, monotonic=lambda: self.seconds)

    async def outcome(self, delivery: Delivery) -> Outcome:  # noqa: ARG002 (tests say how)
        return Sent(1)

    async def post(self, delivery: Delivery) -> Outcome:
        self.tries += 1
        outcome = await self.outcome(delivery)
        if isinstance(outcome, Sent):
            self.accepted.append((delivery.key, self.seconds))
        return outcome

    async def adds(self, *rows: Delivery) -> None:
        for chat_id in {row.chat_id for row in rows}:
            await join(self.desk, chat_id, "private" if chat_id > 0 else "group", "ar")
        async with self.desk.store.transaction() as change:
            change.save(*rows)

    async def goes_on(self, seconds: float, step: float = 0.25) -> None:
        """Let time pass, the sender looking at its outbox all the while."""
        end = self.seconds + seconds
        while self.seconds < end:
            await self.sender.step()
            self.seconds += step
            self.clock.forward(seconds=step)

    async def states(self, *chats: int) -> set[State]:
        return {row.state for chat in chats for row in await self.desk.store.deliveries(chat)}

    @property
    def keys(self) -> list[str]:
        return [key for key, _ in self.accepted]


def row(chat_id: int, subject: str, now, **others) -> Delivery:
    return Delivery(chat_id, others.pop("kind", Kind.ALERT), subject, now, now, text="نص", **others)
