"""What does an alert, an edit, or "12 more" say when it leaves? Made of what is true then."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.alerts.edits import edited
from bot.alerts.stories import others_of
from bot.desk import Desk
from bot.digest.render import alert
from bot.labels import marked
from bot.operating.broadcasts import text_of
from bot.texts.markup import Html
from bot.texts.say import say
from storage.records import Article, Chat, Delivery, Kind


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it leaves. `article` is the one under which an alert's buttons stand.

    `message_id` is the message that it changes, `reply_to` the one to which it replies.
    """

    text: Html
    article: Article | None = None
    is_saved: bool = False
    message_id: int | None = None
    reply_to: int | None = None


async def letter(desk: Desk, delivery: Delivery, chat: Chat) -> Letter | None:
    """Give what a delivery says, in the language that the chat has now; None where its article is gone."""
    match delivery.kind:
        case Kind.ALERT:
            return await _alert(desk, delivery, chat)
        case Kind.MORE:
            return Letter(say(chat.language, "alerts-more", count=delivery.count))
        case Kind.EDIT:
            return await _edit(desk, delivery, chat)
        case Kind.BROADCAST if not delivery.text:
            text = await text_of(desk, delivery)
            return Letter(Html(text)) if text else None
        case _:
            return Letter(Html(delivery.text)) if delivery.text else None


async def _edit(desk: Desk, delivery: Delivery, chat: Chat) -> Letter | None:
    """Give the other text of a message; None where there is no message to change."""
    row = await desk.store.delivery(delivery.chat_id, *edited(delivery))
    if row is None or row.message_id is None:
        return None
    told = await letter(desk, row, chat)
    return None if told is None else replace(told, message_id=row.message_id, reply_to=None)


async def _alert(desk: Desk, delivery: Delivery, chat: Chat) -> Letter | None:
    store = desk.store
    article = await store.article(delivery.subject)
    if article is None:
        return None
    asked = [await store.subscription(chat.id, number) for number in delivery.subscriptions]
    first = await store.delivery(chat.id, Kind.ALERT, delivery.follows) if delivery.follows else None
    text = alert(
        article,
        [marked(each) for each in asked if each],
        chat,
        now=desk.clock(),
        others=await others_of(desk, chat.id, article),
        is_sequel=bool(delivery.follows),
    )
    is_saved = await store.saved_article(chat.id, article.key) is not None
    return Letter(text, article, is_saved, reply_to=first.message_id if first else None)
