"""What does a page in the labelled form say? Its lines in, of plain text or of HTML; its fields out.

Arabic aggregators write: the title, «تاريخ النشر: …», the body, «المصدر: …», «كلمات دلالية: …», and «إقرأ أيضاً»
with a second article below. The body ends at the first of the last three; what follows «إقرأ أيضاً» is another
article, of which only the title is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.sources.pages.labels import Label, Labelled, label_of, parted
from bot.sources.pages.markup import Line
from bot.sources.pages.related import related_links
from bot.sources.pages.tagline import clean, own_tags
from bot.sources.times.dates import parse_date
from bot.text.furniture import is_furniture
from bot.text.normalise import fold
from storage.records import Link

_ENDS = (Label.SOURCE, Label.TAGS, Label.RELATED)
_TITLE_WORDS = 3  # before the date: a line of fewer words is a menu's
_DATE_WORDS = 12
_SOURCE_LETTERS = 80
_TAG_WORDS = 6


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a labelled page; what it does not have is empty."""

    title: str
    published: datetime | None
    body: tuple[str, ...]
    source: str
    tags: tuple[str, ...]
    related: tuple[Link, ...]


def is_labelled(lines: Sequence[Line]) -> bool:
    """Say whether a date line and, below it, one of the closing labels are there."""
    lines, labels = _labelled(lines)
    date_at = _place(labels, (Label.DATE,), 0)
    return date_at is not None and _place(_without_inline(lines, labels), _ENDS, date_at) is not None


def read_form(lines: Sequence[Line], *, title: str = "", now: datetime) -> Form:
    """Read the fields; of lines without a date label all are the body that stand above the closing labels."""
    lines, labels = _labelled(lines)
    date_at = _place(labels, (Label.DATE,), 0)
    end = _end(lines, labels, date_at or 0)
    published, start = _published(lines, labels, date_at, now)
    head = lines[: min(date_at, end)] if date_at is not None else []
    title = title or _title(head)
    within = zip(lines[start:end], labels[start:end], strict=True)
    body = _body([line for line, label in within if not _is_inline(line, label)], title)
    return Form(
        title=title,
        published=published,
        body=body,
        source=_source(lines, labels, end),
        tags=own_tags(tag_lines(lines, labels, end), (title, *body)),
        related=related_links(lines, labels, date_at or 0),
    )


def _labelled(lines: Sequence[Line]) -> tuple[list[Line], list[Labelled | None]]:
    parts = [part for line in lines for part in _parts(line)]
    return parts, [label_of(part.text) for part in parts]


def _end(lines: Sequence[Line], labels: Sequence[Labelled | None], start: int) -> int:
    """Give where the article ends: at the first closing label.

    «إقرأ أيضاً: …» with its link in the line ends nothing where the source or the tags come below.
    """
    last = _place(labels, (Label.SOURCE, Label.TAGS), start)
    ends = _without_inline(lines, labels) if last is not None else labels
    end = _place(ends, (*_ENDS, Label.END), start)
    return len(lines) if end is None else end


def _without_inline(lines: Sequence[Line], labels: Sequence[Labelled | None]) -> list[Labelled | None]:
    return [None if _is_inline(line, label) else label for line, label in zip(lines, labels, strict=True)]


def _is_inline(line: Line, label: Labelled | None) -> bool:
    return label is not None and label.label is Label.RELATED and bool(label.value and line.links)


def _parts(line: Line) -> Iterator[Line]:
    parts = parted(line.text)
    for part in parts:
        links = tuple(link for link in line.links if link.title in part)
        yield replace(line, text=part, links=links) if len(parts) > 1 else line


def _place(labels: Sequence[Labelled | None], wanted: Sequence[Label], start: int) -> int | None:
    places = (at for at in range(start, len(labels)) if (found := labels[at]) and found.label in wanted)
    return next(places, None)


def _published(
    lines: Sequence[Line], labels: Sequence[Labelled | None], date_at: int | None, now: datetime
) -> tuple[datetime | None, int]:
    """Give the date of the date line, or of the line behind it, and where the body begins."""
    if date_at is None:
        return None, 0
    found = labels[date_at]
    assert found is not None
    if found.value or date_at + 1 == len(lines):
        return parse_date(found.value, now=now), date_at + 1
    value = lines[date_at + 1].text
    moment = parse_date(value, now=now) if len(value.split()) <= _DATE_WORDS else None
    return moment, date_at + (2 if moment else 1)


def _title(head: Sequence[Line]) -> str:
    """Give the heading before the date, else the first line of some words there."""
    headings = [line.text for line in head if line.heading == "h1"]
    long = [line.text for line in head if len(line.text.split()) >= _TITLE_WORDS and not line.is_link]
    return next(iter([*headings[-1:], *long, *(line.text for line in head)]), "")


def _body(lines: Sequence[Line], title: str) -> tuple[str, ...]:
    key = fold(title)
    kept = (line for line in lines if not line.is_link and not line.is_aside)
    return tuple(line.text for line in kept if fold(line.text) != key and not is_furniture(line.text))


def _source(lines: Sequence[Line], labels: Sequence[Labelled | None], end: int) -> str:
    at = _first_article(labels, Label.SOURCE, end)
    if at is None:
        return ""
    values = _values(lines, labels, at)[:1]
    return "".join(values).strip(" .،") if values and len(values[0]) <= _SOURCE_LETTERS else ""


def tag_lines(lines: Sequence[Line], labels: Sequence[Labelled | None], end: int) -> list[str]:
    """Give the tag line, or one line a tag where each is a link or stands on a line of its own."""
    at = _first_article(labels, Label.TAGS, end)
    if at is None:
        return []
    found = labels[at]
    assert found is not None
    if found.value:
        return _tags_in(replace(lines[at], text=found.value))
    return [tag for line in _short(lines, labels, at + 1) for tag in _tags_in(line)]


def _tags_in(line: Line) -> list[str]:
    """Give one hashtag a link, so that none of them is cut, else the line."""
    return [f"#{link.title}" for link in line.links] if len(line.links) > 1 else [line.text]


def _short(lines: Sequence[Line], labels: Sequence[Labelled | None], start: int) -> Iterator[Line]:
    """Give the lines behind a label that stands alone: the first as long as it is, others if they are tags."""
    for at in range(start, len(lines)):
        line = lines[at]
        is_long = len(line.text.split()) > _TAG_WORDS and len(line.links) < 2  # noqa: PLR2004 (one link is a teaser)
        is_like_first = line.is_link == lines[start].is_link
        if labels[at] is not None or (at > start and (is_long or not is_like_first)):
            return
        yield line
        if is_long or not clean(line.text):
            return


def _first_article(labels: Sequence[Labelled | None], label: Label, end: int) -> int | None:
    """Give the place of a label of the first article: before the second one begins."""
    at = _place(labels, (label,), end)
    other = _place(labels, (Label.RELATED,), end)
    return (
        at if at is not None and (other is None or at < other or _is_above_any_text(labels, other, at)) else None
    )


def _is_above_any_text(labels: Sequence[Labelled | None], other: int, at: int) -> bool:
    return all(labels[place] is not None for place in range(other, at))


def _values(lines: Sequence[Line], labels: Sequence[Labelled | None], at: int) -> list[str]:
    found = labels[at]
    assert found is not None
    if found.value:
        return [found.value]
    return [line.text for line in lines[at + 1 : at + 2] if labels[at + 1] is None]
