"""What is answered to a pressed button?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import CallbackQuery, Message, Update

from handlers.chat.routes import hear_press
from handlers.chat.talk import Answer, answer
from handlers.tg.asking import Asking
from handlers.tg.carried import brought
from handlers.tg.replies import Replies
from handlers.tg.sending import stop_spinning
from handlers.tg.updates import Context, place_shown


class Presses:
    """The handler of buttons."""

    def __init__(self, asking: Asking, replies: Replies) -> None:
        self._asking = asking
        self._replies = replies

    async def press(self, update: Update, _: Context) -> None:
        """Answer a pressed button: it acts on the chat where it was pressed, whatever its data says."""
        query = update.callback_query
        if query is None:
            return
        ask = await self._asking.ask(update)
        if ask.chat.managing and not isinstance(query.message, Message):  # nobody knows for which chat it spoke
            answers = answer(ask.say("press-old"))
        else:
            answers = await hear_press(replace(ask, within=place_shown(query)), brought(query.data or ""))
        try:
            await self._answer(query, answers)
        except Exception:
            for each in answers:
                if each.lost is not None:
                    await each.lost()
            raise

    async def _answer(self, query: CallbackQuery, answers: Sequence[Answer]) -> None:
        await stop_spinning(query, next((each.notice for each in answers), ""))
        for each in answers:
            if each.text or each.keyboard:
                await self._replies.answer(query, each)
