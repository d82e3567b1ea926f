from __future__ import annotations

import pytest

from bot.sources.addresses.links import canonical, same_site


@pytest.mark.parametrize(
    ("shared", "own"),
    [
        ("HTTPS://Example.COM/Ar/News?id=7&utm_source=rss&fbclid=x#top", "https://example.com/Ar/News?id=7"),
        ("https://e.com/?gclid=1&yclid=2", "https://e.com/"),
        ("https://e.com/a?b=2&a=1", "https://e.com/a?b=2&a=1"),
        ("https://e.com/%D8%A3?q=%20x", "https://e.com/%D8%A3?q=%20x"),
        ("https://e.com/a?UTM_Medium=x", "https://e.com/a"),
        ("https://e.com/a?xtor=RSS-1&id=2", "https://e.com/a?id=2"),
        ("https://e.com/a?maca=ar-rss-ar-all&partner=rss&emc=rss", "https://e.com/a"),
        ("https://e.com/?p=1&from=rss&ref=twitter", "https://e.com/?p=1"),
        ("https://e.com/a?from=2025-04-01&source=7&ref=12", "https://e.com/a?from=2025-04-01&source=7&ref=12"),
        ("https://User@E.com:8080/", "https://User@e.com:8080/"),
        ("https://e.com", "https://e.com"),
        (" https://e.com/a ", "https://e.com/a"),
        ("urn:uuid:1#x", "urn:uuid:1#x"),
        ("http://[::1", "http://[::1"),
        ("", ""),
    ],
)
def test_a_link_loses_its_tracking_and_nothing_else(shared, own):
    assert canonical(shared) == own


def test_a_canonical_link_stays_as_it_is():
    once = canonical("https://E.com/a?utm_x=1&b=2#c")
    assert canonical(once) == once


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("https://e.com/1", "http://www.e.com/2", True),
        ("https://amp.e.com/1", "https://www.e.com/1", True),
        ("https://m.news.e.com/1", "https://e.com:8080/1", False),
        ("https://m.news.e.com/1", "https://e.com/1", True),
        ("https://e.com.evil.com/", "https://e.com/", False),
        ("https://note.com/", "https://e.com/", False),
        ("https://amp.com/", "https://m.com/", False),
        ("javascript:1", "https://e.com/", False),
        ("", "", False),
    ],
)
def test_hosts_of_one_site_are_told_from_others(one, other, is_same):
    assert same_site(one, other) is is_same
