from __future__ import annotations

import pytest

from bot.sources.links import canonical


@pytest.mark.parametrize(
    ("shared", "own"),
    [
        ("HTTPS://Example.COM/Ar/News?id=7&utm_source=rss&fbclid=x#top", "https://example.com/Ar/News?id=7"),
        ("https://e.com/?gclid=1&yclid=2", "https://e.com/"),
        ("https://e.com/a?b=2&a=1", "https://e.com/a?b=2&a=1"),
        ("https://e.com/%D8%A3?q=%20x", "https://e.com/%D8%A3?q=%20x"),
        ("https://e.com/a?UTM_Medium=x", "https://e.com/a"),
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
