"""/stats: what the bot did in two weeks, as a picture, and what is followed and read most."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from bot.labels import shortened
from bot.operating.activity import activity, tops
from bot.texts.markup import Html, directed, isolate, lines
from bot.trend.bars import draw_bars
from handlers.chat.talk import Answer, Ask, Photo

_DAYS = 14
_CAPTION = 40  # characters of a name


async def stats(ask: Ask) -> list[Answer]:
    """Draw the days; nobody is named, only counted."""
    done = await activity(ask.desk, ask.chat.zone, _DAYS)
    picture = await asyncio.to_thread(partial(draw_bars, done, language=ask.chat.language))
    most = await tops(ask.desk, ask.chat.zone, _DAYS)
    told = [ask.say("stats-caption")]
    if most.queries:
        told += [Html(""), ask.say("stats-queries"), *_rows(ask, most.queries)]
    if most.sources:
        told += [Html(""), ask.say("stats-sources"), *_rows(ask, most.sources)]
    return [Answer(lines(*told), photo=Photo("stats.png", picture))]


def _rows(ask: Ask, counted: Sequence[tuple[str, int]]) -> list[Html]:
    return [
        directed(Html(f"– {isolate(shortened(name, _CAPTION))} · {isolate(str(count))}"), ask.chat.language)
        for name, count in counted
    ]
