"""Which links does a page list, and what stands around each? A tree in; links with title and time out.

A link's card is the largest part of the page that has no other address in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from bot.sources.addresses.links import canonical
from bot.sources.kinds.boxes import NEVER_BOXES, links_shown
from bot.sources.kinds.paths import day_of, is_other_page, is_varied, same_site, shape
from bot.sources.kinds.trees import is_day_only
from bot.sources.pages.markup import absolute
from bot.sources.times.dates import parse_date

LONG = 4  # words of a title
_SHORT = 2  # words of one that is a heading
_MOST_LINKS = 2000
_HIGHEST = 8  # elements above a link that may still be its card
_PLACED = 3  # elements above a link that tell how it is laid out
_TITLE = 300  # characters
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLED = re.compile(r"title|headline|heading|caption-text|news-?name", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|time|datetime|published|pubdate|posted|ago|timestamp)(?:$|[\s_-])", re.IGNORECASE
)
_CLOCK = re.compile(r"^(?:\d{1,2}[:.]\d\d\s*[|–-]?\s+)+|\s+\d{1,2}:\d\d$")
_LONGEST_DATE = 60
_MANY = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A link of a page. `is_heading` says that its title is a heading, `is_main` that it is in the main part.

    `place` is the same for links that are laid out alike.
    """

    url: str
    title: str
    shape: str
    published: datetime | None
    is_heading: bool
    is_main: bool
    is_varied: bool
    place: str

    @property
    def words(self) -> int:
        return len(self.title.split())


def listed(root: Any, *, base: str, now: datetime) -> list[Listed]:
    """Give the links to other pages of the site outside menus and boxes, each once, in the page's order."""
    anchors: dict[str, list[Any]] = {}
    for anchor, url in _anchors(root, base):
        anchors.setdefault(url, []).append(anchor)
    marks = _marks(anchors)
    return [_listed(url, found, marks, now) for url, found in anchors.items()]


def _anchors(root: Any, base: str) -> Iterator[tuple[Any, str]]:
    declared = root.find(".//base")
    home = absolute(base, declared.get("href") or "") or base if declared is not None else base
    here = canonical(base).rstrip("/")
    for place, anchor in enumerate(links_shown(root)):
        if place >= _MOST_LINKS:
            return
        link = absolute(home, anchor.get("href") or "")
        url = canonical(link) if link else ""
        if url and url.rstrip("/") != here and same_site(url, base) and not is_other_page(url):
            yield anchor, url


def _marks(anchors: dict[str, list[Any]]) -> dict[Any, str]:
    """Give, for each element with links in it, their address if they have only one, else ""."""
    marks: dict[Any, str] = {}
    for url, found in anchors.items():
        for anchor in found:
            mark = url
            for element in (anchor, *anchor.iterancestors()):
                had = marks.get(element)
                if had in {_MANY, mark}:
                    break
                mark = mark if had is None else _MANY
                marks[element] = mark
    return marks


def _card(anchor: Any, url: str, marks: dict[Any, str]) -> Any:
    card = anchor
    for element in islice(anchor.iterancestors(), _HIGHEST):
        if marks.get(element) != url or element.tag in NEVER_BOXES - {"article"}:
            break
        card = element
    return card


def _listed(url: str, anchors: list[Any], marks: dict[Any, str], now: datetime) -> Listed:
    card = _card(anchors[0], url, marks)
    title, is_heading = _title(anchors, card)
    return Listed(
        url=url,
        title=title,
        shape=shape(url),
        published=_time(card, now) or day_of(url, now=now),
        is_heading=is_heading,
        is_main=any(_is_main(anchor) for anchor in anchors),
        is_varied=is_varied(url),
        place=_place(anchors[0]),
    )


def _place(anchor: Any) -> str:
    elements = (anchor, *islice(anchor.iterancestors(), _PLACED))
    return " ".join(f"{element.tag}.{element.get('class', '')}" for element in elements)


def _is_main(anchor: Any) -> bool:
    return any(e.tag in {"main", "article"} or e.get("role") == "main" for e in anchor.iterancestors())


def _title(anchors: list[Any], card: Any) -> tuple[str, bool]:
    """Give the title of a link and whether it is a heading: the first text that is long enough for what it is."""
    found = [(title, least) for title, least in _titles(anchors, card) if title]
    enough = (each for each in found if len(each[0].split()) >= each[1] and len(each[0]) <= _TITLE)
    longest = max(found, key=lambda each: len(each[0][:_TITLE].split()), default=("", LONG))
    title, least = next(enough, longest)
    return title[:_TITLE], least < LONG


def _titles(anchors: list[Any], card: Any) -> Iterator[tuple[str, int]]:
    """Give what may be the title, the likeliest first, each with the words that it needs."""
    for anchor in anchors:
        yield from ((text(e), _SHORT) for e in anchor.iter(*_HEADINGS))
        yield from ((text(anchor), _SHORT) for e in anchor.iterancestors() if e.tag in _HEADINGS)
    for anchor in anchors:
        yield from ((text(e), LONG) for e in anchor.iter() if _TITLED.search(e.get("class") or ""))
        yield text(anchor), LONG
    for anchor in anchors:
        yield " ".join((anchor.get("title") or anchor.get("aria-label") or "").split()), LONG
    yield from ((text(e), _SHORT) for e in card.iter(*_HEADINGS))


def text(element: Any) -> str:
    """Give what an element shows, in one line, without times and scripts in it."""
    parts = element.xpath(".//text()[not(ancestor::time or ancestor::script or ancestor::style)]")
    return _CLOCK.sub("", " ".join(" ".join(parts).split())).strip()


def _time(card: Any, now: datetime) -> datetime | None:
    """Give the moment that a card tells, one with its time of day before one without."""
    told = [time.get("datetime") or time.text_content() for time in card.iter("time")]
    told += [each.get("datetime") or each.text_content() for each in card.iter() if _is_dated(each)]
    moments = [m for each in told if len(each.strip()) <= _LONGEST_DATE and (m := parse_date(each, now=now))]
    moments = [moment for moment in moments if moment <= now] or moments
    return next((m for m in moments if not is_day_only(m)), moments[0] if moments else None)


def _is_dated(element: Any) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}" if isinstance(element.tag, str) else ""
    return _DATED.search(named) is not None
