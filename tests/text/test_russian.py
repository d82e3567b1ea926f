"""Under which spellings does a Russian or English word occur?"""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.text import english, russian


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("лавров", "лавровым"),
        ("лавров", "лаврову"),
        ("зеленский", "зеленского"),
        ("москва", "москве"),
        ("министр", "министров"),
        ("елка", "елок"),
        ("лаврову", "лавровым"),
        ("бзежинский", "бзежинскому"),
    ],
)
def test_a_noun_is_found_in_every_case(query, form):
    assert form in russian.forms(query)


def test_a_surname_is_not_the_plural_of_another_noun():
    assert "лавра" not in russian.forms("лавров")


@pytest.mark.parametrize("word", ["ес", "київ", "потому", "нато"])
def test_what_has_no_cases_is_only_itself(word):
    assert russian.forms(word) == {word}


@pytest.mark.parametrize(
    ("word", "plural"), [("minister", "ministers"), ("embassy", "embassies"), ("tax", "taxes")]
)
def test_an_english_word_is_found_in_its_plural(word, plural):
    assert english.forms(word) == {word, plural}


@pytest.mark.parametrize("word", ["eu", "g7", "2025"])
def test_short_words_and_figures_have_no_plural(word):
    assert english.forms(word) == {word}


def test_pymorphy_is_loaded_only_when_russian_is_asked_for():
    program = (
        "import sys; from bot.query.grammar import parse; from bot.query.index import matches;"
        "matches(parse('لافروف Lavrov'), 'لافروف Lavrov'); assert 'pymorphy3' not in sys.modules;"
        "matches(parse('Лавров'), 'Лавровым'); assert 'pymorphy3' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
