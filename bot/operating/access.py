"""What do operators decide about a chat: banned, let in, how much it may follow?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.chats.joining import awake
from bot.chats.leaving import leave
from bot.desk import Desk
from storage.records import Access, Entry, Standing

_REASON = 200  # characters


async def access_of(desk: Desk, chat_id: int) -> Access:
    """Give what was decided about a chat, nothing so far included."""
    return await desk.store.access(chat_id) or Access(chat_id)


async def change_access(desk: Desk, chat_id: int, change: Callable[[Access], Access]) -> Access:
    """Decide something about a chat; a record that says nothing any more is not kept."""
    async with desk.store.transaction() as transaction:
        access = change(await access_of(desk, chat_id))
        if access == Access(chat_id):
            transaction.delete(access)
        else:
            transaction.save(access)
    return access


async def is_banned(desk: Desk, chat_id: int) -> bool:
    """Tell whether a chat is banned."""
    return (await access_of(desk, chat_id)).banned_at is not None


async def ban(desk: Desk, chat_id: int, reason: str = "") -> bool:
    """Hear and tell a chat nothing any more; give False for one that is banned already."""
    if (await access_of(desk, chat_id)).banned_at is not None:
        return False
    now = desk.clock()
    await change_access(
        desk, chat_id, lambda has: replace(has, banned_at=now, reason=reason[:_REASON], told_at=None)
    )
    chat = await desk.store.chat(chat_id)
    if chat is not None and chat.standing is Standing.ACTIVE:
        await leave(desk, chat_id, Standing.BANNED, "banned by an operator")
    return True


async def unban(desk: Desk, chat_id: int) -> bool:
    """Hear a chat again; give False for one that is not banned. What it missed stays in /missed."""
    if (await access_of(desk, chat_id)).banned_at is None:
        return False
    await change_access(desk, chat_id, lambda has: replace(has, banned_at=None, reason="", told_at=None))
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is not None and chat.standing is Standing.BANNED:
            change.save(awake(chat, desk))
    return True


async def limit(desk: Desk, chat_id: int, *, queries: int | None = None, sources: int | None = None) -> Access:
    """Give a chat limits of its own; 0 stands for the usual one, None leaves what it has."""

    def changed(has: Access) -> Access:
        return replace(
            has,
            queries=has.queries if queries is None else queries,
            sources=has.sources if sources is None else sources,
        )

    return await change_access(desk, chat_id, changed)


async def decide(desk: Desk, chat_id: int, entry: Entry) -> Access:
    """Let a chat in, or not."""
    return await change_access(desk, chat_id, lambda has: replace(has, entry=entry, told_at=None))


async def decided(desk: Desk, holds: Callable[[Access], bool]) -> list[Access]:
    """Give those chats of which something was decided, or is to be."""
    return [each for each in await desk.store.accesses() if holds(each)]
