"""Kind `sitemap`: which articles does a site tell the search engines of? News sitemaps, and plain ones with dates.

An index of sitemaps lists none itself; it says which sitemap to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.errors import UnreadableError
from bot.sources.kinds.paths import day_of, is_other_page, is_varied, site_of, split
from bot.sources.kinds.trees import MOST_ENTRIES, head_of, is_day_only, line_of, local, root_name, xml_tree
from bot.sources.plain import joined
from bot.sources.times.dates import parse_date
from bot.sources.values import Entry, Fetched, ParsedFeed
from bot.text.language import language_of

_ROOTS = frozenset({"urlset", "sitemapindex"})
_COMMAS = re.compile(r"\s*[,،;؛]\s*")
_NO_ARTICLES = re.compile(
    r"image|video|categor|(?<![a-z])tag|author|page[s_-]|static|topic|section|user|product|match", re.IGNORECASE
)
_NEWS = re.compile(r"news|article|story|post|أخبار|новост", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_MOST_READ = 2000  # pages of which dates and addresses are looked at closely
_NEVER = datetime.min.replace(tzinfo=UTC)


class SitemapIndexError(UnreadableError):
    """A list of sitemaps, of which `sitemaps` are to be read instead, the likeliest first."""

    def __init__(self, sitemaps: tuple[str, ...], *, url: str) -> None:
        super().__init__(f"an index of {len(sitemaps)} sitemaps; one of them is to be read", url=url)
        self.sitemaps = sitemaps


class SitemapAdapter:
    """Reads a sitemap, newest article first; without news in it, titles are left to the pages."""

    kind = "sitemap"

    def recognises(self, fetched: Fetched) -> bool:
        return root_name(head_of(fetched)) in _ROOTS

    def read(self, fetched: Fetched, *, now: datetime) -> ParsedFeed:
        """Raise SitemapIndexError for an index, UnreadableError for what is no sitemap."""
        root = xml_tree(fetched)
        if local(root) == "sitemapindex":
            raise SitemapIndexError(tuple(_sitemaps(root, fetched.url, now)), url=fetched.url)
        if local(root) != "urlset":
            raise UnreadableError("no sitemap", url=fetched.url)
        found = [(_entry(url, fetched.url, now), _news(url)) for url in _likeliest(root)]
        entries = {entry.id: entry for entry, _ in found if entry}
        newest = sorted(entries.values(), key=lambda entry: entry.published or _NEVER, reverse=True)[:MOST_ENTRIES]
        said = next((news for _, news in found if news), {})
        return ParsedFeed(
            title=said.get("name") or site_of(split(fetched.url).hostname or ""),
            url=joined(fetched.url, "/"),
            language=said.get("language", "")[:2].lower() or language_of("\n".join(e.title for e in newest)),
            entries=tuple(newest),
        )


def _likeliest(root: Any) -> list[Any]:
    """Give the pages of a sitemap; of one with tens of thousands those with the latest dates as written."""
    urls = [url for url in root if local(url) == "url"]
    if len(urls) <= _MOST_READ:
        return urls
    dates = [next((child.text or "" for child in url if local(child) == "lastmod"), "").strip() for url in urls]
    if not any(dates):
        return [*urls[: _MOST_READ // 2], *urls[-_MOST_READ // 2 :]]  # newest first on some sites, last on others
    latest = sorted(range(len(urls)), key=dates.__getitem__, reverse=True)[:_MOST_READ]
    return [urls[place] for place in sorted(latest)]


def _sitemaps(root: Any, base: str, now: datetime) -> Iterator[str]:
    """Give the sitemaps of an index: those of news first, then by their last change, then by their numbers."""
    listed = [(_child(each, "loc"), _child(each, "lastmod")) for each in root if local(each) == "sitemap"]
    ranked = [
        (
            bool(_NEWS.search(split(url).path)),
            not _NO_ARTICLES.search(split(url).path),
            parse_date(changed, now=now) or _NEVER,
            [int(number[:18]) for number in _NUMBER.findall(url)],
            -place,
            joined(base, url),
        )
        for place, (url, changed) in enumerate(listed)
        if url
    ]
    return (url for *_, url in sorted(ranked, reverse=True) if url)


def _child(element: Any, name: str) -> str:
    return next((line_of(child) for child in element if local(child) == name), "")


def _news(url: Any) -> dict[str, str]:
    news = next((child for child in url if local(child) == "news"), None)
    return (
        {} if news is None else {local(part): line_of(part) for part in reversed(list(news.iter())) if local(part)}
    )


def _entry(url: Any, base: str, now: datetime) -> Entry | None:
    link, news = joined(base, _child(url, "loc")), _news(url)
    if not link.startswith(("http://", "https://")) or (not news and (is_other_page(link) or not is_varied(link))):
        return None
    published = parse_date(news.get("publication_date", ""), now=now)
    changed = day_of(link, now=now) or parse_date(_child(url, "lastmod"), now=now)
    return Entry(
        id=link,
        title=news.get("title", ""),
        url=link,
        published=published or changed,
        tags=tuple(dict.fromkeys(filter(None, _COMMAS.split(news.get("keywords", ""))))),
        is_rough=published is None or is_day_only(published),
    )
