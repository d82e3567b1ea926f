"""Which feeds are read? Those of the operator's list, else the starter pack; the store follows the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.desk import Desk
from bot.errors import SettingsError
from bot.sources.opml import OpmlFeed, read_opml, starter_opml
from storage.records import Feed


def listed(path: str) -> tuple[OpmlFeed, ...]:
    """Give the feeds of an OPML file; "" stands for the starter pack. Raises MujazError."""
    if not path:
        return read_opml(starter_opml())
    try:
        text = Path(path).expanduser().read_bytes()
    except OSError as error:
        raise SettingsError(f"FEEDS names {path}, which cannot be read: {error.strerror}") from error
    return read_opml(text)


async def follow_list(desk: Desk, feeds: Sequence[OpmlFeed]) -> None:
    """Make the store's feeds those of the list: new ones are due now, others not later than asked for."""
    now = desk.clock()
    latest = now + timedelta(seconds=desk.settings.poll_seconds)
    async with desk.store.transaction() as change:
        known = {feed.url: feed for feed in await desk.store.feeds()}
        for each in feeds:
            feed = known.pop(each.url, None) or Feed(
                each.url, next_check_at=now, title=each.title, language=each.language
            )
            due = feed.next_check_at if feed.ended_at else min(feed.next_check_at, latest)
            change.save(replace(feed, next_check_at=due))
        change.delete(*known.values())
