"""/import: the sources of other readers come in as OPML, and what we gave out comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from bot.chats.importing import import_feeds
from bot.chats.intake import Tally
from bot.chats.reasons import why
from bot.operating.room import room_of
from bot.sources.lists.opml import OpmlError, OpmlFeed, read_opml
from bot.texts.markup import Html, isolate, lines
from handlers.chat.about_sources import shortened
from handlers.chat.owndata import export_given
from handlers.chat.talk import Answer, Ask, SentFile, answer

LARGEST = 2 * 1024 * 1024  # bytes of a list
_ENDINGS = frozenset({".opml", ".xml", ".json"})
_EVERY = timedelta(seconds=2)  # between two edits of the message that tells how far it is
_NAMED = 5  # feeds that could not be read and are named


async def import_(ask: Ask) -> list[Answer]:
    """Tell how a list comes in."""
    return answer(ask.say("import-how", most=(await room_of(ask.desk, ask.chat.id)).sources))


async def file_given(ask: Ask, file: SentFile) -> list[Answer]:
    """Follow the feeds of a list; the message tells how far it is. Raises what reading the file does."""
    if PurePosixPath(file.name.lower()).suffix not in _ENDINGS:
        return answer(ask.say("import-no-list"))
    if file.size > LARGEST:
        return answer(ask.say("import-too-large"))
    content = await file.read()
    if len(content) > LARGEST:
        return answer(ask.say("import-too-large"))
    if file.name.lower().endswith(".json"):
        return await export_given(ask, content)
    try:
        feeds = await asyncio.to_thread(read_opml, content)
    except OpmlError:
        return answer(ask.say("import-unreadable"))
    return [Answer(ask.say("import-found", count=len(feeds)), progress=_importing(ask, feeds))]


async def _importing(ask: Ask, feeds: Sequence[OpmlFeed]) -> AsyncIterator[Answer]:
    """Give how far it is, not more often than a message may be edited, and at last what came of it."""
    told_at: datetime = ask.desk.clock()
    async for tally in import_feeds(ask.desk, ask.chat.id, feeds, ask.look):
        if tally.is_done:
            last = tally
        elif ask.desk.clock() - told_at >= _EVERY:
            told_at = ask.desk.clock()
            yield Answer(ask.say("import-progress", done=tally.checked, total=tally.total))
    yield Answer(_summary(ask, last, (await room_of(ask.desk, ask.chat.id)).sources))


def _summary(ask: Ask, tally: Tally, most: int) -> Html:
    told = [ask.say("import-followed", count=tally.followed)]
    if tally.followed:
        told.append(ask.say("import-digest-only"))
    if tally.known:
        told.append(ask.say("import-known", count=tally.known))
    if tally.left_out:
        told.append(ask.say("import-left-out", count=tally.left_out, most=most))
    if tally.failed:
        told += [Html(""), ask.say("import-failed", count=len(tally.failed))]
        told += [
            Html(f"– {isolate(shortened(name))}: {why(ask.chat.language, error)}")
            for name, error in tally.failed[:_NAMED]
        ]
        told += [Html("…")] if len(tally.failed) > _NAMED else []
    return lines(*told)
