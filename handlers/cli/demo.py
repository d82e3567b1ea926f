"""`mujaz demo`: the sample articles, even with a network."""

from __future__ import annotations

import argparse

HELP = "the same with the sample articles that come with Mujaz, even with a network"


def arguments(_: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_: argparse.Namespace) -> int:
    """Run until it is told to stop."""
    from handlers.cli.run import run_bot  # noqa: PLC0415

    return run_bot(sample=True)
