"""/status: what an operator has to know, and to decide, on one screen."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from bot.chats.reasons import why_failing
from bot.delivery.judging import decide
from bot.labels import shortened
from bot.texts.markup import Html, directed, isolate, lines
from bot.texts.say import say
from handlers.chat.spans import moment, size, span
from handlers.chat.talk import Answer, Ask, Button, answer
from handlers.chat.welcome import app_version
from storage.records import AWAY, Delivery, Kind, Standing, State

_SHOWN = 5
_BROKEN = 3
_LATE = timedelta(minutes=2)
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
    return await _view(ask)


async def refreshed(ask: Ask) -> list[Answer]:
    """Tell it anew in the same message."""
    return await _view(ask, edit=True)


async def decided(ask: Ask) -> list[Answer]:
    """Do with the messages in doubt what the operator pressed."""
    await decide(ask.desk, again=ask.parts[0] == "again")
    return await _view(ask, edit=True)


async def _view(ask: Ask, *, edit: bool = False) -> list[Answer]:
    doubtful = await ask.desk.store.deliveries_in(State.DOUBTFUL)
    told = [
        _title(ask),
        Html(""),
        await _chats(ask),
        *await _feeds(ask),
        *await _queue(ask),
        ask.say("status-doubtful", count=len(doubtful)),
        *(_told(ask, row) for row in doubtful[:_SHOWN]),
        await _digests(ask),
        *await _store(ask),
        *_refused(ask),
    ]
    decisions = (Button(ask.say("button-again"), "doubt:again"), Button(ask.say("button-drop"), "doubt:drop"))
    usual = (Button(ask.say("button-refresh"), "status"), Button(ask.say("button-feeds"), "feedlist:0"))
    return answer(lines(*told), *((decisions,) if doubtful else ()), usual, edit=edit)


def _title(ask: Ask) -> Html:
    started, now = ask.desk.office.started_at, ask.desk.clock()
    return ask.say("status-title", version=app_version(), span=span(ask, now - (started or now)))


async def _chats(ask: Ask) -> Html:
    standings = Counter(chat.standing for chat in await ask.desk.store.chats())
    banned = sum(each.banned_at is not None for each in await ask.desk.store.accesses())
    away = sum(standings[each] for each in AWAY - {Standing.BANNED})
    active = standings[Standing.ACTIVE] + standings[Standing.PAUSED]
    return ask.say("status-chats", active=active, away=away, banned=banned)


async def _feeds(ask: Ask) -> list[Html]:
    feeds = [feed for feed in await ask.desk.store.feeds() if feed.next_check_at is not None or feed.ended_at]
    failing = sorted((feed for feed in feeds if feed.failures), key=lambda feed: -feed.failures)
    rows = [
        _row(ask, isolate(shortened(feed.name)), why_failing(ask.chat.language, feed))
        for feed in failing[:_BROKEN]
    ]
    return [ask.say("status-feeds", count=len(feeds), failing=len(failing)), *rows]


async def _queue(ask: Ask) -> list[Html]:
    now = ask.desk.clock()
    due = [row for row in await ask.desk.store.deliveries_in(State.PENDING) if row.not_before <= now]
    if not due:
        return [ask.say("status-queue-empty")]
    oldest = now - min(row.not_before for row in due)
    kinds = Counter(row.kind for row in due)
    told = " · ".join(f"{ask.say(_KINDS[kind])}: {isolate(str(kinds[kind]))}" for kind in Kind if kinds[kind])
    return [
        ask.say("status-queue", due=len(due), span=span(ask, oldest)),
        directed(Html(f"– {told}"), ask.chat.language),
    ]


async def _digests(ask: Ask) -> Html:
    now = ask.desk.clock()
    late = [now - chat.digest_at for chat in await ask.desk.store.due_chats(now - _LATE) if chat.digest_at]
    if not late:
        return ask.say("status-digests")
    return ask.say("status-digests-late", count=len(late), span=span(ask, max(late)))


async def _store(ask: Ask) -> list[Html]:
    found = await ask.desk.store.condition()
    head = ask.say("status-store", documents=found.documents, size=size(ask, found.journal_bytes))
    if found.compacted_at is None:
        return [head]
    backup = (
        ask.say("status-store-backup", when=moment(ask, found.backup_at))
        if found.backup_at
        else ask.say("status-store-no-backup")
    )
    compacted = ask.say("status-store-compacted", when=moment(ask, found.compacted_at))
    return [head, directed(Html(f"– {backup} · {compacted}"), ask.chat.language)]


def _refused(ask: Ask) -> list[Html]:
    refused = ask.desk.office.refused
    if not refused:
        return []
    rows = [
        directed(Html(f"– {say(ask.chat.language, f'fetch-{reason}')} ({isolate(str(count))})"), ask.chat.language)
        for reason, count in refused.most_common(_BROKEN)
    ]
    return [ask.say("status-refused", count=refused.total()), *rows]


def _told(ask: Ask, row: Delivery) -> Html:
    return _row(ask, f"{ask.say(_KINDS[row.kind])} · {isolate(str(row.chat_id))}", isolate(row.reason))


def _row(ask: Ask, name: str, told: str) -> Html:
    return directed(Html(f"– {name}: {told}"), ask.chat.language)
