"""Which fuller versions does a page name, and which of them are its own?"""

from __future__ import annotations

import pytest

from bot.sources.pages.versions import is_shell, onward, shell_versions
from bot.sources.values import Page

URL = "https://www.news.example/local/7731/station?utm_source=rss"
HERE = "https://www.news.example"


def page(head="", body="<p>نص</p>"):
    return f"<html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (
            page('<link rel="amphtml" href="https://amp.news.example/7731?utm_source=x">'),
            ("https://amp.news.example/7731",),
        ),
        (page('<link rel="alternate" media="print" href="?print=1">'), (f"{HERE}/local/7731/station?print=1",)),
        (page('<link rel="alternate" media="only screen and (max-width: 640px)" href="/m">'), ()),
        (page('<link rel="stylesheet" media="print" href="/print.css">'), ()),
        (page(body='<a href="/print/7731">نسخة</a>'), (f"{HERE}/print/7731",)),
        (page(body='<a href="/local/7731/station/print">x</a>'), (f"{HERE}/local/7731/station/print",)),
        (page(body='<a href="/show.php?id=7731&amp;print=1">x</a>'), (f"{HERE}/show.php?id=7731&print=1",)),
        (page(body='<a href="/print/7732">another article</a>'), ()),
        (page(body='<a href="/print-edition/7731">the paper</a>'), ()),
        (page(body='<a href="/print/pdf/node/7731">PDF</a>'), ()),
        (page(body='<a href="/p?x=1"><i></i> طباعة </a>'), (f"{HERE}/p?x=1",)),
        (page(body='<a href="/p?x=1">Версия для печати</a>'), (f"{HERE}/p?x=1",)),
        (page(body='<a href="/p?x=1">طباعة</a><a href="/p?x=2">طباعة</a>'), ()),
        (page(body='<a href="javascript:window.print()">طباعة</a>'), ()),
        (page(f'<link rel="amphtml" href="{URL}#x">'), ()),
        (page('<link rel="amphtml" href="http://[">'), ()),
        (page('<link rel="amphtml">'), ()),
        ("", ()),
        ("\x00\x01" * 50, ()),
    ],
)
def test_amp_and_print_versions_of_this_very_page_are_found(html, found):
    assert shell_versions(html, URL) == found


def test_another_site_is_never_asked():
    head = '<link rel="amphtml" href="https://news.example.evil.example/7731"><link rel="print" href="http://169.254.169.254/">'
    assert shell_versions(page(head), URL) == ()


def test_amp_comes_first_and_there_are_three_at_most():
    links = "".join(f'<link rel="print" href="/p{n}">' for n in range(5)) + '<link rel="amphtml" href="/amp/7731">'
    found = shell_versions(page(links), URL)
    assert found[0] == f"{HERE}/amp/7731"
    assert len(found) == 3


@pytest.mark.parametrize(
    ("head", "there"),
    [
        ('<meta http-equiv="Refresh" content="0; URL=\'/new/1\'">', f"{HERE}/new/1"),
        (
            '<meta http-equiv="refresh" content="0;url=https://other.example/1?utm_medium=x">',
            "https://other.example/1",
        ),
        ('<meta http-equiv="refresh" content="300">', ""),
        ('<meta http-equiv="refresh" content="600;url=/later">', ""),
        ('<link rel="canonical" href="https://other.example/a/1">', "https://other.example/a/1"),
        ('<link rel="canonical" href="http://news.example/local/7731/station/">', ""),
        ('<link rel="canonical" href="/">', ""),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
    ],
)
def test_a_page_that_sends_on_or_belongs_elsewhere_says_where(head, there):
    assert onward(page(head), URL) == there


@pytest.mark.parametrize(
    ("body", "promised", "expected"),
    [
        ((), 0, True),
        (("سطر واحد.",), 0, False),
        (("س" * 400,), 1000, True),
        (("س" * 600,), 1000, False),
        (("س" * 400 + "…",), 300, True),
        (("س" * 900, "ثم ماذا…"), 300, False),
        (("سطر…",), 0, False),
    ],
)
def test_a_shell_has_less_than_its_metadata_speak_of_or_breaks_off(body, promised, expected):
    assert is_shell(Page("خبر", body=body, promised=promised)) is expected
