"""What is old enough to go? Articles past their days, what was matched or sent before them, old shared lists."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.alerts.muting import ended
from bot.chats.sharing import stale
from bot.desk import Desk
from storage.records import KEPT, Record, Stage, State

log = logging.getLogger(__name__)

_BATCH = 50  # documents of one transaction: between two of them everything else has its turn


def batched(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """Give records in parts that one transaction takes without a pause."""
    for start in range(0, len(records), _BATCH):
        yield records[start : start + _BATCH]


class Thinning:
    """Thins what was old at the last look, too: a clock that is ahead for a while makes nothing old."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: datetime | None = None

    async def tick(self) -> int:
        """Thin; on the first look nothing."""
        last, self._last = self._last, self._desk.clock()
        return 0 if last is None else await thin(self._desk, min(last, self._last))


async def thin(desk: Desk, now: datetime) -> int:
    """Delete articles found more than KEEP_DAYS ago, with old matches and closed deliveries; count them."""
    before = now - timedelta(days=desk.settings.keep_days)
    gone = undecided = 0
    while articles := await desk.store.articles_before(before, _BATCH):
        async with desk.store.transaction() as change:
            change.delete(*articles)
        gone += len(articles)
        await asyncio.sleep(0)
    await _thin_broadcasts(desk, before)
    for chat in await desk.store.chats():
        old_lists = await stale(desk, chat.id, now)
        old_matches = [each for each in await desk.store.matches(chat.id) if each.found_at < before]
        old = [each for each in await desk.store.deliveries(chat.id) if each.created_at < before]
        undecided += sum(each.state is State.DOUBTFUL for each in old)
        old = [each for each in old if each.state not in KEPT or each.state is State.DOUBTFUL]
        past = ended(await desk.store.mutes(chat.id), now, before=before)
        for part in batched([*old_lists, *old_matches, *old, *past]):
            async with desk.store.transaction() as change:
                change.delete(*part)
        await asyncio.sleep(0)
    if gone:
        log.info("%d articles were older than %d days and are gone", gone, desk.settings.keep_days)
    if undecided:
        log.warning("%d messages in doubt waited so long for the operator, and are dropped", undecided)
    return gone


async def _thin_broadcasts(desk: Desk, before: datetime) -> None:
    """Delete what was told everybody long ago; one that is still under way stays."""
    async with desk.store.transaction() as change:
        old = [each for each in await desk.store.broadcasts() if each.created_at < before]
        change.delete(*(each for each in old if each.stage not in {Stage.MAKING, Stage.STOPPING}))
