"""`mujaz opml import FILE`, `mujaz opml export [FILE]`: lists of feeds into the store, and out of it."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sources.lists.feedlist import Listed
    from bot.sources.lists.opml import OpmlFeed

HELP = "add the feeds of a list (OPML) to those that are read, or write such a list: opml import | export"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done, and the file."""
    actions = parser.add_subparsers(dest="action", metavar="import|export", required=True)
    into = actions.add_parser("import", help="add the feeds of FILE; the bot must not be running")
    into.add_argument("file", metavar="FILE|-", help="an OPML file of 2 MiB at most, or - for standard input")
    out = actions.add_parser("export", help="write the feeds that are read, also while the bot runs")
    out.add_argument("file", nargs="?", default="-", metavar="FILE", help="a list there is replaced; else printed")


def run(args: argparse.Namespace) -> int:
    """Import or export. Raises MujazError."""
    return _import(args.file) if args.action == "import" else _export(args.file)


def _import(name: str) -> int:
    """Add the good entries of a list; 1 where none can be used."""
    from bot.settings import load  # noqa: PLC0415 (--help need not load it)
    from bot.sources.lists.feedlist import judged  # noqa: PLC0415
    from bot.sources.lists.opml import OpmlError, read_outlines  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415
    from handlers.cli.input import read_input  # noqa: PLC0415

    entries = judged(read_outlines(read_input(name).body), allowed=load(environment()).allow_private_hosts)
    if not entries:
        raise OpmlError('the list of feeds names none: each needs <outline type="rss" xmlUrl="https://…"/>')
    _tell_bad(entries)
    good = [each.feed for each in entries if each.is_good]
    if not good:
        return 1
    asyncio.run(_add(name, good, twice=sum(each.same_as > 0 for each in entries)))
    return 0


def _tell_bad(entries: Sequence[Listed]) -> None:
    for number, each in enumerate(entries, start=1):
        if each.wrong:
            print(f"not taken: entry {number} {each.feed.title!r} {each.feed.url!r}: {each.wrong}")


async def _add(name: str, feeds: Sequence[OpmlFeed], *, twice: int) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415

    from bot.lists import add_feeds  # noqa: PLC0415
    from handlers.cli.stores import store_path  # noqa: PLC0415
    from storage.opening import open_store  # noqa: PLC0415

    path = store_path()
    store = open_store(f"tinydb:{path}")
    try:
        added = await add_feeds(store, feeds, datetime.now(UTC))
    finally:
        await store.close()
    counts = f"{len(added.known)} were there, {twice} stand twice in the list"
    print(f"{name}: {len(added.new)} feeds added to {path}, {counts}")
    if added.new:
        print("they are read when the bot is started")


def _export(name: str) -> int:
    """Write the store's feeds, or those of FEEDS where the bot has never run."""
    from bot.errors import SettingsError  # noqa: PLC0415
    from bot.feeds import listed  # noqa: PLC0415
    from bot.lists import as_list  # noqa: PLC0415
    from bot.settings import load  # noqa: PLC0415
    from bot.sources.lists.opml import write_opml  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415
    from storage.opening import stored_feeds  # noqa: PLC0415

    settings = load(environment())
    feeds = as_list(stored_feeds(settings.store_url)) or listed(settings.feeds)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{write_opml(feeds)}'
    if name == "-":
        print(text, end="")
        return 0
    try:
        Path(name).write_text(text, "utf-8")
    except OSError as error:
        raise SettingsError(f"{name} cannot be written: {error.strerror}") from error
    print(f"{name}: {len(feeds)} feeds")
    return 0
