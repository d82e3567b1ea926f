"""Which other articles does a page name? The lines below «إقرأ أيضاً» in; titles, with their links, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.sources.pages.labels import Label, Labelled
from bot.sources.pages.markup import Line
from bot.text.normalise import fold
from storage.records import Link

_MOST = 20
_TITLE_WORDS = range(3, 31)  # fewer are a menu's or a button's, more are a paragraph
_SURE_TITLE_WORDS = 15
_SENTENCE_END = (".", "،", ":", "؛", "…")


def related_links(lines: Sequence[Line], labels: Sequence[Labelled | None], start: int) -> tuple[Link, ...]:
    """Give the titles below each «إقرأ أيضاً» from a place on; bodies that stand under them are left out.

    Without links only the first line below the label is surely a title; the others are where all of them are.
    """
    found: dict[str, Link] = {}
    for at in range(start, len(lines)):
        label = labels[at]
        if label is not None and label.label is Label.RELATED:
            for link in _below(lines, labels, at):
                found.setdefault(fold(link.title), link)
    return tuple(found.values())[:_MOST]


def _below(lines: Sequence[Line], labels: Sequence[Labelled | None], at: int) -> Iterator[Link]:
    label = labels[at]
    assert label is not None
    if label.value:
        yield from titles_in(replace_text(lines[at], label.value))
    block = list(_block(lines, labels, at + 1))
    if not label.value:
        yield from (link for line in block[:1] for link in titles_in(line))
    are_all_titles = all(is_title(line) and len(line.text.split()) <= _SURE_TITLE_WORDS for line in block)
    for line in block[0 if label.value else 1 :]:
        if line.is_link or (are_all_titles and not label.value):
            yield from titles_in(line)


def _block(lines: Sequence[Line], labels: Sequence[Labelled | None], start: int) -> Iterator[Line]:
    for at in range(start, len(lines)):
        if labels[at] is not None:
            return
        yield lines[at]


def titles_in(line: Line) -> Iterator[Link]:
    """Give the links of a line that are titles, else the line itself as a title without a link."""
    linked = [link for link in line.links if len(link.title.split()) in _TITLE_WORDS]
    if linked and line.is_link:
        yield from linked
    elif is_title(line) and not line.is_link:  # short links side by side are tags
        yield linked[0] if linked and linked[0].title in line.text else Link(line.text)


def is_title(line: Line) -> bool:
    """Say whether a line may be a headline."""
    return len(line.text.split()) in _TITLE_WORDS and not line.text.rstrip().endswith(_SENTENCE_END)


def replace_text(line: Line, text: str) -> Line:
    """Give the line with what stands behind its label only."""
    return Line(text, tuple(link for link in line.links if link.title in text), line.heading, line.is_aside)
