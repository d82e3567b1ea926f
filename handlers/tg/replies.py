"""What is answered now, and what is to follow later?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from typing import Any

from telegram import CallbackQuery, Message
from telegram.error import BadRequest

from bot.desk import Desk
from bot.texts.say import say
from handlers.chat.talk import Answer
from handlers.tg.sending import arguments, edited, redrawn, rekeyed, sent_to

log = logging.getLogger(__name__)


class Replies:
    """Answers messages and presses; what an answer has still to say follows it in a task of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._later: set[asyncio.Task[None]] = set()

    @property
    def is_idle(self) -> bool:
        """Tell whether no answer is still to follow."""
        return not self._later

    async def close(self) -> None:
        """Drop the answers that were still to follow: who asks again gets them."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def reply(self, message: Message, answers: Sequence[Answer]) -> None:
        """Answer into the chat of a message."""
        for each in answers:
            self._go_on(await sent_to(message, each), each)

    async def answer(self, query: CallbackQuery, each: Answer) -> None:
        """Answer a pressed button."""
        sent = await _answered(query, each)
        if sent is not None:
            self._go_on(sent, each)

    def _go_on(self, sent: Message, each: Answer) -> None:
        """Let follow what is to follow a message that was sent: what it says later, and further ones."""
        if each.progress is not None:
            self._in_time(sent, self._show_progress(sent, each.progress))
        if each.later is not None:
            self._in_time(sent, self._follow_up(sent, each.later))

    def _in_time(self, sent: Message, work: Coroutine[Any, Any, None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except Exception:
                log.exception("an answer that was to follow could not be given")
                await self._say_trouble(sent)

        task = asyncio.create_task(guarded())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _follow_up(self, sent: Message, later: Callable[[], Awaitable[list[Answer]]]) -> None:
        await self.reply(sent, await later())

    async def _show_progress(self, sent: Message, progress: AsyncIterator[Answer]) -> None:
        """Let a message say one thing after the other; where it is gone, the last comes as a new one."""
        last, is_shown = None, True
        async for last in progress:
            is_shown = await edited(sent, last)
        if last is not None and not is_shown:
            await self.reply(sent, [last])

    async def _say_trouble(self, sent: Message) -> None:
        chat = await self._desk.store.chat(sent.chat.id)
        language = chat.language if chat else self._desk.settings.default_language
        await edited(sent, Answer(say(language, "trouble")))


async def _answered(query: CallbackQuery, each: Answer) -> Message | None:
    """Answer in the message of the button or in a new one; give it, None where the old one is out of reach."""
    pressed = query.message if isinstance(query.message, Message) else None
    if each.keyboard:
        await rekeyed(query, each)
        return pressed
    if pressed is not None and (not each.edit or each.document is not None):
        return await sent_to(pressed, each)
    if pressed is not None and each.photo is not None:
        return await redrawn(pressed, each.photo, each)
    if not each.edit:
        if query.message is not None:
            return await query.get_bot().send_message(query.message.chat.id, **arguments(each))
        return None  # a message that was sent by inline mode stands in a chat that is not known
    try:
        await query.edit_message_text(**arguments(each))
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise
    return pressed
