"""What do we hold about a chat? All of it as JSON: every kind of record, found generically."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.desk import Desk
from storage.codec import encode
from storage.records import RECORDS, Delivery, Record, is_of_chat

FORMAT = 1


async def export(desk: Desk, chat_id: int) -> bytes:
    """Give everything that is held about a chat as a JSON document."""
    records = [each for each in await desk.store.records_of(chat_id) if not _is_of_another(each)]
    return exported(records, await desk.store.deliveries_about(chat_id), desk.clock())


def _is_of_another(record: Record) -> bool:
    """Tell whether a record carries what another chat wrote: to an operator, say."""
    return isinstance(record, Delivery) and record.about not in {0, record.chat_id}


def exported(records: Iterable[Record], feedback: Iterable[Delivery], now: datetime) -> bytes:
    """Give records by their kinds, each kind there even when it is empty, and when feedback was sent."""
    held: dict[str, list[Any]] = {kind.__name__: [] for kind in RECORDS if is_of_chat(kind)}
    for record in records:
        held[type(record).__name__].append(encode(record))
    sent = sorted({each.created_at.isoformat() for each in feedback})
    document = {"mujaz": FORMAT, "exported_at": now.isoformat(), "records": held, "feedback_sent_at": sent}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
