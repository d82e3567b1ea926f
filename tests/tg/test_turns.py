"""In which order are updates handled, and whom does a chat keep waiting that asks much?"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from handlers.tg.turns import Turns


def update(chat_id, number):
    return Update(number, message=Message(number, datetime(2026, 11, 23, tzinfo=UTC), Chat(chat_id, "private")))


async def test_a_chat_with_hundreds_of_commands_keeps_nobody_else_waiting():
    turns, answered, go_on = Turns(), [], asyncio.Event()

    async def slow():
        await go_on.wait()

    async def quick():
        answered.append("quick")

    many = [asyncio.create_task(turns.process_update(update(7, n), slow())) for n in range(300)]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await turns.process_update(update(8, 301), quick())
    assert answered == ["quick"]
    assert not turns.is_idle
    go_on.set()
    await asyncio.gather(*many)
    assert turns.is_idle
    assert turns.handled == 301


async def test_in_a_chat_updates_are_answered_one_after_another_as_they_came():
    turns, answered = Turns(), []

    async def answer(number):
        await asyncio.sleep(0)
        answered.append(number)

    await asyncio.gather(*(turns.process_update(update(7, n), answer(n)) for n in range(9)))
    assert answered == list(range(9))
