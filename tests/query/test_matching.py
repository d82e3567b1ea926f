"""Does a query find its word in every form, and no other word? One test for each rule of Arabic."""

from __future__ import annotations

import unicodedata

import pytest
from arabic_reshaper import ArabicReshaper

from bot.query.grammar import parse
from bot.query.index import matches

FOUND = {
    "لافروف": "ولافروف فلافروف بلافروف كلافروف للافروف وللافروف فبلافروف "
    "لَافْرُوف لافـروف لاڤروف ﻻﻓﺮﻭﻑ #لافروف «لافروف» لافروف_موسكو",
    "الصين": "للصين بالصين والصين ولالصين فالصين كالصين",
    "صين": "الصين للصين وبالصين",
    "لجنة": "للجنة واللجنة لجنتها ولجنتهم بلجنة لجنه",
    "رئيس": "رئيسها ورئيسهم الرئيس للرئيس رئيسنا",
    "اللغة": "للغة وللغة واللغة",
    "الله": "لله والله بالله",
    "مستوى": "مستواها المستوى بمستوى",
    "وزراء": "وزرائها وزراؤها للوزراء",
    "أحمد": "احمد وأحمد لأحمد ولاحمد",
    "احمد": "أحمد وأحمد",
    "ألمانيا": "المانيا وألمانيا لألمانيا بالمانيا",
    "مدرسه": "مدرسة مدرستهم",
    "مصطفى": "مصطفي لمصطفى",
    "مصطفي": "مصطفى ومصطفى",
    "السيسي": "السيسى والسيسى",
    "الروسى": "الروسي والروسي",
    "علي": "وعلي لعلي بعلي علی",
    "عبدالله": "عبدالله وعبدالله",
    "بوتين": "وبوتين لبوتين ببوتين پوتين",
    "BBC": "BBC bbc الـBBC وBBC",
    "Lavrov": "Lavrov's Lavrov’s LAVROV Ｌａｖｒｏｖ",
    "Лавров": "Лаврова Лаврову Лавровым лавров ЛАВРОВЕ",
    "ёлка": "елка Ёлки ёлкой",
    "2025": "٢٠٢٥ 2025 ۲۰۲۵",
    "سيرغي": "سيرجي سيرجى وسيرجي سيرگي",
    "غوتيريش": "جوتيريش لجوتيريش گوتيريش",
    "جوتيريش": "غوتيريش",
    "~وزير": "وزراء الوزراء ووزراؤها وزيرين",
    "~وزراء": "وزير الوزير",
    "~قرار": "قرارات القرارات",
    "~министр": "министрами министров",
    "~man": "men man",
    "لافرو*": "لافروف ولافروفا للافروف",
    "Lavr*": "Lavrov LAVROV'S",
}
NOT_FOUND = {
    "كرة": "فكرة",
    "يان": "بيان وبيان",
    "ريم": "كريم وكريم لكريم",
    "لام": "كلام والكلام",
    "ولي": "وليد",
    "علي": "على وعلى عليه فعلى",
    "جان": "لجان",
    "سام": "وسام",
    "عمان": "عمانوئيل",
    "حماس": "حماسة",
    "سد": "المسدس السد وسد",
    "غاز": "الغازات",
    "كييف": "تكييف",
    "مئات": "كميات",
    "وحدة": "وحده",
    "إمام": "أمام",
    "آلان": "الآن",
    "جدة": "جده",
    "والدة": "والده",
    "عملة": "عمله",
    "آية": "ولاية",
    "دينا": "لدينا",
    "القوى": "القوي",
    "مني": "منى",
    "منى": "مني",
    "الوزير": "وزير وزيرها",
    "عام": "عامي",
    "أساس": "أساسي",
    "فلسطيني": "فلسطينية",
    "بدء": "بد",
    "علماء": "علما",
    "مانيا": "ألمانيا",
    "=لافروف": "ولافروف لاڤروف",
    "=احمد": "أحمد",
    "=مدرسة": "مدرسه",
    "=US": "us",
    "Лавров": "лавра лаврами",
    "Paris": "pari comparison",
    "مغاورة": "مجاورة",
    "غارات": "جارات",
    "زيلينسكي": "زيلنسكي",
    "~علي": "على",
    "لام*": "كلامية",
    "وزير": "وزراء",
    "=سيرغي": "سيرجي",
}


def pairs(rules):
    return [(query, token) for query, tokens in rules.items() for token in tokens.split()]


@pytest.mark.parametrize(("query", "token"), pairs(FOUND))
def test_a_query_finds_its_word_in_every_form(query, token):
    assert matches(parse(query), f"قال {token} أمس")


@pytest.mark.parametrize(("query", "token"), pairs(NOT_FOUND))
def test_a_query_does_not_find_another_word(query, token):
    assert matches(parse(query), f"قال {token} أمس") is None


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("عبدالله", "زار وعبد الله عمان", "وعبد الله"),
        ("عبد الله", "زار لعبدالله", "لعبدالله"),
        ('"محمد عبد الله"', "ومحمد عبدالله", "ومحمد عبدالله"),
        ("أبوظبي", "في أبو ظبي", "أبو ظبي"),
        ("أبو ظبي", "بأبوظبي", "بأبوظبي"),
        ("نصرالله", "حسن نصر الله", "نصر الله"),
        ("=علي", "على علي وعلي", "علي"),
        ("=US", "let us see the US's", "US's"),
        ('"محمد بن سلمان"', "ولمحمد بن سلمان", "ولمحمد بن سلمان"),
        ('"وزير خارجية"', "وزير الخارجية", "وزير الخارجية"),
        ('"وزير خارجية"', "لوزير خارجيتها", "لوزير خارجيتها"),
        ('"سام ألتمان"', "وسام ألتمان", "وسام ألتمان"),
        ('"министр обороны"', "с министром обороны", "министром обороны"),
        ("covid-19", "the COVID 19", "COVID 19"),
        ("Нью-Йорк", "в Нью-Йорке", "Нью-Йорке"),
    ],
)
def test_the_span_is_the_whole_token_or_phrase_as_it_stands(query, text, found):
    assert [text[start:end] for start, end in matches(parse(query), text)] == [found]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('"وزير الخارجية"', "وزير والخارجية"),
        ('"وزير الخارجية"', "وزير خارجية"),
        ('"وزير الخارجية"', "وزير للخارجية"),
        ('"وزير الخارجية"', "الخارجية وزير"),
        ('"وزير الخارجية"', "قال وزير. الخارجية"),
        ('"وزير الخارجية"', "عنوان فيه وزير\n\nالخارجية"),
        ("عبد الله", "عبد الرحمن قال إن الله كريم"),
    ],
)
def test_a_phrase_is_not_found_apart(query, text):
    assert matches(parse(query), text) is None


@pytest.mark.parametrize(
    "text", ["وزير «الخارجية»", "وزير\nالخارجية", "وزير   الخارجية", "#وزير_الخارجية", "وزير - الخارجية"]
)
def test_a_phrase_is_found_through_spaces_and_quotes(text):
    assert matches(parse('"وزير الخارجية"'), text)


def test_in_egyptian_spelling_ya_is_written_without_dots():
    egyptian = "قال رضى فى القاهرة إن على عبد العال على حق"
    assert matches(parse("رضي"), egyptian)
    assert matches(parse('"علي عبد العال"'), egyptian)
    assert matches(parse("علي"), egyptian) is None
    assert matches(parse("رضي"), egyptian.replace("فى", "في")) is None


def test_several_words_give_a_span_for_each_occurrence_in_order():
    text = "موسكو: لافروف في موسكو ووزير"
    assert matches(parse("لافروف موسكو -رياضة"), text) == ((0, 5), (7, 13), (17, 22))


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("لافروف موسكو", True),
        ("لافروف باريس", False),
        ("لافروف -موسكو", False),
        ("لافروف -باريس", True),
        ('لافروف -"في موسكو"', False),
        ("باريس | موسكو", True),
        ("لافروف (باريس | موسكو)", True),
        ("لافروف -(باريس | موسكو)", False),
        ("لافروف -(باريس موسكو)", True),
        ("(باريس | لندن) لافروف", False),
    ],
)
def test_operators_say_what_must_be_in_an_article(query, answers):
    assert (matches(parse(query), "وصل لافروف إلى الكرملين في موسكو") is not None) == answers


def test_only_words_that_satisfy_the_query_are_told():
    assert matches(parse("(لافروف باريس) | موسكو"), "لافروف في موسكو") == ((10, 15),)


TEXT = "التقى وزير الخارجية الروسي سيرغي لافروف، نظيرته الألمانية أنالينا بيربوك في مدينة أوديسا؛ وللافروف آراء"
QUERIES = ["لافروف", "الألمانية", "أنالينا بيربوك", '"وزير الخارجية"', "مدينة", "رأي | آراء", "أوديسا"]
BIDI = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\u061c"
PERTURBATIONS = {
    "tatweel": lambda text: "".join(f"{c}ـ" if c.isalpha() else c for c in text),
    "fatha": lambda text: "".join(f"{c}\u064e" if c.isalpha() else c for c in text),
    "shadda and kasra": lambda text: "".join(f"{c}\u0651\u0650" if c.isalpha() else c for c in text),
    "superscript alef": lambda text: text.replace("ا", "ا\u0670"),
    "zero-width non-joiner": lambda text: "".join(f"{c}\u200c" if c.isalpha() else c for c in text),
    "zero-width joiner and space": lambda text: "".join(f"\u200d{c}\u200b" if c.isalpha() else c for c in text),
    "bidi marks inside": lambda text: "".join(f"{BIDI[i % len(BIDI)]}{c}" for i, c in enumerate(text)),
    "bidi isolates around words": lambda text: " ".join(f"\u2068{word}\u2069" for word in text.split()),
    "soft hyphen and BOM": lambda text: "\ufeff" + "".join(f"{c}\u00ad" if c.isalpha() else c for c in text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NFKD": lambda text: unicodedata.normalize("NFKD", text),
    "presentation forms": lambda text: ArabicReshaper({"delete_harakat": False}).reshape(text),
    "isolated presentation forms": lambda text: ArabicReshaper(
        {"use_unshaped_instead_of_isolated": False}
    ).reshape(text),
    "Persian keyboard": lambda text: text.replace("ي", "ی").replace("ك", "ک").replace("ه", "ہ"),
    "NFD of marks and tatweel": lambda text: unicodedata.normalize("NFD", "".join(f"{c}\u064eـ" for c in text)),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "variation selectors": lambda text: "".join(f"{c}\ufe0f" if c.isalpha() else c for c in text),
}


@pytest.mark.parametrize("name", PERTURBATIONS)
@pytest.mark.parametrize("query", QUERIES)
def test_what_cannot_be_seen_changes_nothing_in_text_or_query(name, query):
    perturb = PERTURBATIONS[name]
    plain = matches(parse(query), TEXT)
    assert len(matches(parse(query), perturb(TEXT))) == len(plain)
    if name != "bidi isolates around words" and not name.startswith("NFD of"):
        words = query.split() if '"' not in query and "|" not in query else [query]
        assert matches(parse(" ".join(perturb(w) if w == query else w for w in words)), TEXT) == plain
