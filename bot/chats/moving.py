"""What follows a group that became a supergroup? Everything, under its new number, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.desk import Desk
from storage.interface import Store, Transaction
from storage.records import Chat, Delivery, Match, State, Subscription


async def move(desk: Desk, old: int, new: int, *, reopen: Delivery | None = None) -> None:
    """Give all that a chat has to its new number; `reopen` is a delivery to be sent there again.

    Where the new number is a chat of its own already (it spoke before we knew), it keeps what it asked for.
    """
    store = desk.store
    async with store.transaction() as change:
        before = [*await store.subscriptions(old), *await store.subscriptions(new)]
        chat = await store.chat(old)
        if chat is not None:
            await _move_all(store, change, chat, new)
        access = await store.access(old)
        if access is not None:
            change.delete(access)
            change.save(replace(access, chat_id=new))
        row = await _row(store, reopen, (old, new)) if reopen is not None else None
        if row is not None:
            change.delete(row)
            change.save(replace(row, chat_id=new, state=State.PENDING))
    for subscription in before:
        desk.watch.unfollow(subscription)
    for subscription in await store.subscriptions(new):
        desk.watch.follow(subscription)


async def _row(store: Store, delivery: Delivery, chats: tuple[int, int]) -> Delivery | None:
    """Give a delivery's row under whichever number it has; None for one that was forgotten."""
    rows = [await store.delivery(chat, delivery.kind, delivery.subject, delivery.part) for chat in chats]
    return next((row for row in rows if row is not None), None)


async def _move_all(store: Store, change: Transaction, chat: Chat, new: int) -> None:
    old, there, mark = chat.id, await store.chat(new), await store.digest_mark(chat.id)
    numbers = await _renumbered(store, change, chat, new) if there is not None else {}
    rows: list[Subscription | Match | Delivery] = [
        *await store.subscriptions(old),
        *await store.matches(old),
        *await store.deliveries(old),
    ]
    change.delete(chat, *rows, *([mark] if mark else []))
    numbered = max([chat.numbered, *numbers.values()])
    change.save(replace(chat, id=new, numbered=numbered), *(replace(row, chat_id=new) for row in rows))
    if mark is not None:
        change.save(replace(mark, chat_id=new))
    if there is not None:
        change.save(*[_told(row, numbers) for row in await store.matches(new)])
        change.save(*[_carried(row, numbers) for row in await store.deliveries(new)])


async def _renumbered(store: Store, change: Transaction, chat: Chat, new: int) -> Mapping[int, int]:
    """Give the new chat's subscriptions numbers behind the old one's; one that both have is the old one's."""
    has = {_asked(each, chat): each.number for each in await store.subscriptions(chat.id)}
    numbers = {}
    for each in await store.subscriptions(new):
        asked = _asked(each, chat)
        numbers[each.number] = has.get(asked, chat.numbered + each.number)
        change.delete(each)
        if asked not in has:
            change.save(replace(each, number=numbers[each.number]))
    return numbers


def _asked(subscription: Subscription, chat: Chat) -> Subscription:
    """Give what two subscriptions that ask the same have in common: all but their place and moment."""
    return replace(subscription, chat_id=chat.id, number=0, created_at=chat.created_at)


def _told(match: Match, numbers: Mapping[int, int]) -> Match:
    why = tuple(
        replace(each, subscription=numbers.get(each.subscription, each.subscription)) for each in match.why
    )
    return replace(match, subscriptions=_numbers(match.subscriptions, numbers), why=why)


def _carried(delivery: Delivery, numbers: Mapping[int, int]) -> Delivery:
    return replace(delivery, subscriptions=_numbers(delivery.subscriptions, numbers))


def _numbers(old: tuple[int, ...], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(numbers.get(number, number) for number in old)
