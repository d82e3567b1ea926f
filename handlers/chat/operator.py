"""/status: what an operator has to know, and to decide. For others it is a command that nobody knows."""

from __future__ import annotations

from collections import Counter

from bot.delivery.judging import decide
from bot.texts.markup import Html, isolate, lines
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import AWAY, Delivery, Kind, State

_SHOWN = 5
_KINDS = {
    Kind.NOTICE: "kind-notice",
    Kind.ALERT: "kind-alert",
    Kind.MORE: "kind-alert",
    Kind.EDIT: "kind-edit",
    Kind.DIGEST: "kind-digest",
    Kind.BROADCAST: "kind-broadcast",
}


async def status(ask: Ask) -> list[Answer]:
    """Tell how the bot stands; messages in doubt come with buttons."""
    if ask.chat.id not in ask.desk.settings.admin_ids:
        return answer(ask.say("command-unknown", command="/status"))
    return await _view(ask)


async def decided(ask: Ask) -> list[Answer]:
    """Do with the messages in doubt what the operator pressed."""
    if ask.chat.id not in ask.desk.settings.admin_ids:
        return answer(ask.say("press-old"))
    await decide(ask.desk, again=ask.parts[0] == "again")
    return await _view(ask, edit=True)


async def _view(ask: Ask, *, edit: bool = False) -> list[Answer]:
    store, now = ask.desk.store, ask.desk.clock()
    pending = await store.deliveries_in(State.PENDING)
    due = [row for row in pending if row.not_before <= now]
    oldest = max((now - row.not_before for row in due), default=None)
    doubtful = await store.deliveries_in(State.DOUBTFUL)
    chats = Counter(chat.standing in AWAY for chat in await store.chats())
    feeds = await store.feeds()
    told = [
        ask.say("status-title"),
        ask.say("status-chats", active=chats[False], away=chats[True]),
        ask.say("status-feeds", count=len(feeds), failing=sum(feed.failures > 0 for feed in feeds)),
        ask.say("status-queue", due=len(due), minutes=int(oldest.total_seconds() // 60) if oldest else 0),
        ask.say("status-doubtful", count=len(doubtful)),
        *(_told(ask, row) for row in doubtful[:_SHOWN]),
    ]
    buttons = (Button(ask.say("button-again"), "doubt:again"), Button(ask.say("button-drop"), "doubt:drop"))
    return answer(lines(*told), *((buttons,) if doubtful else ()), edit=edit)


def _told(ask: Ask, row: Delivery) -> Html:
    kind = ask.say(_KINDS[row.kind])
    return Html(f"– {kind} · {isolate(str(row.chat_id))} · {isolate(row.reason)}")
