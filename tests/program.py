"""How does a test run the program as its users do: as a process, with an environment of its own?"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.botapi import BotApi
from tests.newssite import NewsSite

ROOT = Path(__file__).parents[1]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Give an environment with nothing of the machine's own but the interpreter's path."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        **settings,
    }


class Program:
    """The bot as a process, between a Bot API server and a news site."""

    def __init__(self, folder: Path, api: BotApi, site: NewsSite, **settings: str) -> None:
        self._folder = folder
        self._api = api
        self._settings = {
            "BOT_TOKEN": api.token,
            "BOT_API_URL": api.url,
            "FEEDS": str(folder / "feeds.opml"),
            "ALLOW_PRIVATE_HOSTS": site.host,
            "POLL_SECONDS": "1",
            "POLL_MOST_SECONDS": "1",
            "DEFAULT_ZONE": "Asia/Riyadh",
            "COMMANDS_PER_MINUTE": "10000",  # tests are in a hurry
        } | settings
        self._offset = folder / "offset"
        self.disk = folder / "disk"  # how the disk is, where the program asks: "full", "broken", "" as usual
        self.disk.write_text("", "utf-8")
        self._module = ["bot", "run"]
        self._process: asyncio.subprocess.Process | None = None
        site.write_opml(folder / "feeds.opml")

    @property
    def log(self) -> str:
        """What it has written so far, on either stream, over all its starts."""
        return (self._folder / "log").read_text("utf-8")

    @property
    def megabytes(self) -> float:
        """Memory that it holds now (Linux)."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def shift_clock(self, seconds: float = 0.0) -> None:
        """Move its clock from the real time; the first time before it is started."""
        written = self._offset.with_suffix(".new")
        written.write_text(str(seconds), "utf-8")
        written.replace(self._offset)  # whole at any moment: it is read all the time
        self._module = ["tests.shifted_bot", str(self._offset), str(self.disk)]

    def has(self, **settings: str) -> None:
        """Change settings; they hold from the next start."""
        self._settings |= settings

    def with_faulty_disk(self) -> Path:
        """Let a file that is given back say how the disk behaves: "full", "broken", or "" as usual."""
        self._module = ["tests.faults.faulty_bot", str(self.disk)]
        return self.disk

    @property
    def data(self) -> Path:
        """Where its store is."""
        return self._folder / "data" / "mujaz.json"

    def signals(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    async def ends(self) -> int:
        """Wait until it has ended; give its exit code."""
        assert self._process is not None
        code = await asyncio.wait_for(self._process.wait(), 25)
        self._process = None
        return code

    async def start(self) -> None:
        """Start it; ends when it is about to ask Telegram for updates."""
        starts = len(self._api.called("deleteWebhook"))
        with (self._folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", *self._module,
                cwd=self._folder, env=environment(self._folder, **self._settings), stdout=log, stderr=log,
            )  # fmt: skip
        try:
            await self._api.waits_for("deleteWebhook", times=starts + 1, within=20)
        except AssertionError as error:
            raise AssertionError(f"the bot did not start:\n{self.log}") from error

    async def kill(self) -> None:
        """End it as a power cut would: kill -9."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()
        self._process = None

    async def stop(self) -> int:
        """Ask it to end (SIGTERM); give its exit code."""
        assert self._process is not None
        self.signals(signal.SIGTERM)
        return await self.ends()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            await self.kill()
