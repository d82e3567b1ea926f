"""/import: the sources of other readers come in as OPML, and what we gave out comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from bot.chats.importing import keep_feeds
from bot.chats.intake import alone, go_on
from bot.chats.results import end, result
from bot.chats.taking import keep_export, read_export
from bot.operating.room import room_of
from bot.sources.lists.opml import OpmlError, read_opml
from handlers.chat.talk import Answer, Ask, SentFile, answer

LARGEST = 2 * 1024 * 1024  # bytes of a list
_ENDINGS = frozenset({".opml", ".xml", ".json"})
_EVERY = timedelta(seconds=2)  # between two edits of the message that tells how far it is


async def import_(ask: Ask) -> list[Answer]:
    """Tell how a list comes in."""
    return answer(ask.say("import-how", most=(await room_of(ask.desk, ask.chat.id)).sources))


async def file_given(ask: Ask, file: SentFile) -> list[Answer]:
    """Take in a list, or an export of ours; the message tells how far it is. Raises what reading the file does."""
    if PurePosixPath(file.name.lower()).suffix not in _ENDINGS:
        return answer(ask.say("import-no-list"))
    if file.size > LARGEST:
        return answer(ask.say("import-too-large"))
    content = await file.read()
    if len(content) > LARGEST:
        return answer(ask.say("import-too-large"))
    return await (_export_given if file.name.lower().endswith(".json") else _feeds_given)(ask, content)


async def _feeds_given(ask: Ask, content: bytes) -> list[Answer]:
    try:
        feeds = await asyncio.to_thread(read_opml, content)
    except OpmlError:
        return answer(ask.say("import-unreadable"))
    number = await keep_feeds(ask.desk, ask.chat.id, feeds)
    return [Answer(ask.say("import-found", count=len(feeds)), progress=_taking_in(ask, number))]


async def _export_given(ask: Ask, content: bytes) -> list[Answer]:
    """Take back what an export has. Raises ExportError."""
    brought = await asyncio.to_thread(read_export, content)
    number = await keep_export(ask.desk, ask.chat.id, brought)
    found = ask.say("import-json-found", count=len(brought.subscriptions))
    return [Answer(found, progress=_taking_in(ask, number))]


async def _taking_in(ask: Ask, number: int) -> AsyncIterator[Answer]:
    """Give how far it is, and at last what came of it.

    The list goes once that was told: a kill before tells it again, rather than never.
    """
    with alone(ask.desk, ask.chat.id, number) as is_free:
        if not is_free:
            return
        async with aclosing(_progress(ask, number)) as steps:
            async for each in steps:
                yield each
        told = await result(ask.desk, ask.chat.id, number)
        if told is not None:
            yield Answer(told)
            await end(ask.desk, ask.chat.id, number)


async def _progress(ask: Ask, number: int) -> AsyncGenerator[Answer, None]:
    """Give how far it is, not more often than a message may be edited."""
    told_at: datetime = ask.desk.clock()
    async with aclosing(go_on(ask.desk, ask.chat.id, number, ask.look)) as steps:
        async for tally in steps:
            if not tally.is_done and ask.desk.clock() - told_at >= _EVERY:
                told_at = ask.desk.clock()
                yield Answer(ask.say("import-progress", done=tally.checked, total=tally.total))
