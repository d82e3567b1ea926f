"""/search: what was read about some words, five stories at a time, turned by editing the message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.chats.joining import keep_draft
from bot.chats.searching import Results
from bot.digest.excerpts import excerpt, marked_title
from bot.digest.render import also_told, lead_of, origin
from bot.query.sightings import Place
from bot.texts.markup import Html, bold, lines, linked
from bot.texts.split import split
from bot.texts.when import day
from handlers.chat.drafts import draft_key, drafted
from handlers.chat.talk import DATA_BYTES, Answer, Ask, Button, answer
from storage.records import Article

SHOWN = 5  # stories at once
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST = 256


async def search_(ask: Ask) -> list[Answer]:
    """Search for the words behind the command."""
    return await find(ask, ask.words) if ask.words else answer(ask.say("search-how"))


async def find(ask: Ask, words: str) -> list[Answer]:
    """Give the first of what a query matches in all that is kept. Raises QueryError."""
    milliseconds = int(ask.desk.clock().timestamp() * 1000) + 1
    return await _shown(ask, words, milliseconds, 0)


async def found_pressed(ask: Ask) -> list[Answer]:
    """Turn to another page of what was found: what came since does not move it."""
    stamp, place, *key = ask.parts
    words = drafted(ask.chat, key)
    if words is None:
        return answer(ask.say("words-gone"))
    return await _shown(ask, words, int(stamp, 36), int(place), edit=True)


async def _shown(ask: Ask, words: str, stamp: int, place: int, *, edit: bool = False) -> list[Answer]:
    until = datetime.fromtimestamp(min(stamp, 2**42) / 1000, UTC)
    results = await ask.searching.find(ask.desk, ask.chat.id, words, until)
    stories = results.stories
    if not stories:
        return answer(_none(ask, words, results), *await _follow_row(ask, words), edit=edit)
    place = min(place, (len(stories) - 1) // SHOWN)
    shown = stories[place * SHOWN : (place + 1) * SHOWN]
    lookup = ask.desk.watch.lookup(words)
    texts = [_head(ask, words, results)]
    texts += [_story(ask, each, lookup.places(words, each[0]) or ()) for each in shown]
    if len(stories) > SHOWN:
        first, last = place * SHOWN + 1, place * SHOWN + len(shown)
        places = f"{first}–{last}" if last > first else f"{first}"
        texts.append(ask.say("search-place", places=places, total=len(stories)))
    turning = await _turning(ask, words, stamp, place, len(stories))
    rows = [*([turning] if turning else []), *await _follow_row(ask, words)]
    return answer(_fitting(texts), *rows, edit=edit)


def _fitting(texts: Sequence[Html]) -> Html:
    """Give the texts as one message: five long stories fit, and what could not is cut at the end."""
    return split("\n\n".join(texts))[0]


def _head(ask: Ask, words: str, results: Results) -> Html:
    title = ask.say("search-title", query=bold(words), count=len(results.stories))
    return lines(title, _period(ask, results))


def _none(ask: Ask, words: str, results: Results) -> Html:
    days = ask.desk.settings.keep_days
    told = ask.say("search-none", query=bold(words), days=days)
    return lines(told, _period(ask, results)) if results.is_cut else told


def _period(ask: Ask, results: Results) -> Html:
    if not results.is_cut:
        return ask.say("search-days", days=ask.desk.settings.keep_days)
    return ask.say("search-cut", date=day(results.since, ask.chat.zone, ask.chat.language, weekday=False))


def _story(ask: Ask, told: Sequence[Article], places: Sequence[Place]) -> Html:
    """Give a story by the first of its articles: where the words stand in it (`places`), and who else told it."""
    article, *others = told
    parts = (
        linked(marked_title(article, places), article.url),
        origin(article, ask.chat, ask.desk.clock()),
        also_told(article, others, ask.chat),
        excerpt(article, places) or lead_of(article, ask.chat),
    )
    return lines(*filter(None, parts))


async def _turning(ask: Ask, words: str, stamp: int, place: int, total: int) -> tuple[Button, ...]:
    """Give the buttons to the pages beside this one; words too long for them are kept with the chat."""
    if total <= SHOWN:
        return ()
    if len(f"found:{_base36(stamp)}:9999:={words}".encode()) > DATA_BYTES:
        await keep_draft(ask.desk, ask.chat.id, words)

    def button(label: str, to: int) -> Button:
        return Button(ask.say(label), draft_key(f"found:{_base36(stamp)}:{to}", words))

    earlier = [button("button-earlier", place - 1)] if place else []
    later = [button("button-later", place + 1)] if (place + 1) * SHOWN < total else []
    return (*earlier, *later)


async def _follow_row(ask: Ask, words: str) -> list[tuple[Button, ...]]:
    """Offer to follow the words where the chat does not yet."""
    followed = {each.query for each in await ask.desk.store.subscriptions(ask.chat.id) if not each.source}
    if words in followed or len(words) > _LONGEST:
        return []
    data = draft_key("sub", words)
    if data != f"sub:={words}":
        await keep_draft(ask.desk, ask.chat.id, words)
    return [(Button(ask.say("button-follow-words"), data),)]


def _base36(number: int) -> str:
    """Write a number in few characters.

    >>> _base36(1795413600001), int(_base36(1795413600001), 36)
    ('mwsuwg01', 1795413600001)
    """
    written = ""
    while number:
        number, digit = divmod(number, 36)
        written = _DIGITS[digit] + written
    return written or "0"
