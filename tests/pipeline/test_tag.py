from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pipeline.tag import hashtag, tags
from bot.sources.pages.page import read_text
from bot.sources.values import Page
from tests.articles import LEAKS, NO_SEED, NOW, SEED, TEXT

ARABIC = Page(
    "لافروف: موسكو وواشنطن تستعدان لمحادثات",
    language="ar",
    body=(
        "أعلن وزير الخارجية الروسي سيرغي لافروف أن موسكو وواشنطن تستعدان لمحادثات جديدة في الرياض.",
        "وقال لافروف إن العلاقات الثنائية تحتاج إلى جهد، ورحب للافروف نظيره بذلك في واشنطن.",
        "وتشهد العلاقات الثنائية توترا منذ أعوام، وبحسب وزير الخارجية الروسي فإن موسكو مستعدة.",
    ),
)


def test_names_come_without_their_particles():
    found = tags(ARABIC)
    assert {"لافروف", "موسكو", "واشنطن"} <= set(found)
    assert "وواشنطن" not in found


def test_a_name_that_begins_like_a_particle_stays_whole():
    page = Page(
        "واشنطن ولندن", language="ar", body=("قالت واشنطن إنها توافق.", "وردت لندن على واشنطن، ولندن بعيدة.")
    )
    assert {"واشنطن", "لندن"} <= set(tags(page))
    assert "اشنطن" not in tags(page)


def test_a_verb_is_no_tag():
    assert not {"تستعدان", "أعلن", "تحتاج", "تشهد", "رحب"} & set(tags(ARABIC, limit=30))


@pytest.mark.parametrize(
    ("title", "text", "verb"),
    [
        ("افتتاح معرض الكتاب", "افتُتح معرض الكتاب. ويستمر المعرض يومين، ويستمر المعرض في المساء.", "ويستمر"),
        ("المنتخب يفوز بالكأس", "فاز المنتخب. وأضاف المدرب أنه سعيد، وأضاف المدرب أنه عائد.", "وأضاف"),
        ("المحادثات في أنقرة", "انتهت المحادثات، ووصف المحادثات بأنها بناءة. ووصف المحادثات وزير.", "وصف"),
        ("لقاء في القاهرة", "بحث مجلس الأمن الخطة في القاهرة. وبحث مجلس الأمن الملف.", "بحث"),
        ("لقاء في القاهرة", "دعت الدول إلى الهدوء في القاهرة. ودعت الدول إلى الحوار.", "دعت"),
        ("الكوليرا تحصد أرواحا", "الكوليرا تحصد أرواحا كل يوم، وقد تحصد غيرها.", "تحصد"),
        ("النسور يعزز صدارته", "النسور يعزز صدارته في الدوري.", "يعزز"),
        ("خفر السواحل ينتشل جثثا", "خفر السواحل ينتشل جثثا من البحر.", "ينتشل"),
    ],
)
def test_no_tag_begins_with_a_verb(title, text, verb):
    found = tags(Page(title, body=(text,), language="ar"), limit=30)
    assert found
    assert not [tag for tag in found if tag.split()[0].lstrip("و") == verb.lstrip("و")]


def test_the_subject_of_a_verb_that_begins_a_sentence_is_a_tag_of_its_own():
    text = "بحث مجلس الأمن في القاهرة خطة جديدة. وبحث مجلس الأمن في القاهرة الملف."
    assert "مجلس الأمن" in tags(Page("لقاء في القاهرة", body=(text,), language="ar"))


def test_a_noun_that_looks_like_a_verb_is_a_tag_where_no_verb_can_stand():
    text = "دعت الدول إلى دعم اللاجئين، وقالت إن دعم اللاجئين ضرورة."
    assert "دعم اللاجئين" in tags(Page("دعم اللاجئين في السودان", body=(text,), language="ar"))


@pytest.mark.parametrize("name", ["تونس", "يونس", "قطر", "أحمد", "ينبع", "ويليام", "يوسف"])
def test_a_name_that_looks_like_a_verb_is_a_tag(name):
    assert name in tags(Page(f"حديث مع {name}", body=(f"كان اللقاء مع {name} أمس.",), language="ar"))


def test_noun_phrases_are_whole():
    found = tags(ARABIC, limit=10)
    assert "العلاقات الثنائية" in found
    assert "الثنائية" not in found


def test_the_page_s_own_tags_come_first_and_in_their_order():
    page = Page(ARABIC.title, body=ARABIC.body, language="ar", tags=("دبلوماسية", "#الشرق_الأوسط", "موسكو"))
    assert tags(page)[:3] == ("دبلوماسية", "الشرق الأوسط", "موسكو")


def test_forms_of_one_name_are_one_tag_in_the_form_that_the_text_has_most():
    own = ("سيرغي لافروف", "لافروف", "سيرجي لافروف", "موسكو", "الموسكو")
    page = Page(ARABIC.title, body=ARABIC.body, language="ar", tags=own)
    found = tags(page)
    assert found[:2] == ("لافروف", "موسكو")
    assert sum("لافروف" in tag for tag in found) == 1


def test_there_are_never_more_than_asked_for():
    page = Page(ARABIC.title, body=ARABIC.body, language="ar", tags=tuple(f"وسم{c}" for c in "ابتثجحخ"))
    assert len(tags(page)) == 6
    assert len(tags(page, limit=2)) == 2


def test_russian_tags_are_in_the_nominative():
    page = Page(
        "Лавров: Москва и Вашингтон готовят встречу",
        language="ru",
        body=(
            "Министр иностранных дел Сергей Лавров заявил, что Москва и Вашингтон готовят встречу в Эр-Рияде.",
            "По словам Лаврова, итогом российско-американских переговоров станет договор.",
            "Ход российско-американских переговоров обсудили с Лавровым в Москве.",
        ),
    )
    found = tags(page)
    assert {"Лавров", "Москва", "Вашингтон", "российско-американские переговоры"} <= set(found)
    assert not {"Лаврова", "Лавровым", "Москве"} & set(found)


def test_english_tags_are_names_and_repeated_pairs():
    page = Page(
        "Lavrov says Moscow is ready",
        language="en",
        body=(
            "Foreign minister Sergey Lavrov said that Moscow was ready to discuss nuclear weapons.",
            "The deal on nuclear weapons, Lavrov said, would be signed in Moscow.",
        ),
    )
    assert {"Lavrov", "Moscow", "nuclear weapons"} <= set(tags(page))
    assert "says" not in tags(page)


@pytest.mark.parametrize("page", [Page(""), Page("", body=("",)), Page("خبر"), Page("2025", body=("1 2 3",))])
def test_an_empty_page_has_no_tags_or_few(page):
    assert len(tags(page)) <= 1


def test_the_second_article_leaves_no_trace_in_the_tags():
    found = tags(read_text(TEXT, now=NOW), limit=30)
    assert not any(word in tag for tag in found for word in LEAKS)
    assert "سلمى الحداد" in found or "الحداد" in found


@pytest.mark.skipif(not SEED.is_file(), reason=NO_SEED)
def test_the_seed_s_tags_are_found_in_its_text_too():
    page = read_text(SEED.read_text("utf-8"), now=NOW)
    without = Page(page.title, body=page.body, language="ar")
    assert {"لافروف", "موسكو", "واشنطن"} <= set(tags(without))
    assert not any("تستعدان" in tag for tag in tags(without, limit=50))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("وزير الخارجية الروسي", "#وزير_الخارجية_الروسي"),
        ("لَافْرُوف", "#لافروف"),
        ("#لافروف", "#لافروف"),
        ("COVID-19", "#COVID_19"),
        ("О'Нил & Ко.", "#ОНил_Ко"),
        ("2025", ""),
        ("عام 2025", "#عام_2025"),
        ("٢٠٢٥", ""),
        ("«»", ""),
        ("", ""),
    ],
)
def test_a_hashtag_is_what_telegram_links(tag, expected):
    assert hashtag(tag) == expected


@given(st.text(max_size=30))
def test_no_tag_makes_a_broken_hashtag(tag):
    made = hashtag(tag)
    assert not made or (made[0] == "#" and made[1:].replace("_", "a").isalnum() and not made[1:].isdigit())


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("القمة في القاهرة", "قال بدر عبد العاطي إن القمة تنعقد غدا، وأكد عبد العاطي موعدها.", "عبد العاطي"),
        ("أبو ظبي تعلن مشروعا", "أعلنت أبو ظبي مشروعا للطاقة، وقالت شركة في أبو ظبي إنه كبير.", "أبو ظبي"),
        ("محمد بن سلمان في جدة", "استقبل محمد بن سلمان ضيوفه، وأكد محمد بن سلمان دعمه.", "محمد بن سلمان"),
    ],
)
def test_a_name_of_two_halves_is_one_tag(title, text, name):
    found = tags(Page(title, body=(text,), language="ar"))
    assert name in found
    assert not {"العاطي", "ظبي", "سلمان", "محمد"} & set(found)


def test_one_name_in_two_spellings_is_one_tag():
    text = "وصل الملك عبد الله إلى لندن، والتقى عبد الله رئيس الوزراء."
    found = tags(Page("الملك عبدالله في لندن", body=(text,), language="ar"))
    assert len([tag for tag in found if "الله" in tag]) == 1
