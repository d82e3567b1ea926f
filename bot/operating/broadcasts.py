"""How does an operator tell everybody something, once each, whatever happens in between?

A broadcast is kept; its rows go into the outbox a batch at a time, with the mark of how far it is in the same
transaction, so that a restart goes on where it was.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.desk import Desk
from storage.records import Broadcast, Chat, Delivery, Kind, Stage, Standing, State

BATCH = 200  # rows of one transaction: between two of them everything else has its turn
_STEPS = 25  # batches of one tick
_MAKES = {Stage.MAKING, Stage.STOPPING}


def subject_of(broadcast: Broadcast) -> str:
    """Give what its rows are called: they are unique by it."""
    return str(broadcast.number)


def wants(broadcast: Broadcast, chat: Chat) -> bool:
    """Tell whether a chat is to have it: one that can be written to, takes announcements and has the language.

    No channel is: its readers did not ask for the bot, and nobody there could press "no more".
    """
    return (
        chat.standing is Standing.ACTIVE
        and not chat.is_channel
        and chat.broadcasts
        and (not broadcast.languages or chat.language in broadcast.languages)
    )


def rate(desk: Desk) -> float:
    """Give how many a second may leave."""
    return desk.settings.paid_per_second or desk.settings.send_per_second


async def draft(desk: Desk, chat_id: int, text: str, languages: Sequence[str]) -> Broadcast:
    """Keep what an operator is about to tell; an older draft of theirs goes."""
    async with desk.store.transaction() as change:
        before = await desk.store.broadcasts()
        change.delete(*(each for each in before if each.stage is Stage.DRAFT and each.chat_id == chat_id))
        number = max([int(desk.clock().timestamp() * 1000), *(each.number + 1 for each in before)])
        made = Broadcast(number, chat_id, text, desk.clock(), tuple(languages))
        change.save(made)
    return made


async def audience(desk: Desk, broadcast: Broadcast) -> int:
    """Count the chats that would have it."""
    count, after = 0, None
    while chats := await desk.store.chats_after(after, 1000):
        count += sum(wants(broadcast, chat) for chat in chats)
        after = chats[-1].id
        await asyncio.sleep(0)
    return count


async def advance(desk: Desk, number: int, *, of: Stage, to: Stage) -> Broadcast | None:
    """Take a broadcast from one stage to the next; give None where it is not in that stage."""
    async with desk.store.transaction() as change:
        broadcast = await desk.store.broadcast(number)
        if broadcast is None or broadcast.stage is not of:
            return None
        broadcast = replace(broadcast, stage=to, after=None if to is Stage.STOPPING else broadcast.after)
        change.save(broadcast)
    return broadcast


async def stop(desk: Desk, number: int) -> Broadcast | None:
    """Send no more of it; give None where there is nothing to stop."""
    return await advance(desk, number, of=Stage.MAKING, to=Stage.STOPPING) or await advance(
        desk, number, of=Stage.MADE, to=Stage.STOPPING
    )


async def cancel(desk: Desk, number: int) -> bool:
    """Drop a draft."""
    async with desk.store.transaction() as change:
        broadcast = await desk.store.broadcast(number)
        if broadcast is None or broadcast.stage is not Stage.DRAFT:
            return False
        change.delete(broadcast)
    return True


async def make(desk: Desk) -> int:
    """Go on with the broadcasts that are under way, some batches of each; give how many rows were made."""
    made = 0
    for broadcast in [each for each in await desk.store.broadcasts() if each.stage in _MAKES]:
        for _ in range(_STEPS):
            step = await (_close_batch if broadcast.stage is Stage.STOPPING else _make_batch)(
                desk, broadcast.number
            )
            if step is None:
                break
            made += step
            await asyncio.sleep(0)
    return made


async def _make_batch(desk: Desk, number: int) -> int | None:
    """Make the next rows; give None where there is nothing more to make."""
    store, now = desk.store, desk.clock()
    async with store.transaction() as change:
        broadcast = await store.broadcast(number)
        if broadcast is None or broadcast.stage is not Stage.MAKING:
            return None
        chats = await store.chats_after(broadcast.after, BATCH)
        if not chats:
            change.save(replace(broadcast, stage=Stage.MADE))
            return None
        subject = subject_of(broadcast)
        rows = [
            Delivery(chat.id, Kind.BROADCAST, subject, now, now)
            for chat in chats
            if wants(broadcast, chat) and await store.delivery(chat.id, Kind.BROADCAST, subject) is None
        ]
        change.save(*rows, replace(broadcast, after=chats[-1].id, made=broadcast.made + len(rows)))
    return len(rows)


async def _close_batch(desk: Desk, number: int) -> int | None:
    """Close the rows of the next chats that wait; give None at the end. One in flight is not sent again then."""
    store = desk.store
    async with store.transaction() as change:
        broadcast = await store.broadcast(number)
        if broadcast is None or broadcast.stage is not Stage.STOPPING:
            return None
        chats = await store.chats_after(broadcast.after, BATCH)
        if not chats:
            change.save(replace(broadcast, stage=Stage.STOPPED))
            return None
        found = [await store.delivery(chat.id, Kind.BROADCAST, subject_of(broadcast)) for chat in chats]
        rows = [row for row in found if row is not None and row.state is State.PENDING]
        change.save(*(replace(row, state=State.FAILED, reason="stopped by the operator") for row in rows))
        change.save(replace(broadcast, after=chats[-1].id, dropped=broadcast.dropped + len(rows)))
    return 0


async def text_of(desk: Desk, row: Delivery) -> str:
    """Give the text of a broadcast's row; "" for one that was stopped or is there no more."""
    broadcast = await desk.store.broadcast(int(row.subject)) if row.subject.isdecimal() else None
    if broadcast is None or broadcast.stage in {Stage.STOPPING, Stage.STOPPED}:
        return ""
    return broadcast.text


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is."""

    broadcast: Broadcast
    waiting: int = 0
    doubtful: int = 0
    sent: int = 0
    failed: int = 0  # with those that were dropped
    folded: int = 0  # that were about to leave when it was stopped

    @property
    def dropped(self) -> int:
        """How many will not have it, since it was stopped."""
        return self.broadcast.dropped + self.folded

    @property
    def is_over(self) -> bool:
        stage = self.broadcast.stage
        return stage is Stage.STOPPED or (stage is Stage.MADE and not self.waiting)


async def progress(desk: Desk, number: int) -> Progress | None:
    """Tell how far a broadcast is; None for one that is there no more."""
    broadcast = await desk.store.broadcast(number)
    if broadcast is None:
        return None
    states: Counter[State] = Counter()
    after = None
    while chats := await desk.store.chats_after(after, 1000):
        subject = subject_of(broadcast)
        rows = [await desk.store.delivery(chat.id, Kind.BROADCAST, subject) for chat in chats]
        states.update(row.state for row in rows if row is not None)
        after = chats[-1].id
        await asyncio.sleep(0)
    return Progress(
        broadcast,
        waiting=states[State.PENDING] + states[State.SENDING],
        doubtful=states[State.DOUBTFUL],
        sent=states[State.SENT],
        failed=states[State.FAILED],
        folded=states[State.FOLDED],
    )


async def take(desk: Desk, chat_id: int, *, wanted: bool) -> None:
    """Note whether a chat takes announcements; those that wait for one that does not are closed."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None:
            return
        change.save(replace(chat, broadcasts=wanted))
        rows = [] if wanted else await desk.store.deliveries(chat_id)
        waiting = [row for row in rows if row.kind is Kind.BROADCAST and row.state is State.PENDING]
        change.save(*(replace(row, state=State.FAILED, reason="wants no announcements") for row in waiting))
