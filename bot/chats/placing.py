"""Where is a chat? Found by what was typed or shared, off the event loop: tables take half a second to read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.places.cities import City
from bot.places.gazetteer import find_city
from bot.places.zones import zone_named, zone_of


@dataclass(frozen=True, slots=True)
class Placed:
    """The zone that is meant, and cities of the same name in other zones."""

    zone: str
    namesakes: tuple[City, ...] = ()


async def place_named(words: str) -> Placed:
    """Find a zone by a city, a country, its own name or hours from UTC. Raises PlaceError."""
    return await asyncio.to_thread(_named, words)


async def place_at(latitude: float, longitude: float) -> Placed:
    """Find the zone of a shared location, which is not kept. Raises PlaceError."""
    return Placed(await asyncio.to_thread(zone_of, latitude, longitude))


def _named(words: str) -> Placed:
    zone = zone_named(words)
    cities = [] if "/" in words else find_city(words)
    if zone not in {city.zone for city in cities}:  # a country, say, or hours from UTC
        return Placed(zone)
    largest = {city.zone: city for city in reversed(cities) if city.zone != zone}
    return Placed(zone, tuple(city for city in cities if city in largest.values()))
