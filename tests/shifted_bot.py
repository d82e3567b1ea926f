"""How does a test move the bot's clock? The real program, with a clock that adds the seconds in a file.

Its disk is as another file says (tests/faults/faulty_bot.py).
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.settings import load
from handlers.logs import set_up
from handlers.wiring import run
from storage.interface import Store
from storage.tinydb import TinyStore
from tests.faults.faulty_bot import ToldDisk


def main(offset: Path, disk: Path) -> int:
    """Run the bot on Telegram, as `mujaz run` does."""
    os.environ["PTB_TIMEDELTA"] = "1"
    settings = load(os.environ)
    set_up(settings.log_level, settings.log_format, secret=settings.bot_token)

    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(offset.read_text("utf-8")))

    def opened(url: str) -> Store:
        return TinyStore(Path(url.partition(":")[2]), ToldDisk(disk))

    return asyncio.run(run(settings, clock=clock, opened=opened))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
