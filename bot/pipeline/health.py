"""How is a source doing? Saved after each look: when the next one is due, and what went wrong if it did.

A source that stays broken is looked for at its site's home; it is told once to operators and followers, with why.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

from bot.chats.notices import tell_followers
from bot.chats.reasons import why_failing
from bot.desk import Desk
from bot.errors import FetchError, SourceError
from bot.operators import notify
from bot.pipeline.looks import gap, next_look, next_try
from bot.sources.finding.look import Found
from bot.sources.values import Fetched, ParsedFeed
from storage.records import Feed, Listing, Seen, Unread

log = logging.getLogger(__name__)

Rediscover = Callable[[Feed], Awaitable[Found | None]]

_ENDED = timedelta(days=7)  # between two looks at a feed that its site has taken away
_ASTRAY = 3  # failures in a row after which a source is looked for anew
_BROKEN = timedelta(days=1)  # of failures, before anybody is told
_NOT_THERE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.FORBIDDEN})


class Health:
    """Saves how looks at sources went. `chance` gives numbers from 0 to 1 for the jitter."""

    def __init__(
        self,
        desk: Desk,
        announce: Callable[[], None],
        rediscover: Rediscover,
        *,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.failures = 0
        self._desk = desk
        self._announce = announce
        self._rediscover = rediscover
        self._chance = chance

    async def unchanged(self, feed: Feed, fetched: Fetched) -> None:
        """Note that a source has nothing new; on disk only where that says more than when to look again."""
        now = await self._desk.store.feed(feed.url)
        if now is None:
            return
        if feed.failures or feed.location != now.location:
            await self._save(self._well(feed, fetched, quiet=feed.quiet + 1))
        elif now.next_check_at is not None:
            self._desk.store.note(self._well(feed, fetched, quiet=feed.quiet + 1, listing=now.listing))

    async def read(
        self, feed: Feed, fetched: Fetched, parsed: ParsedFeed, seen: Seen | None, new: Unread | None
    ) -> None:
        """Note what a source says of itself, what it lists where that has changed, and what of it is unread."""
        published = gap([entry.published for entry in parsed.entries], self._desk.clock())
        feed = replace(
            feed,
            gap=published,
            ttl=round(parsed.ttl),
            skip_hours=tuple(sorted(parsed.skip_hours)),
            skip_days=tuple(sorted(parsed.skip_days)),
            title=parsed.title or feed.title,
            language=parsed.language or feed.language,
            site=parsed.url or feed.site,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        await self._save(self._well(feed, fetched, quiet=0 if new else feed.quiet + 1), seen, new)

    def _well(self, feed: Feed, fetched: Fetched, *, quiet: int, listing: Listing | None = None) -> Feed:
        """Give a source that answered, with when it is looked at again."""
        now, settings = self._desk.clock(), self._desk.settings
        due = next_look(
            feed,
            now,
            quiet=quiet,
            least=settings.poll_seconds,
            most=settings.poll_most_seconds,
            fresh_for=fetched.fresh_for,
            chance=self._chance(),
        )
        return replace(
            feed,
            quiet=quiet,
            read_at=now,
            next_check_at=due,
            listing=listing or feed.listing,
            failures=0,
            last_error="",
            reason="",
            ended_at=None,
            failing_since=None,
            told_at=None,
        )

    async def failed(self, feed: Feed, error: SourceError) -> None:
        """Note that a source could not be read; look for it anew where it seems to have moved."""
        self.failures += 1
        log.warning("%s: %s", feed.url, error)
        now, failures = self._desk.clock(), feed.failures + 1
        feed = replace(
            feed,
            failures=failures,
            failing_since=feed.failing_since or now,
            last_error=str(error),
            reason=error.reason if isinstance(error, FetchError) else "",
            next_check_at=next_try(error, failures, now, least=self._desk.settings.poll_seconds),
        )
        feed = await self._healed(feed, error)
        if isinstance(error, FetchError) and error.status == HTTPStatus.GONE and not feed.location:
            feed = await self._ended(feed)
        elif feed.failing_since and now - feed.failing_since >= _BROKEN and feed.told_at is None:
            await self._tell(feed, "source-broken", "notice-source-broken")
            feed = replace(feed, told_at=now)
        await self._save(feed)

    async def _healed(self, feed: Feed, error: SourceError) -> Feed:
        """Look for a source that is not where it was: at its own address first, then at its site's home."""
        if feed.location and feed.failures > _ASTRAY:
            return replace(feed, location="")
        may_come_back = isinstance(error, FetchError) and error.status not in _NOT_THERE
        if may_come_back or not feed.site or feed.failures % _ASTRAY != 1:
            return feed
        found = await self._rediscover(feed)
        if found is None or found.url in {feed.url, feed.location}:
            return feed
        log.warning("%s is read at %s from now on", feed.url, found.url)
        feed = replace(feed, location=found.url, kind=found.kind, next_check_at=self._desk.clock())
        await self._tell(feed, "source-moved", "notice-source-moved")
        return feed

    async def _ended(self, feed: Feed) -> Feed:
        """Note that a site has taken its feed away: told once, and asked for again once a week."""
        now = self._desk.clock()
        if feed.ended_at is None:
            log.warning("%s has ended: take it off the list", feed.url)
            await self._tell(feed, "source-ended", "notice-source-ended")
        return replace(feed, ended_at=feed.ended_at or now, next_check_at=now + _ENDED)

    async def flooded(self, feed: Feed, count: int) -> None:
        """Tell operators that a site lists as new what is old, or more than anybody reads."""
        log.warning("%s lists %d articles as new at once: only the newest are read", feed.url, count)
        if await notify(
            self._desk, f"source-flood {feed.url}", "notice-source-flood", source=feed.name, count=count
        ):
            self._announce()

    async def _tell(self, feed: Feed, text: str, notice: str) -> None:
        """Tell followers, and operators if it is for everybody; each once, whatever crashes in between."""
        told = await tell_followers(self._desk, feed, text)
        if feed.is_public:
            told += await notify(
                self._desk,
                f"{text} {feed.url}",
                notice,
                source=feed.name,
                why=lambda language: why_failing(language, feed),
            )
        if told:
            self._announce()

    async def _save(self, feed: Feed, seen: Seen | None = None, new: Unread | None = None) -> None:
        """Save it, if it is still there; what was decided meanwhile about for whom it is read stays."""
        async with self._desk.store.transaction() as change:
            now = await self._desk.store.feed(feed.url)
            if now is None:
                return
            due = feed.next_check_at if now.next_check_at else None
            change.save(replace(feed, listing=now.listing, next_check_at=due), *([seen] if seen else ()))
            if new:
                left = await self._desk.store.unread(feed.url)
                change.save(replace(new, items=(*(left.items if left else ()), *new.items)))
