"""`mujaz chat`: the terminal, even with a token."""

from __future__ import annotations

import argparse

HELP = "a chat in the terminal, even with BOT_TOKEN"


def arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_: argparse.Namespace) -> int:
    """Run until the person leaves."""
    from handlers.cli.run import run_bot  # noqa: PLC0415

    return run_bot(in_terminal=True)
