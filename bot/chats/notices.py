"""How do those who follow a source learn what became of it? By one message each, told once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.calendar import quiet_until
from bot.chats.managing import manages
from bot.chats.reasons import why_failing
from bot.chats.sources import key_of
from bot.desk import Desk
from bot.texts.markup import Html, bold, lines
from bot.texts.say import say
from storage.records import Chat, Delivery, Feed, Kind, Standing


async def tell_followers(desk: Desk, feed: Feed, text_key: str, **details: str | int) -> int:
    """Put a sentence about a source into the outbox for each chat that follows it; give how many were.

    `text_key` is "source-ended", "source-broken" or "source-moved"; the sentence is given `source` and, of a
    broken one, `why`. Each end, each trouble and each new address is told once, after quiet hours; not to chats on
    a break nor for subscriptions that are paused. For a channel those who manage it are told, not its readers.
    The caller wakes the sender.
    """
    now, told = desk.clock(), 0
    subject = f"{text_key} {key_of(feed.url)} {_occasion(feed, text_key)}"
    async with desk.store.transaction() as change:
        followers = [each for each in await desk.store.followers(feed.url) if not each.is_resting(now)]
        for chat_id in sorted({each.chat_id for each in followers}):
            chat = await desk.store.chat(chat_id)
            if chat is None or chat.standing is not Standing.ACTIVE:
                continue
            for hearer in await hearers(desk, chat):
                named = f"{subject} {chat.id}" if chat.is_channel else subject
                if await desk.store.delivery(hearer.id, Kind.NOTICE, named) is not None:
                    continue
                wait = quiet_until(hearer.quiet, hearer.zone, now)
                text = concerning(chat, _text(hearer.language, feed, text_key, **details))
                change.save(Delivery(hearer.id, Kind.NOTICE, named, now, wait, text=text))
                told += 1
    return told


async def hearers(desk: Desk, chat: Chat) -> Sequence[Chat]:
    """Give who is told what concerns a chat: itself, or those who manage it where it is a channel."""
    if not chat.is_channel:
        return [chat]
    return [
        each for each in await desk.store.chats() if manages(each, chat.id) and each.standing is Standing.ACTIVE
    ]


def concerning(chat: Chat, told: Html) -> Html:
    """Give what is told, under the name of the channel that it concerns."""
    return lines(Html(f"📢 {bold(chat.title)}"), told) if chat.is_channel else told


def _text(language: str, feed: Feed, text_key: str, **details: str | int) -> Html:
    given: dict[str, str | int] = {"source": bold(feed.name), **details}
    if text_key == "source-broken":
        given["why"] = why_failing(language, feed)
    return say(language, text_key, **given)


def _occasion(feed: Feed, text_key: str) -> str:
    """Give what makes one occasion of a source another than the next."""
    if text_key == "source-moved":
        return key_of(feed.location)
    since = feed.ended_at if text_key == "source-ended" else feed.failing_since
    return f"{since:%Y-%m-%dT%H:%M}" if since else ""
