"""Where is the person? City buttons in pages, a typed place, a shared location."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chats.placing import Placed, place_at, place_named
from bot.chats.preferences import change
from bot.chats.sources import ask_for
from bot.places.cities import City, cities
from bot.places.zones import PlaceError
from bot.texts.markup import Html, lines
from bot.texts.when import city, clock_time
from handlers.chat.first_minute import propose
from handlers.chat.settings import view
from handlers.chat.talk import Answer, Ask, Button, Keys, answer, in_rows
from storage.records import Chat

PLAN, SETTINGS = "plan", "set"  # what goes on once the place is known
_ASKED = "place"
_PAGE = 9
_WIDE = 3


async def choose(ask: Ask, way: str, page: int = 0, *, edit: bool = False) -> list[Answer]:
    """Offer cities, and in a private chat a key that shares the location; words typed now are a place."""
    has_keys = _has_keys(ask)
    await ask_for(ask.desk, ask.chat.id, f"{_ASKED} {way}")
    offered = _cities(ask, way, page, edit=edit)
    if not ask.is_private or has_keys:
        return offered
    keys = Keys(ask.say("button-share-place"), (ask.say("button-cancel"),))
    return [*offered, Answer(ask.say("share-place"), keys=keys)]


def _cities(ask: Ask, way: str, page: int, *, edit: bool) -> list[Answer]:
    every = cities(ask.chat.language)
    page = max(0, min(page, (len(every) - 1) // _PAGE))
    shown = every[page * _PAGE : (page + 1) * _PAGE]
    buttons = [Button(each.named(ask.chat.language), f"{way}:zone:{each.zone}") for each in shown]
    earlier = [Button(ask.say("button-earlier"), f"{way}:zones:{page - 1}")] if page else []
    later = [Button(ask.say("button-later"), f"{way}:zones:{page + 1}")] if (page + 1) * _PAGE < len(every) else []
    back = Button(ask.say("button-back"), "plan:back" if way == PLAN else "settings")
    rows = [*in_rows(buttons, _WIDE), (*earlier, *later), (back,)]
    return answer(ask.say("choose-zone"), *rows, edit=edit)


async def choose_pressed(ask: Ask) -> list[Answer]:
    """Offer cities in the first minute."""
    return await choose(ask, PLAN, edit=True)


async def settings_chosen(ask: Ask) -> list[Answer]:
    """Offer cities in the settings."""
    return await choose(ask, SETTINGS, edit=True)


async def plan_turned(ask: Ask) -> list[Answer]:
    """Show another page of cities in the first minute."""
    return await choose(ask, PLAN, int(ask.parts[1]), edit=True)


async def settings_turned(ask: Ask) -> list[Answer]:
    """Show another page of cities in the settings."""
    return await choose(ask, SETTINGS, int(ask.parts[1]), edit=True)


async def plan_pressed(ask: Ask) -> list[Answer]:
    """Take the zone of a city's button in the first minute."""
    return await _settled(ask, PLAN, await _zone_of_button(ask), edit=True)


async def settings_pressed(ask: Ask) -> list[Answer]:
    """Take the zone of a city's button in the settings."""
    return await _settled(ask, SETTINGS, await _zone_of_button(ask), edit=True)


async def _zone_of_button(ask: Ask) -> Placed:
    return Placed((await place_named(":".join(ask.parts[1:]))).zone)


async def typed(ask: Ask) -> list[Answer]:
    """Take typed words as a place; what is none is told, and asked for again."""
    try:
        placed = await place_named(ask.words)
    except PlaceError as error:
        return answer(lines(ask.say("zone-unknown", **error.details), "", ask.say("or-cancel")))
    return await _settled(ask, _way(ask.chat), placed)


async def left(ask: Ask) -> list[Answer]:
    """Leave all as it was: the key under the chat that says so was pressed."""
    await ask_for(ask.desk, ask.chat.id, "")
    return _put_away(ask, ask.say("cancelled"))


async def zone(ask: Ask) -> list[Answer]:
    """Set the zone by the words behind the command, or offer cities. Raises PlaceError."""
    if not ask.words:
        return await choose(ask, SETTINGS)
    return await _settled(ask, SETTINGS, await place_named(ask.words))


async def shared(ask: Ask, latitude: float, longitude: float) -> list[Answer]:
    """Take the zone of a shared location, and forget the location. Raises PlaceError."""
    return await _settled(ask, _way(ask.chat), await place_at(latitude, longitude))


def _way(chat: Chat) -> str:
    return PLAN if chat.asked == f"{_ASKED} {PLAN}" else SETTINGS


async def _settled(ask: Ask, way: str, placed: Placed, *, edit: bool = False) -> list[Answer]:
    """Save the zone, say what time it is there, and go on; other cities of the name stay a press away."""
    chat = await change(ask.desk, ask.chat.id, zone=placed.zone, asked="")
    going_on = _go_on(replace(ask, chat=chat), way, placed.namesakes, edit=edit)
    now = clock_time(ask.desk.clock(), chat.zone)
    told = _put_away(ask, ask.say("zone-set", city=city(chat.zone, chat.language), time=now))
    if edit:
        return [*going_on, *(told if _has_keys(ask) else [])]
    return [*told, *going_on]


async def settings_back(ask: Ask) -> list[Answer]:
    """Go back to the settings."""
    return await _gone_back(ask, SETTINGS)


async def plan_back(ask: Ask) -> list[Answer]:
    """Go back to the proposal of the first minute."""
    return await _gone_back(ask, PLAN)


async def _gone_back(ask: Ask, way: str) -> list[Answer]:
    await ask_for(ask.desk, ask.chat.id, "")
    put_away = _put_away(ask, ask.say("cancelled")) if _has_keys(ask) else []
    return [*_go_on(ask, way, (), edit=True), *put_away]


def _has_keys(ask: Ask) -> bool:
    return ask.is_private and ask.chat.asked.startswith(_ASKED)


def _put_away(ask: Ask, told: Html) -> list[Answer]:
    return [Answer(told, keys=Keys() if ask.is_private else None)]


def _go_on(ask: Ask, way: str, namesakes: Sequence[City], *, edit: bool) -> list[Answer]:
    (shown,) = propose(ask, ask.chat, edit=edit) if way == PLAN else view(ask, ask.chat, edit=edit)
    named = [(each.told(ask.chat.language), each.zone) for each in namesakes]
    others = [(Button(ask.say("button-namesake", city=name), f"{way}:zone:{zone}"),) for name, zone in named]
    return [replace(shown, rows=(*shown.rows, *others))]


def without_keys(ask: Ask, answers: Sequence[Answer]) -> list[Answer]:
    """Take the keys away with the first answer that can, where a place was asked for and something else came."""
    if not _has_keys(ask):
        return list(answers)
    plain = next((place for place, each in enumerate(answers) if _is_plain(each)), None)
    return [replace(each, keys=Keys()) if place == plain else each for place, each in enumerate(answers)]


def _is_plain(each: Answer) -> bool:
    return not (each.rows or each.edit or each.document or each.keys or each.progress)
