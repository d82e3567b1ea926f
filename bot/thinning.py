"""What is old enough to go? Articles past their days, and what was matched or sent before them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.desk import Desk
from storage.records import KEPT, Record

log = logging.getLogger(__name__)

_BATCH = 50  # documents of one transaction: between two of them everything else has its turn


def batched(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """Give records in parts that one transaction takes without a pause."""
    for start in range(0, len(records), _BATCH):
        yield records[start : start + _BATCH]


async def thin(desk: Desk) -> int:
    """Delete articles found more than KEEP_DAYS ago, with old matches and closed deliveries; count them."""
    before = desk.clock() - timedelta(days=desk.settings.keep_days)
    gone = 0
    while articles := await desk.store.articles_before(before, _BATCH):
        async with desk.store.transaction() as change:
            change.delete(*articles)
        gone += len(articles)
        await asyncio.sleep(0)
    for chat in await desk.store.chats():
        old_matches = [each for each in await desk.store.matches(chat.id) if each.found_at < before]
        closed = [each for each in await desk.store.deliveries(chat.id) if each.state not in KEPT]
        old = [each for each in closed if each.created_at < before]
        for part in batched([*old_matches, *old]):
            async with desk.store.transaction() as change:
                change.delete(*part)
        await asyncio.sleep(0)
    if gone:
        log.info("%d articles were older than %d days and are gone", gone, desk.settings.keep_days)
    return gone
