"""What follows a group that became a supergroup? Everything, under its new number, in one transaction."""

from __future__ import annotations

from dataclasses import replace

from bot.desk import Desk
from storage.records import Delivery, DigestMark, Match, State, Subscription


async def move(desk: Desk, old: int, new: int, *, reopen: Delivery | None = None) -> None:
    """Give all that a chat has to its new number; `reopen` is a delivery to be sent there again."""
    store = desk.store
    async with store.transaction() as change:
        chat, mark = await store.chat(old), await store.digest_mark(old)
        subscriptions = await store.subscriptions(old)
        rows: list[Subscription | Match | Delivery | DigestMark] = [
            *subscriptions,
            *await store.matches(old),
            *await store.deliveries(old),
            *([mark] if mark else []),
        ]
        change.delete(*rows, *([chat] if chat else []))
        change.save(*(replace(row, chat_id=new) for row in rows), *([replace(chat, id=new)] if chat else []))
        if reopen is not None:
            change.save(replace(reopen, chat_id=new, state=State.PENDING))
    for subscription in subscriptions:
        desk.watch.unfollow(subscription)
        desk.watch.follow(replace(subscription, chat_id=new))
