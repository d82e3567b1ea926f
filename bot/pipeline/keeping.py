"""What does a new article cause? It is saved with its story, its matches and its alerts: all of it or nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.calendar import quiet_until
from bot.desk import Desk
from bot.pipeline.stories import WINDOW, Stories
from storage.interface import Transaction
from storage.records import Article, Chat, Delivery, Feed, Kind, Match, Standing, State

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
            alerts = await self._tell(change, article, asked, may_alert=may_alert)
        self.articles += 1
        self._tell_sender(alerts, article)

    async def spread(self, article: Article, feed: Feed, *, may_alert: bool) -> None:
        """Tell an article that is known from elsewhere to those who know it from this feed only."""
        if not await self._reaches_others(article, feed):
            return
        asked = self._asked(article, feed)
        async with self._desk.store.transaction() as change:
            new = [match for match in asked if await self._desk.store.match(match.chat_id, article.key) is None]
            alerts = await self._tell(change, article, new, may_alert=may_alert)
        self._tell_sender(alerts, article)

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
    ) -> int:
        alerts = 0
        for match in asked:
            chat = await self._desk.store.chat(match.chat_id)
            if chat is None:
                continue
            change.save(match)
            alert = await self._alert(chat, match.subscriptions, article) if may_alert else None
            if alert is not None:
                change.save(alert)
                alerts += 1
        return alerts

    def _tell_sender(self, alerts: int, article: Article) -> None:
        self.alerts += alerts
        if alerts:
            self._announce()
            log.info("alerts: %d for %s", alerts, article.url)

    async def _told_stories(self) -> Stories:
        """Give the stories of the last days, read from the store when they are first asked for."""
        async with self._first:
            if self._stories is None:
                self._stories = Stories(await self._desk.store.articles(self._desk.clock() - 2 * WINDOW))
        return self._stories

    async def _alert(self, chat: Chat, numbers: Sequence[int], article: Article) -> Delivery | None:
        if not chat.alerts or chat.standing is not Standing.ACTIVE or await self._had_story(chat, article):
            return None
        asking = await self._asking(chat, numbers)
        if not asking:
            return None
        now = self._desk.clock()
        wait = quiet_until(chat.quiet, chat.zone, now)
        return Delivery(chat.id, Kind.ALERT, article.key, now, wait, subscriptions=asking)

    async def _had_story(self, chat: Chat, article: Article) -> bool:
        """Tell whether another outlet's article of the same story alerted the chat, or is about to."""
        if not article.story:
            return False
        told = await self._desk.store.story(article.story)
        alerts = [await self._desk.store.delivery(chat.id, Kind.ALERT, each.key) for each in told]
        return any(alert is not None and alert.state is not State.FAILED for alert in alerts)

    async def _asking(self, chat: Chat, numbers: Sequence[int]) -> tuple[int, ...]:
        subscriptions = [await self._desk.store.subscription(chat.id, number) for number in numbers]
        return tuple(each.number for each in subscriptions if each is not None and each.alerts)
