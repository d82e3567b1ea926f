"""Which zone and digest time are proposed to a person of whom only Telegram's language is known?

A language with a country («ar-EG») names it; one of mainly one country gives that country's largest zone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MORNING = 8 * 60

_OF_LANGUAGE = {"ar": "Asia/Riyadh", "ru": "Europe/Moscow"}
_EVERYWHERE = frozenset({"en"})  # spoken by whom the bot serves, wherever they are
_LARGEST = {  # the zone of most people, in countries that have several
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PS": "Asia/Gaza",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}


class Proposal(NamedTuple):
    """A zone, and minutes after its midnight."""

    zone: str
    digest_time: int


def proposed(language_code: str, *, default: str = "Asia/Riyadh", time: int = MORNING) -> Proposal:
    """Give the zone and the digest time to begin with; `default` is for whom the language says nothing of a place.

    The time is the same morning hour everywhere: nothing that is known of a reader speaks for another.

    >>> proposed("ar"), proposed("ar-EG").zone, proposed("ru").zone, proposed("en-US").zone
    (Proposal(zone='Asia/Riyadh', digest_time=480), 'Africa/Cairo', 'Europe/Moscow', 'America/New_York')
    """
    language, *parts = re.split("[-_]", language_code.strip())
    country = next((part.upper() for part in parts if re.fullmatch("[A-Za-z]{2}", part)), "")
    return Proposal(_of_country(country) or _of_language(language.lower()) or default, time)


def _of_country(country: str) -> str:
    from babel.core import get_global  # noqa: PLC0415 (50 ms that --help need not pay)

    zones = get_global("territory_zones").get(country, ())
    return _LARGEST.get(country) or (str(zones[0]) if len(zones) == 1 else "")


def _of_language(language: str) -> str:
    from babel.core import get_global  # noqa: PLC0415 (as above)

    if language in _OF_LANGUAGE or language in _EVERYWHERE:
        return _OF_LANGUAGE.get(language, "")
    likely = str(get_global("likely_subtags").get(language, ""))
    return _of_country(likely.rpartition("_")[2])
