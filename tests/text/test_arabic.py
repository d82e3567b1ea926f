"""Which Arabic words may stand inside one written token?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.arabic import Spelling, forms, is_egyptian, is_likely, readings, spelling
from bot.text.data.frequencies import frequencies, frequency
from bot.text.data.make_frequencies import lines
from bot.text.normalise import fold


def keys(token):
    return {reading.key for reading in readings(token, fold(token))}


@pytest.mark.parametrize(
    ("token", "stem"),
    [
        ("وللجنة", "لجنه"),
        ("فبالصين", "صين"),
        ("للغة", "اللغه"),
        ("لله", "الله"),
        ("ولمدرستها", "مدرسه"),
        ("مستواهم", "مستوي"),
    ],
)
def test_a_token_is_read_as_particles_article_stem_and_pronoun(token, stem):
    assert stem in keys(token)


@pytest.mark.parametrize(
    ("token", "stem"),
    [
        ("ألمانيا", "مانيا"),
        ("مدرسة", "مدرس"),
        ("عامي", "عام"),
        ("وسيلعب", "لعب"),
        ("بيد", "يد"),
        ("الرئيسها", "رءيس"),
    ],
)
def test_what_is_no_particle_article_or_pronoun_is_not_taken_off(token, stem):
    assert stem not in keys(token)


STEM = st.text(alphabet="وفبكلاهمنتيرس", min_size=1, max_size=6)
ENDING = st.sampled_from(["", "ة", "ى"])


@given(st.builds(str.__add__, STEM, ENDING), STEM, st.data())
def test_taking_tokens_apart_and_building_them_up_give_the_same(word, other, data):
    token = data.draw(st.sampled_from([*sorted(forms(word)), other]))
    read = any(reading.key == fold(word) and reading.admits(word) for reading in readings(token, token))
    assert read == (token in forms(word))


@pytest.mark.parametrize("token", ["كريم", "بيان", "فكرة", "كلام", "لجان", "لدينا", "وسام", "ولاية"])
def test_a_token_that_is_a_frequent_word_of_its_own_is_no_particle_and_stem(token):
    assert not any(is_likely(token, reading) for reading in readings(token, fold(token))[1:])


@pytest.mark.parametrize("token", ["وكريم", "ببيان", "وبيانها", "ولدينا"])
def test_the_guard_holds_behind_a_further_particle(token):
    stems = {reading.key for reading in readings(token, token) if is_likely(token, reading)}
    assert not stems & {"ريم", "يان", "دينا"}


@pytest.mark.parametrize(
    "token", ["ولافروف", "بلافروف", "كلافروف", "للافروف", "وبزيلينسكي", "لصالح", "بشكل", "للأسلام"]
)
def test_an_unknown_name_and_a_usual_noun_pass_the_guard(token):
    assert any(is_likely(token, reading) for reading in readings(token, fold(token))[1:])


@pytest.mark.parametrize(
    ("wanted", "stem"),
    [
        ("احمد", "أحمد"),
        ("أحمد", "احمد"),
        ("ايران", "إيران"),
        ("مدرسة", "مدرسه"),
        ("مدرسه", "مدرسة"),
        ("مصطفى", "مصطفي"),
        ("مصطفي", "مصطفى"),
        ("السيسي", "السيسى"),
        ("الروسى", "الروسي"),
        ("سئول", "سؤول"),
    ],
)
def test_a_careless_spelling_passes(wanted, stem):
    assert spelling(wanted, stem) is Spelling.SAME


@pytest.mark.parametrize(
    ("wanted", "stem"),
    [
        ("إمام", "أمام"),
        ("آلان", "الآن"),
        ("وحدة", "وحده"),
        ("جدة", "جده"),
        ("والده", "والدة"),
        ("القوى", "القوي"),
        ("منى", "مني"),
    ],
)
def test_another_word_of_the_same_letters_does_not_pass(wanted, stem):
    assert spelling(wanted, stem) is Spelling.OTHER


def test_behind_its_article_a_word_has_no_pronoun():
    assert spelling("وحدة", "وحده", article=True) is Spelling.SAME


def test_a_word_with_final_alef_maqsura_passes_for_one_with_ya_in_egyptian_spelling_only():
    assert spelling("مني", "منى") is Spelling.EGYPTIAN
    assert spelling("علي", "على") is Spelling.DOUBTFUL


def test_a_text_with_more_of_one_spelling_of_fi_is_egyptian():
    assert is_egyptian(["فى", "القاهرة", "فى", "في"])
    assert not is_egyptian(["في", "فى"])
    assert not is_egyptian([])


def test_the_table_of_frequencies_is_sorted_and_knows_common_words():
    table = frequencies()
    assert list(table) == sorted(table)
    assert frequency("على") > frequency("علي") > frequency("لافروف") > 0
    assert frequency("زيلينسكينوف") == 0


def test_the_table_is_made_of_arabic_words_that_are_not_too_rare():
    assert lines({"في": 1e-2, "BBC": 1e-2, "نادر": 1e-8, "أب": 1e-4}) == ["أب\t100\n", "في\t140\n"]
