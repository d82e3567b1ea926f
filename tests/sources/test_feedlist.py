"""Are addresses judged by form, and is a feed that is listed twice found however it is written?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.lists.feedlist import address_key, form_error, judged
from bot.sources.lists.opml import OpmlFeed, read_outlines, starter_opml


@pytest.mark.parametrize(
    "url",
    [
        "https://site.example/rss",
        "http://site.example:8080/feed?a=1",
        "https://xn--mgba3a4f16a.example/",
        "https://أخبار.example/rss",
        "http://93.184.215.14/rss",
        "https://site.example./",
    ],
)
def test_web_addresses_are_fine(url):
    assert form_error(url) == ""


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("", "not a web address"),
        ("site.example/rss", "not a web address"),
        ("ftp://site.example/", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("https://", "not a web address"),
        ("http://[", "not a web address"),
        ("http://site.example:99999/", "not a web address"),
        ("http://127.0.0.1/", "a private address"),
        ("http://[::1]/", "a private address"),
        ("http://169.254.169.254/latest", "a private address"),
        ("http://localhost/rss", "no such host can be"),
        ("http://-a-.example/", "no such host can be"),
        ("http://1.2.3/", "no such host can be"),
        ("http://me:secret@site.example/", "has a name or a password in it"),
        ("http://site.example/a b", "has spaces or is too long"),
        ("http://site.example/" + "a" * 3000, "has spaces or is too long"),
    ],
)
def test_other_addresses_say_what_is_wrong(url, wrong):
    assert form_error(url) == wrong


def test_a_private_host_may_be_allowed():
    allowed = {"127.0.0.1:8080", "localhost"}
    assert form_error("http://127.0.0.1:8080/", allowed=allowed) == ""
    assert form_error("http://localhost/x", allowed=allowed) == ""
    assert form_error("http://127.0.0.1:9/", allowed=allowed) != ""


@pytest.mark.parametrize(
    "same",
    [
        "http://site.example/rss",
        "https://www.site.example/rss/",
        "HTTPS://Site.Example:443/rss?utm_source=x#top",
    ],
)
def test_one_feed_written_otherwise_is_the_same(same):
    first = OpmlFeed("a", "https://site.example/rss")
    found = judged([first, OpmlFeed("b", "https://site.example/other"), OpmlFeed("c", same)])
    assert [each.same_as for each in found] == [0, 0, 1]


@pytest.mark.parametrize(
    "other", ["https://site.example/RSS", "https://site.example/rss?id=1", "https://site.example:8080/rss"]
)
def test_another_path_or_query_or_port_is_another_feed(other):
    assert address_key(other) != address_key("https://site.example/rss")


def test_what_is_wrong_is_no_duplicate():
    assert [each.same_as for each in judged([OpmlFeed("a", "ftp://a/"), OpmlFeed("a", "ftp://a/")])] == [0, 0]


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://site.example/", "https://["]))
def test_no_address_is_too_odd(text, start):
    found = judged([OpmlFeed("", start + text)] * 2)
    assert found[0].wrong or found[1].same_as == 1


def test_the_starter_list_passes_the_check():
    found = judged(read_outlines(starter_opml()))
    assert all(each.is_good for each in found)
    assert {each.feed.language for each in found} == {"ar", "ru", "en"}
    assert all(each.feed.title and each.feed.folder for each in found)
    assert all(each.feed.url.startswith("https://") for each in found)
