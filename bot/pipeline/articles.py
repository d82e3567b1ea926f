"""How do entries become articles? Each with its page, in the background; a source's are done with together."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from bot.desk import Desk
from bot.errors import SourceError, StoreError
from bot.pipeline.article import has_full_text
from bot.pipeline.choosing import FIRST_ALERT_AGE, entry
from bot.pipeline.identity import article_key
from bot.pipeline.keeping import Keeping
from bot.pipeline.reading import Reader
from bot.sources.pages.article_page import read_article
from bot.sources.pages.page import read_html
from bot.sources.values import Entry, Fetched, Page
from storage.records import Feed, Item, Unread

log = logging.getLogger(__name__)

_AT_ONCE = 20  # sources whose entries are being read
_AFTER_STORE_ERROR = 10.0


class Pages(Protocol):
    """What is needed of `bot.sources.fetching.fetch.Fetcher`."""

    async def page(self, url: str) -> Fetched: ...


class Articles:
    """Reads what is unread, of each source in a task of its own."""

    def __init__(self, desk: Desk, pages: Pages, keeping: Keeping, reader: Reader) -> None:
        self._desk = desk
        self._pages = pages
        self._keeping = keeping
        self._reader = reader
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._under_way: dict[str, asyncio.Task[None]] = {}

    @property
    def under_way(self) -> set[str]:
        """Give the sources whose entries are being read."""
        return set(self._under_way)

    def arrived(self, url: str) -> None:
        """Read what a source has that is new; one that is being read goes on until nothing is left."""
        if url not in self._under_way:
            task = self._under_way[url] = asyncio.create_task(self._read_all(url))
            task.add_done_callback(lambda _: self._under_way.pop(url, None))

    async def left_over(self) -> None:
        """Go on with what was unread when the bot ended."""
        for each in await self._desk.store.all_unread():
            self.arrived(each.url)

    async def settled(self) -> None:
        """Wait until nothing is being read."""
        while self._under_way:
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def close(self) -> None:
        """Stop reading; what is left is read at the next start."""
        for task in self._under_way.values():
            task.cancel()
        await self.settled()

    async def _read_all(self, url: str) -> None:
        async with self._places:
            while (unread := await self._desk.store.unread(url)) is not None:
                try:
                    await self._read(unread)
                except StoreError as error:
                    log.error("articles of %s cannot be saved: %s", url, error)  # noqa: TRY400 (the sentence says it all)
                    await asyncio.sleep(_AFTER_STORE_ERROR)

    async def _read(self, unread: Unread) -> None:
        feed = await self._desk.store.feed(unread.url)
        if feed is not None:
            reading = (self._read_or_note(feed, item, is_first=unread.is_first) for item in unread.items)
            await asyncio.gather(*reading)
        async with self._desk.store.transaction() as change:
            now = await self._desk.store.unread(unread.url) or unread
            done = set(unread.items)
            left = tuple(item for item in now.items if item not in done)
            (change.save if left else change.delete)(Unread(unread.url, left))

    async def _read_or_note(self, feed: Feed, item: Item, *, is_first: bool) -> None:
        """Read an entry; a fault of ours costs this one only, and is logged."""
        try:
            await self._read_item(feed, item, is_first=is_first)
        except StoreError:
            raise
        except Exception:
            log.exception("%s of %s cannot be read", item.url or item.id, feed.url)

    async def _read_item(self, feed: Feed, item: Item, *, is_first: bool) -> None:
        listed, now = entry(item), self._desk.clock()
        page, key = await self._page(listed), article_key(listed, feed.url)
        article = await self._reader.article(listed, page, feed, key=key, now=now, is_first=is_first)
        if not article.title:
            log.warning("an entry of %s has no title: %s", feed.url, item.id)
            return
        is_recent = not is_first or article.published > now - FIRST_ALERT_AGE
        await self._keeping.keep(article, feed, may_alert=item.may_alert and is_recent)

    async def _page(self, listed: Entry) -> Page | None:
        """Give what the page says, None where the feed's teaser is all that can be had."""
        try:
            return await self._read_page(listed)
        except SourceError as error:
            log.warning("only the teaser of %s: %s", listed.url, error)
            return None

    async def _read_page(self, listed: Entry) -> Page | None:
        now = self._desk.clock()
        if has_full_text(listed):
            return await asyncio.to_thread(
                read_html, listed.content_html, url=listed.url, title=listed.title, now=now
            )
        if listed.is_whole or not listed.url:
            return None
        return await read_article(self._pages.page, listed.url, title=listed.title, now=now)
