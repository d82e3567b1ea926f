from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pipeline.summarise import lead, strip_dateline

FIRST = "أعلن وزير المالية أمس موازنة جديدة للبلاد تزيد على سابقتها بعشرة في المئة."
SECOND = "وأضاف أن الموازنة ستمول مشاريع في التعليم والصحة خلال العام المقبل."
THIRD = "ويناقش البرلمان الموازنة الأسبوع المقبل قبل التصويت عليها."
FOURTH = "وكانت الحكومة السابقة قد استقالت في الربيع."


def test_the_first_three_sentences_are_the_lead():
    assert lead([f"{FIRST} {SECOND}", f"{THIRD} {FOURTH}"], language="ar") == (FIRST, SECOND, THIRD)


def test_a_sentence_that_does_not_fit_ends_the_lead():
    limit = len(f"{FIRST} {SECOND}")
    assert lead([FIRST, SECOND, THIRD], language="ar", limit=limit) == (FIRST, SECOND)
    assert lead([FIRST, SECOND, "قصيرة."], language="ar", limit=limit - 1) == (FIRST,)


def test_a_long_first_sentence_stays_whole():
    long = "كلمة " * 120 + "أخيرة."
    assert lead([long, SECOND], language="ar") == (long,)


def test_an_endless_first_sentence_is_cut_between_words():
    (told,) = lead(["كلمة " * 300], language="ar")
    assert len(told) <= 700
    assert told.endswith("كلمة…")


@pytest.mark.parametrize(
    "dateline",
    [
        "موسكو (رويترز) – ",
        "القاهرة - سبوتنيك - ",
        "الدوحة - (اف ب) - ",
        "عمان- الرأي- ",
        "لندن ـ «القدس العربي»: ",
        "بيروت، 1 أبريل (د ب أ) - ",
        "موسكو، 1 نيسان/ أبريل (تاس) - ",
        'القدس المحتلة - "وفا"- ',
        "القاهرة، مصر (CNN)-- ",
        "بغداد/ واع/ ",
        "(رويترز) - ",
    ],
)
def test_an_arabic_dateline_is_taken_off(dateline):
    assert lead([dateline + FIRST], language="ar") == (FIRST,)


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, April 1 (Reuters) - ",
        "WASHINGTON (AP) — ",
        "LONDON — ",
        "Moscow, 1 April 2025 (TASS). ",
        "МОСКВА, 1 апр — РИА Новости. ",
        "МОСКВА, 1 апреля. /ТАСС/. ",
        "Москва. 1 апреля. INTERFAX.RU - ",
        "ТЕГЕРАН, 1 апр - РИА Новости, Иван Иванов. ",
    ],
)
def test_a_latin_or_russian_dateline_is_taken_off(dateline):
    assert strip_dateline(dateline + "The rest.") == "The rest."


@pytest.mark.parametrize(
    "text",
    [
        "لافروف: موسكو وواشنطن تستعدان لاجتماع",
        "موسكو - واشنطن: حوار جديد",
        "أعلن وزير الخارجية الروسي، سيرغي لافروف، أن موسكو مستعدة",
        "وقالت رويترز: إن الوزير وصل",
        "وقال الرئيس - الذي زار المدينة - إنه عاد",
        "الرئيس الروسي (بوتين) - كما يقال - قوي",
        "Россия - Украина: переговоры",
        "В Москве - дождь.",
        "NATO - the alliance - is old.",
        "موسكو (رويترز) -",
        "",
    ],
)
def test_what_is_no_dateline_stays(text):
    assert strip_dateline(text) == text


def test_who_speaks_behind_a_dateline_stays():
    assert strip_dateline("موسكو (رويترز) – قال لافروف: سنرد") == "قال لافروف: سنرد"
    assert strip_dateline("موسكو - «نحن جاهزون» قال لافروف") == "«نحن جاهزون» قال لافروف"


@pytest.mark.parametrize(
    "furniture",
    [
        "كتب: أحمد علي",
        "إعداد: قسم الأخبار",
        "تابعونا على فيسبوك وتويتر",
        "شارك الخبر",
        "صورة: رويترز",
        "(صورة من الأرشيف)",
        "اشترك في قناتنا على تلغرام",
        "By John Smith",
        "Follow us on Telegram",
        "Photo: Reuters",
        "Подписывайтесь на наш канал",
        "Фото: ТАСС",
        "دبي - سكاي نيوز عربية",
        "جميع الحقوق محفوظة © 2025",
        "***",
    ],
)
def test_furniture_is_no_part_of_the_lead(furniture):
    assert lead([furniture, FIRST], language="ar") == (FIRST,)


def test_a_repeated_title_is_left_out():
    title = "موازنة جديدة للبلاد"
    assert lead([title, FIRST], title=title, language="ar") == (FIRST,)
    assert lead([f"{title}. {FIRST}"], title=title, language="ar") == (FIRST,)


def test_an_article_that_is_only_its_title_still_has_a_lead():
    assert lead([FIRST], title=FIRST, language="ar") == (FIRST,)


def test_nothing_is_said_twice():
    assert lead([FIRST, FIRST, SECOND], language="ar") == (FIRST, SECOND)


def test_a_last_sentence_that_announces_what_does_not_follow_is_left_out():
    assert lead([FIRST, "وجاء في البيان:", "سطر " * 100], language="ar", limit=420) == (FIRST,)


def test_no_body_no_lead():
    assert lead([]) == ()
    assert lead([""]) == ()


@given(st.lists(st.text(alphabet="ابت .!؟-:()«»\n", max_size=60), max_size=5))
def test_every_sentence_is_the_article_s_own(body):
    whole = "".join("".join(body).split())
    assert all("".join(sentence.split()) in whole for sentence in lead(body, language="ar"))
