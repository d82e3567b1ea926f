"""What did the bot do in the last days, for whom nobody can say? Counts of articles, alerts, chats, queries."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.text.normalise import surface
from bot.trend.counting import Activity, beginning, local_days, per_day
from storage.records import Kind, State, Subscription

_MOST = 8


@dataclass(frozen=True, slots=True)
class Tops:
    """What is followed by most chats, and which sources had most articles, with their counts."""

    queries: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]


async def activity(desk: Desk, zone: str, days: int) -> Activity:
    """Count by local day what was read, what was sent as alerts, and who came."""
    now = desk.clock()
    since = beginning(now, zone, days)
    articles = [each.found_at for each in await desk.store.articles(since)]
    chats = await desk.store.chats()
    alerts: list[datetime] = []
    for place, chat in enumerate(chats):
        alerts += [
            row.sent_at
            for row in await desk.store.deliveries(chat.id)
            if row.kind is Kind.ALERT and row.state is State.SENT and row.sent_at and row.sent_at >= since
        ]
        if place % 100 == 0:
            await asyncio.sleep(0)

    counted = partial(per_day, zone=zone, until=now, days=days)
    came = [chat.created_at for chat in chats]
    return Activity(
        local_days(now, zone, days),
        await asyncio.to_thread(counted, articles),
        await asyncio.to_thread(counted, alerts),
        await asyncio.to_thread(counted, came),
        now.astimezone(ZoneInfo(zone)),
    )


async def tops(desk: Desk, zone: str, days: int) -> Tops:
    """Give the queries that most chats have, however they spell them, and the sources with most articles."""
    names = {feed.url: feed.name for feed in await desk.store.feeds()}
    since = beginning(desk.clock(), zone, days)
    read = Counter(names.get(each.feed_url, each.source) for each in await desk.store.articles(since))
    chats = await asyncio.to_thread(_by_chats, await desk.store.subscriptions())
    return Tops(tuple(chats.most_common(_MOST)), tuple(read.most_common(_MOST)))


def _by_chats(subscriptions: Sequence[Subscription]) -> Counter[str]:
    """Count the chats that have a query; it is shown as the first of them typed it."""
    asked: dict[str, set[int]] = {}
    shown: dict[str, str] = {}
    for each in subscriptions:
        if each.query:
            key = surface(each.query)
            shown.setdefault(key, each.query)
            asked.setdefault(key, set()).add(each.chat_id)
    return Counter({shown[key]: len(chats) for key, chats in asked.items()})
