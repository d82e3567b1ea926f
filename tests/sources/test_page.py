from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.errors import UnreadableError
from bot.sources.pages.page import read_html, read_page, read_text
from storage.records import Link
from tests.articles import BODY, NOW, TEXT, TITLE

PARAGRAPHS = (
    "أعلن وزير المالية أمس موازنة جديدة للبلاد تزيد على سابقتها بعشرة في المئة، وقال إنها الأكبر في تاريخها.",
    "وأضاف الوزير أن الموازنة ستمول مشاريع في التعليم والصحة خلال العام المقبل كله.",
    "ويناقش البرلمان الموازنة الأسبوع المقبل قبل التصويت عليها في جلسة علنية طويلة.",
)
HEADLINE = "وزير المالية يعلن موازنة جديدة للبلاد"


def page_html(*, head="", inside="", body=PARAGRAPHS, charset="utf-8"):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body[:1])
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in body[1:])
    return f"""<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}">
<title>{HEADLINE} | موقع الأخبار</title>
<meta property="og:site_name" content="موقع الأخبار"><meta property="og:title" content="{HEADLINE}">{head}</head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>
<article><h1>{HEADLINE}</h1><div class="body">{text}{inside}{rest}</div></article>
<footer><p>جميع الحقوق محفوظة</p></footer></body></html>"""


def test_an_ordinary_page_gives_its_article():
    page = read_html(page_html(), url="https://www.site.example/a?utm_source=x", now=NOW)
    assert page.title == HEADLINE
    assert page.body == PARAGRAPHS
    assert page.source == "موقع الأخبار"
    assert page.url == "https://www.site.example/a"
    assert page.language == "ar"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-04-01T10:00:00+03:00">',
        '<meta itemprop="datePublished" content="2025-04-01T07:00:00Z">',
        '<meta name="pubdate" content="Tue, 01 Apr 2025 07:00:00 GMT">',
        (
            '<script type="application/ld+json">'
            '{"@graph":[{"@type":"NewsArticle","datePublished":"2025-04-01T07:00:00Z"}]}</script>'
        ),
    ],
)
def test_the_date_is_found_wherever_a_page_tells_it(head):
    assert read_html(page_html(head=head), now=NOW).published == datetime(2025, 4, 1, 7, tzinfo=UTC)


def test_a_time_element_tells_the_date():
    html = page_html(inside='<time datetime="2025-04-01T07:00:00Z">أمس</time>')
    assert read_html(html, now=NOW).published == datetime(2025, 4, 1, 7, tzinfo=UTC)


def test_broken_json_ld_does_no_harm():
    html = page_html(head='<script type="application/ld+json">{"@type": "NewsArticle", </script>')
    assert read_html(html, now=NOW).body == PARAGRAPHS


def test_article_tags_are_taken_and_keywords_only_if_the_text_has_them():
    head = '<meta property="article:tag" content="اقتصاد"><meta name="keywords" content="الموازنة, أخبار, رياضة">'
    assert read_html(page_html(head=head), now=NOW).tags == ("اقتصاد", "الموازنة")


def test_the_source_without_a_site_name_is_the_host_without_www():
    html = page_html().replace('<meta property="og:site_name" content="موقع الأخبار">', "")
    assert read_html(html, url="https://www.site.example/a", now=NOW).source == "site.example"


def test_the_outlet_that_the_text_names_comes_before_the_site():
    page = read_html(page_html(body=(*PARAGRAPHS, "المصدر: رويترز")), now=NOW)
    assert page.source == "رويترز"
    assert page.body == PARAGRAPHS


@pytest.mark.parametrize(
    "inside",
    [
        '<p>اقرأ أيضا: <a href="/other">البنك المركزي يخفض سعر الفائدة</a></p>',
        '<p><strong>إقرأ أيضاً</strong></p><ul><li><a href="/other">البنك المركزي يخفض سعر الفائدة</a></li></ul>',
        '<p><a href="/other">اقرأ أيضا: البنك المركزي يخفض سعر الفائدة</a></p>',
    ],
)
def test_read_also_within_the_body_is_taken_out(inside):
    page = read_html(page_html(inside=inside), url="https://site.example/a", now=NOW)
    assert page.body == PARAGRAPHS
    assert not any("المركزي" in paragraph for paragraph in page.body)


def test_a_read_also_line_keeps_its_link():
    inside = '<p>اقرأ أيضا: <a href="/other">البنك المركزي يخفض سعر الفائدة</a></p>'
    page = read_html(page_html(inside=inside), url="https://site.example/a", now=NOW)
    assert page.related == (Link("البنك المركزي يخفض سعر الفائدة", "https://site.example/other"),)


def test_a_second_article_below_the_tags_does_not_leak_into_an_ordinary_page():
    below = (
        "كلمات دلالية: الموازنة، وزير المالية",
        "إقرأ أيضاً:",
        "مهرجان الزيتون يعود إلى الوادي",
        "أعلن منظم المهرجان عودته في أكتوبر المقبل، وقال إن ثلاثين فرقة ستشارك فيه هذا العام كله.",
    )
    page = read_html(page_html(body=(*PARAGRAPHS, *below)), now=NOW)
    assert page.body == PARAGRAPHS
    assert page.tags == ("الموازنة", "وزير المالية")
    assert page.related == (Link("مهرجان الزيتون يعود إلى الوادي"),)


def test_the_title_that_is_given_wins():
    assert read_html(page_html(), title="عنوان الخلاصة", now=NOW).title == "عنوان الخلاصة"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "windows-1256"),
        ("windows-1256", "windows-1256"),
        ("windows-1256", "utf-8"),
        ("iso-8859-1", "windows-1256"),
        ("no-such-encoding", "windows-1256"),
    ],
)
def test_arabic_is_read_whatever_the_page_says_of_its_encoding(declared, encoding):
    html = page_html(charset=declared).encode(encoding)
    assert read_html(html, now=NOW).body == PARAGRAPHS


def test_russian_is_read_under_a_wrong_declaration():
    russian = (
        "Министр финансов вчера представил новый бюджет страны, который больше прежнего на десять процентов.",
    )
    html = page_html(body=russian * 2).encode("windows-1251", "ignore")
    assert russian[0] in read_html(html, now=NOW).body


def test_a_fragment_that_a_feed_carries_is_all_body():
    html = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert read_html(html, title=HEADLINE, url="https://e.example/1", now=NOW).body == PARAGRAPHS


@pytest.mark.parametrize(
    "html",
    [
        "",
        "   ",
        "<html></html>",
        "<html><body><ul><li><a href='/1'>خبر أول عن المدينة</a></li></ul></body></html>",
        '{"error": 1',
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    ],
)
def test_a_page_without_an_article_is_unreadable(html):
    with pytest.raises(UnreadableError):
        read_html(html, url="https://e.example/", now=NOW)


def test_plain_text_without_labels_has_its_title_first():
    page = read_text("موازنة جديدة للبلاد\n\n" + "\n".join(PARAGRAPHS), now=NOW)
    assert (page.title, page.body) == ("موازنة جديدة للبلاد", PARAGRAPHS)


def test_a_first_line_that_is_a_sentence_is_no_title():
    page = read_text("\n".join(PARAGRAPHS), now=NOW)
    assert (page.title, page.body) == ("", PARAGRAPHS)


def test_a_single_line_is_the_body():
    assert read_text("لافروف يزور القاهرة", now=NOW).body == ("لافروف يزور القاهرة",)


def test_a_given_title_is_not_repeated_in_the_body():
    assert read_text("عنوان\nنص الخبر هنا.", title="عنوان", now=NOW).body == ("نص الخبر هنا.",)


def test_bytes_are_looked_at_to_tell_text_from_html():
    assert read_page(TEXT.encode(), now=NOW).body == BODY
    assert read_page(page_html().encode(), now=NOW).body == PARAGRAPHS
    assert read_page(TEXT.encode("windows-1256", "ignore"), now=NOW).title == TITLE


@pytest.mark.parametrize("text", ["", "\n \n", "2025 — !"])
def test_text_without_words_is_unreadable(text):
    with pytest.raises(UnreadableError):
        read_text(text, now=NOW)


def test_news_in_brief_is_read_where_the_page_marks_its_article():
    article = "<article><h1>خبر</h1><p>وصل الوفد، وللافروف لقاءات.</p></article>"
    brief = f"<html><body><nav><p>قائمة</p></nav>{article}</body></html>"
    assert read_html(brief, title="خبر", now=NOW).body == ("وصل الوفد، وللافروف لقاءات.",)


def test_a_small_page_is_its_paragraphs():
    text = "وصل الوفد اليوم إلى القاهرة، وللافروف لقاءات كثيرة فيها."
    page = f"<html><body><h1>خبر</h1><p>{text}</p><footer><p>حقوق</p></footer></body></html>"
    assert read_html(page, title="خبر", now=NOW).body == (text,)
