"""Journeys as scripts: what people do, what the bot says then, word for word, in three languages."""

from __future__ import annotations

import asyncio
import difflib
from pathlib import Path

import pytest

from tests.journeys.files import LANGUAGES, SCRIPTS, guide, guide_path, journeys, read, script_path
from tests.journeys.playing import played
from tests.journeys.script import Script
from tests.journeys.stage import Stage


@pytest.mark.process
@pytest.mark.parametrize("journey", journeys())
async def test_a_journey_goes_as_it_is_written_in_each_language(journey, tmp_path):
    scripts = [read(script_path(journey, language)) for language in LANGUAGES]
    played = await asyncio.gather(*(_played(script, tmp_path / script.language) for script in scripts))
    assert not "".join(map(_difference, scripts, played))


def _difference(written: Script, played: Script) -> str:
    lines = difflib.unified_diff(
        written.text.splitlines(),
        played.text.splitlines(),
        f"{written.name}.{written.language}",
        "now",
        lineterm="",
    )
    return "".join(f"{line}\n" for line in lines)


async def _played(script: Script, folder: Path) -> Script:
    folder.mkdir()
    async with Stage(folder, script) as stage:
        told = await played(stage, script.steps)
        assert "Traceback" not in stage.program.log or _goes_wrong(script), stage.program.log
    assert not stage.api.complaints
    return script.played(told)


def _goes_wrong(script: Script) -> bool:
    """Say whether the program is brought to fail on purpose."""
    return any(step.words == "the disk is full" for step in script.steps)


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_script_is_read_and_written_without_loss(path):
    assert read(path).text == path.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_says_what_the_scripts_say(language):
    assert guide_path(language).read_text("utf-8") == guide(language)
