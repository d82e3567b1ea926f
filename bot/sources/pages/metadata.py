"""What does a page say of itself? Its JSON-LD, OpenGraph and meta elements in, the fields out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from bot.sources.pages.described import Described, described
from bot.sources.pages.tagline import clean, distinct, supported
from bot.sources.times.dates import parse_date

_TITLE_SEPARATORS = re.compile(r"\s+[|\-–—•»:]\s+|\s*[|»]\s*")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datePublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "og:article:published_time",
    "video:release_date",
    "uploaddate",
)
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_MARKED_TITLES = (
    "//*[@itemprop='headline' or contains(concat(' ', @class, ' '), ' entry-title ')][not(self::meta)]"
)
_TITLE_WORDS = 3  # a heading of fewer words may be a section's
_WORD = 5  # letters of one
_LEAST_PROMISED = 300  # letters; a page that calls itself an article has at least a few sentences
_COMMA = re.compile(r"\s*[،,;؛|]\s*")
_MOST_TAGS = 15


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; what it does not say is empty.

    `keywords` may be the site's, not the page's; `body` is the text that its JSON-LD carries; `promised` is how
    many letters of text there should be, 0 where nothing says that there is an article.
    """

    title: str
    site: str
    url: str
    published: datetime | None
    language: str
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    body: str
    is_live: bool = False
    promised: int = 0

    def own_tags(self, text: Sequence[str]) -> tuple[str, ...]:
        """Give the page's tags and those of its keywords that the text has a word of."""
        found = [*self.tags, *(word for word in self.keywords if supported(word, text))]
        return distinct(iter(found))[:_MOST_TAGS]


def metadata(root: Any, *, url: str, now: datetime) -> Metadata:
    """Read what stands in the head of a page, and its <h1> and <time>."""
    meta = _meta(root)
    about = described(root)
    site = _first(meta.get("og:site_name"), [about.publisher])
    return Metadata(
        title=_title(root, meta, about, site),
        site=site,
        url=_first(_links(root), meta.get("og:url")),
        published=_published(root, meta, about, url, now),
        language=str(root.get("lang") or "")[:2].lower(),
        tags=_cleaned(meta.get("article:tag", []) + _linked_tags(root)),
        keywords=_cleaned([*about.keywords, *meta.get("news_keywords", []), *meta.get("keywords", [])]),
        body=about.body or _told_of_video(meta),
        is_live=about.is_live,
        promised=_promised(meta, about),
    )


def _told_of_video(meta: dict[str, list[str]]) -> str:
    """Give what a page says of its video: such pages have no other text."""
    is_video = _first(meta.get("og:type")).lower().startswith("video")
    return _first(meta.get("og:description"), meta.get("description")) if is_video else ""


def _promised(meta: dict[str, list[str]], about: Described) -> int:
    """Give the letters that a page's text should have, by its count of words, its text or its description."""
    is_article = about.is_article or _first(meta.get("og:type")).lower() == "article"
    told = max((len(text) for name in ("og:description", "description") for text in meta.get(name, ())), default=0)
    return max(about.words * _WORD, len(about.body), told, _LEAST_PROMISED) if is_article else 0


def _meta(root: Any) -> dict[str, list[str]]:
    """Give the contents of all <meta> elements, and of elements with `itemprop`, by name."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := (element.get("content") or "").strip():
            key = name if name == "datePublished" else name.lower()
            found.setdefault(key, []).append(content)
    return found


def _first(*groups: Sequence[str] | None) -> str:
    return next((text for group in groups for text in group or () if text), "")


def _title(root: Any, meta: dict[str, list[str]], about: Described, site: str) -> str:
    marked = [_text(each) for each in root.xpath(_MARKED_TITLES)]
    headings = [_text(heading) for heading in root.iter("h1")]
    only = [*(marked if len(set(marked)) == 1 else ()), *(headings if len(headings) == 1 else ())]
    named = [" ".join((title.text or "").split()) for title in root.iter("title")][:1]
    only += [
        each for each in headings if len(each.split()) >= _TITLE_WORDS and any(each in title for title in named)
    ]
    given = [*meta.get("og:title", []), about.headline, *only, *named]
    return _first([without_site(title, site) for title in given if title != site])


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def without_site(title: str, site: str) -> str:
    """Take the site's name off a title's end or beginning: «… | صدى البلد».

    >>> without_site("لافروف في القاهرة | صدى البلد", "صدى البلد")
    'لافروف في القاهرة'
    """
    parts = list(_TITLE_SEPARATORS.finditer(title))
    if site and parts and title[parts[-1].end() :].strip() == site:
        return title[: parts[-1].start()].strip()
    if site and parts and title[: parts[0].start()].strip() == site:
        return title[parts[0].end() :].strip()
    return title.strip()


def _links(root: Any) -> list[str]:
    found = (link for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return [link.get("href") or "" for link in found]


def _published(
    root: Any, meta: dict[str, list[str]], about: Described, url: str, now: datetime
) -> datetime | None:
    named = [about.published, *(text for name in _DATES for text in meta.get(name, []))]
    in_address = _DATE_IN_ADDRESS.search(url)
    named += [*_times(root), "-".join(in_address.groups()) if in_address else ""]
    moments = (parse_date(text, now=now) for text in named if text)
    return next((moment for moment in moments if moment), None)


def _times(root: Any) -> Iterator[str]:
    marked = root.xpath("//*[@itemprop='datePublished' or @pubdate]")
    for element in [*marked, *root.xpath("//article//time | //main//time"), *root.iter("time")]:
        yield element.get("content") or element.get("datetime") or element.get("title") or element.text_content()


def _linked_tags(root: Any) -> list[str]:
    return [anchor.text_content() for anchor in root.iter("a") if "tag" in (anchor.get("rel") or "").split()]


def _cleaned(found: Sequence[str]) -> tuple[str, ...]:
    parts = (clean(part) for text in found for part in _COMMA.split(unescape(text)))
    return distinct(filter(None, parts))
