"""`mujaz digest`: a digest for one query, without a chat: of what the store has and the feeds say now."""

from __future__ import annotations

import argparse
import asyncio
from datetime import timedelta

from bot.settings import LANGUAGES

HELP = "print a digest for one query, without a chat"
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the query, how far back to look, and how to print."""
    parser.add_argument(
        "--query", required=True, metavar="Q", help='what to look for, as in /sub: لافروف, "phrase", a -b'
    )
    parser.add_argument(
        "--since",
        type=_span,
        default=_span("24h"),
        metavar="SPAN",
        help="how far back: 90m, 24h (default), 7d",
    )
    parser.add_argument("--language", choices=LANGUAGES, help="language of the digest (DEFAULT_LANGUAGE)")
    parser.add_argument("--html", action="store_true", help="as Telegram HTML")
    parser.add_argument("--sample", action="store_true", help="of the sample articles")


def _span(text: str) -> timedelta:
    number, unit = text[:-1], text[-1:]
    if not number.isdecimal() or unit not in _UNITS or not int(number):
        raise argparse.ArgumentTypeError(f"{text!r} is no span of time: write 90m, 24h or 7d")
    return timedelta(**{_UNITS[unit]: int(number)})


def run(args: argparse.Namespace) -> int:
    """Print it; a query that matches nothing is no failure."""
    from handlers.cli.printing import print_digest  # noqa: PLC0415

    return asyncio.run(print_digest(args))
