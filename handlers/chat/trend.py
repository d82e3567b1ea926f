"""/trend: a picture of how often some words were written about, day by day; in a terminal, the numbers."""

from __future__ import annotations

import asyncio

from bot.calendar import local
from bot.chats.joining import keep_draft
from bot.chats.searching import Counted
from bot.query.grammar import parse
from bot.texts.markup import Html, bare, bold, lines
from bot.texts.when import date_in_words
from bot.trend.asking import queries_of
from bot.trend.counting import MOST_QUERIES, Line, beginning
from bot.trend.drawing import draw
from bot.trend.sketch import sketch
from handlers.chat.drafts import draft_key, drafted
from handlers.chat.talk import DATA_BYTES, Answer, Ask, Button, Photo, answer

FEW, MANY = 7, 30  # days
_LONGEST = 700  # characters of all that was typed
_SHOWN = 60  # of a query, in the caption


async def trend(ask: Ask) -> list[Answer]:
    """Draw the last days of the queries behind the command. Raises QueryError."""
    queries = queries_of(ask.words)
    if not queries:
        return answer(ask.say("trend-how", most=MOST_QUERIES))
    if len(queries) > MOST_QUERIES:
        return answer(ask.say("trend-many", most=MOST_QUERIES))
    if len(ask.words) > _LONGEST:
        return answer(ask.say("query-error-too-long"))
    for query in queries:
        parse(query)
    words = "\n".join(queries)
    if len(f"trend:999:d:={words}".encode()) > DATA_BYTES:
        await keep_draft(ask.desk, ask.chat.id, words)
    return await _drawn(ask, words, await _most(ask), dark=False)


async def trend_pressed(ask: Ask) -> list[Answer]:
    """Draw it anew: for more or fewer days, light or dark."""
    days, theme, *key = ask.parts
    words = drafted(ask.chat, key)
    if words is None:
        return answer(ask.say("words-gone"))
    return await _drawn(ask, words, max(1, min(int(days), await _most(ask))), dark=theme == "d", edit=True)


async def _most(ask: Ask) -> int:
    """Give how many days can be drawn: since reading began, but a week at least, as sources list older articles.

    Days before that would look like quiet ones.
    """
    now, zone, kept = ask.desk.clock(), ask.chat.zone, min(MANY, ask.desk.settings.keep_days)
    read = await ask.desk.store.articles(beginning(now, zone, kept))
    began = local(read[-1].found_at if read else now, zone).date()
    return min(kept, max(FEW, (local(now, zone).date() - began).days + 1))


async def _drawn(ask: Ask, words: str, days: int, *, dark: bool, edit: bool = False) -> list[Answer]:
    queries, chat = queries_of(words), ask.chat
    counted = await ask.searching.count(ask.desk, chat.id, queries, chat.zone, days)
    if counted.is_empty:
        return answer(ask.say("trend-nothing-read"))
    text = _caption(ask, counted, days)
    if not edit and not any(each.total for each in counted.trend.lines):
        return answer(text)
    rows = _rows(ask, words, days, await _most(ask), dark=dark)
    if not ask.has_pictures:
        return [Answer(lines(text, "", sketch(counted.trend, chat.language)), rows, edit=edit)]
    content = await asyncio.to_thread(draw, counted.trend, language=chat.language, dark=dark)
    return [Answer(text, rows, edit=edit, photo=Photo("mujaz-trend.png", content))]


def _caption(ask: Ask, counted: Counted, days: int) -> Html:
    """Say in words what the picture shows."""
    told = [Html("📈 " + ask.say("trend-caption", days=len(counted.trend.days)))]
    told += [_line(ask, each) for each in counted.trend.lines]
    if counted.is_cut and len(counted.trend.days) < days:
        told.append(ask.say("trend-cut", date=date_in_words(counted.trend.days[0], ask.chat.language)))
    return lines(*told)


def _line(ask: Ask, line: Line) -> Html:
    query = line.query if len(line.query) <= _SHOWN else f"{line.query[:_SHOWN]}…"
    return ask.say("search-count", query=bold(query), count=line.total)


def _rows(ask: Ask, words: str, days: int, most: int, *, dark: bool) -> tuple[tuple[Button, ...], ...]:
    """Offer the other number of days, and the other colours of a picture."""
    other = FEW if days > FEW else most
    theme, turned = ("d", "l") if dark else ("l", "d")
    label = "button-light" if dark else "button-dark"
    in_days = Button(bare(ask.say("button-trend-days", days=other)), draft_key(f"trend:{other}:{theme}", words))
    in_colours = Button(ask.say(label), draft_key(f"trend:{days}:{turned}", words))
    return (*([(in_days,)] if other != days else []), *([(in_colours,)] if ask.has_pictures else []))
