"""How does the bot present itself, in which language and to whom?"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from tests.botapi.arguments import Arguments
from tests.botapi.chats import Chat, Wire
from tests.botapi.refusals import bad
from tests.botapi.world import World

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_MEANING = 256
WORDS = {"name": 64, "description": 512, "short_description": 120}
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_my_commands(world: World, arguments: Arguments) -> bool:
    commands = arguments.value("commands", list)
    if commands is None:
        raise bad('parameter "commands" is required')
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    read = [_command(command) for command in commands]
    world.profile[("commands", _scope(world, arguments), _language(arguments))] = read
    return True


def get_my_commands(world: World, arguments: Arguments) -> list[Wire]:
    found: list[Wire] = world.profile.get(("commands", _scope(world, arguments), _language(arguments)), [])
    return found


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    world.profile.pop(("commands", _scope(world, arguments), _language(arguments)), None)
    return True


def _command(asked: Any) -> Wire:
    if not isinstance(asked, dict):
        raise bad("can't parse BotCommand: BotCommand must be an Object")
    command = str(asked.get("command", "")).removeprefix("/").strip()
    meaning = str(asked.get("description", "")).strip()
    _check("Command", command, LONGEST_COMMAND)
    _check("Command description", meaning, LONGEST_MEANING)
    if not re.fullmatch("[a-z0-9_]+", command):
        raise bad("BOT_COMMAND_INVALID")
    return {"command": command, "description": meaning}


def _check(what: str, text: str, longest: int) -> None:
    if not text:
        raise bad(f"{what} must be non-empty")
    if len(text) > longest:
        raise bad(f"{what} length must not exceed {longest}")


def _language(arguments: Arguments) -> str:
    code = arguments.text("language_code")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code


def _scope(world: World, arguments: Arguments) -> str:
    """Name a scope in one word: `chat:-100123`."""
    asked = arguments.value("scope", dict) or {"type": "default"}
    kind = asked.get("type", "default")
    if kind not in SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    details = [str(asked.get(name, "")) for name in SCOPES[kind]]
    if details:
        details[0] = str(world.chat(details[0]).id)
    return ":".join([kind, *details])


def seen_commands(world: World, chat: Chat, language: str, *, is_admin: bool = False) -> list[Wire]:
    """Give the menu that a person with this language sees in the chat: the first list that is set."""
    usual = "all_private_chats" if chat.private else "all_group_chats"
    own, every = [f"chat_administrators:{chat.id}"], ["all_chat_administrators"]
    scopes = [*(own if is_admin else []), f"chat:{chat.id}", *(every if is_admin else []), usual, "default"]
    for scope in scopes:
        for code in (language, ""):
            if found := world.profile.get(("commands", scope, code)):
                return list(found)
    return []


def set_words(world: World, arguments: Arguments, *, what: str) -> bool:
    """Set the bot's name, description or short description for a language."""
    words = arguments.text(what)
    if len(words) > WORDS[what]:
        raise bad(f"bot {what.replace('_', ' ')} is too long")
    world.profile[(what, "", _language(arguments))] = words
    return True


def get_words(world: World, arguments: Arguments, *, what: str) -> Wire:
    """Give the words for a language, else those for all; a bot without a set name has its first."""
    usual = world.bot.name if what == "name" else ""
    for code in (_language(arguments), ""):
        if found := world.profile.get((what, "", code)):
            return {what: found}
    return {what: usual}


def set_menu_button(world: World, arguments: Arguments) -> bool:
    asked = arguments.value("menu_button", dict) or {"type": "default"}
    if asked.get("type") not in ("default", "commands", "web_app"):
        raise bad("can't parse MenuButton: MenuButton has unsupported type")
    world.profile[("menu_button", arguments.text("chat_id"), "")] = asked
    return True


def get_menu_button(world: World, arguments: Arguments) -> Wire:
    usual = world.profile.get(("menu_button", "", ""), {"type": "commands"})
    return dict(world.profile.get(("menu_button", arguments.text("chat_id"), ""), usual))


WORDS_METHODS = {
    f"{verb}My{''.join(part.title() for part in what.split('_'))}": partial(work, what=what)
    for what in WORDS
    for verb, work in (("set", set_words), ("get", get_words))
}
