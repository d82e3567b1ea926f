"""How does a test move the bot's clock? The real program, with a clock that adds the seconds in a file."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.settings import load
from handlers.logs import set_up
from handlers.wiring import run


def main(offset: Path) -> int:
    """Run the bot on Telegram, as `mujaz run` does."""
    os.environ["PTB_TIMEDELTA"] = "1"
    settings = load(os.environ)
    set_up(settings.log_level, settings.log_format, secret=settings.bot_token)

    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(offset.read_text("utf-8")))

    return asyncio.run(run(settings, clock=clock))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
