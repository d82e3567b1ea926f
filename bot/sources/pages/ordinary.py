"""Which lines of an ordinary page are its article? Trafilatura finds the body; related links are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.sources.pages.fuller import fuller, key, letters
from bot.sources.pages.labelled import Form, tag_lines
from bot.sources.pages.labels import Label, Labelled, label_of
from bot.sources.pages.mainpart import main_part, whole_blocks
from bot.sources.pages.markup import Line
from bot.sources.pages.metadata import Metadata
from bot.sources.pages.related import is_title, related_links, replace_text, titles_in
from bot.sources.pages.showing import are_teasers, long_lines
from bot.sources.pages.tagline import own_tags, supported
from bot.sources.pages.walls import without_walls
from bot.sources.times.dates import is_date, parse_date
from bot.text.furniture import is_furniture
from bot.text.normalise import fold
from storage.records import Link

_LEAST = 40  # letters of a body; less is what is left over on a page without an article
_LEAST_MARKED = 10  # letters of one that the page itself marks as its article
_MARKS = "//article | //*[@itemprop='articleBody']"
_SOURCE_LETTERS = 60
_ENOUGH = (
    0.8  # of the letters of the body in JSON-LD: that one has lost its paragraphs, and is taken only if need be
)
_OUTSIDE = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::header"
_PARAGRAPHS = f"//p[not({_OUTSIDE})]"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def body_text(root: Any, lines: Sequence[Line], about: Metadata, *, is_whole: bool) -> list[Line]:
    """Give the lines of the body, the furniture among them still in it.

    Of a feed's fragment (not `is_whole`) that is every line; of a page what trafilatura finds, or where that is
    little what else there is of its text.
    """
    if not is_whole:
        return [line for line in lines if not line.is_aside]
    part = main_part(root, about.title)
    found = whole_blocks(part, _extracted(part).splitlines())
    found = fuller(_own(found, root, lines), root, about)
    if letters(found) < _LEAST:
        found = _own(_paragraphs(part), root, lines)
    if letters(found) < _LEAST:
        found = max(found, _own(long_lines(lines, about.title), root, lines), key=letters)
    return as_shown(lines, found)


def _own(found: list[str], root: Any, lines: Sequence[Line]) -> list[str]:
    """Give what was found, nothing where a page that marks no article has only teasers of others."""
    return [] if are_teasers(found, lines) and not is_marked(root) else found


def as_shown(lines: Sequence[Line], found: Sequence[str]) -> list[Line]:
    """Give the lines of a page that say what was found, with their links."""
    exact = {line.text: line for line in lines}
    texts = [text for text in map(str.strip, found) if text]
    loose = {key(line.text): line for line in lines} if any(text not in exact for text in texts) else {}
    return [exact.get(text) or loose.get(key(text)) or Line(text) for text in texts]


def is_marked(root: Any) -> bool:
    """Tell whether a page marks what its article is."""
    return bool(root.xpath(_MARKS))


def _paragraphs(root: Any) -> list[str]:
    """Give the paragraphs of the element that the page marks as its article, else of the page.

    Trafilatura passes news in brief by; what it takes for too little is all that such a page has.
    """
    marked = root.xpath(f"({_MARKS})[1]")
    within = marked[0].xpath("." + _PARAGRAPHS) if marked else root.xpath(_PARAGRAPHS)
    return [" ".join(paragraph.text_content().split()) for paragraph in within]


def _extracted(root: Any) -> str:
    from trafilatura import extract  # noqa: PLC0415 (half a second to import)

    text = extract(
        root, fast=True, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
    )
    return text or ""


def read_body(
    found: Sequence[Line], lines: Sequence[Line], title: str, *, now: datetime, marks_article: bool = False
) -> Form:
    """Sort the found lines into body and related titles; take source, tags and date from labelled lines.

    `marks_article` says that the page marks its article, which may then be very short.
    """
    kept, related = _sorted_out(found, title)
    labels = [label_of(line.text) for line in lines]
    related += related_links(lines, labels, 0)
    kept = list(without_walls(kept))
    body = tuple(kept) if letters(kept) >= (_LEAST_MARKED if marks_article else _LEAST) else ()
    labelled = [(label, line) for label, line in zip(labels, lines, strict=True) if label and label.is_sure]
    dates = [parse_date(label.value, now=now) for label, _ in labelled if label.label is Label.DATE]
    tags = [tag for label, line in labelled if label.label is Label.TAGS for tag in _tags(label.value, line)]
    return Form(
        title=title,
        published=next(filter(None, dates), None),
        body=body,
        source=_source(found),
        tags=own_tags(list(filter(None, tags)) or _tags_below(lines, labels, (title, *body)), (title, *body)),
        related=tuple({fold(link.title): link for link in related}.values()),
    )


def _sorted_out(found: Sequence[Line], title: str) -> tuple[list[str], list[Link]]:
    """Part the found lines into paragraphs and related titles, up to where another article begins."""
    body: list[str] = []
    related: list[Link] = []
    is_below_label = is_over = False
    own = fold(title)
    for line in found:
        label = label_of(line.text)
        kind = label.label if label else None
        if kind is Label.END or (kind is Label.RELATED and is_over):
            break
        if label is not None and kind is Label.RELATED:
            related += titles_in(replace_text(line, label.value)) if label.value else ()
            is_below_label = not label.value
        elif line.is_link or (is_below_label and is_title(line)):
            related += titles_in(line)
        else:
            is_below_label = False
            is_over = is_over or (bool(body) and kind in {Label.SOURCE, Label.TAGS})
            if body or not is_date(line.text):
                body += _kept(line.text, is_labelled=label is not None, title=own)
    return body, related


def _kept(text: str, *, is_labelled: bool, title: str) -> Iterator[str]:
    text = text.removeprefix("- ")
    if is_labelled or is_furniture(text) or _ADDRESS.fullmatch(text):
        return
    if len(text) > 2 * len(title) or fold(text) != title:
        yield text


def _source(found: Sequence[Line]) -> str:
    """Give the outlet that a last line names: «المصدر: رويترز»."""
    labels = [label for line in found[-5:] if (label := label_of(line.text)) and label.label is Label.SOURCE]
    values = [label.value.strip(" .") for label in labels if label.is_sure and len(label.value) <= _SOURCE_LETTERS]
    return next(filter(None, values), "")


def _tags_below(lines: Sequence[Line], labels: Sequence[Labelled | None], text: Sequence[str]) -> list[str]:
    """Give the tags that are links below a label that stands alone; a button among them is not in the text."""
    at = next((at for at, each in enumerate(labels) if each and each.label is Label.TAGS and not each.value), None)
    if at is None or not all(line.is_link for line in lines[at + 1 : at + 2]):
        return []
    return [f"#{tag.lstrip('#')}" for tag in tag_lines(lines, labels, at) if supported(tag, text)]


def _tags(value: str, line: Line) -> list[str]:
    return [f"#{link.title}" for link in line.links] if line.links else [value]
