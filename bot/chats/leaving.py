"""What becomes of a chat that cannot be written to any more? Its rows are closed, what it follows stays."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.desk import Desk
from storage.records import Standing, State

log = logging.getLogger(__name__)


async def leave(desk: Desk, chat_id: int, standing: Standing, reason: str) -> int:
    """Write to this chat no more until it writes to us; give how many messages that waited are closed."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None:
            return 0
        now = desk.clock()
        change.save(replace(chat, standing=standing, digest_at=None, missed_since=chat.missed_since or now))
        waiting = [row for row in await desk.store.deliveries(chat_id) if row.state is State.PENDING]
        change.save(*(replace(row, state=State.FAILED, reason=reason) for row in waiting))
    log.warning("chat %s is %s: %s; messages closed: %d", chat_id, standing, reason, len(waiting))
    return len(waiting)
