"""Write anew what the bot says in journeys: `python -m tests.journeys [NAME …]`. To be read before it is kept.

The scripts, the pictures that came, and the pages of the guide are written.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.journeys.files import LANGUAGES, PICTURES, journeys, read, script_path, write_guide
from tests.journeys.playing import played
from tests.journeys.script import Script
from tests.journeys.stage import Stage

_AT_ONCE = 6  # scripts that are played side by side


async def main(names: list[str]) -> None:
    """Play the journeys, in all their languages, and write what was said."""
    at_once = asyncio.Semaphore(_AT_ONCE)
    paths = [script_path(name, language) for name in names or journeys() for language in LANGUAGES]
    async with asyncio.TaskGroup() as group:
        for path in paths:
            group.create_task(_write(path, at_once))
    write_guide()


async def _write(path: Path, at_once: asyncio.Semaphore) -> None:
    """Write a script with what the bot says; where it says more or less than before, all of it is waited for."""
    async with at_once:
        script = read(path)
        now, pictures = await _played(script)
        if [len(step.events) for step in now.steps] != [len(step.events) for step in script.steps]:
            now, pictures = await _played(script, anew=True)
        path.write_text(now.text, encoding="utf-8")
        for number, content in enumerate(pictures, start=1):
            (PICTURES / f"{script.name}-{number}.{script.language}.png").write_bytes(content)
        print(path.name, "as before" if now == script else "CHANGED", flush=True)


async def _played(script: Script, *, anew: bool = False) -> tuple[Script, list[bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(Path(folder), script) as stage:
            told = await played(stage, script.steps, anew=anew)
    return script.played(told), stage.pictures


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
