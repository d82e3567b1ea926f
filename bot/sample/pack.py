"""Which invented articles are there, and since when? Pure: a moment in, what is published by then out."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("ar", "ru", "en")
_APART = timedelta(minutes=55)  # between two of the articles that are there from the start


@dataclass(frozen=True, slots=True)
class Story:
    """One invented article; `is_late` ones are published one by one while the bot runs."""

    language: str
    number: int
    title: str
    body: tuple[str, ...]
    tags: tuple[str, ...]
    is_late: bool = False
    source: str = ""  # named in the text, in the labelled form of aggregators
    related: str = ""

    @property
    def path(self) -> str:
        return f"/{self.language}/{self.number}"


@dataclass(frozen=True, slots=True)
class Published:
    """A story with its moment and its identity, new every day and for late ones at every start."""

    story: Story
    at: datetime
    guid: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The articles of one language, and the words that call them a sample."""

    language: str
    title: str
    footer: str
    stories: tuple[Story, ...]

    def published(self, *, start: datetime, now: datetime, interval: float) -> list[Published]:
        """Give what is out by `now`, the newest first."""
        early = [story for story in self.stories if not story.is_late]
        late = [story for story in self.stories if story.is_late]
        out = [
            Published(each, start - (n + 1) * _APART, _guid(each, f"{start:%F}")) for n, each in enumerate(early)
        ]
        for n, each in enumerate(late):
            at = start + timedelta(seconds=interval * (n + 1))
            out.append(Published(each, at, _guid(each, f"{start:%FT%T}")))
        return sorted((each for each in out if each.at <= now), key=lambda each: each.at, reverse=True)


def _guid(story: Story, when: str) -> str:
    return f"tag:mujaz,2026:sample/{when}{story.path}"


@lru_cache(maxsize=1)
def packs() -> Sequence[Pack]:
    """Load the sample articles of all languages."""
    return tuple(_load(language) for language in LANGUAGES)


def _load(language: str) -> Pack:
    told = tomllib.loads(files("bot.sample").joinpath(f"{language}.toml").read_text("utf-8"))
    stories = tuple(
        Story(
            language,
            number,
            each["title"],
            tuple(each["body"]),
            tuple(each["tags"]),
            is_late=each.get("late", False),
            source=each.get("source", ""),
            related=each.get("related", ""),
        )
        for number, each in enumerate(told["articles"], 1)
    )
    return Pack(language, told["title"], told["footer"], stories)
