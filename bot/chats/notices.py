"""How do those who follow a source learn what became of it? By one message each, told once."""

from __future__ import annotations

from bot.calendar import quiet_until
from bot.chats.reasons import why_failing
from bot.chats.sources import key_of
from bot.desk import Desk
from bot.texts.markup import bold
from bot.texts.say import say
from storage.records import Chat, Delivery, Feed, Kind, Standing


async def tell_followers(desk: Desk, feed: Feed, text_key: str, **details: str | int) -> int:
    """Put a sentence about a source into the outbox for each chat that follows it; give how many were.

    `text_key` is "source-ended", "source-broken" or "source-moved"; the sentence is given `source` and, of a
    broken one, `why`. Each end, each trouble and each new address is told once, after quiet hours; not to chats on
    a break nor for subscriptions that are paused. The caller wakes the sender.
    """
    now, told = desk.clock(), 0
    subject = f"{text_key} {key_of(feed.url)} {_occasion(feed, text_key)}"
    async with desk.store.transaction() as change:
        followers = [each for each in await desk.store.followers(feed.url) if not each.is_resting(now)]
        for chat_id in sorted({each.chat_id for each in followers}):
            chat = await desk.store.chat(chat_id)
            if chat is None or chat.standing is not Standing.ACTIVE:
                continue
            if await desk.store.delivery(chat_id, Kind.NOTICE, subject) is not None:
                continue
            wait = quiet_until(chat.quiet, chat.zone, now)
            text = _text(chat, feed, text_key, **details)
            change.save(Delivery(chat_id, Kind.NOTICE, subject, now, wait, text=text))
            told += 1
    return told


def _text(chat: Chat, feed: Feed, text_key: str, **details: str | int) -> str:
    given: dict[str, str | int] = {"source": bold(feed.name), **details}
    if text_key == "source-broken":
        given["why"] = why_failing(chat.language, feed)
    return say(chat.language, text_key, **given)


def _occasion(feed: Feed, text_key: str) -> str:
    """Give what makes one occasion of a source another than the next."""
    if text_key == "source-moved":
        return key_of(feed.location)
    since = feed.ended_at if text_key == "source-ended" else feed.failing_since
    return f"{since:%Y-%m-%dT%H:%M}" if since else ""
