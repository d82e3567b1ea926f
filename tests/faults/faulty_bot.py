"""The real program on a disk whose condition stands in a file: "full", "broken" (fsync answers EIO) or nothing."""

from __future__ import annotations

import asyncio
import errno
import os
import sys
from pathlib import Path

from bot.errors import MujazError
from bot.settings import load
from handlers.logs import set_up
from handlers.wiring import run
from storage.file import Calls
from storage.interface import Store
from storage.tinydb import TinyStore


class ToldDisk(Calls):
    """Fails as the control file says."""

    def __init__(self, control: Path) -> None:
        self._control = control

    def _fails(self, condition: str, number: int) -> None:
        if self._control.read_text("utf-8") == condition:
            raise OSError(number, os.strerror(number))

    def write(self, descriptor: int, content: bytes) -> int:  # type: ignore[override]
        self._fails("full", errno.ENOSPC)
        return os.write(descriptor, content)

    def fdatasync(self, descriptor: int) -> None:  # type: ignore[override]
        self._fails("broken", errno.EIO)
        os.fdatasync(descriptor)


def main(control: Path) -> int:
    """Run the bot on Telegram, as `mujaz run` does."""
    os.environ["PTB_TIMEDELTA"] = "1"
    settings = load(os.environ)
    set_up(settings.log_level, settings.log_format, secret=settings.bot_token)

    def opened(url: str) -> Store:
        return TinyStore(Path(url.partition(":")[2]), ToldDisk(control))

    try:
        return asyncio.run(run(settings, opened=opened))
    except MujazError as error:
        print(f"mujaz: {error}", file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
