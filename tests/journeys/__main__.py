"""Write anew what the bot says in journeys: `python -m tests.journeys [NAME …]`. To be read before it is kept."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.journeys.acts import played
from tests.journeys.library import SCRIPTS, journeys, read
from tests.journeys.stage import Stage


async def main(names: list[str]) -> None:
    """Play the journeys, each in all its languages at the same time, and write their scripts."""
    for journey in names or journeys():
        await asyncio.gather(*map(_write, sorted(SCRIPTS.glob(f"{journey}.*.txt"))))


async def _write(path: Path) -> None:
    script = read(path)
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(Path(folder), script) as stage:
            told = await played(stage, script.steps, anew=True)
    path.write_text(script.played(told).text, encoding="utf-8")
    print(path.name)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
