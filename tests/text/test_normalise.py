"""Which spellings are the same word?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.normalise import fold, surface, written

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىٱپچڤگیکہەھ abcXYZéğİёЁй١٢۳4ﻻﷲﺔ"
NOISE = "\u0640\u064b\u0651\u0670\u0301\u0308\u0654\u200b\u200c\u200f\u202b\u2069\ufeff\u00ad\ufe0f"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("لَافْرُوف", "لافروف"),
        ("لافـــروف", "لافروف"),
        ("ﻻﻓﺮﻭﻑ", "لافروف"),
        ("لا\u200cفر\u200dوف\u200f", "لافروف"),
        ("\ufeffلاف\u00adروف", "لافروف"),
        ("ﷲ", "الله"),
        ("ﹶالكتابﹰ", "الكتاب"),
        ("الرحمٰن", "الرحمن"),
        ("علی", "علي"),
        ("ڪریم".replace("ڪ", "ک"), "كريم"),
        ("٢٠٢٥ ۲۰۲۵", "2025 2025"),
        ("LAVROV", "lavrov"),
        ("Ｌａｖｒｏｖ", "lavrov"),
        ("Ла́вров", "лавров"),
        ("и\u0306", "й"),
    ],
)
def test_the_surface_key_drops_what_is_not_spelling(typed, key):
    assert surface(typed) == key


def test_a_decomposed_hamza_is_the_composed_one():
    assert surface("ا\u0654حمد") == "أحمد"
    assert surface("ا\u0640\u0654حمد") == "أحمد"
    assert surface(unicodedata.normalize("NFD", "آلاء")) == "آلاء"


@pytest.mark.parametrize(
    ("one", "other"), [("أحمد", "احمد"), ("إيران", "ايران"), ("آسيا", "اسيا"), ("مدرسة", "مدرسه")]
)
def test_the_fold_key_joins_what_writers_mix_up(one, other):
    assert surface(one) != surface(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("لاڤروف", "لافروف"), ("پوتين", "بوتين"), ("سؤول", "سئول"), ("Ёлка", "елка")]
)
def test_the_fold_key_joins_borrowed_letters_and_seats_of_hamza(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("بدء", "بد"), ("علماء", "علما"), ("مئات", "ميات"), ("й", "и"), ("سؤال", "سوال")]
)
def test_the_fold_key_keeps_words_apart(one, other):
    assert fold(one) != fold(other)


def test_final_alef_maqsura_is_folded_at_the_end_of_each_word_only():
    assert fold("على مستوى عال") == "علي مستوي عال"
    assert fold("ىا") == "ىا"


def test_a_possessive_is_part_of_the_surface_key_and_not_of_the_fold_key():
    assert surface("Lavrov’s") == "lavrov's"
    assert fold("Lavrov’s visit") == "lavrov visit"


def test_written_keeps_the_case():
    assert written("الـNATO") == "الNATO"


@given(st.text(alphabet=LETTERS + NOISE, max_size=12))
def test_keys_of_keys_are_the_keys(text):
    assert surface(surface(text)) == surface(text)
    assert fold(fold(text)) == fold(text)
    assert fold(surface(text)) == fold(text)


@given(st.text(alphabet="ءآأؤإئابةتجدرسعفقكلمنهويىپڤ", min_size=1, max_size=10))
def test_both_keys_of_an_arabic_word_have_its_letters_in_the_same_places(word):
    assert len(surface(word)) == len(fold(word)) == len(word)


@given(st.text(max_size=30))
def test_any_text_has_keys(text):
    assert isinstance(fold(text), str)
