"""Which alerts are to say something else now? Edits are rows of the outbox, one at most for each message.

An edit is made of what is true when it leaves, so that one that waits stands for all that came meanwhile; one that
comes when another is under way goes after it. To be made twice changes nothing, so that an edit in doubt is simply
made again. It makes no sound and passes quiet hours.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from bot.alerts.muting import silence
from bot.alerts.stories import may_see
from bot.desk import Desk
from storage.records import Article, Delivery, Kind, Standing, State

_GATHER = timedelta(seconds=10)  # for which an edit waits: outlets report the same within a minute
_CHANGED = frozenset({State.SENDING, State.SENT})  # a row that still waits is made anew when it leaves


async def edit_of(desk: Desk, row: Delivery) -> list[Delivery]:
    """Give the row that edits a message, none where one waits already or the message is still to come."""
    subject = f"{row.kind}:{row.subject}"
    before = await desk.store.delivery(row.chat_id, Kind.EDIT, subject)
    if row.state not in _CHANGED or (before is not None and before.state is State.PENDING):
        return []
    now = desk.clock()
    return [Delivery(row.chat_id, Kind.EDIT, subject, now, now + _GATHER, silent=True)]


def edited(delivery: Delivery) -> tuple[Kind, str]:
    """Give kind and subject of the message that an edit changes."""
    kind, _, subject = delivery.subject.partition(":")
    return Kind(kind), subject


async def edits_for(desk: Desk, article: Article, *, without: Collection[int]) -> list[Delivery]:
    """Give the edits that a new article of a known story causes: its outlet joins the chats' last alerts.

    Chats in `without` are told of it in another way.
    """
    before = await desk.store.story(article.story) if article.story else ()
    if not before or article.source in {each.source for each in before}:
        return []
    alerts = {row.chat_id: row for each in before for row in await desk.store.alerts_of(each.key)}
    wanted = [row for row in alerts.values() if row.chat_id not in without and await _wants(desk, row, article)]
    return [edit for row in wanted for edit in await edit_of(desk, row)]


async def _wants(desk: Desk, row: Delivery, article: Article) -> bool:
    chat = await desk.store.chat(row.chat_id)
    if chat is None or chat.standing is not Standing.ACTIVE or not await may_see(desk, chat.id, article):
        return False
    return article.story_key not in (await silence(desk, chat.id)).stories
