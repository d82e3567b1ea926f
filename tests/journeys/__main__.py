"""Write anew what the bot says in journeys: `python -m tests.journeys [NAME …]`. To be read before it is kept.

The scripts, the pictures that came, and the pages of the guide are written.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.journeys.acts import played
from tests.journeys.library import LANGUAGES, PICTURES, journeys, read, script_path, write_guide
from tests.journeys.stage import Stage


async def main(names: list[str]) -> None:
    """Play the journeys, in all their languages, and write what was said."""
    for name in names or journeys():
        await asyncio.gather(*(_write(script_path(name, language)) for language in LANGUAGES))
    write_guide()


async def _write(path: Path) -> None:
    script = read(path)
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(Path(folder), script) as stage:
            told = await played(stage, script.steps, anew=True)
    path.write_text(script.played(told).text, encoding="utf-8")
    for number, content in enumerate(stage.pictures, start=1):
        (PICTURES / f"{script.name}-{number}.{script.language}.png").write_bytes(content)
    print(path.name)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
