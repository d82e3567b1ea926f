"""Which of a site's feeds, sitemaps and pages is the one to follow? A site is asked a little, and politely.

Of a page first the feeds are tried that it names, then those that it links, then the places where sites have
theirs; then its news sitemap; then the articles that the page itself lists; at last any sitemap. A feed without
fresh entries stays the choice only where nothing else proves to be fresh. One request after the other, each of
them counted, and none any more once the site does not want them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

from bot.errors import BlockedHostError, FetchError, SourceError, UnreadableError
from bot.sources.decoding import decoded
from bot.sources.finding.offers import Offer, declared, is_of_comments, linked, sitemaps_of, usual_places
from bot.sources.finding.rate import per_day
from bot.sources.kinds.adapters import kind_of, read_source
from bot.sources.kinds.paths import site_of, split
from bot.sources.kinds.sitemap import SitemapIndexError
from bot.sources.kinds.trees import html_tree
from bot.sources.kinds.youtube import feed_of_page
from bot.sources.values import Entry, Fetched, ParsedFeed
from bot.text.language import language_of

Get = Callable[[str], Awaitable[Fetched]]

FEEDS = 8  # requests for feeds
SITEMAPS = 5  # requests for robots.txt and sitemaps
_OTHERS = 10
_PARSE_SECONDS = 20.0
_FRESH = timedelta(days=60)  # a feed whose newest entry is older may have been left behind
_ALIVE = timedelta(days=30)  # a plain sitemap whose newest page is older is none of news
_UNWELCOME = frozenset({0, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_TYPE = "//meta[@property='og:type']/@content"


class NothingFoundError(SourceError):
    """The address answers, but there is nothing at it that can be followed."""

    text = "look-nothing"


@dataclass(frozen=True, slots=True)
class Found:
    """What can be followed. `url` is what is polled, `site` its home; `entries` are newest first.

    `per_day` is an estimate of its articles a day, None where their dates do not tell; `others` are other feeds
    that the page offers, as they are titled there, not looked at yet.
    """

    url: str
    kind: str
    title: str
    language: str
    site: str
    entries: tuple[Entry, ...]
    per_day: float | None
    others: tuple[Offer, ...] = ()


def _offers(root: Any, url: str) -> tuple[list[Offer], list[Offer]]:
    """Give the feeds that a page names, and those that it links or may have."""
    return declared(root, url=url), [*linked(root, url=url), *usual_places(url)]


class Visit:
    """One look at one site, and how much was asked of it."""

    def __init__(self, get: Get, now: datetime) -> None:
        self.asked = 0
        self._get = get
        self._now = now
        self._is_welcome = True
        self._left = 0

    async def ready(self, kind: str, fetched: Fetched, *, asked: str) -> Found:
        """Give what a feed, a channel or a sitemap is; of an index of sitemaps its likeliest one."""
        try:
            return self._found(kind, fetched, await self._read(kind, fetched), asked)
        except SitemapIndexError as index:
            self._left = SITEMAPS
            news, plain = await self._sitemap(index.sitemaps)
            found = news or plain
            if found is None:
                raise NothingFoundError("an index of sitemaps without fresh articles", url=asked) from index
            return found

    async def page(self, fetched: Fetched, *, asked: str, is_youtube: bool) -> Found | None:
        """Give the best that a page offers, None where it offers nothing."""
        youtube = await asyncio.to_thread(feed_of_page, fetched)
        if youtube or is_youtube:
            return await self._youtube(youtube) if youtube else None
        root = await asyncio.to_thread(html_tree, fetched)
        named, others = await asyncio.to_thread(_offers, root, fetched.url)
        feed = await self._feed([*named, *others])
        if feed is not None:
            feed = replace(feed, others=tuple(each for each in named if each.url != feed.url)[:_OTHERS])
        if feed is not None and self._is_fresh(feed.entries):
            return feed
        news, plain = await self._sitemap(await self._sitemaps(fetched.url))
        found = news or await self._list(fetched, root, asked) or plain
        return found if found and (feed is None or self._is_alive(found.entries)) else feed

    async def _youtube(self, url: str) -> Found | None:
        fetched = await self._get(url)
        self.asked += 1
        return self._found("youtube", fetched, await self._read("youtube", fetched), url)

    async def _feed(self, offers: Iterable[Offer]) -> Found | None:
        """Give the first feed that has fresh entries, else the first that is one; none of comments."""
        self._left, fallback, tried = FEEDS, None, set()
        for offer in offers:
            if offer.url in tried:
                continue
            tried.add(offer.url)
            found = await self._feed_at(offer)
            if found is not None and self._is_fresh(found.entries):
                return found
            fallback = fallback or found
        return fallback

    async def _feed_at(self, offer: Offer) -> Found | None:
        fetched = await self._try(offer.url)
        kind = kind_of(fetched) if fetched else ""
        if fetched is None or kind not in {"feed", "youtube"}:
            return None
        try:
            parsed = await self._read(kind, fetched)
        except SourceError:
            return None  # it only looks like a feed; the next one is tried
        parsed = replace(parsed, title=parsed.title or offer.title)
        return (
            None
            if is_of_comments(Offer(offer.url, parsed.title))
            else self._found(kind, fetched, parsed, offer.url)
        )

    def _is_fresh(self, entries: tuple[Entry, ...]) -> bool:
        dates = [entry.published for entry in entries if entry.published]
        return bool(entries) and (not dates or max(dates) > self._now - _FRESH)

    async def _sitemaps(self, url: str) -> list[str]:
        self._left = SITEMAPS
        robots = await self._try(urljoin(url, "/robots.txt"))
        return sitemaps_of(decoded(robots.body) if robots else "", url=url)

    async def _sitemap(self, urls: Iterable[str]) -> tuple[Found | None, Found | None]:
        """Give the first fresh sitemap whose articles have titles, and the first without; indices are followed."""
        waiting, seen, plain = list(urls), set(), None
        while waiting:
            url = waiting.pop(0)
            fetched = await self._try(url) if url not in seen else None
            seen.add(url)
            if fetched is None or kind_of(fetched) != "sitemap":
                continue
            try:
                found = self._found("sitemap", fetched, await self._read("sitemap", fetched), url)
            except SitemapIndexError as index:
                waiting = [*index.sitemaps[:2], *waiting]
                continue
            except SourceError:
                continue  # the next one is tried
            if not self._is_alive(found.entries):
                continue
            if any(entry.title for entry in found.entries):
                return found, plain
            plain = plain or found
        return None, plain

    def _is_alive(self, entries: tuple[Entry, ...]) -> bool:
        return any(entry.published and entry.published > self._now - _ALIVE for entry in entries)

    async def _list(self, fetched: Fetched, root: Any, asked: str) -> Found | None:
        """Give the page as a list of articles; of the page of one article, its site's front page."""
        kinds = root.xpath(_TYPE)
        home = urljoin(fetched.url, "/")
        if "article" in kinds and fetched.url.rstrip("/") != home.rstrip("/"):
            front = await self._try(home)
            if front is None:
                return None
            fetched, asked = front, home
        try:
            return self._found("section", fetched, await self._read("section", fetched), asked)
        except UnreadableError:
            return None

    async def _try(self, url: str) -> Fetched | None:
        """Fetch what may not be there, while there are requests left and the site does not refuse them."""
        if self._left <= 0 or not self._is_welcome:
            return None
        self._left -= 1
        self.asked += 1
        try:
            return await self._get(url)
        except FetchError as error:
            self._is_welcome = error.status not in _UNWELCOME or isinstance(error, BlockedHostError)
            return None

    async def _read(self, kind: str, fetched: Fetched) -> ParsedFeed:
        work = asyncio.to_thread(read_source, kind, fetched, now=self._now)
        try:
            return await asyncio.wait_for(work, _PARSE_SECONDS)
        except TimeoutError:
            raise SourceError("takes too long to parse", url=fetched.url) from None

    def _found(self, kind: str, fetched: Fetched, parsed: ParsedFeed, asked: str) -> Found:
        titles = "\n".join(entry.title for entry in parsed.entries)
        return Found(
            url=fetched.moved_to or asked,
            kind=kind,
            title=parsed.title or site_of(split(fetched.url).hostname or ""),
            language=parsed.language or language_of(titles or parsed.title),
            site=parsed.url or urljoin(fetched.url, "/"),
            entries=parsed.entries,
            per_day=per_day((entry.published for entry in parsed.entries), now=self._now),
        )
