"""Where are the words of a text?"""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.normalise import fold, surface
from bot.text.tokens import WORD, keyed, tokens, words


def slices(text):
    return [text[token.start : token.end] for token in tokens(text)]


def test_tokens_are_the_runs_of_letters_and_digits():
    assert slices("قال «لافروف»: 25 مليون، لا!") == ["قال", "لافروف", "25", "مليون", "لا"]


def test_an_underscore_parts_a_hashtag_into_its_words():
    assert slices("#لافروف_في_موسكو") == ["لافروف", "في", "موسكو"]


@pytest.mark.parametrize(
    "form",
    ["لَافْرُوف", "لافـروف", "ﻻﻓﺮﻭﻑ", "لا\u200cفروف", "لا\u200fفروف", "لاف\u00adروف", "ل\ufeffافروف", "لاڤروف"],
)
def test_places_are_those_of_the_text_as_given(form):
    (before, token, after) = tokens(f"قال {form} أمس")
    assert (token.fold, token.start, token.end) == ("لافروف", 4, 4 + len(form))
    assert (before.start, after.end) == (0, len(form) + 8)


def test_bidi_marks_around_a_word_are_outside_of_it_and_vowel_marks_inside():
    assert slices("\u200fلافروفُ\u200f") == ["لافروفُ"]


def test_a_ligature_of_one_word_is_one_token():
    (token,) = tokens("عبدﷲ")
    assert (token.surface, token.end) == ("عبدالله", 4)


def test_a_letter_that_stands_for_a_sentence_gives_its_words_in_its_place():
    found = [(token.surface, token.start, token.end) for token in tokens("محمدﷺ")]
    assert found == [("محمد", 0, 4), *((word, 4, 5) for word in ("صلى", "الله", "عليه", "وسلم"))]


@pytest.mark.parametrize("possessive", ["Lavrov's", "Lavrov’s", "LAVROV'S", "Lavrov's\u200e"])
def test_a_possessive_belongs_to_its_word(possessive):
    (token,) = tokens(possessive)
    assert (token.surface, token.fold, token.end) == ("lavrov's", "lavrov", 8)


def test_other_apostrophes_part_words():
    assert slices("'l'Iran' O'Brien") == ["l", "Iran", "O", "Brien"]


@pytest.mark.parametrize("text", ["", " ، ؟!", "\u200f\u064b", "___", "👍🏽"])
def test_a_text_without_words_has_no_tokens(text):
    assert tokens(text) == []


@given(st.text(alphabet="ابتوﻻﷲﷺ\u0640\u064b\u200b\u200f'_s 1٢aÉ-.ё", max_size=20))
def test_places_are_in_order_inside_the_text_and_hold_their_words(text):
    end = 0
    for token in tokens(text):
        assert end <= token.end <= len(text)
        assert token.start < token.end
        assert token.surface in surface(text[token.start : token.end])
        assert token.fold == fold(token.surface)
        end = max(end, token.start)


def test_a_form_that_comes_again_has_its_own_place():
    assert [token.start for token in tokens("لا لا لا")] == [0, 3, 6]


@pytest.mark.parametrize("pile", ["ـ", "\u200f", "\u064e\u0650", "\u0654\u0655", "\u0301\u0323", "_", "'s"])
def test_a_hostile_word_costs_no_more_than_its_length(pile):
    started = process_time()
    tokens("لا" + pile * 50_000 + "فروف")
    assert process_time() - started < 1


_ODD = "اأإىيةهؤئﷲﷺﻻلاَّـ\u200f\u200d\ufeff\u0301'’ʼsS_ΣσςİıßﬁǅªⅣ½²⑴ᄀ\u1161ёйé\u0323Łø٢۲2aZ ـ\u0670\u06e5"


@settings(max_examples=1000)
@given(st.lists(st.text(_ODD, max_size=8) | st.text(max_size=6), max_size=8).map(" ".join))
def test_many_forms_at_once_have_the_keys_that_each_has_alone(text):
    forms = list(dict.fromkeys(WORD.findall(text)))
    assert list(keyed(forms)) == [(form, word.fold) for form in forms for word in words(form)]
