"""Which time zone is meant: by a shared location, or by what a person writes?"""

from __future__ import annotations

import re
from functools import lru_cache
from zoneinfo import available_timezones

from bot.errors import MujazError
from bot.places.cities import key_of, offered
from bot.places.gazetteer import find_city, largest_in
from bot.text.normalise import surface

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?")
_WEST, _EAST = -12 * 60, 14 * 60
_PARTS = {  # zones without summer time that are no whole hours off
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
    -570: "Pacific/Marquesas",
}
_SAID = {  # of countries, where the long name is in the tables only
    "SA": "السعودية ksa",
    "AE": "الإمارات uae эмираты оаэ",
    "US": "أمريكا usa us america сша америка",
    "GB": "بريطانيا إنجلترا uk britain england британия англия",
    "RU": "msk мск рф",
    "TR": "turkey",
    "CZ": "czechia التشيك чехия",
}
_SHOWN = 64  # characters of what was typed that are shown again


class PlaceError(MujazError):
    """No time zone can be told from this place or name; `zone` shows what was given."""

    text = "zone-unknown"

    def __init__(self, given: str) -> None:
        super().__init__(f"no time zone is known for {given[:_SHOWN]!r}", zone=given[:_SHOWN] or "?")


def zone_of(latitude: float, longitude: float) -> str:
    """Give the zone of a place on land or sea, from tables, without a network. Raises PlaceError.

    >>> zone_of(24.7, 46.7), zone_of(55.75, 37.6)
    ('Asia/Riyadh', 'Europe/Moscow')
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 (degrees)
        raise PlaceError(f"{latitude}, {longitude}")
    from tzfpy import get_tz  # noqa: PLC0415 (15 MB of borders that only a location needs)

    zone = get_tz(longitude, latitude)
    if zone not in available_timezones():
        raise PlaceError(f"{latitude}, {longitude}")
    return zone


def zone_named(text: str) -> str:
    """Give the zone that a person means: by its name, as hours from UTC, by a city or country. Raises PlaceError.

    Of several cities of one name, and of the zones of a country, the one of the largest city is meant.

    >>> zone_named("europe/moscow"), zone_named("UTC+3"), zone_named("-5"), zone_named("+5:30")
    ('Europe/Moscow', 'Etc/GMT-3', 'Etc/GMT+5', 'Asia/Kolkata')
    >>> zone_named("الرياض"), zone_named("السعوديه"), zone_named("Казань"), zone_named("мск")
    ('Asia/Riyadh', 'Asia/Riyadh', 'Europe/Moscow', 'Europe/Moscow')
    """
    plain = " ".join(surface(text).replace("−", "-").replace("–", "-").split())
    zone = _iana().get(plain.replace(" ", "_")) or _by_hours(plain) or _by_name(plain)
    if not zone:
        raise PlaceError(text.strip())
    return zone


def _by_hours(plain: str) -> str:
    if plain in {"utc", "gmt"}:
        return "Etc/UTC"
    found = _OFFSET.fullmatch(plain)
    if not found:
        return ""
    minutes = (int(found[2]) * 60 + int(found[3] or 0)) * (-1 if found[1] == "-" else 1)
    if minutes % 60:
        return _PARTS.get(minutes, "")
    if not _WEST <= minutes <= _EAST:
        return ""
    return (
        f"Etc/GMT{-minutes // 60:+d}" if minutes else "Etc/UTC"
    )  # by POSIX: what is east of Greenwich has a minus


def _by_name(plain: str) -> str:
    plain = plain.replace("_", " ")
    ours = offered(plain)
    if ours:
        return ours.zone
    code = _countries().get(key_of(plain))
    city = largest_in(code) if code else next(iter(find_city(plain, 1)), None)
    return city.zone if city else ""


@lru_cache(maxsize=1)
def _iana() -> dict[str, str]:
    """Give the names of zones by their lower-case form, without those that name no place ("EST", "Cuba")."""
    return {name.lower(): name for name in available_timezones() if "/" in name}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Give the codes of countries by the keys of their names in the languages that we speak."""
    from babel import Locale  # noqa: PLC0415 (50 ms that --help need not pay)

    from bot.texts.say import languages  # noqa: PLC0415 (as above)

    named = (Locale.parse(language).territories.items() for language in languages())
    known = {key_of(name): code for names in named for code, name in names if code.isalpha()}
    return known | {key_of(name): code for code, names in _SAID.items() for name in names.split()}
