"""What is said, in every language, with every count?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import FetchError, Reason, UnreadableError
from bot.settings import LANGUAGES
from bot.texts.markup import Html, escape, link
from bot.texts.say import bundle, languages, say, why
from handlers.chat.routes import ALIASES, COMMANDS

ROOT = Path(__file__).parents[2]
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100, 1234)
TAGS = re.compile(r"</?(?:b|i|code)>")


def keys(language: str) -> set[str]:
    text = (ROOT / "bot/texts" / f"{language}.ftl").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z0-9-]*) =", text, re.MULTILINE))


def variables(language: str, key: str) -> set[str]:
    text = (ROOT / "bot/texts" / f"{language}.ftl").read_text("utf-8")
    entry = re.search(rf"^{key} =(.*?)(?=^[a-z#]|\Z)", text, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"\$(\w+)", entry[1]))


def test_the_languages_of_the_settings_are_those_that_have_a_file():
    assert sorted(LANGUAGES) == list(languages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences_with_the_same_values(language):
    assert keys(language) == keys("en")
    assert {key: variables(language, key) for key in keys(language)} == {
        key: variables("en", key) for key in keys("en")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_with_every_count(language):
    for key in sorted(keys(language)):
        for count in COUNTS:
            values = dict.fromkeys(variables(language, key), count)
            values |= {name: "yes" for name in values if name == "on"}
            told = say(language, key, **values)
            assert told.strip()
            assert told.count("<b>") == told.count("</b>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_that_a_sentence_names_exists(language):
    text = (ROOT / "bot/texts" / f"{language}.ftl").read_text("utf-8")
    named = set(re.findall(r"(?<![\w<])/([a-z]+)\b", text))
    assert named <= set(COMMANDS) | set(ALIASES) | {"quit", "rtl"}  # the last two are the terminal's own


def test_every_sentence_is_said_somewhere():
    code = "".join(
        path.read_text("utf-8") for room in ("bot", "handlers", "storage") for path in (ROOT / room).rglob("*.py")
    )
    made = ("query-error-", "fetch-", "menu-", "privacy-")
    unsaid = {key for key in keys("en") if f'"{key}"' not in code and not key.startswith(made)}
    assert unsaid == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_why_a_source_cannot_be_read_has_its_sentence_and_no_other_has(language):
    told = {why(language, FetchError("x", url="http://site.example/", reason=reason)) for reason in Reason}
    assert len(told) == len(Reason)
    others = {"fetch-unreadable"}  # what came was no feed and no article
    sentences = {key for key in keys(language) if key.startswith("fetch-")}
    assert sentences == {f"fetch-{reason}" for reason in Reason} | others


def test_an_answer_that_is_no_feed_is_told_as_that():
    assert "is neither" in why("en", UnreadableError("no feed", url="http://site.example/"))


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "مقال واحد"), (2, "مقالان"), (3, "مقالات"), (11, "مقالًا"), (100, "مقال")],
)
def test_arabic_counts_as_arabic_does(count, told):
    assert told in say("ar", "search-count", query="لافروف", count=count)


@pytest.mark.parametrize(("count", "told"), [(1, "статья"), (2, "статьи"), (5, "статей"), (21, "статья")])
def test_russian_counts_as_russian_does(count, told):
    assert told in say("ru", "search-count", query="Лавров", count=count)


def test_values_are_isolated_and_escaped_and_markup_passes():
    told = say("ar", "sub-done", query="<b>NATO")
    assert "\u2068&lt;b&gt;NATO\u2069" in told
    assert "<b>NATO</b>" in say("ar", "sub-done", query=Html("<b>NATO</b>"))


def test_direction_marks_from_outside_do_not_turn_our_lines():
    assert escape("\u202eabc\u2067") == "abc"


def test_only_web_addresses_become_links():
    assert link("x", "javascript:alert(1)") == "x"
    assert link('a"b', 'https://example.org/?q="&x=1') == (
        '<a href="https://example.org/?q=&quot;&amp;x=1">a&quot;b</a>'
    )


def test_an_unknown_sentence_is_an_error():
    with pytest.raises(LookupError):
        say("ar", "no-such-sentence")


def test_a_bundle_is_loaded_once():
    assert bundle("ar") is bundle("ar")
