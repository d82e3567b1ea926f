"""Is what a person types told apart: an address that leads somewhere, and words to look for?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import MujazError
from bot.settings import LANGUAGES
from bot.sources.addresses.typed import (
    AddressError,
    NoChannelError,
    PrivateChannelError,
    SchemeError,
    is_address,
    read_address,
)
from bot.texts.say import say_error

QUERIES = """
    title:x source:bbc.com lang:ar tag:سياسة U.S. U.K. 3.5 1.000.000 a.b a.m p.m e.g. i.e «لافروف.»
    لافروف. ولافروف Mr.Lavrov said.It St.Petersburg Dr.No node.js main.py do.as setup.sh 1.2.3.4 10:30 2026.03.05
    $AAPL #لافروف -bbc.com =bbc.com "bbc.com" /bbc.com/ bbc.com|cnn.com ~وزير لافرو* me@site.com @ @ab
    @1abc Ph.D U.A.E انتهى.وقال ended.He т.е. г.Москва А.С.Пушкин mailto:me@site.com
    javascript:alert(1) https:// http:/// https://? COVID-19 ... . … C++
    """
ID = "UCabcdefghij0123456789-_"[:24]


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://site.example/rss?a=1#x", "https://site.example/rss?a=1#x"),
        ("  <https://site.example/>\u200f", "https://site.example/"),
        ("HTTP://Site.Example/A", "http://site.example/A"),
        ("point.md", "https://point.md"),
        ("https://a.example/?of=feed://b.example/", "https://a.example/?of=feed://b.example/"),
        ("feed:https://site.example/f", "https://site.example/f"),
        ("feed://site.example/f", "https://site.example/f"),
        ("http://localhost:8080/rss", "http://localhost:8080/rss"),
        ("bbc.com/arabic", "https://bbc.com/arabic"),
        ("BBC.COM", "https://bbc.com"),
        ("Lenta.ru", "https://lenta.ru"),
        ("www.aljazeera.net", "https://www.aljazeera.net"),
        ("x.com", "https://x.com"),
        ("site.co.uk:8080/a", "https://site.co.uk:8080/a"),
        ("мвд.рф", "https://xn--b1aew.xn--p1ai"),
        ("https://موقع.وزارة-الاتصالات.مصر/ar", "https://xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c/ar"),
    ],
)
def test_links_and_names_of_sites_are_addresses(typed, url):
    assert read_address(typed).url == url
    assert is_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "@lenta_news",
        "t.me/lenta_news",
        "https://t.me/lenta_news",
        "https://t.me/s/lenta_news",
        "https://t.me/s/lenta_news?before=50",
        "http://telegram.me/lenta_news/123?single",
        "https://www.t.me/lenta_news/",
        "tg://resolve?domain=lenta_news&post=5",
        "https://lenta_news.t.me/12",
    ],
)
def test_every_form_of_a_channel_leads_to_its_preview(typed):
    address = read_address(typed)
    assert (address.url, address.kind, address.name) == ("https://t.me/s/lenta_news", "channel", "lenta_news")
    assert read_address(typed, telegram="http://127.0.0.1:9").url == "http://127.0.0.1:9/s/lenta_news"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (f"youtube.com/channel/{ID}", f"/feeds/videos.xml?channel_id={ID}"),
        (f"https://m.youtube.com/channel/{ID}/videos", f"/feeds/videos.xml?channel_id={ID}"),
        ("https://www.youtube.com/playlist?list=PL12", "/feeds/videos.xml?playlist_id=PL12"),
        (f"https://www.youtube.com/feeds/videos.xml?channel_id={ID}", f"/feeds/videos.xml?channel_id={ID}"),
        ("https://www.youtube.com/@aljazeera", "/@aljazeera"),
        ("youtube.com/@قناة/videos", "/@قناة/videos"),
        ("https://www.youtube.com/user/name", "/user/name"),
        ("https://www.youtube.com/c/name", "/c/name"),
        ("https://youtu.be/abc123?t=4", "/watch?v=abc123"),
        ("https://www.youtube.com/watch?v=abc123&list=PL12", "/watch?v=abc123&list=PL12"),
    ],
)
def test_youtube_leads_to_a_feed_or_to_the_page_that_names_it(typed, path):
    address = read_address(typed)
    assert (address.url, address.kind) == (f"https://www.youtube.com{path}", "youtube")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("https://t.me/+AbCdEf123", PrivateChannelError),
        ("t.me/joinchat/AbCdEf", PrivateChannelError),
        ("https://t.me/c/12345/67", PrivateChannelError),
        ("https://t.me/addstickers/cats", NoChannelError),
        ("https://t.me/share/url?url=x", NoChannelError),
        ("https://t.me/", NoChannelError),
        ("https://t.me/ab", NoChannelError),
        ("tg://resolve?phone=1", NoChannelError),
    ],
)
def test_what_leads_to_no_public_channel_is_told_apart(typed, error):
    with pytest.raises(error) as caught:
        read_address(typed)
    assert is_address(typed)
    for language in LANGUAGES:
        assert "@name" in say_error(language, caught.value)


@pytest.mark.parametrize("typed", ["ftp://site.com/x", "file:///etc/hostname"])
def test_an_address_that_is_none_of_the_web_is_told_apart(typed):
    assert is_address(typed)
    with pytest.raises(SchemeError):
        read_address(typed)


@pytest.mark.parametrize(
    "query",
    QUERIES.split(),
)
def test_a_query_is_not_an_address(query):
    assert not is_address(query)
    with pytest.raises(AddressError):
        read_address(query)


@pytest.mark.parametrize(
    "query", ["", " ", "وزير الخارجية", "see bbc.com", "https://a.example b", "x" * 5000, "a.com\nb.com"]
)
def test_several_words_are_not_an_address(query):
    assert not is_address(query)


def test_that_a_scheme_was_not_given_is_remembered():
    assert read_address("bbc.com").is_bare
    assert not read_address("https://bbc.com").is_bare


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.from_regex(r"(https?://|@|t\.me/|tg:|youtu\.be/)?[\w.:/?#\[\]@%+-]{0,40}"))
)
def test_any_text_gives_an_address_or_an_error_of_ours(text):
    try:
        address = read_address(text)
    except MujazError:
        return
    assert address.url.lower().startswith(("http://", "https://"))
    assert is_address(text)
