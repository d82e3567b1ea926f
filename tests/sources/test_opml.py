"""Are lists of feeds read and written, hostile ones refused, and is the starter pack as promised?"""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.lists.opml import OpmlError, OpmlFeed, read_opml, read_outlines, starter_opml, write_opml

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
        OpmlFeed("الأولى", "https://a.example/", "ar", folder="العربية/أخبار"),
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
    started = time.process_time()
    with pytest.raises(OpmlError):
        read_opml(opml(place, f'<!DOCTYPE opml [<!ENTITY e0 "lol">{entities}]>'))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "declared", ['SYSTEM "file:///etc/hostname"', '"lol"', 'PUBLIC "x" "https://a.example/dtd"']
)
def test_a_list_that_declares_entities_is_refused(declared):
    head = f"<!DOCTYPE opml [<!ENTITY x {declared}>]>"
    with pytest.raises(OpmlError, match="entities"):
        read_opml(opml('&x;<outline text="a" xmlUrl="https://a.example/"/>', head))


def test_a_document_type_alone_is_harmless():
    line = '<outline text="a" xmlUrl="https://a.example/"/>'
    assert len(read_opml(opml(line, '<!DOCTYPE opml SYSTEM "https://a.example/opml.dtd">'))) == 1


def test_a_list_of_two_mebibytes_is_read_and_a_larger_one_is_not():
    line = '<outline text="أخبار" xmlUrl="https://a.example/{}"/>'
    lines = "".join(line.format(n) for n in range(20_000))
    assert len(read_opml(opml(lines))) == 20_000
    for large in (opml(lines * 2), opml(lines * 2).encode(), opml("<outline text='" + "ع" * 1_048_600 + "'/>")):
        with pytest.raises(OpmlError, match="2 MiB"):
            read_opml(large)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("feed://a.example/rss", "http://a.example/rss"),
        ("feeds://a.example/rss", "https://a.example/rss"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        ("feed://https://a.example/rss", "https://a.example/rss"),
        ("HTTPS://a.example/rss", "HTTPS://a.example/rss"),
        ("https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"),
        ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
    ],
)
def test_addresses_are_taken_as_lists_write_them(written, url):
    assert read_opml(opml(f'<outline text="a" xmlUrl="{written}"/>'))[0].url == url


def test_a_folder_is_the_outlines_around_a_feed_or_its_category():
    feeds = read_opml(
        opml(
            '<outline text="أخبار"><outline text="a" xmlUrl="https://a.example/">'
            '<outline text="b" category="/x,/y" xmlUrl="https://b.example/"/></outline></outline>'
            '<outline text="c" category="/رياضة/كرة,/x" xmlUrl="https://c.example/"/>'
            '<outline><outline text="d" xmlUrl="https://d.example/" htmlUrl="https://d.example/home"/></outline>'
        )
    )
    assert [feed.folder for feed in feeds] == ["أخبار", "أخبار", "رياضة/كرة", ""]
    assert feeds[3].site == "https://d.example/home"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "windows-1256", "iso-8859-1", "no-such"])
def test_a_wrong_encoding_declaration_does_no_harm(encoding, declared):
    title = "صحيفة الشرق اليومية"
    text = opml(
        f'<outline text="{title}" xmlUrl="https://a.example/"/>', f'<?xml version="1.0" encoding="{declared}"?>'
    )
    assert read_opml(text.encode(encoding))[0].title == title


def test_entities_of_html_are_characters():
    assert (
        read_opml(opml('<outline text="A&nbsp;&eacute; &co" xmlUrl="https://a.example/"/>'))[0].title
        == "A\xa0é &co"
    )


def test_a_list_with_a_namespace_and_one_without_titles_are_read():
    text = '<opml xmlns="http://example.org/opml2"><body><outline xmlUrl="https://a.example/"/></body></opml>'
    assert read_opml(text) == (OpmlFeed("", "https://a.example/"),)


def test_everything_that_stands_in_a_list_can_be_had_too():
    lines = '<outline text="a" xmlUrl="ftp://a/"/><outline text="b" xmlUrl="https://b.example/"/>' * 2
    assert [feed.title for feed in read_outlines(opml(lines))] == ["a", "b", "a", "b"]


NAMES = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Co")), max_size=20).map(str.strip)
FOLDERS = st.lists(
    st.text("أبجde1&<", min_size=1, max_size=6).map(" ".join),
    max_size=3,
)


@given(st.lists(st.tuples(NAMES, FOLDERS, st.sampled_from(["", "ar", "ru"])), min_size=1))
def test_what_is_written_is_read_again(entries):
    feeds = [
        OpmlFeed(name, f"https://a.example/?n={n}&m=<>", language, "/".join(folder), f"https://a.example/{n}")
        for n, (name, folder, language) in enumerate(entries)
    ]
    again = read_opml(write_opml(feeds, title="«قائمة» & <more>"))
    assert sorted(again, key=lambda feed: int(feed.site[18:])) == feeds
    assert read_opml(write_opml(again)) == again
    for folder in {feed.folder for feed in feeds}:
        assert [f for f in again if f.folder == folder] == [f for f in feeds if f.folder == folder]


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
