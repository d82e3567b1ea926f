from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentences import sentences


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", ["قال الوزير إن العمل مستمر.", "وأضاف أنه لن يتوقف!"]),
        ("ar", ["هل يعود؟", "لا أحد يعلم."]),
        ("ar", ["ارتفع النمو إلى 3.5 في المئة؛ وهو جيد: كما قيل.", "والبقية تأتي."]),
        ("ar", ["قال د. أحمد ومعه أ. ب. محمود إن العمل مستمر.", "وانتهى."]),
        ("ar", ["ولدت عام 1446 هـ.", "ثم سافرت."]),
        ("ar", ["قال: «لن نفعل. لن نذهب».", "وأضاف أنهم باقون."]),
        ("ar", ["لا يصدق... في الواقع إنه جديد."]),
        ("ar", ["وقع الحادث قرب موقع بي.بي.سي أمس."]),
        ("ru", ["Он жил в г. Москве на ул. Гагарина в 1945 г.", "Потом уехал."]),
        ("ru", ["Это А. С. Пушкин, т. е. поэт, и др. писатели.", "Всё."]),
        ("ru", ["Завод им. Гагарина закрыт.", "Цена 5 тыс. руб. за шт.", "Дорого."]),
        ("ru", ["«Мы готовы. Мы пойдём», — сказал он.", "Потом вышел."]),
        ("en", ["He met U.S. President Smith in Washington, D.C., at 5 p.m. Tuesday.", "Then he left."]),
        ("en", ["Mr. Smith of the U.S. paid $3.5 million to Acme Inc. last year.", "He is happy."]),
        ("en", ["They live in the U.S.", "The plan failed."]),
    ],
)
def test_a_paragraph_comes_apart_into_its_sentences(language, expected):
    assert sentences(" ".join(expected), language) == expected


@pytest.mark.parametrize("text", ["انتهى الاجتماع.وقال الوزير إنه نجح.", "Встреча закончилась.Министр уехал."])
def test_a_full_stop_without_its_space_ends_a_sentence(text):
    assert len(sentences(text, "ar" if text[0] > "а" else "ru")) == 2


def test_a_line_break_ends_a_sentence():
    assert sentences("عنوان بلا نقطة\nثم النص.", "ar") == ["عنوان بلا نقطة", "ثم النص."]


def test_the_number_of_a_list_is_no_sentence():
    assert sentences("1. الأول جيد. 2. الثاني أفضل.", "ar") == ["1. الأول جيد.", "2. الثاني أفضل."]


def test_an_address_stays_whole():
    assert sentences("قال موقع lenta.ru إن example.com لا يعمل.", "ar") == [
        "قال موقع lenta.ru إن example.com لا يعمل."
    ]


@given(st.text(alphabet='ابتА бвAb.!؟?…«»"()1 \n،:', max_size=80))
def test_nothing_is_lost(text):
    assert "".join("".join(sentences(text, "ar")).split()) == "".join(text.split())
