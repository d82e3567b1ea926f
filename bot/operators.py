"""Who are the operators, and how do they learn what needs them? In their chats, once an hour of a kind at most."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.desk import Desk
from bot.texts.say import say
from storage.records import AWAY, Delivery, Kind

Detail = str | int | Callable[[str], str]

log = logging.getLogger(__name__)


def operator_ids(desk: Desk) -> frozenset[int]:
    """Give the chats of all operators: those of the settings, and those that claimed the bot."""
    return desk.settings.admin_ids | desk.office.operators


def is_operator(desk: Desk, chat_id: int) -> bool:
    """Tell whether a chat is an operator's."""
    return chat_id in desk.settings.admin_ids or chat_id in desk.office.operators


async def notify(desk: Desk, topic: str, text: str, **details: Detail) -> int:
    """Put the sentence `text` into the outbox for each operator who has spoken with the bot; count them.

    A detail may be a function of the operator's language.
    """
    now, told = desk.clock(), 0
    async with desk.store.transaction() as change:
        for admin in sorted(operator_ids(desk)):
            chat, subject = await desk.store.chat(admin), f"{topic} {now:%Y-%m-%dT%H}"
            if chat is None or chat.standing in AWAY:
                continue
            if await desk.store.delivery(admin, Kind.NOTICE, subject) is not None:
                continue
            given = {name: each(chat.language) if callable(each) else each for name, each in details.items()}
            words = say(chat.language, text, **given)
            change.save(Delivery(admin, Kind.NOTICE, subject, now, now, text=words))
            told += 1
    return told
