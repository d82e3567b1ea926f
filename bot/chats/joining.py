"""Who is this chat? Registered by its first word, and written to again once it writes to us."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.calendar import digest_at
from bot.chats.managing import manages, without
from bot.desk import Desk
from bot.errors import StoreError
from bot.feeds import let_go
from bot.places.proposing import proposed
from bot.settings import LANGUAGES, Settings
from storage.records import AWAY, Chat, Standing

log = logging.getLogger(__name__)

_DRAFTS = 5


def language_for(asked: str, default: str) -> str:
    """Choose among our languages by Telegram's language code.

    >>> language_for("ru-RU", "ar"), language_for("fr", "ar")
    ('ru', 'ar')
    """
    code = asked.partition("-")[0].lower()
    return code if code in LANGUAGES else default


def zone_for(asked: str, settings: Settings) -> str:
    """Propose a zone by Telegram's language code: by its country, or else by the language.

    The default zone is for readers of the default language, and where the language says nothing of a place.
    """
    if asked.lower() == settings.default_language:
        return settings.default_zone
    return proposed(asked, default=settings.default_zone).zone


async def join(desk: Desk, chat_id: int, kind: str, language: str, *, topic: int = 0, title: str = "") -> Chat:
    """Give the chat's record, made on its first word; a chat that could not be written to is active again.

    `language` is Telegram's language code of who spoke: of it, language and zone of a new chat are guessed.
    """
    chat = await desk.store.chat(chat_id)
    if chat is not None and chat.standing not in AWAY and (chat.topic, chat.title) == (topic, title):
        return chat
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id) or _new(desk, chat_id, kind, language)
        chat = replace(awake(chat, desk) if chat.standing in AWAY else chat, topic=topic, title=title)
        change.save(chat)
    return chat


def _new(desk: Desk, chat_id: int, kind: str, language: str) -> Chat:
    settings, now = desk.settings, desk.clock()
    chat = Chat(
        id=chat_id,
        kind=kind,
        language=language_for(language, settings.default_language),
        zone=zone_for(language, settings),
        created_at=now,
        digest_times=(settings.digest_time,),
    )
    chat = replace(chat, empty_digest="silent") if chat.is_channel else chat
    return replace(chat, digest_at=digest_at(chat, now))


def awake(chat: Chat, desk: Desk) -> Chat:
    """Give the chat as an active one, its next digest still to come."""
    chat = replace(chat, standing=Standing.ACTIVE, refused_since=None, paused_until=None)
    return replace(chat, digest_at=digest_at(chat, desk.clock()))


async def keep_draft(desk: Desk, chat_id: int, words: str) -> None:
    """Keep plain words until "follow" or "search" is pressed; only the last few are kept."""
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is not None and words not in chat.drafts:
            change.save(replace(chat, drafts=(*chat.drafts, words)[-_DRAFTS:]))


async def forget(desk: Desk, chat_id: int) -> bool:
    """Erase everything about a chat, of every kind of record, at once and everywhere, in backups too.

    Gives False when it is erased, but old files could not be written anew yet (no space, say). Raises StoreError
    when nothing was erased.
    """
    store = desk.store
    async with store.transaction() as change:
        subscriptions = await store.subscriptions(chat_id)
        await let_go(desk, change, subscriptions)
        change.delete(*await store.records_of(chat_id), *await store.deliveries_about(chat_id))
        others = await store.chats() if chat_id < 0 else ()  # a group or channel may be managed by some
        change.save(*[without(each, chat_id) for each in others if manages(each, chat_id)])
        change.delete(*(each for each in await store.broadcasts() if each.chat_id == chat_id))
    await desk.office.know(store)
    for subscription in subscriptions:
        desk.watch.unfollow(subscription)
    try:
        await store.forget(chat_id)
    except StoreError as error:
        log.error("traces of a chat that was forgotten are left in files: %s", error)  # noqa: TRY400 (it says all)
        return False
    return True
