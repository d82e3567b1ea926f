from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest

from bot.pipeline.summarise import lead
from bot.pipeline.tag import tags
from bot.sources.pages.page import read_html, read_text
from storage.records import Link
from tests.articles import (
    BODY,
    DATE,
    LEAKS,
    LINES,
    NO_SEED,
    NOW,
    OTHER_TITLE,
    RELATED_LABEL,
    SEED,
    SOURCE,
    TAG_LINE,
    TEXT,
    TITLE,
)

OWN = ("بلدية النورس", "سلمى الحداد", "المكتبة القديمة", "الحداد")


def check(page, *, url=None):
    assert page.title == TITLE
    assert page.published == datetime(2025, 5, 3, tzinfo=UTC)
    assert page.body == BODY
    assert page.source == "صوت المرفأ"
    assert set(OWN) <= set(page.tags)
    assert "المزيد" not in " ".join(page.tags)
    assert page.related == (Link(OTHER_TITLE, url),)
    assert page.language == "ar"
    told = " ".join((*page.body, *page.tags, *lead(page.body, title=page.title), *tags(page), page.source))
    assert not any(word in told for word in LEAKS)


def test_plain_text_is_read_field_by_field():
    check(read_text(TEXT, now=NOW))


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("المصدر:", "المصدر"),
        ("المصدر:", "المَصْدَر :"),
        ("كلمات دلالية:", "كلمات دلالية"),
        ("كلمات دلالية:", "الكلمات الدلاليه:"),
        ("إقرأ أيضاً:", "اقرأ ايضا"),
        ("إقرأ أيضاً:", "أقرأ أيضًا :"),
        ("تاريخ النشر:", "تاريخ النشر"),
        ("تاريخ النشر:", "📅 تاريخ النشر :"),
    ],
)
def test_a_label_is_known_with_and_without_colon_hamza_and_marks(label, written):
    assert label in TEXT
    check(read_text(TEXT.replace(label, written), now=NOW))


def test_blank_lines_and_windows_line_ends_change_nothing():
    check(read_text(TEXT.replace("\n", "\r\n\r\n"), now=NOW))


def paragraphs(lines):
    return f"<h1>{escape(lines[0])}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines[1:])


def set_apart(line):
    label, _, value = line.partition(":")
    if line in {DATE, SOURCE, TAG_LINE}:
        return f"<div><span>{label}</span><span>{value.strip()}</span></div>"
    return f"<p>{line}</p>"


def in_table(line):
    label, _, value = line.partition(":")
    if line in {DATE, SOURCE, TAG_LINE}:
        return f"<table><tr><td>{label}</td><td>{value.strip()}</td></tr></table>"
    return f"<p>{line}</p>"


SHAPES = {
    "paragraphs": paragraphs(LINES),
    "line breaks": "<div>" + "<br/>".join(LINES) + "</div>",
    "divs": "".join(f"<div class='x'>{line}</div>\n" for line in LINES),
    "a list": "<ul>" + "".join(f"<li>{line}</li>" for line in LINES) + "</ul>",
    "label and value apart": "".join(map(set_apart, LINES)),
    "label and value in cells": "".join(map(in_table, LINES)),
    "bold labels": paragraphs(LINES).replace(f"<p>{RELATED_LABEL}</p>", f"<h3><b>{RELATED_LABEL}</b></h3>"),
    "one line": paragraphs(LINES).replace(f"</p><p>{TAG_LINE}", f" {TAG_LINE}"),
}
AROUND = (
    "<html><head><title>x</title></head><body><nav><a href='/'>الرئيسية</a></nav>{}"
    "<footer>صوت المرفأ ©</footer></body></html>"
)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("around", ["{}", AROUND])
def test_html_of_every_shape_is_read_like_the_text(shape, around):
    check(read_html(around.format(SHAPES[shape]), now=NOW))


def test_a_related_title_keeps_its_link_made_absolute():
    html = SHAPES["paragraphs"].replace(OTHER_TITLE, f'<a href="/news/2?id=5">{OTHER_TITLE}</a>')
    check(read_html(html, url="https://site.example/news/1", now=NOW), url="https://site.example/news/2?id=5")


def test_several_related_links_are_all_kept():
    links = "".join(f'<li><a href="/{i}">عنوان خبر آخر رقم {i}</a></li>' for i in range(3))
    html = paragraphs(LINES[: LINES.index(OTHER_TITLE)]) + f"<ul>{links}</ul>"
    page = read_html(html, url="https://site.example/news/1", now=NOW)
    assert [link.url for link in page.related] == [f"https://site.example/{i}" for i in range(3)]


def test_a_read_also_link_between_paragraphs_does_not_end_the_body():
    inline = '<p>اقرأ أيضا: <a href="/7">افتتاح ملعب جديد في النورس</a></p>'
    html = SHAPES["paragraphs"].replace(f"<p>{BODY[1]}", f"{inline}<p>{BODY[1]}")
    page = read_html(html, url="https://site.example/1", now=NOW)
    assert page.body == BODY
    assert page.related[0] == Link("افتتاح ملعب جديد في النورس", "https://site.example/7")


def test_tags_with_delimiters_are_parted_there():
    text = TEXT.replace(TAG_LINE, "كلمات دلالية: المكتبة القديمة، شؤون البلديات | #سلمى_الحداد, المزيد")
    assert read_text(text, now=NOW).tags == ("المكتبة القديمة", "شؤون البلديات", "سلمى الحداد")


def test_tags_that_are_links_are_parted_by_their_links():
    linked = "كلمات دلالية: " + "".join(
        f'<a href="/t/{tag}">{tag}</a> ' for tag in ("المكتبة القديمة", "شؤون البلديات", "المزيد")
    )
    page = read_html(paragraphs(LINES).replace(TAG_LINE, linked), now=NOW)
    assert page.tags == ("المكتبة القديمة", "شؤون البلديات")


def test_a_line_of_tags_without_delimiters_is_cut_by_what_the_text_has():
    assert read_text(TEXT, now=NOW).tags == (*OWN[:3], "الجمعية", "الحداد")


def test_a_sentence_that_begins_like_a_label_stays_in_the_body():
    sentence = "المصدر الأمني أكد أن العمل في المكتبة يسير كما خطط له."
    text = TEXT.replace(BODY[1], sentence)
    assert sentence in read_text(text, now=NOW).body


ENGLISH = """Library reopens
Published: May 3, 2025
The old library reopens on Monday.
Source: Harbour Voice
Tags: library, harbour
Read also:
Olive festival returns to the valley"""
RUSSIAN = """Библиотека открывается
Дата публикации: 3 мая 2025
Старая библиотека открывается в понедельник.
Источник: Голос гавани
Теги: библиотека, гавань
Читайте также:
Фестиваль оливок возвращается в долину"""


@pytest.mark.parametrize(("text", "source"), [(ENGLISH, "Harbour Voice"), (RUSSIAN, "Голос гавани")])
def test_the_form_is_known_in_english_and_russian(text, source):
    page = read_text(text, now=NOW)
    assert page.source == source
    assert page.published == datetime(2025, 5, 3, tzinfo=UTC)
    assert len(page.body) == 1
    assert len(page.tags) == 2
    assert len(page.related) == 1


@pytest.mark.skipif(not SEED.is_file(), reason=NO_SEED)
@pytest.mark.parametrize("shape", ["text", "html"])
def test_the_seed_is_read_as_its_reader_would(shape):
    lines = SEED.read_text("utf-8").splitlines()
    page = read_text("\n".join(lines), now=NOW) if shape == "text" else read_html(paragraphs(lines), now=NOW)
    assert page.title == lines[0]
    assert page.published == datetime(2025, 4, 1, tzinfo=UTC)
    assert page.source == "صدى البلد"
    assert len(page.body) == 7
    assert {"وزير الخارجية الروسي", "لافروف", "موسكو", "واشنطن"} <= set(tags(page))
    assert not any("تستعدان" in tag for tag in tags(page))
    assert len(page.related) == 1
    assert not any("أذربيجان" in text or "سيرجي" in text for text in (*page.body, *tags(page)))
