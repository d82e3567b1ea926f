from __future__ import annotations

import pytest

from bot.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("لافروف: موسكو وواشنطن تستعدان لاجتماع", "ar"),
        ("لافروف", "ar"),
        ("ﻻﻓﺮﻭﻑ", "ar"),
        ("رئيس شركة گوگل يزور القاهرة اليوم ويلتقي الوزير", "ar"),
        ("Лавров: Москва и Вашингтон готовят встречу", "ru"),
        ("Lavrov: Moscow and Washington prepare for talks", "en"),
        ("Zelensky", "en"),
        ("این خبر را از تهران گزارش می‌کنند که گفتگو ادامه دارد", "fa"),
        ("وزیر خارجہ نے کہا کہ پاکستان اور بھارت", "ur"),
        ("Президент України підписав закон", "uk"),
        ("Le président de la République est dans le pays", "fr"),
        ("שלום עולם", "he"),
        ("2025 — 3.5 %", ""),
        ("", ""),
    ],
)
def test_script_letters_and_small_words_tell_the_language(text, language):
    assert language_of(text) == language


def test_a_link_does_not_outweigh_the_words():
    assert language_of("خبر https://example.com/a-very-long-address-in-latin-letters") == "ar"
