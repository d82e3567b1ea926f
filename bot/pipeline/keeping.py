"""What does a new article cause? It is saved with its story, its matches and its alerts: all of it or nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.alerts.deciding import decide
from bot.alerts.edits import edits_for
from bot.desk import Desk
from bot.pipeline.stories import WINDOW, Stories
from storage.interface import Transaction
from storage.records import Article, Feed, Match

log = logging.getLogger(__name__)


class Keeping:
    """Keeps articles; `announce` is called whenever there are new alerts in the outbox."""

    def __init__(self, desk: Desk, announce: Callable[[], None]) -> None:
        self.articles = 0
        self.alerts = 0
        self._desk = desk
        self._announce = announce
        self._stories: Stories | None = None
        self._first = asyncio.Lock()

    async def keep(self, article: Article, feed: Feed, *, may_alert: bool) -> None:
        """Save a new article, and what it causes for everybody whom its feed is meant for."""
        asked = self._asked(article, feed)
        stories = await self._told_stories()
        async with self._desk.store.transaction() as change:
            if await self._desk.store.article(article.key) is not None:
                return
            article = replace(article, story=stories.place(article))
            change.save(article)
            told = await self._tell(change, article, asked, may_alert=may_alert)
            edits = await edits_for(self._desk, article, without=told)
            change.save(*edits)
        self.articles += 1
        self._tell_sender(len(told), article, edits=len(edits))

    async def spread(self, article: Article, feed: Feed, *, may_alert: bool) -> None:
        """Tell an article that is known from elsewhere to those who know it from this feed only."""
        if not await self._reaches_others(article, feed):
            return
        asked = self._asked(article, feed)
        async with self._desk.store.transaction() as change:
            new = [match for match in asked if await self._desk.store.match(match.chat_id, article.key) is None]
            told = await self._tell(change, article, new, may_alert=may_alert)
        self._tell_sender(len(told), article)

    def _asked(self, article: Article, feed: Feed) -> list[Match]:
        now = self._desk.clock()
        return self._desk.watch.asked(article, source=feed.url, is_public=feed.is_public, now=now)

    async def _reaches_others(self, article: Article, feed: Feed) -> bool:
        if self._desk.watch.has_readers(feed.url):
            return True
        first = await self._desk.store.feed(article.feed_url)
        return feed.is_public and (first is None or not first.is_public)

    async def retitle(self, article: Article, title: str) -> None:
        """Note that a site has given an article another title; nobody is told again."""
        async with self._desk.store.transaction() as change:
            now = await self._desk.store.article(article.key)
            if now is not None and title and now.title != title:
                change.save(replace(now, title=title))

    async def _tell(
        self, change: Transaction, article: Article, asked: Iterable[Match], *, may_alert: bool
    ) -> set[int]:
        """Save matches with what they cause; give the chats that are alerted."""
        alerted: set[int] = set()
        story = await self._desk.store.story(article.story_key)
        for match in asked:
            chat = await self._desk.store.chat(match.chat_id)
            if chat is None:
                continue
            decision = await decide(self._desk, chat, match, article, story, may_alert=may_alert)
            change.save(decision.match, *decision.rows)
            if decision.alerts:
                alerted.add(chat.id)
        return alerted

    def _tell_sender(self, alerts: int, article: Article, *, edits: int = 0) -> None:
        self.alerts += alerts
        if alerts or edits:
            self._announce()
        if alerts:
            log.info("alerts: %d for %s", alerts, article.url)

    async def _told_stories(self) -> Stories:
        """Give the stories of the last days, read from the store when they are first asked for."""
        async with self._first:
            if self._stories is None:
                self._stories = Stories(await self._desk.store.articles(self._desk.clock() - 2 * WINDOW))
        return self._stories
