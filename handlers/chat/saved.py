"""/saved: the articles that a chat keeps, in pages, with buttons that remove them."""

from __future__ import annotations

from bot.alerts.saving import unsave
from bot.texts.markup import Html, bold, directed, isolate, lines, link
from bot.texts.when import story_time
from handlers.chat.alerts import turning
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows
from storage.records import Saved

_PAGE = 5


async def saved_(ask: Ask) -> list[Answer]:
    """Show the articles that were saved last."""
    return await _page(ask, 0)


async def saved_pressed(ask: Ask) -> list[Answer]:
    """Show another page of them."""
    return await _page(ask, int(ask.parts[0]), edit=True)


async def unsave_pressed(ask: Ask) -> list[Answer]:
    """Remove one, and show the page again."""
    key, page = ask.parts
    await unsave(ask.desk, ask.chat.id, key)
    return await _page(ask, int(page), edit=True)


async def _page(ask: Ask, page: int, *, edit: bool = False) -> list[Answer]:
    kept = await ask.desk.store.saved(ask.chat.id)
    if not kept:
        return answer(ask.say("saved-none"), edit=edit)
    first = max(0, min(page, (len(kept) - 1) // _PAGE)) * _PAGE
    shown = list(enumerate(kept, 1))[first : first + _PAGE]
    blocks = [_told(ask, place, each) for place, each in shown]
    text = "\n\n".join([ask.say("saved-title", count=len(kept)), *blocks, ask.say("saved-hint")])
    buttons = [Button(f"🗑 {place}", f"unsave:{each.article_key}:{first // _PAGE}") for place, each in shown]
    return answer(text, *in_rows(buttons, _PAGE), *turning(ask, "saved", first, len(kept), _PAGE), edit=edit)


def _told(ask: Ask, place: int, saved: Saved) -> Html:
    chat = ask.chat
    time = story_time(saved.published, chat.zone, chat.language, now=ask.desk.clock())
    origin = directed(Html(f"{isolate(saved.source)} · {isolate(time)}"), chat.language)
    title = Html(f"{place}. {bold(link(saved.title, saved.url))}")
    return lines(title, origin, *saved.lead[:1])
