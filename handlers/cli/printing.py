"""How is a digest printed for one query: from the store's articles and one look at the feeds?"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import datetime

from bot.desk import Desk
from bot.digest.compose import Digest, Section, Story
from bot.digest.render import digest_parts
from bot.errors import SourceError
from bot.feeds import follow_list
from bot.naming import aliases_of
from bot.pipeline.run import Newsroom
from bot.query.grammar import parse
from bot.settings import load
from bot.watch import Finding, Watch
from handlers.cli import environment
from handlers.logs import set_up
from handlers.terminal.markup import plain_text
from handlers.wiring import Reading, reading, utc_now
from storage.memory import MemoryStore
from storage.opening import stored_articles
from storage.records import Chat


async def print_digest(args: argparse.Namespace) -> int:
    """Print the digest; notes about what could not be read go to stderr. Raises MujazError."""
    settings = load(environment())
    parse(args.query)
    set_up("error", settings.log_format, secret=settings.bot_token)
    async with reading(settings, sample=args.sample, clock=utc_now, tell=_note) as read:
        desk, newsroom = await _look(read, utc_now() - args.since)
    found = desk.watch.search(args.query, await desk.store.articles(utc_now() - args.since))
    chat = _reader(read, args.language or settings.default_language)
    for part in digest_parts(_digest(args.query, found), chat, now=utc_now()):
        print(part if args.html else plain_text(part))
    if newsroom.count.failures >= len(read.feeds):
        raise SourceError("none of the feeds could be read: see FEEDS and the network", url=settings.feeds)
    return 0


async def _look(read: Reading, since: datetime) -> tuple[Desk, Newsroom]:
    """Read every feed once, into a store in memory that knows the articles that are kept."""
    desk = Desk(MemoryStore(), Watch(aliases=aliases_of(read.settings.aliases)), read.settings, utc_now)
    async with desk.store.transaction() as change:
        change.save(*(a for a in stored_articles(read.settings.store_url) if a.found_at >= since))
    await follow_list(desk, read.feeds)
    newsroom = Newsroom(desk, read.fetcher)
    await newsroom.tick()
    await newsroom.settled()
    return desk, newsroom


def _digest(query: str, found: list[Finding]) -> Digest:
    return Digest((Section(query, tuple(Story(each.article) for each in found)),) if found else ())


def _reader(read: Reading, language: str) -> Chat:
    now = utc_now()
    chat = Chat(0, "private", language, read.settings.default_zone, created_at=now)
    return replace(chat, digest_at=None)


def _note(line: str) -> None:
    print(line, file=sys.stderr)
