"""Is every kind of feed read, also a broken one, and a hostile one refused or harmless, in little time?"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableError
from bot.sources.feeds.feed import MOST_ENTRIES, parse_feed
from bot.sources.plain import plain_line, plain_text

URL = "https://site.example/feeds/rss.xml"
NOW = datetime(2026, 3, 10, tzinfo=UTC)
ATOM = "http://www.w3.org/2005/Atom"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def read(feed, content_type=""):
    body = feed if isinstance(feed, bytes) else feed.encode()
    return parse_feed(body, url=URL, content_type=content_type, now=NOW)


def only(feed, **options):
    (entry,) = read(feed, **options).entries
    return entry


def rss(items, head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f'{head}<rss version="2.0"><channel><title>أخبار</title><link>/</link>{items}</channel></rss>'


def item(title="خبر", guid="1", more=""):
    return f"<item><title>{title}</title><guid>{guid}</guid>{more}</item>"


def titles(feed, **options):
    return [entry.title for entry in read(feed, **options).entries]


def test_rss_2_is_read_whole():
    feed = read(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>موقع الأخبار</title>"
        "<link>https://site.example/</link><language>ar-EG</language><item><title>لافروف يصل إلى القاهرة</title>"
        "<guid isPermaLink='false'>a7</guid><link>https://site.example/7</link><category>سياسة</category>"
        "<category>مصر</category><category>سياسة</category><pubDate>Sun, 01 Mar 2026 12:00:00 +0300</pubDate>"
        "<description>&lt;p&gt;وصل &lt;b&gt;لافروف&lt;/b&gt;.&lt;/p&gt;</description>"
        "<content:encoded><![CDATA[<p>وصل لافروف.</p><p>ثم غادر.</p>]]></content:encoded></item></channel></rss>"
    )
    (entry,) = feed.entries
    assert (feed.title, feed.url, feed.language) == ("موقع الأخبار", "https://site.example/", "ar")
    assert (entry.id, entry.title, entry.url) == ("a7", "لافروف يصل إلى القاهرة", "https://site.example/7")
    assert entry.published == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert entry.tags == ("سياسة", "مصر")
    assert entry.summary == "وصل لافروف."
    assert entry.content_html == "<p>وصل لافروف.</p><p>ثم غادر.</p>"


def test_rss_0_91_is_read():
    entry = only(
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Новости</title>'
        "<link>https://site.example/</link><description>d</description><language>ru</language>"
        "<item><title>Лавров прибыл в Каир</title><link>https://site.example/1</link></item></channel></rss>"
    )
    assert (entry.id, entry.title) == ("https://site.example/1", "Лавров прибыл в Каир")


def test_rss_1_is_read():
    feed = read(
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://site.example/"><title>أخبار</title><link>https://site.example/</link>'
        '<dc:language>ar</dc:language><items><rdf:Seq><rdf:li resource="https://site.example/1"/></rdf:Seq></items>'
        '</channel><item rdf:about="https://site.example/1"><title>خبر</title><link>https://site.example/1</link>'
        "<dc:date>2026-03-01T12:00:00+03:00</dc:date></item></rdf:RDF>"
    )
    (entry,) = feed.entries
    assert (feed.language, entry.title, entry.url) == ("ar", "خبر", "https://site.example/1")
    assert entry.published == datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_atom_is_read():
    feed = read(
        f'<?xml version="1.0"?><feed xmlns="{ATOM}" xml:lang="ru-RU"><title>Новости</title>'
        "<link href='/'/><id>f</id>"
        "<entry><title type='html'>Лавров &amp;amp; Каир</title><id>urn:1</id><link rel='alternate' href='/1'/>"
        "<updated>2026-03-01T12:00:00Z</updated><published>2026-03-01T10:00:00Z</published><category term='мир'/>"
        "<summary>Коротко.</summary><content type='html'>&lt;p&gt;Длинно.&lt;/p&gt;</content></entry></feed>"
    )
    (entry,) = feed.entries
    assert (feed.title, feed.url, feed.language) == ("Новости", "https://site.example/", "ru")
    assert (entry.id, entry.title, entry.url) == ("urn:1", "Лавров & Каир", "https://site.example/1")
    assert entry.published == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert (entry.tags, entry.summary, entry.content_html) == (("мир",), "Коротко.", "<p>Длинно.</p>")


def test_an_atom_entry_that_was_only_updated_has_that_date():
    entry = "<entry><id>1</id><title>a</title><updated>2026-03-01T12:00:00Z</updated></entry>"
    assert only(f'<feed xmlns="{ATOM}">{entry}</feed>').published == datetime(2026, 3, 1, 12, tzinfo=UTC)


def json_feed(*items, **head):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", **head, "items": items}, ensure_ascii=False)


def test_json_feed_is_read():
    told = {
        "id": 7,
        "url": "/7",
        "title": "خبر &amp; خبر",
        "date_published": "2026-03-01T12:00:00+03:00",
        "tags": ["سياسة", "سياسة", 5],
        "summary": "ملخص",
        "content_html": "<p>نص</p>",
    }
    feed = read(json_feed(told, title="أخبار", home_page_url="https://site.example/", language="ar-EG"))
    (entry,) = feed.entries
    assert (feed.title, feed.url, feed.language) == ("أخبار", "https://site.example/", "ar")
    assert (entry.id, entry.title, entry.url) == ("7", "خبر & خبر", "https://site.example/7")
    assert entry.published == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert (entry.tags, entry.summary, entry.content_html) == (("سياسة",), "ملخص", "<p>نص</p>")


def test_the_plain_text_of_a_json_feed_is_no_html():
    entry = only(json_feed({"id": "1", "content_text": "a < b\n<script>x</script>"}))
    assert entry.content_html == "<p>a &lt; b</p><p>&lt;script&gt;x&lt;/script&gt;</p>"


def test_items_of_a_json_feed_that_are_none_are_left_out():
    assert [
        each.id for each in read(json_feed(None, "a", {}, {"id": None}, {"id": "1", "tags": "a"})).entries
    ] == ["1"]


@pytest.mark.parametrize("body", ["{", "[]", '{"items": 1}', '{"error": "no"}', "null"])
def test_json_that_is_no_feed_is_unreadable(body):
    with pytest.raises(UnreadableError, match="JSON"):
        read(body, content_type="application/json")


def test_xml_under_the_type_of_json_is_read_all_the_same():
    assert titles(rss(item()), content_type="application/json") == ["خبر"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("<!DOCTYPE html><html><body><p>خبر</p></body></html>", "web page"),
        ("<HTML><head><title>a</title>", "web page"),
        ("just words", "something else"),
        ('<?xml version="1.0"?><sitemapindex/>', "something else"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "something else"),
    ],
)
def test_what_is_no_feed_is_unreadable_and_the_error_says_what_it_looks_like(body, said):
    with pytest.raises(UnreadableError, match=said) as caught:
        read(body)
    assert caught.value.url == URL


def test_control_characters_are_dropped():
    assert titles(rss(item("خ\x00ب\x0bر\x1f"))) == ["خبر"]


@pytest.mark.parametrize("reference", ["&#1;", "&#x1F;", "&#0;", "&#x0000B;"])
def test_references_to_control_characters_are_dropped(reference):
    assert titles(rss(item(f"خ{reference}بر"))) == ["خبر"]


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_label_of_utf_8_over_other_bytes_does_no_harm(encoding):
    text = rss(item("وزير الخارجية الروسي في القاهرة"))
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert titles(mark + text.encode(encoding)) == ["وزير الخارجية الروسي في القاهرة"]


def test_windows_1251_is_read_as_it_says():
    text = rss(item("Лавров прибыл в Каир"), head='<?xml version="1.0" encoding="windows-1251"?>')
    assert titles(text.replace("أخبار", "a").encode("windows-1251")) == ["Лавров прибыл в Каир"]


def test_white_space_before_the_declaration_does_no_harm():
    assert titles("\n  " + rss(item())) == ["خبر"]


def test_an_entry_without_a_guid_has_its_link_for_an_id_else_its_title():
    items = "<item><title>a</title><link>https://site.example/1</link></item><item><title>b</title></item>"
    assert [entry.id for entry in read(rss(items)).entries] == ["https://site.example/1", "b"]


def test_an_entry_without_anything_to_tell_it_by_is_left_out():
    assert read(rss("<item><description>a</description></item>" + item())).entries[-1].id == "1"


@pytest.mark.parametrize("title", ["", "<title/>", "<title> </title>", "<title><![CDATA[]]></title>"])
def test_an_entry_without_a_title_is_called_by_its_first_sentence(title):
    text = "<p>وصل لافروف إلى القاهرة. ثم غادر.</p><p>نص</p>"
    entry = only(rss(f"<item><guid>1</guid>{title}<description><![CDATA[{text}]]></description></item>"))
    assert entry.title == "وصل لافروف إلى القاهرة."
    assert entry.summary == "وصل لافروف إلى القاهرة. ثم غادر.\nنص"


def test_a_long_sentence_that_stands_for_a_title_is_cut_at_a_word():
    entry = only(rss(f"<item><guid>1</guid><description>{'كلمة ' * 100}</description></item>"))
    assert len(entry.title) <= 120
    assert entry.title.endswith(" كلمة…")


def test_an_entry_without_title_and_text_stays():
    assert only(rss("<item><guid>1</guid></item>")).title == ""


@pytest.mark.parametrize("guid", ["1", "12", "2026-03-01", "may-7", "https://site.example/2026/03/01"])
def test_an_entry_without_a_date_has_none_whatever_its_guid_looks_like(guid):
    assert only(rss(item(guid=guid))).published is None


@pytest.mark.parametrize(
    "date",
    [
        "Sun, 01 Mar 2026 12:00:00 +0300",
        "1 Mar 2026 09:00 GMT",
        "2026-03-01T12:00:00+03:00",
        "2026-03-01 09:00:00",
        "<![CDATA[Sun, 01 Mar 2026 09:00:00 GMT]]>",
        "01.03.2026 09:00",
        "الأحد، 1 مارس 2026 12:00 +0300",
        "Вс, 01 мар 2026 12:00:00 +0300",
    ],
)
def test_a_date_is_read_in_the_form_of_its_language(date):
    assert only(rss(item(more=f"<pubDate>{date}</pubDate>"))).published == datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_a_date_that_is_none_is_none():
    assert only(rss(item(more="<pubDate>not a date</pubDate>"))).published is None


def test_a_relative_link_is_relative_to_the_feed():
    assert only(rss(item(more="<link>../news/7?a=1</link>"))).url == "https://site.example/news/7?a=1"


@pytest.mark.parametrize("link", ["http://[bad", "http://a]b/"])
def test_a_damaged_link_costs_the_link_and_not_the_feed(link):
    assert only(rss(item(more=f"<link>{link}</link>"))).url == ""
    assert only(json_feed({"id": "1", "url": link})).url == ""


def test_cdata_is_text():
    assert titles(rss(item("<![CDATA[خبر & <b>عاجل</b>]]>"))) == ["خبر & عاجل"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("&amp;quot;خبر&amp;quot;", '"خبر"'),
        ("&amp;#1582;بر", "خبر"),
        ("a &lt; b", "a < b"),
        ("&lt;b&gt;خبر&lt;/b&gt;", "خبر"),
    ],
)
def test_a_title_escaped_twice_is_read_as_meant(written, meant):
    assert titles(rss(item(written))) == [meant]


def test_entities_of_html_are_read_in_xml():
    assert titles(rss(item("&laquo;خبر&raquo;&nbsp;عاجل &mdash; مهم &amp; جديد"))) == ["«خبر» عاجل — مهم & جديد"]


def test_an_unknown_entity_costs_no_entry():
    assert len(read(rss(item("a &unknown; b") + item("b", "2"))).entries) == 2


def test_the_entries_before_a_cut_are_kept():
    whole = rss("".join(item(f"خبر {n}", str(n), "<description>نص</description>") for n in range(20)))
    for cut in range(whole.index("<item>"), len(whole), 37):
        complete = whole[:cut].count("</item>")
        assert titles(whole[:cut])[:complete] == [f"خبر {n}" for n in range(complete)]


def test_an_unescaped_ampersand_or_bracket_costs_no_entry():
    assert titles(rss(item("a & b") + item("c", "2"))) == ["a & b", "c"]
    assert len(titles(rss(item("a < b") + item("c", "2")))) == 2


@pytest.mark.parametrize("link", ["/?a=1&b=2", "/?a=1&amp;b=2", "<![CDATA[/?a=1&b=2]]>"])
def test_a_link_keeps_its_parameters_however_they_are_escaped(link):
    assert only(rss(item(more=f"<link>{link}</link>"))).url == "https://site.example/?a=1&b=2"


def test_a_feed_without_entries_is_a_feed():
    assert read(rss("")).entries == ()


def dated(numbers):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return "".join(
        item(f"خبر {n}", f"n{n}", f"<pubDate>{format_datetime(start + timedelta(hours=n))}</pubDate>")
        for n in numbers
    )


def test_the_newest_entry_comes_first():
    assert titles(rss(dated([2, 9, 4]))) == ["خبر 9", "خبر 4", "خبر 2"]


def test_where_a_date_is_missing_the_order_of_the_feed_stays():
    assert titles(rss(dated([2]) + item("بلا تاريخ") + dated([9]))) == ["خبر 2", "بلا تاريخ", "خبر 9"]


def test_of_a_long_feed_the_newest_entries_are_kept():
    assert titles(rss(dated(range(MOST_ENTRIES + 50)))) == [f"خبر {n}" for n in range(MOST_ENTRIES + 49, 49, -1)]


def test_an_entry_listed_twice_is_one_in_its_first_place():
    feed = rss(item("a", "1") + item("b", "2") + item("a again", "1") + item("c", "3"))
    assert titles(feed) == ["a", "b", "c"]


def bomb(item_):
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<!DOCTYPE rss [<!ENTITY e0 "lol">{entities}]>' + rss(item_, head="")


def seconds(action):
    start = time.process_time()
    action()
    return time.process_time() - start


@pytest.mark.parametrize("broken", ["", "<!-- <item> -->", "<item>"])
def test_a_bomb_of_entities_is_harmless_and_quick(broken):
    def explode():
        for entry in read(bomb(item("&e9;") + broken)).entries:
            assert len(entry.title) < 1000

    assert seconds(explode) < 2


@pytest.mark.parametrize("broken", ["", "<!-- <item> -->", "<item>"])
def test_an_external_entity_is_not_loaded(broken, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    declared = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = read(declared + rss(item("&x;", more="<description>&x;</description>") + broken, head=""))
    assert "the secret" not in repr(feed)


ESCAPED = ("&lt;!--", "&lt;script", "&lt;style&gt;", "&lt;br", "&lt;a ", "&amp;", "&#1;", "&nbsp;", "&")
PLAIN = ("<a>", "<pubDate", "<item", "<item>", "<![CDATA[", "<!--")


@pytest.mark.parametrize("hostile", ESCAPED + PLAIN)
def test_a_flood_of_one_thing_takes_little_time(hostile):
    def flood():
        read(rss(item(more=f"<description>{hostile * 30_000}</description>") + item("b", "2")))

    assert seconds(flood) < 3


WHOLE = rss(dated([1, 2])).encode()


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=40))
@settings(max_examples=150, deadline=None)
def test_damage_gives_a_feed_or_unreadable_error(start, length, junk):
    try:
        feed = read(WHOLE[:start] + junk + WHOLE[start + length :])
    except UnreadableError:
        return
    assert all(entry.id for entry in feed.entries)


def test_text_has_a_line_for_each_block_and_nothing_unseen():
    html = "<style>p{}</style><p>A</p><!-- no -->B<br/>C<script>x()</script><script>unclosed"
    assert plain_text(html) == "A\nB\nCunclosed"


@given(st.text(alphabet="ab <>&;!-/\n«خ", max_size=60))
def test_a_line_is_one_line(text):
    assert "\n" not in plain_line(text)


def test_a_name_with_a_prefix_that_is_declared_nowhere_does_not_cost_the_feed():
    assert read('<feed t="" xxmlns:media=""><title><media:</>').entries == ()


def test_references_to_what_is_no_character_do_not_cost_the_feed():
    title = "&#xD800;خبر &#55357;&#0;جديد &#1570;&#x110000;"
    rss = f"<rss><channel><item><title>{title}</title><guid>1</guid></item></channel></rss>"
    assert only(rss).title == "خبر جديد آ"
