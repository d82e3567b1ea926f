"""Kind `section`: which articles does a page list that has no feed? Its links are sorted by what they share.

Links to articles have addresses of one shape and titles of several words, and stand outside menus; the group of
links for which that is truest is chosen, with those that are nearly as good. Their order on the page is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.errors import UnreadableError
from bot.sources.kinds.cards import LONG, Listed, listed
from bot.sources.kinds.trees import MOST_ENTRIES, head_of, html_tree, is_day_only, is_html, line_of
from bot.sources.pages.metadata import without_site
from bot.sources.plain import joined
from bot.sources.values import Entry, Fetched, ParsedFeed
from bot.text.language import language_of

LEAST = 4  # articles; a page with fewer is no list of them
_IN_GROUP = 2
_OTHER_GROUP = 3
_TITLED = 0.5  # of a group's links
_NEARLY = 0.75  # of the best group's score for a link
_SHORT = 2  # words of a title that is believed because of its place
_MOST_WORDS = 12


class SectionAdapter:
    """Reads a page that lists articles, in the order in which it lists them."""

    kind = "section"

    def recognises(self, fetched: Fetched) -> bool:
        return is_html(head_of(fetched))

    def read(self, fetched: Fetched, *, now: datetime) -> ParsedFeed:
        """Raise UnreadableError for a page with fewer than four articles."""
        root = html_tree(fetched)
        found = articles(listed(root, base=fetched.url, now=now))
        if len(found) < LEAST:
            raise UnreadableError(f"lists {len(found)} articles; a list has at least {LEAST}", url=fetched.url)
        titles = "\n".join(each.title for each in found)
        return ParsedFeed(
            title=page_title(root),
            url=joined(fetched.url, "/"),
            language=language_of(titles),
            entries=tuple(map(_entry, found[:MOST_ENTRIES])),
        )


def _entry(link: Listed) -> Entry:
    rough = link.published is None or is_day_only(link.published)
    return Entry(id=link.url, title=link.title, url=link.url, published=link.published, is_rough=rough)


def page_title(root: Any) -> str:
    """Give what a page calls itself: its one heading with its site, else its title."""
    names = [
        content.strip() for content in root.xpath("//meta[@property='og:site_name']/@content") if content.strip()
    ]
    headings = [text for heading in root.iter("h1") if (text := line_of(heading))]
    titles = [text for title in root.xpath("//head/title") if (text := line_of(title))]
    site = names[0] if names else ""
    title = without_site(titles[0] if titles else "", site)
    own = headings[0] if len(headings) == 1 and headings[0] in title else title
    return f"{site}: {own}" if site and own and site not in own and own not in site else own or site


def articles(links: Sequence[Listed]) -> list[Listed]:
    """Give the links that lead to articles, in their order."""
    groups: dict[str, list[Listed]] = {}
    for link in links:
        groups.setdefault(link.shape, []).append(link)
    able = {shape: group for shape, group in groups.items() if _is_able(group)}
    if not able:
        return []
    best = max(able.values(), key=_total)
    chosen = {best[0].shape} | {shape for shape, group in able.items() if _is_nearly(group, best)}
    alike = _places(best)
    return [
        link
        for link in links
        if (link.shape in chosen and _is_article(link))
        or (link.words >= LONG and (link.place, _depth(link)) in alike)
    ]


def _places(group: Sequence[Listed]) -> set[tuple[str, int]]:
    """Give how articles are laid out, and how deep their addresses are, where some of a group share both.

    Some sites give ids in which now and then is no digit: these links differ in shape only.
    """
    often = Counter((link.place, _depth(link)) for link in _titled(group))
    return {place for place, count in often.items() if count >= _OTHER_GROUP}


def _depth(link: Listed) -> int:
    return link.shape.count("/")


def _titled(group: Sequence[Listed]) -> list[Listed]:
    return [link for link in group if link.words >= LONG]


def _is_able(group: Sequence[Listed]) -> bool:
    titled = _titled(group)
    return len(titled) >= _IN_GROUP and len(titled) >= _TITLED * len(group)


def _score(link: Listed) -> float:
    return min(link.words, _MOST_WORDS) / _MOST_WORDS + link.is_heading + link.is_main + link.is_varied


def _total(group: Sequence[Listed]) -> float:
    return sum(map(_score, _titled(group)))


def _mean(group: Sequence[Listed]) -> float:
    return _total(group) / len(_titled(group))


def _is_nearly(group: Sequence[Listed], best: Sequence[Listed]) -> bool:
    return len(_titled(group)) >= _OTHER_GROUP and _mean(group) >= _NEARLY * _mean(best)


def _is_article(link: Listed) -> bool:
    return link.words >= LONG or (link.words >= _SHORT and (link.is_heading or link.is_varied))
