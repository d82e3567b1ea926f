"""What do tests of sources share: a site that is found, and a talk that knows it?"""

from __future__ import annotations

from datetime import timedelta

from bot.sources.finding.look import Found
from bot.sources.values import Entry
from storage.records import Article
from tests.conversation import START, Conversation

SITE = "https://site.example"
URL = f"{SITE}/rss"
OTHER = f"{SITE}/sport.xml"
ADMIN = "99"


def found(url: str = URL, title: str = "موقع الأنباء", *, per_day: float | None = 12.0, **others) -> Found:
    entries = tuple(
        Entry(f"{url}/{n}", f"خبر رقم {n}", f"{SITE}/{n}", START - timedelta(hours=n)) for n in range(1, 6)
    )
    return Found(url, "feed", title, "ar", f"{SITE}/", entries, per_day, **others)


async def follows(talk, typed: str = SITE, *, chat_id: int = 7) -> str:
    await talk.says(f"/sub {typed}", chat_id=chat_id)
    return await talk.presses("متابعة", chat_id=chat_id)


async def subscriptions(talk, chat_id: int = 7):
    return await talk.store.subscriptions(chat_id)


def article(key: str, title: str = "خبر", *, feed: str = URL, hours: float = 1) -> Article:
    moment = START - timedelta(hours=hours)
    return Article(key, f"{SITE}/{key}", title, "موقع الأنباء", moment, moment, "ar", feed, body=(title,))


async def talk_of_sources() -> Conversation:
    """Give a talk in which the site is found by its address, its feed and its channel."""
    talk = await Conversation(ADMIN_IDS=ADMIN).open()
    for typed in (SITE, URL, "@anba"):
        talk.looks[typed] = found()
    return talk
