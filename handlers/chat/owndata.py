"""/export, /privacy: what is held about a chat, given out and told."""

from __future__ import annotations

from bot.chats.export import export as everything
from bot.sources.lists.opml import OpmlFeed, write_opml
from bot.texts.markup import Html, lines
from handlers.chat.talk import Answer, Ask, Document
from storage.records import RECORDS, is_of_chat


async def export(ask: Ask) -> list[Answer]:
    """Give all that is held about the chat, and its sources as a list for other readers."""
    held = Document("mujaz.json", await everything(ask.desk, ask.chat.id))
    return [Answer(ask.say("export-all"), document=held), await _sources(ask)]


async def _sources(ask: Ask) -> Answer:
    urls = dict.fromkeys(each.source for each in await ask.desk.store.subscriptions(ask.chat.id) if each.source)
    if not urls:
        return Answer(ask.say("export-none"))
    found = [(url, await ask.desk.store.feed(url)) for url in urls]
    feeds = [OpmlFeed(feed.name if feed else url, url, feed.language if feed else "") for url, feed in found]
    content = write_opml(feeds).encode()
    return Answer(ask.say("export-done", count=len(feeds)), document=Document("mujaz.opml", content))


async def privacy(ask: Ask) -> list[Answer]:
    """Tell what is held about the chat, kind by kind, how long, who sees it, and how to have it or erase it."""
    kinds = [kind.__name__.lower() for kind in RECORDS if is_of_chat(kind)]
    days = ask.desk.settings.keep_days
    return [
        Answer(
            lines(
                ask.say("privacy-title"),
                *(Html(f"• {ask.say(f'privacy-{kind}')}") for kind in kinds),
                "",
                ask.say("privacy-how-long", days=days),
                "",
                ask.say("privacy-who"),
                "",
                ask.say("privacy-feedback", days=days),
                "",
                ask.say("privacy-yours"),
            )
        )
    ]
