"""What would a query bring? Counted in what was read in the last week, so that nobody is promised anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chats.visible import visible
from bot.desk import Desk
from storage.records import Article, Subscription

SPAN = timedelta(days=7)
_DAY = timedelta(days=1)
_LEAST = timedelta(hours=25)  # of reading that is always looked at, so that a day can be spoken of
_MOST = 2000  # articles: about a second's work
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Forecast:
    """`count` stories in the `read` time before now; `newest` are the last ones, newest first."""

    newest: tuple[Article, ...]
    count: int
    read: timedelta

    @property
    def is_early(self) -> bool:
        """Tell whether less than a day was read, from which nobody can say how many come in one."""
        return self.read < _DAY

    @property
    def days(self) -> int:
        """Give how many days were read, at least one."""
        return max(1, round(self.read / _DAY))

    @property
    def per_day(self) -> float:
        """Give the stories of a day, 0.0 while it is too early to say.

        >>> Forecast((), 9, timedelta(days=2)).per_day, Forecast((), 9, timedelta(hours=2)).per_day
        (4.5, 0.0)
        """
        return 0.0 if self.is_early else self.count / (self.read / _DAY)


async def forecast(desk: Desk, subscription: Subscription, *, most: int = _MOST) -> Forecast:
    """Give what a subscription would have brought in the last week, or since the first article was read.

    Where more than `most` articles were read, it is the last days only, one at least.
    """
    now = desk.clock()
    seen = await visible(desk, subscription.chat_id, await desk.store.articles(now - SPAN))
    read = [each for place, each in enumerate(seen) if place < most or each.found_at >= now - _LEAST]
    if not read:
        return Forecast((), 0, timedelta(0))
    found = await asyncio.to_thread(desk.watch.found, subscription, read)
    return counted([each.article for each in found], since=min(each.found_at for each in read), now=now)


def counted(found: Iterable[Article], *, since: datetime, now: datetime) -> Forecast:
    """Count stories once each; what a source listed from before we read it is shown, but is no measure."""
    stories: dict[str, Article] = {}
    for article in sorted(found, key=lambda each: (each.published, each.key), reverse=True):
        stories.setdefault(article.story_key, article)
    count = sum(article.published >= since for article in stories.values())
    return Forecast(tuple(stories.values())[:_SHOWN], count, now - since)
