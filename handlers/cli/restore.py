"""`mujaz restore FILE`: a copy takes the store's place."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "put the copy FILE in the store's place; what was there before is set aside"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup, or the .bak beside the store")


def run(args: argparse.Namespace) -> int:
    """Restore. Raises MujazError, with nothing changed."""
    from datetime import UTC, datetime  # noqa: PLC0415 (--help need not load it)

    from handlers.cli.stores import store_path  # noqa: PLC0415
    from storage.backups import restore  # noqa: PLC0415

    path = store_path()
    done = restore(path, args.file, now=datetime.now(UTC))
    print(f"{path} holds {done.documents} documents of {args.file} now")
    if done.changes:
        print(f"and {done.changes} changes after it, from the journal")
    if done.damaged:
        print(f"lost: {done.damaged} changes that could not be read")
    if done.aside is not None:
        print(f"the files of before are in {done.aside}")
    return 0
