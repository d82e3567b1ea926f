"""`mujaz feed`: a feed as the bot sees it; with `--check` a list of feeds, entry by entry."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sources.values import Entry, ParsedFeed

HELP = "show a feed as the bot sees it, or check a list of feeds (--check)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the feed and how to print it."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--check",
        action="store_true",
        help="FILE is a list of feeds (OPML): try each, print a table; exit code 1 if any is bad",
    )
    parser.add_argument("--offline", action="store_true", help="with --check: look at the addresses only")
    parser.add_argument("feed", metavar="FILE|URL|-", help="a file, an address, or - for standard input")


def run(args: argparse.Namespace) -> int:
    """Print the feed, or the table of a list. Raises MujazError for what cannot be read."""
    if args.check:
        from handlers.cli.checking import check_list  # noqa: PLC0415

        return check_list(args.feed, is_offline=args.offline)
    from datetime import UTC, datetime  # noqa: PLC0415

    from bot.sources.feeds.feed import parse_feed  # noqa: PLC0415
    from handlers.cli.input import read_input  # noqa: PLC0415

    fetched = read_input(args.feed)
    feed = parse_feed(fetched.body, url=fetched.url, content_type=fetched.content_type, now=datetime.now(UTC))
    if args.json:
        print(json.dumps(_document(feed), ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))
    else:
        _print(feed)
    return 0


def _document(feed: ParsedFeed) -> dict[str, Any]:
    entries = [_entry(entry) for entry in feed.entries]
    return {"title": feed.title, "url": feed.url, "language": feed.language, "entries": entries}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "url": entry.url,
        "published": entry.published.isoformat() if entry.published else None,
        "tags": list(entry.tags),
        "summary": entry.summary,
    }


def _print(feed: ParsedFeed) -> None:
    print(f"{feed.title} ({feed.language or '?'})\n{feed.url}\n{len(feed.entries)} entries")
    for entry in feed.entries:
        when = entry.published.strftime("%Y-%m-%d %H:%M") if entry.published else "no date"
        print(f"\n{entry.title}\n  {when}  {entry.url}")
