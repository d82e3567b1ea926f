"""In which order does a feed become deliveries? fetch → parse → read → cluster → match → enqueue.

A failure is local: one feed or one page that cannot be read is counted and logged, the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Protocol

from bot.calendar import quiet_until
from bot.desk import Desk
from bot.errors import FetchError, SourceError, StoreError
from bot.pipeline.article import has_full_text
from bot.pipeline.identity import article_key, link_key, link_keys
from bot.pipeline.reading import Reader
from bot.pipeline.stories import WINDOW, Stories
from bot.sources.feed import parse_feed
from bot.sources.page import read_html
from bot.sources.values import Entry, Fetched, Page, ParsedFeed
from storage.records import Article, Chat, Delivery, Feed, Kind, Standing, State

log = logging.getLogger(__name__)

FIRST_READ = 12  # entries of a new feed that are read; the rest counts as seen
FIRST_ALERTS = 3  # newest entries of a new feed that may alert …
FIRST_ALERT_AGE = timedelta(hours=24)  # … if they are not older
_SLOWEST = timedelta(days=1)  # between two looks at a feed that fails
_ENDED = timedelta(days=7)  # between two looks at a feed that its site has taken away
_ASTRAY = 3  # failures in a row after which a feed that had moved is looked for at its own address again
_PARSE_SECONDS = 60
_AFTER_STORE_ERROR = 10.0


class Fetcher(Protocol):
    """What the pipeline needs of `bot.sources.fetch.Fetcher`."""

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched: ...


@dataclass(slots=True)
class Count:
    """What was done since the start, for the logs and for whoever waits for the first round."""

    feeds: int = 0
    failures: int = 0
    articles: int = 0
    alerts: int = 0


class Newsroom:
    """Reads the feeds that are due, all at once within the fetcher's limits, none twice at a time.

    `announce` is called whenever there are new alerts in the outbox.
    """

    def __init__(
        self,
        desk: Desk,
        fetcher: Fetcher,
        *,
        announce: Callable[[], None] = lambda: None,
        reader: Reader | None = None,
    ) -> None:
        self.count = Count()
        self.first_round = asyncio.Event()
        self._desk = desk
        self._fetcher = fetcher
        self._announce = announce
        self._reader = reader or Reader()
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._unread: set[str] | None = None
        self._stories: Stories | None = None

    async def tick(self) -> None:
        """Start reading what is due; ends at once, the reading goes on."""
        if self._unread is None:
            feeds = await self._desk.store.feeds()
            self._unread = {feed.url for feed in feeds if feed.read_at is None and not feed.failures}
        for feed in await self._desk.store.due_feeds(self._desk.clock()):
            if feed.url not in self._under_way:
                self._under_way[feed.url] = asyncio.create_task(self._read(feed))
        self._tell_first_round()

    @property
    def progress(self) -> tuple[int, int]:
        """Give how many feeds were read in the first round, and how many there are in it."""
        total = self.count.feeds + len(self._unread or ())
        return self.count.feeds, total

    def _tell_first_round(self) -> None:
        if not self._unread:
            self.first_round.set()

    async def settled(self) -> None:
        """Wait until what is being read now has been read."""
        await asyncio.gather(*self._under_way.values())

    async def close(self) -> None:
        """Stop reading; what was not saved is found again."""
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _read(self, feed: Feed) -> None:
        try:
            await self._read_or_note(feed)
        except StoreError as error:
            log.error("what %s says cannot be saved: %s", feed.url, error)  # noqa: TRY400 (the sentence says it all)
            await asyncio.sleep(_AFTER_STORE_ERROR)  # it is still due, and stays so until something can be saved
        finally:
            del self._under_way[feed.url]
            self._mark_read(feed)

    async def _read_or_note(self, feed: Feed) -> None:
        """Read a feed; a fault of ours is logged, and the feed asked less often, as for one of its own."""
        try:
            await self.read(feed)
        except StoreError:
            raise
        except Exception:
            log.exception("reading %s failed", feed.url)
            await self._save_failure(feed, SourceError("a fault of ours, see the log", url=feed.url))

    def _mark_read(self, feed: Feed) -> None:
        if self._unread and feed.url in self._unread:
            self._unread.discard(feed.url)
            self.count.feeds += 1
        self._tell_first_round()

    async def read(self, feed: Feed) -> None:
        """Read one feed and its new articles; save when to look again, and what went wrong if it did."""
        here = feed.location or feed.url
        try:
            fetched = await self._fetcher.get(here, etag=feed.etag, last_modified=feed.last_modified)
            if fetched.moved_to:
                log.info("%s has moved to %s", here, fetched.moved_to)
                feed = replace(feed, location=fetched.moved_to)
            if fetched.not_modified:
                await self._save_success(feed)
                return
            parsed = await self._parse(fetched)
        except SourceError as error:
            await self._save_failure(feed, error)
            return
        feed = replace(feed, title=parsed.title or feed.title, language=parsed.language or feed.language)
        keys = await self._read_new(feed, parsed)
        await self._save_success(
            replace(feed, etag=fetched.etag, last_modified=fetched.last_modified, seen=tuple(keys))
        )

    async def _parse(self, fetched: Fetched) -> ParsedFeed:
        work = asyncio.to_thread(
            parse_feed,
            fetched.body,
            url=fetched.url,
            content_type=fetched.content_type,
            now=self._desk.clock(),
        )
        try:
            return await asyncio.wait_for(work, _PARSE_SECONDS)
        except TimeoutError:
            raise SourceError("takes too long to parse", url=fetched.url) from None

    async def _read_new(self, feed: Feed, parsed: ParsedFeed) -> list[str]:
        keyed = {article_key(entry, feed.url): entry for entry in parsed.entries}
        links = link_keys(list(keyed.values()))
        kept = {link_key(article.url) for article in await self._desk.store.feed_articles(feed.url)}
        is_first, known = feed.read_at is None, kept.union(feed.seen)
        new = [
            (key, entry)
            for key, entry in keyed.items()
            if key not in known
            and links.get(entry.id) not in known
            and await self._desk.store.article(key) is None
        ]
        new = new[:FIRST_READ] if is_first else new
        await asyncio.gather(*(self._read_entry(feed, place, *each) for place, each in enumerate(new)))
        return [*keyed, *links.values()]

    async def _read_entry(self, feed: Feed, place: int, key: str, entry: Entry) -> None:
        is_first, now = feed.read_at is None, self._desk.clock()
        page = await self._page(entry)
        article = await self._reader.article(entry, page, feed, key=key, now=self._desk.clock(), is_first=is_first)
        if not article.title:
            log.warning("an entry of %s has no title: %s", feed.url, entry.id)
            return
        may_alert = not is_first or (place < FIRST_ALERTS and article.published > now - FIRST_ALERT_AGE)
        await self.keep(article, may_alert=may_alert)

    async def _page(self, entry: Entry) -> Page | None:
        """Give what the page says, None where the feed's teaser is all that can be had."""
        try:
            return await self._read_page(entry)
        except SourceError as error:
            log.warning("only the teaser of %s: %s", entry.url, error)
            return None

    async def _read_page(self, entry: Entry) -> Page | None:
        if has_full_text(entry):
            return await self._html(entry.content_html, entry)
        if not entry.url:
            return None
        fetched = await self._fetcher.get(entry.url)
        return await self._html(fetched.body, entry)

    async def _html(self, html: str | bytes, entry: Entry) -> Page:
        return await asyncio.to_thread(read_html, html, url=entry.url, title=entry.title, now=self._desk.clock())

    async def keep(self, article: Article, *, may_alert: bool) -> None:
        """Save the article with the matches and alerts that it causes: all of it or nothing."""
        asked = self._desk.watch.asked(article)
        stories = await self._told_stories()
        async with self._desk.store.transaction() as change:
            if await self._is_known(article):
                return
            article = replace(article, story=stories.place(article))
            change.save(article)
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
        self.count.articles += 1
        self.count.alerts += alerts
        if alerts:
            self._announce()
            log.info("alerts: %d for %s", alerts, article.url)

    async def _told_stories(self) -> Stories:
        """Give the stories of the last days, read from the store when they are first asked for."""
        if self._stories is None:
            self._stories = Stories(await self._desk.store.articles(self._desk.clock() - 2 * WINDOW))
        return self._stories

    async def _is_known(self, article: Article) -> bool:
        """Tell whether this very article is there, perhaps under another id and another link."""
        if await self._desk.store.article(article.key) is not None:
            return True
        if not article.body:
            return False
        same = (
            each for each in await self._desk.store.feed_articles(article.feed_url) if each.title == article.title
        )
        return any(each.body == article.body for each in same)

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

    async def _save_success(self, feed: Feed) -> None:
        now = self._desk.clock()
        again = timedelta(seconds=self._desk.settings.poll_seconds)
        await self._save_feed(
            replace(feed, read_at=now, failures=0, last_error="", ended_at=None, next_check_at=now + again)
        )

    async def _save_failure(self, feed: Feed, error: SourceError) -> None:
        self.count.failures += 1
        failures = feed.failures + 1
        if isinstance(error, FetchError) and error.status == HTTPStatus.GONE:
            await self._save_end(feed, error)
            return
        log.warning("%s: %s", feed.url, error)
        feed = replace(feed, location="") if failures > _ASTRAY else feed
        again = timedelta(seconds=_wait(error, failures, self._desk.settings.poll_seconds))
        await self._save_feed(
            replace(feed, failures=failures, last_error=str(error), next_check_at=self._desk.clock() + again)
        )

    async def _save_end(self, feed: Feed, error: FetchError) -> None:
        """Note that a site has taken its feed away: told once, and asked for again once a week."""
        now = self._desk.clock()
        if feed.ended_at is None:
            log.warning("%s has ended (%s): take it off the list", feed.url, error)
        ended = replace(feed, failures=feed.failures + 1, last_error=str(error), next_check_at=now + _ENDED)
        await self._save_feed(replace(ended, ended_at=feed.ended_at or now))

    async def _save_feed(self, feed: Feed) -> None:
        async with self._desk.store.transaction() as change:
            if await self._desk.store.feed(feed.url) is not None:
                change.save(feed)


def _wait(error: SourceError, failures: int, poll_seconds: float) -> float:
    """Give the seconds until a failing feed is asked again: doubling, up to a day, never before it allows."""
    asked = error.retry_after or 0.0 if isinstance(error, FetchError) else 0.0
    return min(max(poll_seconds * 2.0 ** min(failures - 1, 16), asked), _SLOWEST.total_seconds())


def due_now(urls: Sequence[str], now: datetime) -> list[Feed]:
    """Give the records of feeds that were never read."""
    return [Feed(url, next_check_at=now) for url in urls]
