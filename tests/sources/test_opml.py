"""Are lists of feeds read and written, hostile ones refused, and is the starter pack as promised?"""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.opml import OpmlError, OpmlFeed, read_opml, starter_opml, write_opml

WINDOWS = '<?xml version="1.0" encoding="windows-1251"?>'
NONE = ("", "just words", "<opml><body>", b"\xff\xfe\x00", "<html><body/></html>", "<opml><body/></opml>")
IN_TEXT, IN_VALUE = "<outline>&e9;</outline>", '<outline text="&e9;" xmlUrl="https://a.example/"/>'


def opml(body, head=""):
    return f'{head}<opml version="2.0"><head><title>t</title></head><body>{body}</body></opml>'


def test_feeds_are_found_in_nested_outlines_in_their_order():
    feeds = read_opml(
        opml(
            '<outline text="العربية"><outline text="أخبار"><outline type="rss" text="الأولى" '
            'xmlUrl="https://a.example/" language="AR"/></outline></outline>'
            '<outline title="Вторая" text="2" xmlUrl="http://b.example/"/><outline xmlUrl=" https://c.example/ "/>'
        )
    )
    assert feeds == (
        OpmlFeed("الأولى", "https://a.example/", "ar"),
        OpmlFeed("Вторая", "http://b.example/"),
        OpmlFeed("", "https://c.example/"),
    )


def test_an_address_listed_twice_is_one_feed_in_its_first_place():
    lines = "".join(f'<outline text="{n}" xmlUrl="https://{host}.example/"/>' for n, host in enumerate("abac"))
    assert [(feed.title, feed.url[8]) for feed in read_opml(opml(lines))] == [("0", "a"), ("1", "b"), ("3", "c")]


def test_the_names_of_attributes_may_be_in_any_case():
    assert read_opml(opml('<outline XMLURL="https://a.example/" TITLE="A"/>')) == (
        OpmlFeed("A", "https://a.example/"),
    )


@pytest.mark.parametrize(
    "url", ["", "file:///etc/hostname", "ftp://a.example/", "javascript:alert(1)", "a.example"]
)
def test_what_is_no_web_address_is_left_out(url):
    good = '<outline xmlUrl="https://a.example/"/>'
    assert len(read_opml(opml(f'<outline xmlUrl="{url}"/>{good}'))) == 1


def test_bytes_are_read_as_they_declare():
    text = opml(
        '<outline text="Новости" xmlUrl="https://a.example/"/>', '<?xml version="1.0" encoding="windows-1251"?>'
    )
    assert read_opml(text.encode("windows-1251"))[0].title == "Новости"


def test_text_is_text_whatever_it_declares():
    text = opml(
        '<outline text="أخبار" xmlUrl="https://a.example/"/>', '<?xml version="1.0" encoding="windows-1251"?>'
    )
    assert read_opml(text)[0].title == "أخبار"


@pytest.mark.parametrize(
    "text", ["", "just words", "<opml><body>", b"\xff\xfe\x00", opml(""), "<html><body/></html>"]
)
def test_what_is_no_list_of_feeds_is_an_error_in_a_line(text):
    with pytest.raises(OpmlError) as caught:
        read_opml(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "place", ['<outline text="&e9;" xmlUrl="https://a.example/"/>', "<outline>&e9;</outline>"]
)
def test_a_bomb_of_entities_is_refused_or_harmless_and_quick(place):
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    started = time.perf_counter()
    with pytest.raises(OpmlError):
        read_opml(opml(place, f'<!DOCTYPE opml [<!ENTITY e0 "lol">{entities}]>'))
    assert time.perf_counter() - started < 2


def test_an_external_entity_is_not_loaded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text('<outline text="the secret" xmlUrl="https://secret.example/"/>')
    declared = f'<!DOCTYPE opml [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feeds = read_opml(opml('&x;<outline text="a" xmlUrl="https://a.example/"/>', declared))
    assert [feed.url for feed in feeds] == ["https://a.example/"]


@given(st.lists(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Co"))), min_size=1))
def test_what_is_written_is_read_again(names):
    feeds = tuple(OpmlFeed(name.strip(), f"https://a.example/?n={n}&m=<>", "ar") for n, name in enumerate(names))
    assert read_opml(write_opml(feeds, title="«قائمة» & <more>")) == feeds


def test_the_starter_pack_has_plenty_of_feeds_about_half_of_them_arabic():
    feeds = read_opml(starter_opml())
    languages = Counter(feed.language for feed in feeds)
    assert len(feeds) >= 40
    assert set(languages) == {"ar", "ru", "en"}
    assert 0.4 <= languages["ar"] / len(feeds) <= 0.6


def test_the_starter_pack_is_titled_encrypted_and_has_nothing_twice():
    written = starter_opml().decode().count("xmlUrl=")
    feeds = read_opml(starter_opml())
    assert len(feeds) == written
    assert all(feed.url.startswith("https://") and feed.title for feed in feeds)
    assert len({feed.url.rstrip("/").lower() for feed in feeds}) == len(feeds)
    assert len({(feed.title, feed.language) for feed in feeds}) == len(feeds)
