"""Pages and wire items of our own, with the lead, the furniture and the queries that we marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import QueryError
from bot.pipeline.cleaning import cleaned
from bot.pipeline.summarise import lead
from bot.pipeline.tag import tags
from bot.query.document import document
from bot.query.grammar import parse
from bot.query.index import matches
from bot.sources.pages.page import read_html, read_text
from bot.sources.values import Page

FOLDER = Path(__file__).with_name("pages")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_SECTION = re.compile(r"^--- (page|title|lead|furniture|finds|misses)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page and what was marked in it."""

    name: str
    page: str
    title: str
    lead: tuple[str, ...]
    furniture: tuple[str, ...]
    finds: tuple[str, ...]
    misses: tuple[str, ...]

    def read(self) -> Page:
        """Give the page as the bot reads it."""
        read = read_html if self.page.lstrip().startswith("<") else read_text
        return cleaned(read(self.page, url="https://news.example/item", now=NOW))


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out for a page: the lead, its mistakes, and queries that are answered wrongly."""

    name: str
    lead: tuple[str, ...]
    is_marked: bool
    leaks: tuple[str, ...]
    wrong_queries: tuple[str, ...]


def labelled() -> Iterator[Labelled]:
    """Give the pages in the order of their names."""
    for path in sorted(FOLDER.glob("*.page")):
        _, *parts = _SECTION.split(path.read_text("utf-8"))
        sections = dict(zip(parts[::2], parts[1::2], strict=True))
        yield Labelled(
            path.stem,
            sections["page"].strip("\n"),
            sections["title"].strip(),
            *(_lines(sections.get(name, "")) for name in ("lead", "furniture", "finds", "misses")),
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def judged(item: Labelled) -> Judged:
    """Read a page, and judge its lead, tags and matches by what was marked."""
    page = item.read()
    told = lead(page.body, title=page.title, language=page.language)
    shown = _plain(" ".join((*told, "", *tags(page))))
    leaks = tuple(each for each in item.furniture if _plain(each) and _plain(each) in shown)
    read = document(page.title, page.body, source=page.source, tags=page.tags, language=page.language)
    wrong = [query for query in item.finds if not (_answers(query, read) or _answers(f"~{query}", read))]
    wrong += [f"-{query}" for query in item.misses if _answers(query, read)]
    return Judged(item.name, told, same(told, item.lead), leaks, tuple(wrong))


def _answers(query: str, read: object) -> bool:
    try:
        return matches(parse(query), read) is not None  # type: ignore[arg-type]
    except QueryError as error:
        raise ValueError(f"{query}: {error}") from error


def same(told: tuple[str, ...], marked: tuple[str, ...]) -> bool:
    """Say whether two leads have the same sentences."""
    return [_plain(each) for each in told] == [_plain(each) for each in marked]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
