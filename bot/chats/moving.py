"""What follows a group that became a supergroup? Everything, under its new number, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from bot.chats.managing import manages, moved
from bot.desk import Desk
from storage.interface import Store, Transaction
from storage.records import Chat, Delivery, Match, Mute, Muted, Record, State, Subscription


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
    old, there = chat.id, await store.chat(new)
    numbers = await _renumbered(store, change, chat, new) if there is not None else {}
    rows = [row for row in await store.records_of(old) if not isinstance(row, Chat)]
    words = await _word_mutes(store, new)
    change.delete(chat, *words, *rows)
    numbered = max([chat.numbered, *numbers.values()])
    removed = tuple(replace(each, chat_id=new) for each in chat.removed)
    change.save(replace(chat, id=new, numbered=numbered, removed=removed), *(_moved(row, new) for row in rows))
    change.save(*[replace(row, about=new) for row in await store.deliveries_about(old) if row.chat_id != old])
    change.save(*[moved(each, old, new) for each in await store.chats() if manages(each, old)])
    if there is not None:
        change.save(*[_told(row, numbers) for row in await store.matches(new)])
        change.save(*[_carried(row, numbers) for row in await store.deliveries(new)])
        change.save(*[_remuted(each, numbers) for each in words])


def _readdressed(row: Delivery, new: int) -> Delivery:
    """Give a row under the new number, where messages have other numbers: the old one would be another's."""
    return replace(row, chat_id=new, message_id=None, about=new if row.about == row.chat_id else row.about)


async def _word_mutes(store: Store, chat_id: int) -> list[Mute]:
    return [each for each in await store.mutes(chat_id) if each.what is Muted.WORD]


def _remuted(mute: Mute, numbers: Mapping[int, int]) -> Mute:
    return replace(mute, target=str(numbers.get(int(mute.target), mute.target)))


def _moved(row: Record, new: int) -> Record:
    """Give a record of whatever kind as one of another chat."""
    if isinstance(row, Delivery):
        row = _readdressed(row, new)
    return cast("Record", replace(cast("Any", row), chat_id=new))


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
