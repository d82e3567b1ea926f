"""What does a page say of itself? Its JSON-LD, OpenGraph and meta elements in, the fields out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from bot.sources.dates import parse_date
from bot.sources.tagline import clean, distinct, supported

_ARTICLE = re.compile(r"Article|Posting|Report\b|Review\b")
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
)
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_COMMA = re.compile(r"\s*[،,;؛|]\s*")
_MOST_TAGS = 15


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; what it does not say is empty. `keywords` may be the site's, not the page's."""

    title: str
    site: str
    url: str
    published: datetime | None
    language: str
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    body: str

    def own_tags(self, text: Sequence[str]) -> tuple[str, ...]:
        """Give the page's tags and those of its keywords that the text has a word of."""
        found = [*self.tags, *(word for word in self.keywords if supported(word, text))]
        return distinct(iter(found))[:_MOST_TAGS]


def metadata(root: Any, *, url: str, now: datetime) -> Metadata:
    """Read what stands in the head of a page, and its <h1> and <time>."""
    meta = _meta(root)
    described = _described(root)
    site = _first(meta.get("og:site_name"), [_name(described.get("publisher"))])
    return Metadata(
        title=_title(root, meta, described, site),
        site=site,
        url=_first(_links(root), meta.get("og:url")),
        published=_published(root, meta, described, url, now),
        language=str(root.get("lang") or "")[:2].lower(),
        tags=_cleaned(meta.get("article:tag", []) + _linked_tags(root)),
        keywords=_cleaned(_keywords(described) + meta.get("news_keywords", []) + meta.get("keywords", [])),
        body=_text(described.get("articleBody")),
    )


def _meta(root: Any) -> dict[str, list[str]]:
    """Give the contents of all <meta> elements, and of elements with `itemprop`, by name."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := (element.get("content") or "").strip():
            key = name if name == "datePublished" else name.lower()
            found.setdefault(key, []).append(content)
    return found


def _described(root: Any) -> dict[str, Any]:
    """Give the page's schema.org article; empty if there is none, or none that is JSON."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # the site's mistake; the other elements say the same
        for item in _items(found):
            if _ARTICLE.search(str(item.get("@type"))):
                return item
    return {}


def _items(found: Any) -> Iterator[dict[str, Any]]:
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            yield from (each for each in _listed(item.get("@graph")) if isinstance(each, dict))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return unescape(value).strip() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    first = next(iter(_listed(value)), None)
    return _text(first.get("name") if isinstance(first, dict) else first)


def _first(*groups: Sequence[str] | None) -> str:
    return next((text for group in groups for text in group or () if text), "")


def _title(root: Any, meta: dict[str, list[str]], described: dict[str, Any], site: str) -> str:
    headings = [" ".join(heading.text_content().split()) for heading in root.iter("h1")]
    only = headings if len(headings) == 1 else []
    given = [*meta.get("og:title", []), _text(described.get("headline")), *only]
    given += [" ".join((title.text or "").split()) for title in root.iter("title")][:1]
    return _first([without_site(title, site) for title in given if title != site])


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
    root: Any, meta: dict[str, list[str]], described: dict[str, Any], url: str, now: datetime
) -> datetime | None:
    named = [_text(described.get("datePublished")), *(text for name in _DATES for text in meta.get(name, []))]
    in_address = _DATE_IN_ADDRESS.search(url)
    named += [*_times(root), "-".join(in_address.groups()) if in_address else ""]
    moments = (parse_date(text, now=now) for text in named if text)
    return next((moment for moment in moments if moment), None)


def _times(root: Any) -> Iterator[str]:
    marked = root.xpath("//*[@itemprop='datePublished' or @pubdate]")
    for element in [*marked, *root.xpath("//article//time | //main//time"), *root.iter("time")]:
        yield element.get("content") or element.get("datetime") or element.text_content()


def _linked_tags(root: Any) -> list[str]:
    return [anchor.text_content() for anchor in root.iter("a") if "tag" in (anchor.get("rel") or "").split()]


def _keywords(described: dict[str, Any]) -> list[str]:
    return [text for value in _listed(described.get("keywords")) if (text := _text(value))]


def _cleaned(found: Sequence[str]) -> tuple[str, ...]:
    parts = (clean(part) for text in found for part in _COMMA.split(unescape(text)))
    return distinct(filter(None, parts))
