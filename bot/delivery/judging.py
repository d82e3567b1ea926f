"""How does a row, or a chat, stand after an attempt to send?"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

from bot.chats.leaving import leave
from bot.delivery.outcome import Closed, Doubtful, Gone, Needless, Outcome, Refused, Sent
from bot.desk import Desk
from storage.interface import Transaction
from storage.records import Chat, Delivery, Kind, State

log = logging.getLogger(__name__)

_DOUBTS = 8  # attempts in doubt before a message waits for the operator, and as many again when told to go on
_PATIENCE = timedelta(days=1)  # for refusals that may pass


def after(delivery: Delivery, outcome: Outcome, desk: Desk) -> Delivery:
    """Give a row as it stands after a send that was noted as `sending`."""
    match outcome:
        case Sent(message_id=message_id):
            return replace(delivery, state=State.SENT, message_id=message_id, sent_at=desk.clock())
        case Doubtful(reason=reason):
            return in_doubt(delivery, reason, desk)
        case Needless(reason=reason):
            return replace(delivery, state=State.FOLDED, reason=reason)
        case Gone(reason=reason) | Refused(reason=reason):
            log.warning("chat %s does not take %s: %s", delivery.chat_id, delivery.kind, reason)
            return replace(delivery, state=State.FAILED, reason=reason)
        case _:
            reason = getattr(outcome, "reason", "")
            log.warning("not sent to chat %s, again soon: %s", delivery.chat_id, reason or "too many messages")
            return replace(delivery, state=State.PENDING, reason=reason)


def in_doubt(delivery: Delivery, reason: str, desk: Desk) -> Delivery:
    """Give a row of which nobody knows whether it arrived: sent again, or left to the operator."""
    doubts = delivery.doubts + 1
    again = _is_sent_again(delivery, desk) and doubts % _DOUBTS > 0
    log.warning(
        "in doubt whether chat %s has %s %s (%s): %s",
        delivery.chat_id,
        delivery.kind,
        delivery.key,
        "sending it again" if again else "left to the operator, see /status",
        reason,
    )
    return replace(delivery, state=State.PENDING if again else State.DOUBTFUL, doubts=doubts, reason=reason)


def _is_sent_again(delivery: Delivery, desk: Desk) -> bool:
    """Tell whether a message in doubt is sent again: an edit always is, for nobody sees that it was made twice."""
    if delivery.kind is Kind.EDIT:
        return True
    kind = Kind.ALERT if delivery.kind is Kind.MORE else delivery.kind
    return desk.settings.doubtful_sends[kind] == "resend"


async def closed(desk: Desk, chat_id: int, outcome: Closed) -> Outcome:
    """Note that a chat refuses messages; give what that means: for more than a day, that it is gone."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None:
            return outcome
        since = chat.refused_since or desk.clock()
        change.save(replace(chat, refused_since=since))
    if desk.clock() - since < _PATIENCE:
        return outcome
    await leave(desk, chat_id, outcome.standing, outcome.reason)
    return Gone(outcome.standing, outcome.reason)


async def opened(desk: Desk, chat_id: int) -> None:
    """Note that a chat that refused messages takes them again."""
    chat = await desk.store.chat(chat_id)
    if chat is not None and chat.refused_since is not None:
        async with desk.store.transaction() as change:
            chat = await desk.store.chat(chat_id)
            if chat is not None:
                change.save(replace(chat, refused_since=None))


async def unwanted(desk: Desk, change: Transaction, chat_id: int, chat: Chat | None) -> None:
    """Close what waits for a chat that takes nothing now; what is left of one that was forgotten goes with it."""
    waiting = [row for row in await desk.store.deliveries(chat_id) if row.state is State.PENDING]
    if chat is None:
        change.delete(*waiting)
        return
    change.save(*(replace(row, state=State.FAILED, reason=f"the chat is {chat.standing}") for row in waiting))
    log.warning("chat %s is %s; messages closed: %d", chat_id, chat.standing, len(waiting))


async def decide(desk: Desk, *, again: bool) -> int:
    """Do what the operator says about the messages in doubt: send them again, or drop them; count them."""
    async with desk.store.transaction() as change:
        rows = await desk.store.deliveries_in(State.DOUBTFUL)
        if again:
            change.save(*(replace(row, state=State.PENDING) for row in rows))
        else:
            change.save(*(replace(row, state=State.FAILED, reason="dropped by the operator") for row in rows))
    return len(rows)
