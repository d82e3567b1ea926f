"""Is a chat heard at all? Not when it is banned, not on the list where there is one, or when it asks too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.chats.joining import language_for
from bot.desk import Desk
from bot.operating.access import access_of, change_access
from bot.operating.pacing import Turn
from bot.operators import is_operator, notify
from bot.texts.markup import Html, code
from bot.texts.say import say
from storage.records import Access, Entry

_DAY = timedelta(days=1)
SILENCE = Html("")


async def turned_away(
    desk: Desk, chat_id: int, language: str, *, kind: str = "private", claims: bool = False
) -> Html | None:
    """Give None for a chat that is heard, else what it is told: `SILENCE`, or a sentence.

    `claims` says that it sends a code that makes an operator: while there is one to be used, all may try.
    """
    if not await may_come_in(desk, chat_id):
        access, chat = await access_of(desk, chat_id), await desk.store.chat(chat_id)
        speaks = chat.language if chat else language_for(language, desk.settings.default_language)
        if access.banned_at is not None:
            return await _once_a_day(desk, access, say(speaks, "banned"))
        if not (claims and await desk.store.claim()):
            return await _at_the_door(desk, replace(access, kind=kind, language=language), speaks)
    return await _in_turn(desk, chat_id, language)


async def may_come_in(desk: Desk, chat_id: int) -> bool:
    """Tell whether a chat is neither banned nor a stranger where there is a list; who was there before is none."""
    access = await access_of(desk, chat_id)
    if is_operator(desk, chat_id):
        return True
    if access.banned_at is not None:
        return False
    is_known = access.entry is Entry.OPEN and await desk.store.chat(chat_id) is not None
    return desk.settings.access == "open" or access.entry is Entry.ALLOWED or is_known


async def _in_turn(desk: Desk, chat_id: int, language: str) -> Html | None:
    turn = desk.office.commands.turn(chat_id, desk.clock())
    if turn is Turn.ANSWERED:
        return None
    if turn is Turn.SILENT:
        return SILENCE
    chat = await desk.store.chat(chat_id)
    speaks = chat.language if chat else language_for(language, desk.settings.default_language)
    return say(speaks, "too-fast")


async def _once_a_day(desk: Desk, access: Access, told: Html) -> Html:
    now = desk.clock()
    if access.told_at is not None and now - access.told_at < _DAY:
        return SILENCE
    await change_access(desk, access.chat_id, lambda has: replace(has, told_at=now))
    return told


async def _at_the_door(desk: Desk, access: Access, language: str) -> Html:
    """Tell a chat its id, and operators that it asks, the first time."""
    how = "access-refused" if access.entry is Entry.REFUSED else "access-list"
    told = await _once_a_day(desk, access, say(language, how, id=code(str(access.chat_id))))
    if access.entry is Entry.OPEN:
        asked = partial(replace, entry=Entry.ASKED, kind=access.kind, language=access.language)
        await change_access(desk, access.chat_id, asked)
        if desk.office.knocks.turn(0, desk.clock()) is Turn.ANSWERED:
            await notify(desk, f"knock {access.chat_id}", "notice-knock", id=code(str(access.chat_id)))
    return told
