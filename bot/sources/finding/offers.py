"""Which feeds may a page have? Pure: a page in; the feeds that it names, that it links, and where others are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from bot.sources.kinds.paths import same_site, split
from bot.sources.kinds.section import page_title
from bot.sources.kinds.trees import line_of
from bot.sources.pages.markup import absolute
from bot.text.tokens import folds

_MOST = 40
_TYPE = re.compile(
    r"(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json$|(?:text|application)/xml", re.IGNORECASE
)
_FEED = re.compile(r"(?<![a-z])(?:rss\d?|feeds?|atom|rdf)(?![a-z])|\.(?:xml|rss|atom|rdf)(?:$|\?)", re.IGNORECASE)
_NO_FEED = re.compile(r"sitemap|wp-json|oembed|opensearch|xmlrpc|\.(?:png|jpe?g|svg|html?)(?:$|\?)", re.IGNORECASE)
_WORD_FOR_FEED = re.compile(r"\b(?:rss|atom)\b|خلاصات|خلاصة", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|تعليق|коммент", re.IGNORECASE)
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_NEWS = re.compile(r"news|أخبار|google", re.IGNORECASE)
_HOSTS_OF_FEEDS = ("feeds.feedburner.com", "feedburner.com", "feedproxy.google.com")
_PLACES = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feeds/posts/default",
    "/?feed=rss2",
    "/rss/",
)
SITEMAPS = ("/sitemap-news.xml", "/news-sitemap.xml")


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that may be there; `title` is "" where nothing says what it has."""

    url: str
    title: str = ""


def declared(root: Any, *, url: str) -> list[Offer]:
    """Give the feeds that a page names in its head, the one that fits the page first, feeds of comments last."""
    found: dict[str, Offer] = {}
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = link.get("type") or ""
        href = absolute(url, link.get("href") or "")
        if href and _is_offered(relations, kind) and not _NO_FEED.search(href):
            found.setdefault(href, Offer(href, " ".join((link.get("title") or "").split())))
    return _fitting_first(list(found.values())[:_MOST], root, url)


def _is_offered(relations: list[str], kind: str) -> bool:
    return "feed" in relations or ("alternate" in relations and _TYPE.search(kind) is not None)


def linked(root: Any, *, url: str) -> list[Offer]:
    """Give the feeds to which a page links for its readers, the one that fits the page first."""
    found: dict[str, Offer] = {}
    for anchor in root.iter("a"):
        href = absolute(url, anchor.get("href") or "")
        if href and len(found) < _MOST and _is_feed_link(href, url, line_of(anchor)):
            found.setdefault(href, Offer(href, line_of(anchor)))
    return _fitting_first(list(found.values()), root, url)


def _is_feed_link(href: str, url: str, text: str) -> bool:
    parts = split(href)
    is_near = same_site(href, url) or (parts.hostname or "") in _HOSTS_OF_FEEDS
    named = f"{parts.path}?{parts.query}" if parts.query else parts.path
    says = (
        _FEED.search(named) or _WORD_FOR_FEED.search(text) or (parts.hostname or "").startswith(("feeds.", "rss."))
    )
    return is_near and bool(says) and not _NO_FEED.search(href) and href.rstrip("/") != url.rstrip("/")


def _fitting_first(offers: list[Offer], root: Any, url: str) -> list[Offer]:
    words = set(folds(page_title(root)))
    segments = set(_segments(url))

    def rank(offer: Offer) -> tuple[bool, int, int]:
        near = len(segments.intersection(_segments(offer.url)))
        return is_of_comments(offer), -near, -len(words.intersection(folds(offer.title))) if segments else 0

    return sorted(offers, key=rank)


def is_of_comments(offer: Offer) -> bool:
    """Tell whether a feed has what readers say rather than the articles.

    >>> is_of_comments(Offer("https://a.example/feed", "تعليقات على: لافروف في القاهرة"))
    True
    """
    return _COMMENTS.search(f"{split(offer.url).path} {offer.title}") is not None


def _segments(url: str) -> list[str]:
    parts = split(url)
    return [part.lower() for part in re.split(r"[/?&=]", f"{parts.path}?{parts.query}") if part]


def usual_places(url: str) -> Iterator[Offer]:
    """Give the addresses at which sites have their feeds, the one under the page itself first.

    >>> [offer.url for offer in usual_places("https://a.example/سياسة/")][:2]
    ['https://a.example/سياسة/feed', 'https://a.example/feed']
    """
    path = split(url).path.rstrip("/")
    if path and "." not in path.rpartition("/")[2]:
        yield Offer(urljoin(url, f"{path}/feed"))
    for place in _PLACES:
        yield Offer(urljoin(url, place))


def sitemaps_of(robots: str, *, url: str) -> list[str]:
    r"""Give the sitemaps that a robots.txt names, those of news first, then the usual places of such.

    >>> sitemaps_of("Sitemap: https://a.example/all.xml\nSitemap: /news.xml", url="https://a.example/")[:2]
    ['https://a.example/news.xml', 'https://a.example/all.xml']
    """
    named = [absolute(url, found) for found in _SITEMAP.findall(robots)[:_MOST]]
    near = sorted(
        (each for each in named if each and same_site(each, url)), key=lambda each: not _NEWS.search(each)
    )
    news = [each for each in near if _NEWS.search(each)]
    usual = [] if news else [urljoin(url, place) for place in SITEMAPS]
    return list(dict.fromkeys((*news[:3], *usual, *near[:2])))
