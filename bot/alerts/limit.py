"""How many alerts may a chat have in an hour, and what becomes of the others?

The others are in the next digest, and one message says how many; it grows by edits for an hour, or until a digest
has told them. Whoever has no digest for what an alert tells has no limit: the limit moves news, it loses none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.alerts.edits import edit_of
from bot.desk import Desk
from storage.records import Chat, Delivery, Kind, State

_HOUR = timedelta(hours=1)
_LEAST = timedelta(microseconds=1)
_COUNTED = frozenset({State.PENDING, State.SENDING, State.SENT, State.DOUBTFUL})


async def is_full(desk: Desk, chat_id: int, at: datetime) -> bool:
    """Tell whether the hour up to a moment has as many alerts as may be; urgent ones are not counted."""
    most = desk.settings.alerts_per_hour
    if not most:
        return False
    rows = await desk.store.alerts_since(chat_id, at - _HOUR + _LEAST)
    return sum(_counts(row, at) for row in rows) >= most


def _counts(row: Delivery, at: datetime) -> bool:
    return row.kind is Kind.ALERT and not row.urgent and row.state in _COUNTED and row.not_before <= at


async def one_more(desk: Desk, chat: Chat, at: datetime) -> list[Delivery]:
    """Give the rows by which one more is told that an hour has no room for; in a channel none is."""
    if chat.is_channel:
        return []
    now, row = desk.clock(), await _growing(desk, chat, at)
    if row is None:
        return [Delivery(chat.id, Kind.MORE, f"{at:%Y-%m-%dT%H:%M:%S}", now, at, count=1, silent=True)]
    row = replace(row, count=row.count + 1)
    return [row, *(await edit_of(desk, row))]


async def _growing(desk: Desk, chat: Chat, at: datetime) -> Delivery | None:
    """Give the message of this hour that says how many more there are, None where a new one begins."""
    rows = await desk.store.alerts_since(chat.id, at - _HOUR + _LEAST)
    mark = await desk.store.digest_mark(chat.id)
    found = [row for row in rows if row.kind is Kind.MORE and row.state in _COUNTED]
    told = mark is not None and bool(found) and mark.told_at >= found[-1].created_at
    return None if told or not found else found[-1]
