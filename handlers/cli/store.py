"""`mujaz store verify`: is everything that is kept whole?"""

from __future__ import annotations

import argparse

HELP = "look whether the data and its backups are whole: store verify"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done."""
    parser.add_argument("action", choices=["verify"], help="verify: read every file and check it")


def run(_: argparse.Namespace) -> int:
    """Print one line a file; 1 where something is damaged."""
    from handlers.cli.stores import store_path  # noqa: PLC0415 (--help need not load it)
    from storage.backups import verify  # noqa: PLC0415

    found = verify(store_path())
    for each in found:
        print(f"{'ok ' if each.is_good else 'BAD'}  {each.path}: {each.text}")
    return 0 if all(each.is_good for each in found) else 1
