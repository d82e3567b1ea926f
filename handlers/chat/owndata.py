"""/export, a file of ours that comes back, /privacy: what is held about a chat, out and in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chats.export import export as everything
from bot.chats.reasons import why
from bot.chats.taking import Brought, Taken, read_export, take
from bot.errors import MujazError, QueryError
from bot.sources.opml import OpmlFeed, write_opml
from bot.texts.markup import Html, isolate, lines
from bot.texts.say import say_error
from handlers.chat.about_sources import shortened
from handlers.chat.talk import Answer, Ask, Document
from storage.records import RECORDS, Broadcast, Operator, Record, is_of_chat

_EVERY = timedelta(seconds=2)  # between two edits of the message that tells how far it is
_NAMED = 5  # subscriptions that could not be taken and are named
_OF_OPERATORS = frozenset({Operator, Broadcast})


async def export(ask: Ask) -> list[Answer]:
    """Give all that is held about the chat, and its sources as a list for other readers."""
    held = Document("mujaz.json", await everything(ask.desk, ask.chat.id))
    return [Answer(ask.say("export-all"), document=held), await _sources(ask)]


async def _sources(ask: Ask) -> Answer:
    urls = dict.fromkeys(each.source for each in await ask.desk.store.subscriptions(ask.chat.id) if each.source)
    if not urls:
        return Answer(ask.say("export-none"))
    found = [(url, await ask.desk.store.feed(url)) for url in urls]
    feeds = [OpmlFeed(feed.name if feed else url, url, feed.language if feed else "") for url, feed in found]
    content = write_opml(feeds).encode()
    return Answer(ask.say("export-done", count=len(feeds)), document=Document("mujaz.opml", content))


async def export_given(ask: Ask, content: bytes) -> list[Answer]:
    """Take back what an export has; the message tells how far it is. Raises ExportError."""
    brought = await asyncio.to_thread(read_export, content)
    found = ask.say("import-json-found", count=len(brought.subscriptions))
    return [Answer(found, progress=_taking(ask, brought))]


async def _taking(ask: Ask, brought: Brought) -> AsyncIterator[Answer]:
    told_at: datetime = ask.desk.clock()
    async for taken in take(ask.desk, ask.chat.id, brought, ask.look):
        last = taken
        if not taken.is_done and ask.desk.clock() - told_at >= _EVERY:
            told_at = ask.desk.clock()
            yield Answer(ask.say("import-progress", done=taken.checked, total=taken.total))
    chat = await ask.desk.store.chat(ask.chat.id) or ask.chat  # it may speak another language now
    yield Answer(_summary(replace(ask, chat=chat), last))


def _summary(ask: Ask, taken: Taken) -> Html:
    told = [ask.say("import-json-followed", count=taken.followed)]
    if taken.has_settings:
        told.append(ask.say("import-json-settings"))
    if taken.known:
        told.append(ask.say("import-json-known", count=taken.known))
    if taken.left_out:
        told.append(ask.say("import-json-left-out", count=taken.left_out))
    if taken.failed:
        told += [Html(""), ask.say("import-json-failed", count=len(taken.failed))]
        told += [
            Html(f"– {isolate(shortened(name))}: {_why(ask, error)}") for name, error in taken.failed[:_NAMED]
        ]
        told += [Html("…")] if len(taken.failed) > _NAMED else []
    return lines(*told, "", ask.say("import-json-not"))


def _why(ask: Ask, error: MujazError) -> Html:
    return say_error(ask.chat.language, error) if isinstance(error, QueryError) else why(ask.chat.language, error)


async def _told(ask: Ask) -> list[type[Record]]:
    """Give the kinds of record that are told: an operator's only to who has, or may have, some."""
    held = {type(each) for each in await ask.desk.store.records_of(ask.chat.id)}
    kinds = [kind for kind in RECORDS if is_of_chat(kind)]
    return [kind for kind in kinds if kind not in _OF_OPERATORS or kind in held or ask.is_operator]


async def privacy(ask: Ask) -> list[Answer]:
    """Tell what is held about the chat, kind by kind, how long, who sees it, and how to have it or erase it."""
    kinds = [kind.__name__.lower() for kind in await _told(ask)]
    days = ask.desk.settings.keep_days
    return [
        Answer(
            lines(
                ask.say("privacy-title"),
                *(Html(f"• {ask.say(f'privacy-{kind}')}") for kind in kinds),
                "",
                ask.say("privacy-how-long", days=days),
                "",
                ask.say("privacy-who"),
                "",
                ask.say("privacy-feedback", days=days),
                "",
                ask.say("privacy-yours"),
            )
        )
    ]
