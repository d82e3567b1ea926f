"""What becomes of a chat that cannot be written to any more? Its rows are closed, what it follows stays."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.desk import Desk
from storage.records import Delivery, Kind, Match, Standing, State

log = logging.getLogger(__name__)


async def leave(desk: Desk, chat_id: int, standing: Standing, reason: str) -> int:
    """Write to this chat no more until it writes to us; give how many messages that waited are closed."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None:
            return 0
        rows = await desk.store.deliveries(chat_id)
        matches = await desk.store.matches(chat_id)
        lost = [row for row in rows if row.state in {State.PENDING, State.SENDING}]
        since = min([chat.missed_since or desk.clock(), *(match.found_at for match in _not_had(matches, lost))])
        change.save(replace(chat, standing=standing, digest_at=None, missed_since=since))
        change.save(*_untold(matches, lost))
        waiting = [row for row in rows if row.state is State.PENDING]
        change.save(*(replace(row, state=State.FAILED, reason=reason) for row in waiting))
    log.warning("chat %s is %s: %s; messages closed: %d", chat_id, standing, reason, len(waiting))
    return len(waiting)


def _not_had(matches: Sequence[Match], lost: Sequence[Delivery]) -> list[Match]:
    """Give what messages that did not arrive were to tell: it is missed, like everything after it."""
    alerts = {row.subject for row in lost if row.kind is Kind.ALERT}
    return [*_untold(matches, lost), *(match for match in matches if match.article_key in alerts)]


def _untold(matches: Sequence[Match], lost: Sequence[Delivery]) -> list[Match]:
    """Give what digests that did not arrive were to tell, as not told."""
    slots = {row.subject for row in lost if row.kind is Kind.DIGEST}
    moments = {row.created_at for row in lost if row.kind is Kind.DIGEST}
    told = [
        replace(
            match,
            digest="" if match.digest in slots else match.digest,
            told_at=None if match.told_at in moments else match.told_at,
        )
        for match in matches
    ]
    return [new for new, match in zip(told, matches, strict=True) if new != match]
