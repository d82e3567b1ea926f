"""Which settings are there, and what is said of a bad one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import SETTINGS, example, load

ROOT = Path(__file__).parents[1]


def test_without_any_setting_the_defaults_hold():
    settings = load({})
    assert settings.bot_token == ""
    assert settings.store_url == "tinydb:data/mujaz.json"
    assert settings.poll_seconds == 60
    assert settings.digest_time == 8 * 60


@pytest.mark.parametrize("name", ["BOT_TOKEN", "TELEGRAM_BOT_TOKEN", "TOKEN"])
def test_the_token_is_read_under_its_three_names(name):
    assert load({name: " 1:A "}).bot_token == "1:A"


def test_an_empty_setting_is_none():
    assert load({"POLL_SECONDS": " ", "TOKEN": ""}) == load({})


def test_lists_are_cut_at_commas():
    settings = load({"ADMIN_IDS": "5, 7", "ALLOW_PRIVATE_HOSTS": "127.0.0.1:8000, News.Local"})
    assert settings.admin_ids == {5, 7}
    assert settings.allow_private_hosts == {"127.0.0.1:8000", "news.local"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POLL_SECONDS", "0"),
        ("POLL_SECONDS", "soon"),
        ("POLL_SECONDS", "nan"),
        ("DEFAULT_ZONE", "Mars/Olympus"),
        ("DEFAULT_LANGUAGE", "fr"),
        ("DIGEST_TIME", "25:00"),
        ("ADMIN_IDS", "me"),
        ("BOT_API_URL", "localhost:8081"),
        ("SEND_IN_FLIGHT", "0"),
        ("LOG_FORMAT", "xml"),
        ("DOUBTFUL_SENDS", "maybe"),
        ("HOST_SECONDS", "-1"),
    ],
)
def test_a_bad_value_is_named_with_what_the_setting_takes(name, value):
    with pytest.raises(SettingsError, match=rf"^{name} takes .+{value}"):
        load({name: value})


@pytest.mark.parametrize(
    "value", ["http://proxy.example:3128", "https://me:s%40y@proxy.example", "socks5://me:secret@[::1]:1080"]
)
@pytest.mark.parametrize("name", ["SOURCE_PROXY", "TELEGRAM_PROXY"])
def test_a_proxy_is_an_address_with_or_without_a_password(name, value):
    assert getattr(load({name: f"{value}/"}), name.lower()) == value


@pytest.mark.parametrize(
    "value",
    [
        "proxy.example:3128",
        "socks4://me:secret@a:1",
        "http://me:secret@",
        "http://me:sec/ret@a:1",
        "http://secret:x",
        "http://me:secret@a:99999",
        "http://me:secret@a:1/path",
        "http://me:secret@a:0",
        "http://me:sec ret@a:1",
    ],
)
def test_a_malformed_proxy_is_refused_and_its_password_not_repeated(value):
    with pytest.raises(SettingsError, match=r"^SOURCE_PROXY takes a proxy such as http://HOST:PORT") as caught:
        load({"SOURCE_PROXY": value})
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_example_file_says_what_the_program_knows():
    assert (ROOT / ".env.example").read_text("utf-8") == example()


def test_every_setting_has_a_meaning_and_a_default_that_can_be_read():
    for setting in SETTINGS:
        assert setting.meaning.endswith(".")
        setting.read(setting.default)
