"""How does the bot present itself: which commands to whom, in each language, and with which words?

Telegram is asked first what it has, and told only what is different: a restart changes nothing, and so meets no
limit (a bot's name may be changed a few times a day only). What a language lacks is shown in English.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.settings import LANGUAGES, Settings
from bot.texts.say import FALLBACK, say
from handlers.chat.routes import MENU

log = logging.getLogger(__name__)

READING = ("digest", "list", "search", "missed", "sources", "help", "about", "privacy")
IN_GROUPS = ("sub", "unsub", "list", "digest", "search", "sources", "settings", "here", "pause", "resume", "share")
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands that some people see, in one language ("" for whoever speaks none of ours)."""

    scope: BotCommandScope
    code: str
    commands: tuple[BotCommand, ...]


def menus() -> Iterator[Menu]:
    """Give the menus of private chats, groups and their administrators; operators have their own as well."""
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), MENU),
        (BotCommandScopeAllGroupChats(), READING),
        (
            BotCommandScopeAllChatAdministrators(),
            (*IN_GROUPS, *(each for each in READING if each not in IN_GROUPS)),
        ),
    ]
    for scope, names in scopes:
        for code, language in _codes():
            yield Menu(scope, code, described(names, language))


def described(names: Iterable[str], language: str) -> tuple[BotCommand, ...]:
    """Give commands with what each does, in a language."""
    return tuple(BotCommand(name, str(say(language, f"menu-{name}"))) for name in names)


def _codes() -> Iterator[tuple[str, str]]:
    """Give Telegram's code for each language; without one, English is shown."""
    yield "", FALLBACK
    yield from ((language, language) for language in LANGUAGES)


async def set_menus(bot: Bot, settings: Settings) -> None:
    """Tell Telegram what is different from what it has. What is refused is logged, and waits for a restart."""
    changed = 0
    for work in _works(bot, settings):
        try:
            changed += bool(await work())
        except RetryAfter as asked:
            log.warning("Telegram asks to wait with the menus: the rest is set at the next start (%s)", asked)
            break
        except BadRequest as error:
            log.info("a menu could not be set: %s", error)
        except TelegramError as error:
            log.warning("a menu could not be set: %s", error)
    if changed:
        log.info("menus and descriptions that were changed: %d", changed)


def _works(bot: Bot, settings: Settings) -> Iterator[Callable[[], Awaitable[bool]]]:
    yield from (partial(tell_menu, bot, menu) for menu in menus())
    for code, language in _codes():
        yield partial(_short, bot, str(say(language, "description-short")), code)
        yield partial(_description, bot, str(say(language, "description")), code)
        if settings.bot_name:
            name = str(say(language, "bot-name")) if settings.bot_name == AUTO else settings.bot_name
            yield partial(_name, bot, name, code)


async def tell_menu(bot: Bot, menu: Menu) -> bool:
    """Have Telegram show a menu, or none where it has no commands; give False where that is so already."""
    had = await bot.get_my_commands(scope=menu.scope, language_code=menu.code)
    if tuple(had) == menu.commands:
        return False
    if not menu.commands:
        return await bot.delete_my_commands(scope=menu.scope, language_code=menu.code)
    return await bot.set_my_commands(menu.commands, scope=menu.scope, language_code=menu.code)


async def _short(bot: Bot, words: str, code: str) -> bool:
    """Set what stands in the profile; a language without words of its own shows those of all."""
    if (await bot.get_my_short_description(language_code=code)).short_description == words:
        return False
    return await bot.set_my_short_description(words, language_code=code)


async def _description(bot: Bot, words: str, code: str) -> bool:
    if (await bot.get_my_description(language_code=code)).description == words:
        return False
    return await bot.set_my_description(words, language_code=code)


async def _name(bot: Bot, words: str, code: str) -> bool:
    if (await bot.get_my_name(language_code=code)).name == words:
        return False
    return await bot.set_my_name(words, language_code=code)
