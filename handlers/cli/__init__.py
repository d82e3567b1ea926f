"""Which command was given? `--help` must come at once, so every command imports what it needs itself."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType

from bot.errors import MujazError

COMMANDS = (
    "run",
    "demo",
    "chat",
    "digest",
    "read",
    "match",
    "feed",
    "opml",
    "config",
    "health",
    "backup",
    "restore",
    "store",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give the exit code: 0 fine, 1 something failed, 2 wrong use, 74 the disk failed."""
    arguments = _parser().parse_args(argv)
    module: ModuleType = arguments.module
    try:
        return int(module.run(arguments))
    except MujazError as error:
        print(f"mujaz: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _quiet_stdout()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mujaz",
        description="Mujaz (موجز): a Telegram news-digest bot that reads Arabic as its readers do.",
        epilog="Settings are environment variables or lines of .env: see .env.example and `mujaz config`.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"handlers.cli.{name}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.arguments(command)
        command.set_defaults(module=module)
    return parser


def environment() -> Mapping[str, str]:
    """Give the environment, over what stands in `.env` in the working directory."""
    from dotenv import dotenv_values  # noqa: PLC0415 (commands that read no settings need not load it)

    dotenv = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return {**dotenv, **os.environ}


def _quiet_stdout() -> None:
    """Keep the interpreter from complaining, on leaving, that nobody reads its output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
