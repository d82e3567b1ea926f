"""Where are the scripts? In `scripts/`, as JOURNEY.LANGUAGE.txt."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.script import Script, parse

SCRIPTS = Path(__file__).with_name("scripts")
LANGUAGES = ("ar", "en", "ru")


def read(path: Path) -> Script:
    name, language, _ = path.name.split(".")
    return parse(name, language, path.read_text("utf-8"))


def journeys() -> list[str]:
    """Give the names of all journeys."""
    return sorted({path.name.split(".")[0] for path in SCRIPTS.glob("*.txt")})
