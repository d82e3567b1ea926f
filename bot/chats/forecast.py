"""What would a query bring? Counted in what was read in the last week, so that nobody is promised anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.archive import Possible
from bot.chats.visible import possible, visible
from bot.desk import Desk
from storage.records import Article, Subscription

SPAN = timedelta(days=7)
_DAY = timedelta(days=1)
_LEAST = timedelta(hours=25)  # of reading that is always looked at, so that a day can be spoken of
_MOST = 2000  # articles to be read: about a second's work
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

    Where more than `most` articles would have to be read for that, it is the last days only, one at least.
    """
    now = desk.clock()
    seen = await visible(desk, subscription.chat_id, await desk.store.articles(now - SPAN))
    if not seen:
        return Forecast((), 0, timedelta(0))
    if not subscription.query:
        return counted(seen, since=seen[-1].found_at, now=now)
    lookup = await asyncio.to_thread(desk.watch.lookup, subscription.query)
    seeming = await possible(desk, subscription.chat_id, lookup, now - SPAN)
    bounded = _bounded(seeming, most, now - _LEAST)
    is_cut = len(bounded) < len(seeming)
    found = await asyncio.to_thread(lambda: [each.article for each in bounded if each.answers(lookup)])
    return counted(found, since=(bounded[-1].article if is_cut else seen[-1]).found_at, now=now)


def _bounded(seeming: Sequence[Possible], most: int, until: datetime) -> Sequence[Possible]:
    """Give the newest: so many that have to be read, and all found since a moment."""
    unread = 0
    for place, each in enumerate(seeming):
        unread += each.is_unread
        if unread > most and each.article.found_at < until:
            return seeming[:place]
    return seeming


def counted(found: Iterable[Article], *, since: datetime, now: datetime) -> Forecast:
    """Count stories once each; what a source listed from before we read it is shown, but is no measure."""
    stories: dict[str, Article] = {}
    for article in sorted(found, key=lambda each: (each.published, each.key), reverse=True):
        stories.setdefault(article.story_key, article)
    count = sum(article.published >= since for article in stories.values())
    return Forecast(tuple(stories.values())[:_SHOWN], count, now - since)
