"""/export, /privacy: what is held about a chat, given out and told."""

from __future__ import annotations

from bot.chats.export import export as everything
from bot.sources.lists.opml import OpmlFeed, write_opml
from bot.texts.markup import Html, lines
from handlers.chat.talk import Answer, Ask, Document
from storage.records import RECORDS, Broadcast, Feed, Operator, Record, Subscription, is_of_chat

_OF_OPERATORS = frozenset({Operator, Broadcast})


async def export(ask: Ask) -> list[Answer]:
    """Give all that is held about the chat, and its sources as a list for other readers."""
    held = Document("mujaz.json", await everything(ask.desk, ask.chat.id))
    return [Answer(ask.say("export-all"), document=held), await _sources(ask)]


async def _sources(ask: Ask) -> Answer:
    """Give the sources as a list, with the names and in the folders that the chat has them in."""
    followed = [each for each in await ask.desk.store.subscriptions(ask.chat.id) if each.source]
    if not followed:
        return Answer(ask.say("export-none"))
    whole = {each.source: each for each in followed if not each.query}
    chosen = {each.source: whole.get(each.source, each) for each in followed}
    content = write_opml([await _listed(ask, each) for each in chosen.values()]).encode()
    return Answer(ask.say("export-done", count=len(chosen)), document=Document("mujaz.opml", content))


async def _listed(ask: Ask, item: Subscription) -> OpmlFeed:
    feed = await ask.desk.store.feed(item.source) or Feed(item.source, None)
    name = feed.name if item.query else item.name or feed.name
    return OpmlFeed(name, item.source, feed.language, item.folder, feed.site)


async def _told(ask: Ask) -> list[type[Record]]:
    """Give the kinds of record that are told: an operator's only to who has, or may have, some."""
    held = {type(each) for each in await ask.desk.store.records_of(ask.chat.id)}
    kinds = [kind for kind in RECORDS if is_of_chat(kind)]
    return [kind for kind in kinds if kind not in _OF_OPERATORS or kind in held or ask.is_operator]


async def privacy(ask: Ask) -> list[Answer]:
    """Tell what is held about the chat, kind by kind, how long, who sees it, and how to have it or erase it."""
    kinds = [kind.__name__.lower() for kind in await _told(ask)]
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
