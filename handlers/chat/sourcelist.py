"""/addsource and /delsource: what operators let everybody read. For others, commands that nobody knows."""

from __future__ import annotations

from bot.chats.sources import add_source, candidate, drop_source, key_of, listing, restore_source
from bot.labels import shortened
from bot.sources.addresses.typed import AddressError, read_address
from bot.texts.markup import bold
from handlers.chat.sources import looked_up
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import Feed, Listing

_SHOWN = 100  # characters of what was typed that are shown again


async def addsource(ask: Ask) -> list[Answer]:
    """Look at the address behind the command and offer to read it for everybody."""
    if not ask.is_operator:
        return answer(ask.say("command-unknown", command="/addsource"))
    return looked_up(ask, ask.words, for_all=True) if ask.words else answer(ask.say("addsource-how"))


async def add_pressed(ask: Ask) -> list[Answer]:
    """Read what was found for everybody from now on."""
    found = await candidate(ask.desk, ask.chat.id, ask.parts[0]) if ask.is_operator else None
    if found is None:
        return answer(ask.say("source-offer-gone" if ask.is_operator else "press-old"))
    is_new = await add_source(ask.desk, found)
    told = ask.say("source-added" if is_new else "source-added-before", source=bold(shortened(found.name)))
    return answer(told, (Button(ask.say("button-show-source"), f"feed:{key_of(found.url)}:show"),), edit=True)


async def delsource(ask: Ask) -> list[Answer]:
    """Take the source behind the command, an address or a number of /sources, off the list."""
    if not ask.is_operator:
        return answer(ask.say("command-unknown", command="/delsource"))
    if not ask.words:
        return answer(ask.say("delsource-how"))
    feed = await _named(ask)
    return await _dropped(ask, feed) if feed else answer(ask.say("source-not-listed", words=ask.words[:_SHOWN]))


async def _named(ask: Ask) -> Feed | None:
    """Give the source that a number or an address means, None where there is none."""
    listed = [each.feed for each in await listing(ask.desk, ask.chat.id)]
    if ask.words.isdecimal():
        place = int(ask.words)
        return listed[place - 1] if 1 <= place <= len(listed) else None
    bare = {each.rstrip("/") for each in (ask.words, _address(ask))} - {""}
    return next((each for each in listed if bare & {each.url.rstrip("/"), each.site.rstrip("/")}), None)


def _address(ask: Ask) -> str:
    try:
        return read_address(ask.words, telegram=ask.desk.settings.channels_url).url
    except AddressError:
        return ""


async def drop_pressed(ask: Ask) -> list[Answer]:
    """Take the source of the button off the list."""
    feed = await _keyed(ask, ask.parts[0])
    return await _dropped(ask, feed, edit=True) if feed else answer(ask.say("press-old"))


async def _dropped(ask: Ask, feed: Feed, *, edit: bool = False) -> list[Answer]:
    before = await drop_source(ask.desk, feed.url)
    if before is None:
        return answer(ask.say("source-not-listed", words=shortened(feed.name)), edit=edit)
    followers = len({each.chat_id for each in await ask.desk.store.followers(feed.url)})
    told = ask.say("source-dropped", source=bold(shortened(feed.name)), count=followers)
    return answer(told, (Button(ask.say("button-undo"), f"relist:{key_of(feed.url)}:{before}"),), edit=edit)


async def relist_pressed(ask: Ask) -> list[Answer]:
    """Put a source on the list again."""
    key, before = ask.parts
    feed = await _keyed(ask, key)
    if feed is None:
        return answer(ask.say("press-old"))
    await restore_source(ask.desk, feed.url, Listing(before))
    return answer(ask.say("source-added", source=bold(shortened(feed.name))), edit=True)


async def _keyed(ask: Ask, key: str) -> Feed | None:
    """Give the source of a button that an operator pressed, None for anybody else."""
    feeds = await ask.desk.store.feeds() if ask.is_operator else ()
    return next((feed for feed in feeds if key_of(feed.url) == key), None)
