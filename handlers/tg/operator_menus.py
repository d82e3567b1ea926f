"""Which chats have the operators' commands in their menu? Those of the operators, in the language of the chat.

Telegram shows a chat's own list before that of all private chats, and one for a language before one for all: so
the list has no language, and those for languages, which an earlier version set, are taken away.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace

from telegram import Bot, BotCommandScopeChat
from telegram.error import TelegramError

from bot.chats.managing import PRIVATE
from bot.desk import Desk
from bot.errors import StoreError
from bot.operators import is_operator, operator_ids
from bot.settings import LANGUAGES
from handlers.chat.routes import MENU
from handlers.tg.menus import Menu, described, tell_menu
from handlers.tg.updates import Context
from storage.records import AWAY, Chat

log = logging.getLogger(__name__)

FOR_OPERATORS = (
    *("status", "stats", "feeds", "addsource", "delsource", "broadcast"),
    *("ban", "unban", "limit", "allow", "operators", "backup"),
)


class OperatorMenus:
    """Keeps the menus of operators' chats right. That a chat has one stands in its record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shown: dict[int, str | None] = {}  # by chat, the language of its menu, None where it is not known
        self._refused: dict[int, str] = {}  # the language that Telegram did not take, "" for taking one away
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Know which chats were given a menu before."""
        self._shown = {each.id: None for each in await self._desk.store.chats() if each.has_menu}

    async def after(self, _: object, context: Context) -> None:
        """Look again after an update: it may have made an operator or ended one, or changed a language."""
        await self.refresh(context.bot)

    async def again(self, bot: Bot) -> None:
        """Try again what Telegram refused, too."""
        self._refused.clear()
        await self.refresh(bot)

    async def refresh(self, bot: Bot) -> None:
        """Set and take away menus where that is due; Telegram hears of nothing else."""
        async with self._turn:
            for chat_id in sorted(operator_ids(self._desk) | self._shown.keys()):
                chat = await self._desk.store.chat(chat_id)
                wanted = self._wanted(chat_id, chat)
                if wanted not in {None, self._shown.get(chat_id, ""), self._refused.get(chat_id)}:
                    await self._change(bot, chat_id, wanted or "")

    def _wanted(self, chat_id: int, chat: Chat | None) -> str | None:
        """Give the language of the menu that a chat should have, "" for none, None where nothing is to be done."""
        if chat is not None and (chat.kind != PRIVATE or chat.standing in AWAY):
            return None
        return chat.language if chat is not None and is_operator(self._desk, chat_id) else ""

    async def _change(self, bot: Bot, chat_id: int, language: str) -> None:
        try:
            for menu in self._lists(chat_id, language):
                await tell_menu(bot, menu)
            await self._note(chat_id, has_menu=bool(language))
        except TelegramError as error:
            self._refused[chat_id] = language
            log.info("the menu of an operator's chat stays as it is for now: %s", error)
        except StoreError as error:
            log.error("that an operator has a menu cannot be kept: %s", error)  # noqa: TRY400 (it says all)
        else:
            self._refused.pop(chat_id, None)
            self._shown[chat_id] = language
            if not language:
                del self._shown[chat_id]

    def _lists(self, chat_id: int, language: str) -> Iterator[Menu]:
        scope = BotCommandScopeChat(chat_id)
        yield from (Menu(scope, code, ()) for code in LANGUAGES)
        yield Menu(scope, "", described(self._names(), language) if language else ())

    def _names(self) -> tuple[str, ...]:
        by_list = self._desk.settings.access == "list"
        return (*MENU, *(each for each in FOR_OPERATORS if each != "allow" or by_list))

    async def _note(self, chat_id: int, *, has_menu: bool) -> None:
        async with self._desk.store.transaction() as change:
            chat = await self._desk.store.chat(chat_id)
            if chat is not None and chat.has_menu != has_menu:
                change.save(replace(chat, has_menu=has_menu))
