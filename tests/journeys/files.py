"""Where are the scripts, and the pages of the guide that are made of them?"""

from __future__ import annotations

from pathlib import Path

from tests.journeys.guide import page
from tests.journeys.script import Script, parse

SCRIPTS = Path(__file__).with_name("scripts")
DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"
LANGUAGES = ("ar", "en", "ru")


def script_path(journey: str, language: str) -> Path:
    return SCRIPTS / f"{journey}.{language}.txt"


def read(path: Path) -> Script:
    name, language, _ = path.name.split(".")
    return parse(name, language, path.read_text("utf-8"))


def journeys() -> list[str]:
    """Give the names of all journeys."""
    return sorted({path.name.split(".")[0] for path in SCRIPTS.glob("*.txt")})


def guide_path(language: str) -> Path:
    return DOCS / f"conversations.{language}.md"


def guide(language: str) -> str:
    """Give the page of the guide in a language, as the scripts have it."""
    return page(language, [read(script_path(journey, language)) for journey in journeys()])


def write_guide() -> None:
    for language in LANGUAGES:
        guide_path(language).write_text(guide(language), encoding="utf-8")
