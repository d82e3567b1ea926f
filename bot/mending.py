"""What if the clock was wrong for a while? Moments that lie further ahead than any can are set right."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot.calendar import digest_at
from bot.desk import Desk
from storage.records import Chat, Delivery, Feed, State

log = logging.getLogger(__name__)

_DIGEST = timedelta(days=2)  # no next digest of a chat that has one every day is later
_FEED = timedelta(days=8)  # no next look at a feed
_HELD = timedelta(days=2)  # no end of quiet hours
_AT_ONCE = 200


class Mending:
    """Looks whether the clock went back since it was last looked at: only then is there anything to mend."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: datetime | None = None

    async def tick(self) -> None:
        """Mend on the first look, and whenever the clock went back."""
        last, self._last = self._last, self._desk.clock()
        if last is None or self._last < last:
            await mend(self._desk)


async def mend(desk: Desk) -> int:
    """Set right what a clock that ran ahead has put off; give how many records that were."""
    now, store, wrong = desk.clock(), desk.store, list[Chat | Feed | Delivery]()
    wrong += [
        replace(chat, digest_at=digest_at(chat, now))
        for chat in await store.chats()
        if chat.digest_at is not None and chat.digest_at > now + _DIGEST and chat.digest_at != digest_at(chat, now)
    ]
    wrong += [
        replace(feed, next_check_at=now)
        for feed in await store.feeds()
        if feed.next_check_at and feed.next_check_at > now + _FEED
    ]
    wrong += [
        replace(row, not_before=now)
        for row in await store.deliveries_in(State.PENDING)
        if row.not_before > now + _HELD
    ]
    for start in range(0, len(wrong), _AT_ONCE):
        async with store.transaction() as change:
            change.save(*wrong[start : start + _AT_ONCE])
        await asyncio.sleep(0)
    if wrong:
        log.warning("the clock was ahead: %d moments are set right", len(wrong))
    return len(wrong)
