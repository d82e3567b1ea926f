"""How is python-telegram-bot put together: handlers, menus, polling?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message, MessageOriginChannel, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.errors import MujazError
from bot.settings import Settings
from handlers.tg.door import Door
from handlers.tg.inline import Inline
from handlers.tg.limiter import Answers, retry_seconds
from handlers.tg.operator_menus import OperatorMenus
from handlers.tg.request import telegram_request
from handlers.tg.transport import NotTelegramError, Polling
from handlers.tg.turns import Turns

log = logging.getLogger(__name__)

# no channel posts: they do not say who of the administrators wrote them, and all readers would see the answers
UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER, Update.INLINE_QUERY]
App = Application[Any, Any, Any, Any, Any, Any]


class TokenError(MujazError):
    """Telegram does not accept the bot's token."""


def build(settings: Settings, turns: Turns, limiter: Answers, request: BaseRequest | None = None) -> App:
    """Make the application; `request` takes the place of the network (the terminal chat)."""
    builder = (
        ApplicationBuilder()
        .token(settings.bot_token or "0:terminal")
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .concurrent_updates(turns)
        .rate_limiter(limiter)
        .job_queue(None)
    )
    sending, asking = (request or telegram_request(settings.telegram_proxy) for _ in range(2))
    return builder.request(sending).get_updates_request(Polling(asking)).build()


class _FromChannel(filters.MessageFilter):
    """A post of a channel that was forwarded."""

    __slots__ = ()

    def filter(self, message: Message) -> bool:
        return isinstance(message.forward_origin, MessageOriginChannel)


def add_handlers(app: App, door: Door, inline: Inline, menus: OperatorMenus) -> None:
    """Tell the application who answers what."""
    app.add_handler(InlineQueryHandler(inline.asked, block=False))
    app.add_handler(TypeHandler(Update, door.gate), group=-1)
    app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, door.membership.moved))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(_FromChannel() & private, door.messages.forwarded))
    app.add_handler(MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, door.messages.command))
    replying = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE & filters.REPLY
    app.add_handler(MessageHandler(filters.Document.ALL & (private | replying), door.messages.file))
    app.add_handler(MessageHandler(filters.TEXT & replying, door.messages.reply))
    app.add_handler(MessageHandler(filters.TEXT & private, door.messages.words))
    app.add_handler(MessageHandler(filters.LOCATION & private, door.messages.location))
    app.add_handler(MessageHandler(private & ~filters.StatusUpdate.ALL, door.messages.other))
    app.add_handler(CallbackQueryHandler(door.presses.press))
    app.add_handler(ChatMemberHandler(door.membership.changed, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(TypeHandler(Update, menus.after), group=1)
    app.add_error_handler(door.trouble)


async def initialize(
    app: App, *, say_so: Callable[[str], None], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Say hello to Telegram, however long it takes to be reached. Raises TokenError for a bad token."""
    wait = 1.0
    while True:
        try:
            await app.initialize()
            return
        except TelegramError as error:
            strange = _not_telegram(error)
            if isinstance(error, InvalidToken) and strange is None:
                await app.bot.shutdown()
                raise TokenError("Telegram does not accept BOT_TOKEN: ask @BotFather for the right one") from error
            seconds = max(wait, retry_seconds(error) if isinstance(error, RetryAfter) else 0.0)
            say_so(f"Telegram cannot be reached ({(strange or error).message}); trying again in {seconds:g} s")
            await sleep(seconds)
            wait = min(wait * 2, 30.0)


def _not_telegram(error: BaseException | None) -> NotTelegramError | None:
    """Find among an error and its causes that somebody else answered in Telegram's place."""
    while error is not None and not isinstance(error, NotTelegramError):
        error = error.__cause__
    return error


async def start_polling(app: App, conflict: Callable[[], None]) -> None:
    """Begin to ask for updates; `conflict` is called whenever another program asks with the same token."""

    def trouble(error: TelegramError) -> None:
        if isinstance(error, Conflict):
            conflict()
        else:
            log.warning("asking for updates failed, trying again: %s", error)

    assert app.updater is not None
    await app.updater.start_polling(
        allowed_updates=UPDATES,
        bootstrap_retries=-1,
        drop_pending_updates=False,
        error_callback=trouble,
    )
