"""Write anew what the bot says in journeys: `python -m tests.journeys [NAME …]`. To be read before it is kept."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.journeys.acts import played
from tests.journeys.library import SCRIPTS, read
from tests.journeys.stage import Stage


async def main(names: list[str]) -> None:
    """Play the journeys, in all their languages, and write their scripts."""
    for path in sorted(SCRIPTS.glob("*.txt")):
        if not names or path.name.split(".")[0] in names:
            await _write(path)


async def _write(path: Path) -> None:
    script = read(path)
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(Path(folder), script) as stage:
            told = await played(stage, script.steps, anew=True)
    path.write_text(script.played(told).text, encoding="utf-8")
    print(path.name)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
