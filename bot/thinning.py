"""What is old enough to go? Articles past their days, and what was matched or sent before them."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.desk import Desk
from storage.records import OPEN_STATES

log = logging.getLogger(__name__)

_BATCH = 500


async def thin(desk: Desk) -> int:
    """Delete articles found more than KEEP_DAYS ago, with old matches and closed deliveries; count them."""
    before = desk.clock() - timedelta(days=desk.settings.keep_days)
    gone = 0
    while articles := (await desk.store.articles_before(before))[:_BATCH]:
        async with desk.store.transaction() as change:
            change.delete(*articles)
        gone += len(articles)
        await asyncio.sleep(0)
    for chat in await desk.store.chats():
        old_matches = [each for each in await desk.store.matches(chat.id) if each.found_at < before]
        closed = [each for each in await desk.store.deliveries(chat.id) if each.state not in OPEN_STATES]
        old = [each for each in closed if each.created_at < before]
        if old_matches or old:
            async with desk.store.transaction() as change:
                change.delete(*old_matches, *old)
    if gone:
        log.info("%d articles were older than %d days and are gone", gone, desk.settings.keep_days)
    return gone
