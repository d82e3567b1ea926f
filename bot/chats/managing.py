"""For which groups and channels does a person speak in their own chat? Who may, Telegram says each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import Desk
from storage.records import AWAY, Chat

PRIVATE = "private"
_REMEMBERED = 50  # groups and channels that a person is known to manage
_LOOKED_THROUGH = 30  # groups and channels of a bot, up to which all are asked about


def manages(person: Chat, chat_id: int) -> bool:
    """Tell whether a person's record names a group or channel."""
    return chat_id in {person.managing, *person.manages}


def without(person: Chat, chat_id: int) -> Chat:
    """Give a person's record without a group or channel.

    >>> from datetime import UTC, datetime
    >>> person = Chat(7, "private", "ar", "UTC", datetime(2026, 1, 1, tzinfo=UTC), managing=-1, manages=(-2, -1))
    >>> without(person, -1).managing, without(person, -1).manages
    (0, (-2,))
    """
    managing = 0 if person.managing == chat_id else person.managing
    return replace(person, managing=managing, manages=tuple(each for each in person.manages if each != chat_id))


def moved(person: Chat, old: int, new: int) -> Chat:
    """Give a person's record with a group's new number."""
    managing = new if person.managing == old else person.managing
    return replace(
        person, managing=managing, manages=tuple(new if each == old else each for each in person.manages)
    )


def having(person: Chat, chat_id: int) -> Chat:
    """Give a person's record with a group or channel that they manage, the latest last."""
    return replace(person, manages=(*without(person, chat_id).manages, chat_id)[-_REMEMBERED:])


async def speak_for(desk: Desk, person_id: int, chat_id: int) -> Chat | None:
    """Let a person speak for a group or channel from now on; give their record, None for nobody who is known."""
    async with desk.store.transaction() as change:
        person = await desk.store.chat(person_id)
        if person is None:
            return None
        person = replace(having(person, chat_id), managing=chat_id)
        change.save(person)
    return person


async def remember(desk: Desk, person_id: int, chat_id: int) -> None:
    """Note that a person manages a group or channel, where the person is known."""
    async with desk.store.transaction() as change:
        person = await desk.store.chat(person_id)
        if person is not None:
            change.save(having(person, chat_id))


async def speak_for_oneself(desk: Desk, person_id: int, *, not_any_more: int = 0) -> Chat | None:
    """Let a person speak for themselves again; `not_any_more` is a chat that they may not manage any more."""
    async with desk.store.transaction() as change:
        person = await desk.store.chat(person_id)
        if person is None:
            return None
        person = replace(without(person, not_any_more), managing=0)
        change.save(person)
    return person


async def perhaps_managed(desk: Desk, person: Chat) -> Sequence[Chat]:
    """Give the groups and channels that a person may manage, by title: those remembered, or all where few are."""
    every = [each for each in await desk.store.chats() if each.kind != PRIVATE and each.standing not in AWAY]
    if len(every) > _LOOKED_THROUGH:
        every = [each for each in every if each.id in person.manages]
    return sorted(every, key=lambda each: (each.title, each.id))
