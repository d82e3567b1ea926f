"""`mujaz run`: on Telegram with a token, in the terminal without one."""

from __future__ import annotations

import argparse
import asyncio
import os

from bot.settings import Settings

HELP = "start the bot: on Telegram with BOT_TOKEN, else as a chat in the terminal"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take `--sample`."""
    parser.add_argument("--sample", action="store_true", help="read the sample articles, even with a network")


def run(args: argparse.Namespace) -> int:
    """Run until it is told to stop."""
    return run_bot(sample=args.sample)


def run_bot(*, sample: bool = False, in_terminal: bool = False) -> int:
    """Start what the settings ask for. Raises MujazError where it cannot start."""
    from bot.settings import load  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415

    os.environ.setdefault("PTB_TIMEDELTA", "1")  # python-telegram-bot's own switch: periods as timedelta
    settings = load(environment())
    if settings.bot_token and not in_terminal:
        return _on_telegram(settings, sample=sample)
    return _in_terminal(settings, sample=sample)


def _on_telegram(settings: Settings, *, sample: bool) -> int:
    from handlers import wiring  # noqa: PLC0415 (half a second of imports)
    from handlers.logs import set_up  # noqa: PLC0415

    set_up(settings.log_level, settings.log_format, secret=settings.bot_token)
    return asyncio.run(wiring.run(settings, sample=sample))


def _in_terminal(settings: Settings, *, sample: bool) -> int:
    from handlers.terminal.chat import chat  # noqa: PLC0415 (as above)

    return asyncio.run(chat(settings, sample=sample))
