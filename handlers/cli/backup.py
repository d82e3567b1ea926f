"""`mujaz backup FILE`: a copy of everything, also while the bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write everything that is kept into FILE (compressed where it ends in .gz), also while the bot runs"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file."""
    parser.add_argument("file", type=Path, metavar="FILE", help="where the copy goes; a copy there is replaced")


def run(args: argparse.Namespace) -> int:
    """Write the copy. Raises MujazError."""
    from handlers.cli.stores import store_path  # noqa: PLC0415 (--help need not load it)
    from storage.backups import back_up  # noqa: PLC0415

    path = store_path()
    count = back_up(path, args.file)
    print(f"{args.file}: {count} documents of {path}")
    return 0
