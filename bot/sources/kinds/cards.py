"""Which links does a page list, and what stands around each? A tree in; links with title and time out.

A link's card is the largest part of the page that has no other address in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sources.dates import parse_date
from bot.sources.kinds.paths import day_of, is_other_page, is_varied, same_site, shape
from bot.sources.kinds.trees import is_day_only
from bot.sources.links import canonical
from bot.sources.markup import absolute

LONG = 4  # words of a title
_MOST_LINKS = 2000
_HIGHEST = 8  # elements above a link that may still be its card
_TITLE = 300  # characters
_BOX_SHARE = 0.4  # of the links of a page: what has more is no box beside the text, whatever its class says
_UNSEEN = frozenset("script style noscript template svg iframe form nav footer button select".split())  # noqa: SIM905
_ROLES = frozenset({"navigation", "menu", "menubar", "search", "contentinfo", "banner"})
_NEVER_BOXES = frozenset({"html", "body", "main", "article"})
_BOX = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|share|sharing|social|tags?|tagcloud|"
    r"authors?|byline|login|pagination|pager|paging|cookies?|consent|newsletter|subscribe|most-?read|mostviewed|"
    r"popular|trending|related|recommended|comments?|advert|ads?|banner|promo|sponsored|skip-?links?|langs?|"
    r"language-?switcher)(?:$|[\s_-])",
    re.IGNORECASE,
)
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
    """A link of a page. `is_heading` says that its title is a heading, `is_main` that it is in the main part."""

    url: str
    title: str
    shape: str
    published: datetime | None
    is_heading: bool
    is_main: bool
    is_varied: bool

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
    for place, anchor in enumerate(_shown(root)):
        if place >= _MOST_LINKS:
            return
        link = absolute(home, anchor.get("href") or "")
        url = canonical(link) if link else ""
        if url and url.rstrip("/") != here and same_site(url, base) and not is_other_page(url):
            yield anchor, url


def _shown(root: Any) -> Iterator[Any]:
    """Give the links of a page but those of menus and boxes."""
    from lxml import etree  # noqa: PLC0415 (only where pages are read)

    most = _BOX_SHARE * len(root.xpath("//a[@href]"))
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if _is_box(element, most):
            walk.skip_subtree()
        elif element.tag == "a" and element.get("href"):
            yield element


def _is_box(element: Any, most: float) -> bool:
    tag = element.tag
    if tag in _UNSEEN or element.get("hidden") is not None or (element.get("role") or "").lower() in _ROLES:
        return tag not in {"form", *_NEVER_BOXES} or _links(element) <= most  # old sites have all in one form
    if tag in _NEVER_BOXES:
        return False
    named = f"{element.get('class', '')} {element.get('id', '')}"
    is_head = tag == "header" and next(element.iterancestors("article", "li", "section", "main"), None) is None
    return (is_head or _BOX.search(named) is not None) and _links(element) <= most


def _links(element: Any) -> int:
    return sum(1 for _ in element.iter("a"))


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
    for _, element in zip(range(_HIGHEST), anchor.iterancestors(), strict=False):
        if marks.get(element) != url or element.tag in _NEVER_BOXES - {"article"}:
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
    )


def _is_main(anchor: Any) -> bool:
    return any(e.tag in {"main", "article"} or e.get("role") == "main" for e in anchor.iterancestors())


def _title(anchors: list[Any], card: Any) -> tuple[str, bool]:
    """Give the title of a link and whether it is a heading: the first long text of those that may be it."""
    found = [(title, is_heading) for title, is_heading in _titles(anchors, card) if title]
    long = (each for each in found if len(each[0].split()) >= LONG and len(each[0]) <= _TITLE)
    longest = max(found, key=lambda each: len(each[0][:_TITLE].split()), default=("", False))
    title, is_heading = next(long, longest)
    return title[:_TITLE], is_heading


def _titles(anchors: list[Any], card: Any) -> Iterator[tuple[str, bool]]:
    for anchor in anchors:
        yield from ((text(e), True) for e in anchor.iter(*_HEADINGS))
        yield from ((text(anchor), True) for e in anchor.iterancestors() if e.tag in _HEADINGS)
    for anchor in anchors:
        yield from ((text(e), True) for e in anchor.iter() if _TITLED.search(e.get("class") or ""))
        yield text(anchor), bool(_TITLED.search(anchor.get("class") or ""))
    for anchor in anchors:
        yield " ".join((anchor.get("title") or anchor.get("aria-label") or "").split()), False
    yield from ((text(e), True) for e in card.iter(*_HEADINGS))


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
