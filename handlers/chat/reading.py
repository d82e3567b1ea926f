"""/digest and /search: what there is to read, now."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from bot.chats.visible import visible
from bot.digest.compose import in_digest
from bot.digest.render import story_block
from bot.digest.telling import count_missed, digest_now, missed_parts
from bot.texts.markup import Html, bold
from bot.texts.split import split
from handlers.chat.talk import Answer, Ask, answer

_SHOWN = 5
_SEARCH_DAYS = 7


async def digest(ask: Ask) -> list[Answer]:
    """Give the digest of the last day; while the sources are read for the first time, say so."""
    if not in_digest(await ask.desk.store.subscriptions(ask.chat.id)):
        return answer(ask.say("digest-nothing-followed"))
    if not ask.newsroom.first_round.is_set():
        done, total = ask.newsroom.progress
        return [Answer(ask.say("digest-reading", done=done, total=total), later=partial(_when_read, ask))]
    return await _digest(ask)


async def _when_read(ask: Ask) -> list[Answer]:
    await ask.newsroom.first_round.wait()
    return await _digest(ask)


async def _digest(ask: Ask) -> list[Answer]:
    _, parts = await digest_now(ask.desk, ask.chat)
    return [Answer(Html(part)) for part in parts]


async def came_back(ask: Ask) -> list[Answer]:
    """Offer what was missed to who comes back; nothing where there is nothing."""
    count = await count_missed(ask.desk, ask.chat)
    return answer(ask.say("missed-offer", count=count)) if count else []


async def missed(ask: Ask) -> list[Answer]:
    """Tell what was found while the chat could not be written to, or was on a break."""
    since = ask.chat.missed_since
    told = None if since is None else await missed_parts(ask.desk, ask.chat, since)
    return [Answer(Html(part)) for part in told] if told else answer(ask.say("missed-none"))


async def search_(ask: Ask) -> list[Answer]:
    """Search for the words behind the command."""
    return await find(ask, ask.words) if ask.words else answer(ask.say("search-how"))


async def find(ask: Ask, words: str) -> list[Answer]:
    """Give the newest articles of the last days that a query matches. Raises QueryError."""
    now = ask.desk.clock()
    articles = await visible(
        ask.desk, ask.chat.id, await ask.desk.store.articles(now - timedelta(days=_SEARCH_DAYS))
    )
    found = await asyncio.to_thread(ask.desk.watch.search, words, articles)
    if not found:
        return answer(ask.say("search-none", query=bold(words), days=_SEARCH_DAYS))
    head = ask.say("search-title", query=bold(words), count=len(found))
    stories = [story_block(each.article, ask.chat, now=now, fold=True) for each in found[:_SHOWN]]
    rest = [ask.say("search-more", shown=_SHOWN)] if len(found) > _SHOWN else []
    return [Answer(part) for part in split("\n\n".join([head, *stories, *rest]))]
