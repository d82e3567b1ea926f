"""/ban, /unban, /limit and /allow: what operators decide about one chat."""

from __future__ import annotations

import re

from bot.chats.joining import join
from bot.operating.access import access_of, ban, decide, decided, limit, unban
from bot.operating.room import room_of
from bot.operators import is_operator
from bot.texts.markup import Html, bold, code, isolate, lines
from bot.texts.say import say
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import Access, Delivery, Entry, Kind

_ID = re.compile(r"-?\d{1,18}")
_LIMIT = re.compile(r"(queries|sources)\s*=\s*(\d{1,6})", re.IGNORECASE)
_SHOWN = 20


def _number(ask: Ask) -> tuple[int, str] | None:
    """Give the id behind the command and the words after it, None without an id."""
    first, _, rest = ask.words.partition(" ")
    return (int(first), rest.strip()) if _ID.fullmatch(first) else None


def _how(ask: Ask, example: str) -> list[Answer]:
    return answer(ask.say("id-how", example=example))


async def ban_(ask: Ask) -> list[Answer]:
    """Ban a chat; without one, list those that are banned."""
    if not ask.words:
        return await _banned(ask)
    found = _number(ask)
    if found is None:
        return _how(ask, "/ban 123456789")
    chat_id, reason = found
    shown = code(str(chat_id))
    if is_operator(ask.desk, chat_id):
        return answer(ask.say("ban-operator", id=shown))
    is_new = await ban(ask.desk, chat_id, reason)
    undo = Button(ask.say("button-unban", id=str(chat_id)), f"unban:{chat_id}")
    return answer(ask.say("ban-done" if is_new else "ban-already", id=shown), (undo,))


async def _banned(ask: Ask) -> list[Answer]:
    banned = await decided(ask.desk, lambda each: each.banned_at is not None)
    if not banned:
        return answer(ask.say("ban-none"))
    rows = [Html(f"– {code(str(each.chat_id))} {isolate(each.reason)}") for each in banned[:_SHOWN]]
    buttons = [
        (Button(ask.say("button-unban", id=str(each.chat_id)), f"unban:{each.chat_id}"),)
        for each in banned[:_SHOWN]
    ]
    return answer(lines(ask.say("ban-title"), *rows), *buttons)


async def unban_(ask: Ask) -> list[Answer]:
    """Hear a chat again."""
    found = _number(ask)
    return await _unbanned(ask, found[0]) if found else _how(ask, "/unban 123456789")


async def unban_pressed(ask: Ask) -> list[Answer]:
    """Hear the chat of the button again."""
    return await _unbanned(ask, int(ask.parts[0]), edit=True)


async def _unbanned(ask: Ask, chat_id: int, *, edit: bool = False) -> list[Answer]:
    done = await unban(ask.desk, chat_id)
    return answer(ask.say("unban-done" if done else "unban-not", id=code(str(chat_id))), edit=edit)


async def limit_(ask: Ask) -> list[Answer]:
    """Give a chat limits of its own; with an id alone, tell which it has."""
    found = _number(ask)
    given = {name.lower(): int(count) for name, count in _LIMIT.findall(found[1])} if found else {}
    if found is None or (found[1] and not given):
        return answer(ask.say("limit-how"))
    chat_id = found[0]
    await limit(ask.desk, chat_id, queries=given.get("queries"), sources=given.get("sources"))
    room = await room_of(ask.desk, chat_id)
    return answer(
        ask.say(
            "limit-done", id=code(str(chat_id)), queries=bold(str(room.queries)), sources=bold(str(room.sources))
        )
    )


async def allow(ask: Ask) -> list[Answer]:
    """Let a chat in; without one, list those that wait."""
    found = _number(ask)
    if found:
        return await _let_in(ask, found[0])
    return _how(ask, "/allow 123456789") if ask.words else await _waiting(ask)


async def _waiting(ask: Ask) -> list[Answer]:
    asked = await decided(ask.desk, lambda each: each.entry is Entry.ASKED)
    if not asked:
        return answer(ask.say("allow-none"))
    rows = [
        (
            Button(ask.say("button-allow-id", id=str(each.chat_id)), f"allow:{each.chat_id}"),
            Button(ask.say("button-refuse"), f"refuse:{each.chat_id}"),
        )
        for each in asked[:_SHOWN]
    ]
    return answer(ask.say("allow-waiting"), *rows)


async def allow_pressed(ask: Ask) -> list[Answer]:
    """Let the chat of the button in."""
    return await _let_in(ask, int(ask.parts[0]), edit=True)


async def refuse_pressed(ask: Ask) -> list[Answer]:
    """Do not let the chat of the button in."""
    chat_id = int(ask.parts[0])
    await decide(ask.desk, chat_id, Entry.REFUSED)
    return answer(ask.say("refuse-done", id=code(str(chat_id)), number=str(chat_id)), edit=True)


async def _let_in(ask: Ask, chat_id: int, *, edit: bool = False) -> list[Answer]:
    before = await access_of(ask.desk, chat_id)
    await decide(ask.desk, chat_id, Entry.ALLOWED)
    if before.entry in {Entry.ASKED, Entry.REFUSED} and before.kind:
        await _welcome(ask, before)
    return answer(ask.say("allow-done", id=code(str(chat_id))), edit=edit)


async def _welcome(ask: Ask, access: Access) -> None:
    """Tell a chat that asked that it may come in."""
    chat, now = await join(ask.desk, access.chat_id, access.kind, access.language), ask.desk.clock()
    async with ask.desk.store.transaction() as change:
        subject, text = f"allowed {now:%Y-%m-%dT%H:%M}", say(chat.language, "allow-welcome")
        change.save(Delivery(chat.id, Kind.NOTICE, subject, now, now, text=text))
