"""Articles of our own that tell the same event, or seem to, and what we labelled in story-pairs.tsv."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from bot.pipeline.stories import Stories
from bot.sources.pages.labels import Label, label_of
from bot.text.furniture import is_furniture
from storage.records import Article

_FOLDER = Path(__file__).parent
Pair = tuple[str, str, bool]


def articles() -> list[Article]:
    """Give the articles in the order in which they were published."""
    lines = (_FOLDER / "stories.jsonl").read_text("utf-8").splitlines()
    return sorted(map(_article, map(json.loads, lines)), key=lambda each: (each.published, each.key))


def _article(row: dict[str, object]) -> Article:
    at = datetime.fromisoformat(str(row["published"]))
    body = tuple(part for part in row["body"] if not _is_apart(part))  # type: ignore[attr-defined]
    title, outlet, language = str(row["title"]), str(row["outlet"]), str(row["language"])
    return Article(str(row["id"]), "", title, outlet, at, at, language, "", body=body)


def _is_apart(paragraph: str) -> bool:
    """Say whether a paragraph is left out when a page is read: "read also" and the site's own lines."""
    label = label_of(paragraph)
    return is_furniture(paragraph) or (label is not None and label.label is Label.RELATED)


def pairs() -> list[Pair]:
    """Give the labelled pairs, True for the same story."""
    rows = (line.split("\t") for line in (_FOLDER / "story-pairs.tsv").read_text("utf-8").splitlines())
    return [(first, second, label == "same") for first, second, label in rows]


def clustered(told: list[Article]) -> dict[str, str]:
    """Give the story of each article, as they come in one after the other."""
    stories, found = Stories(), {}
    for article in told:
        found[article.key] = stories.place(article) or article.key
    return found


def scored(found: dict[str, str], labelled: list[Pair]) -> tuple[float, float]:
    """Give precision and recall over the labelled pairs."""
    joined = [same for first, second, same in labelled if found[first] == found[second]]
    wanted = sum(same for *_, same in labelled)
    return sum(joined) / max(1, len(joined)), sum(joined) / wanted
