"""/alerts: whether alerts come, for all and for each subscription, and what quiet hours hold back."""

from __future__ import annotations

from dataclasses import replace

from bot.chats.following import keep
from bot.chats.preferences import change
from bot.labels import marked
from bot.texts.markup import Html, bold, lines
from handlers.chat.alerts import turning
from handlers.chat.settings import alerts_told, set_to, switches
from handlers.chat.subscription_page import LISTED, mode
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows
from storage.records import Chat, Subscription

_SWITCHES = ("alerts", "urgent")  # buttons that turn over what is so for the whole chat


async def alerts(ask: Ask) -> list[Answer]:
    """Show how alerts are set, after setting what the words say: on, off, urgent on. Raises PreferenceError."""
    name, value = ("urgent", ask.words[6:].strip()) if ask.words.startswith("urgent") else ("alerts", ask.words)
    chat = await set_to(ask, name, value) if ask.words else ask.chat
    return await _page(replace(ask, chat=chat), 0)


async def pressed(ask: Ask) -> list[Answer]:
    """Show a page, after turning over what the button stands for: a subscription's alerts, or the chat's."""
    what, page = ask.parts
    chat = ask.chat
    if what in _SWITCHES:
        chat = await change(ask.desk, chat.id, **{what: not getattr(chat, what)})
    elif what != "show":
        item = await ask.desk.store.subscription(chat.id, int(what))
        if item is None:
            return answer(ask.say("item-gone"), edit=True)
        await keep(ask.desk, replace(item, alerts=not item.alerts))
    return await _page(replace(ask, chat=chat), int(page), edit=True)


async def _page(ask: Ask, page: int, *, edit: bool = False) -> list[Answer]:
    items = await ask.desk.store.subscriptions(ask.chat.id)
    first = max(0, min(page, (len(items) - 1) // LISTED)) * LISTED
    shown = list(enumerate(items, 1))[first : first + LISTED]
    rows = [Html(f"{place}. {bold(marked(each))} – {mode(ask, each)}") for place, each in shown]
    listed = [*rows, "", ask.say("alerts-hint")] if rows else [ask.say("list-empty")]
    return answer(
        lines(*alerts_told(ask.chat), "", *listed),
        *in_rows([_button(place, each, first // LISTED) for place, each in shown], 4),
        *turning(ask, "alerts:show", first, len(items), LISTED),
        *_switches(ask.chat, first // LISTED),
        edit=edit,
    )


def _button(place: int, item: Subscription, page: int) -> Button:
    return Button(f"{'🔔' if item.alerts else '🔕'} {place}", f"alerts:{item.number}:{page}")


def _switches(chat: Chat, page: int) -> list[tuple[Button, ...]]:
    named = switches(chat)
    every, urgent = (replace(named[name], data=f"alerts:{name}:{page}") for name in ("alerts", "urgent"))
    return [(every, named["quiet"]), (urgent,)]
