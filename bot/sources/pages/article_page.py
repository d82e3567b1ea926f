"""How is an article's page read when the address leads to a shell? Its AMP or print version is looked at too."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import SourceError, UnreadableError
from bot.sources.addresses.links import canonical
from bot.sources.decoding import decoded
from bot.sources.pages.page import looks_like_html, read_html, read_text
from bot.sources.pages.versions import ENOUGH, is_shell, onward, shell_versions
from bot.sources.values import Fetched, Page

Get = Callable[[str], Awaitable[Fetched]]

_MOST_VERSIONS = 2
_NO_PAGE = re.compile(
    r"\s*(?:image|audio|video|font)/|\s*application/(?:pdf|zip|octet-stream|msword)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What came from one address: its page, or why there is none."""

    fetched: Fetched
    page: Page | None = None
    error: SourceError | None = None

    @property
    def is_enough(self) -> bool:
        return self.page is not None and not is_shell(self.page)

    @property
    def letters(self) -> int:
        return sum(map(len, self.page.body)) if self.page else 0


async def read_article(get: Get, entry_url: str, *, title: str, now: datetime) -> Page:
    """Fetch and read an entry's page, or the fullest of what it names where it shows too little itself.

    Besides the page at most one address that it sends its readers to, and two versions of it, are fetched; one of
    them that fails is left out. Title, date and tags stay those of the first page that has any, and a version has
    its page's address. Raises
    SourceError where the page cannot be fetched, or where no article is found anywhere.
    """
    looks = [await _look(get, entry_url, title, now)]
    if not looks[0].is_enough:
        looks += await _moved(get, looks[0], title, now)
    if not looks[-1].is_enough:
        looks += await _versions(get, looks[-1], title, now)
    return _fullest(looks)


async def _look(get: Get, url: str, title: str, now: datetime) -> _Look:
    """Fetch and read one address; what is no article is an answer too. Raises FetchError."""
    fetched = await get(url)
    if _NO_PAGE.match(fetched.content_type):
        kind = fetched.content_type.partition(";")[0].strip()
        return _Look(fetched, error=UnreadableError(f"this is {kind}, not a page", url=url))
    try:
        page = await asyncio.to_thread(_read, fetched, url=fetched.url or url, title=title, now=now)
    except UnreadableError as error:
        return _Look(fetched, error=error)
    return _Look(fetched, page)


def _read(fetched: Fetched, *, url: str, title: str, now: datetime) -> Page:
    if fetched.content_type.lower().startswith("text/plain"):
        text = decoded(fetched.body)
        return (read_html if looks_like_html(text) else read_text)(text, url=url, title=title, now=now)
    return read_html(fetched.body, url=url, title=title, now=now)


async def _look_or_pass(get: Get, url: str, title: str, now: datetime) -> list[_Look]:
    try:
        return [await _look(get, url, title, now)]
    except SourceError:
        return []  # the page itself was read, or says why not


async def _moved(get: Get, first: _Look, title: str, now: datetime) -> list[_Look]:
    there = await asyncio.to_thread(onward, first.fetched.body, first.fetched.url)
    return await _look_or_pass(get, there, title, now) if there else []


async def _versions(get: Get, last: _Look, title: str, now: datetime) -> list[_Look]:
    """Look at the versions of a page until one has as much text as the page speaks of."""
    found: list[_Look] = []
    promised = last.page.promised if last.page else 0
    for url in (await asyncio.to_thread(shell_versions, last.fetched.body, last.fetched.url))[:_MOST_VERSIONS]:
        looks = await _look_or_pass(get, url, title, now)
        found += [_as_of(last, look) for look in looks]
        if found and found[-1].is_enough and found[-1].letters >= promised * ENOUGH:
            break
    return found


def _as_of(page: _Look, version: _Look) -> _Look:
    """Give a version with the address of the page whose version it is."""
    if version.page is None:
        return version
    return replace(version, page=replace(version.page, url=canonical(page.fetched.url)))


def _fullest(looks: list[_Look]) -> Page:
    """Give the page with the most text, described by the first page that says something of itself."""
    best = max(looks, key=lambda look: look.letters)
    if best.page is None:
        raise looks[0].error or UnreadableError("no article is found here", url=looks[0].fetched.url)
    if best is looks[0]:
        return best.page
    own = next(look.page for look in looks if look.page is not None)
    return replace(
        best.page,
        title=own.title or best.page.title,
        source=own.source or best.page.source,
        published=own.published or best.page.published,
        tags=own.tags or best.page.tags,
        related=own.related or best.page.related,
    )
