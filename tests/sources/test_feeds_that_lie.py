"""Is a feed read as it is meant, whatever it says of its letters, dates, links and tags?"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.sources.feeds.feed import MOST_ENTRIES, parse_feed

URL = "https://feeds.example/site/rss.xml"
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "xmlns:m='http://search.yahoo.com/mrss/'"
BURNER = "xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'"
SEVEN = "https://site.example/7"
ARABIC = "وزير الخارجية الروسي يصل إلى القاهرة لبحث مشاريع التعاون العلمي بين الجامعات"
RUSSIAN = "Министр иностранных дел прибыл в Каир, чтобы обсудить научные проекты"
FRENCH = "Le ministre des affaires étrangères est arrivé à Genève où il a été reçu"


def read(feed):
    return parse_feed(feed if isinstance(feed, bytes) else feed.encode(), url=URL, now=NOW)


def only(feed):
    (entry,) = read(feed).entries
    return entry


def rss(items, head="", attributes=""):
    return f'{head}<rss version="2.0" {attributes}><channel><title>T</title>{items}</channel></rss>'


def item(more="", title="خبر", guid="<guid isPermaLink='false'>1</guid>"):
    return f"<item><title>{title}</title>{guid}{more}</item>"


def atom(entry, attributes=""):
    return f'<feed xmlns="{ATOM}" {attributes}><title>T</title><entry><id>urn:1</id>{entry}</entry></feed>'


def said(text, encoding, declared, mark=b""):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return mark + rss(item(title=text), head).encode(encoding)


@pytest.mark.parametrize("declared", ["", "UTF-8", "windows-1252", "no-such-encoding", "truth"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "windows-1256"),
        (ARABIC, "iso-8859-6"),
        (ARABIC, "utf-8"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "windows-1252"),
        (FRENCH, "iso-8859-1"),
    ],
)
def test_letters_are_read_whatever_is_declared(text, encoding, declared):
    feed = said(text, encoding, encoding if declared == "truth" else declared)
    assert only(feed).title == text


@pytest.mark.parametrize("declared", ["", "UTF-8", "UTF-16"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-8", b"\xef\xbb\xbf"),
    ],
)
def test_utf_16_is_read_with_and_without_a_mark(encoding, mark, declared):
    assert only(said(ARABIC, encoding, declared, mark)).title == ARABIC


def test_a_few_spoilt_bytes_do_not_make_utf_8_something_else():
    feed = rss(item(title=ARABIC) * 3).encode().replace("القاهرة".encode(), "القاهرة".encode()[:-1] + b"\xff", 1)
    assert read(feed).entries[0].title.startswith("وزير الخارجية الروسي يصل إلى القاهر")


@pytest.mark.parametrize(
    "feed",
    [
        rss(item("<description>a\x00\x0b\x1f</description>", title="خ\x02بر")),
        rss(item(title="خ&#2;بر")),
        "Warning: mysql_connect() failed in line 3\n" + rss(item(), '<?xml version="1.0"?>'),
        "\ufeff\n \ufeff" + rss(item(), '<?xml version="1.0"?>'),
        rss(item()) + "<script>track()</script><br>",
        rss(item("<description><p>a<br>b</description>")),
        rss(item("<description>a</p></div></description>")),
        rss(item("<description><img src=a.png width=5></description>")),
        rss(item("<nosuch:tag nosuch:a='1'>a</nosuch:tag>")),
        rss(item("<content:encoded><![CDATA[a]]></content:encoded>")),
        rss(item("<description><![CDATA[a <![CDATA[b]]> c</p>]]></description>")),
        rss(item("<description><![CDATA[a</description>")),
        rss("<!-- <item> & -->" + item("<description>a & b</description>")),
        rss(item()).replace("<title>T</title>", "<title>T</title><br>"),
        rss(item()).replace("</item>", ""),
        '<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(item("<description>&a;&b;&nbsp;</description>")),
        rss(item("<description>AT&T &copy; &lt;b&gt; &#xD800;</description>")),
        rss(item(), attributes='xmlns="http://backend.userland.com/rss2"'),
        rss(item(), attributes='xmlns="http://wrong.example/"'),
        rss("").replace("</channel>", "</channel>" + item()),
        f"<RSS><CHANNEL>{item()}</CHANNEL></RSS>".replace("item>", "ITEM>"),
    ],
)
def test_damage_costs_neither_the_entry_nor_its_title(feed):
    entry = only(feed)
    assert (entry.id, entry.title) == ("1", "خبر")


DAMAGE = (
    "<b> </p> <br> & &nbsp; < > ]]> --> <item> </item> <title> </title> </description> <x:y> </x:y> <link> </link>"
    " <entry> </entry> </channel> </rss> <?php?> <a=b <a&b> </"
)


@pytest.mark.parametrize("damage", DAMAGE.split())
@pytest.mark.parametrize("place", range(0, 150, 7))
def test_damage_stays_within_its_entry(damage, place):
    entries = [
        f"<item><title>خبر {n}</title><link>https://site.example/{n}</link><description>نص {n}</description>"
        f"<guid>https://site.example/{n}</guid></item>"
        for n in range(6)
    ]
    entries[2] = entries[2][:place] + damage + entries[2][place:]
    links = {entry.url for entry in read(rss("".join(entries))).entries}
    assert links >= {f"https://site.example/{n}" for n in (0, 1, 3, 4, 5)}


def test_a_feed_whose_root_is_damaged_is_read():
    feed = f"<r&ss version='2.0'><channel><title>T</title>{item()}{item(guid='<guid>2</guid>')}</channel></rss>"
    assert [entry.id for entry in read(feed).entries] == ["1", "2"]


def test_what_stands_behind_damage_is_kept():
    damage = "<description>a<b>c</p> < d &amp; e &nbsp;&bogus;</description>"
    entry = only(rss(item(damage + "<link>https://a.example/?a=1&b=2</link>", title="A &amp; B")) + "<br>")
    assert (entry.title, entry.url) == ("A & B", "https://a.example/?a=1&b=2")
    assert entry.summary == "ac\n< d & e &bogus;"


def test_names_of_characters_are_kept_behind_a_tag_that_was_left_open():
    feed = rss("<image><a></image>" + item("<link>https://a.example/?a=1&amp;b=2</link>", title="A &amp; B"))
    assert (only(feed).title, only(feed).url) == ("A & B", "https://a.example/?a=1&b=2")


CUT = "<item><title>خبر آخر</title><link>https://site.example/23</link><guid>urn:2</guid><description>نص"


@pytest.mark.parametrize("length", range(1, len(CUT) + 1))
def test_an_entry_that_was_cut_is_given_with_whole_title_and_link_or_not_at_all(length):
    """Taken by half, it would be known by its id, and never be read when it comes whole."""
    feed = rss(item("<link>https://site.example/1</link>") + CUT[:length]).partition("</channel>")[0]
    entries = read(feed).entries
    assert entries[0].url == "https://site.example/1"
    assert {(entry.title, entry.url) for entry in entries[1:]} <= {("خبر آخر", "https://site.example/23")}
    assert len(entries) == 1 + CUT[:length].count("</link>")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&amp;lt;b&amp;gt;خبر&amp;lt;/b&amp;gt;", "خبر"),
        ("<b>خبر</b> <i>عاجل</i>", "خبر عاجل"),
        ("<![CDATA[<b>خبر</b> &amp;amp; عاجل]]>", "خبر & عاجل"),
        ("خبر\n\t  عاجل", "خبر عاجل"),
        ("خبر <![CDATA[& عاجل]]>", "خبر & عاجل"),
        ("&#x202B;خبر", "\u202bخبر"),
    ],
)
def test_a_title_is_one_line_without_markup(written, meant):
    assert only(rss(item(title=written))).title == meant


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("Sun, 01 Mar 2026 12:00:00 GMT+3", "2026-03-01T09:00:00"),
        ("Sun, 01 Mar 2026 12:00:00 +03:00", "2026-03-01T09:00:00"),
        ("Sun, 01 Mar 2026 12:00:00 AST", "2026-03-01T09:00:00"),
        ("Sun, 01 Mar 2026 12:00:00 MSK", "2026-03-01T09:00:00"),
        ("Sun, 01 Mar 2026 12:00:00 EDT", "2026-03-01T16:00:00"),
        ("Sun, 01 Mar 2026 12:00:00 -0530", "2026-03-01T17:30:00"),
        ("Sunday, 1 March 2026 12:00 UT", "2026-03-01T12:00:00"),
        ("01 Mar 2026 12:00:60 Z", "2026-03-01T12:00:59"),
        ("2026-03-01T12:00:00.123+03:00", "2026-03-01T09:00:00.123"),
        ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00"),
        ("2026-03-01 12:00:00 +0300", "2026-03-01T09:00:00"),
        ("2026-03-01", "2026-03-01T00:00:00"),
        ("الأحد, 01 مارس 2026 12:00:00 +0300", "2026-03-01T09:00:00"),
        ("٠١ مارس ٢٠٢٦ 12:00 بتوقيت مكة", "2026-03-01T09:00:00"),
        ("Sun, 31 Feb 2026 12:00:00 GMT", None),
        ("2026-03-11T12:00:00Z", "2026-03-10T12:00:00"),
        ("2026-12-01T12:00:00Z", "2026-03-10T12:00:00"),
        ("2099-01-01T12:00:00Z", None),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+03:00", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Mon, 30 Nov -0001 00:00:00 +0000", None),
        ("99999999999", None),
        ("", None),
    ],
)
def test_a_date_is_read_in_every_form_and_is_never_ahead(date, meant):
    expected = datetime.fromisoformat(meant).replace(tzinfo=UTC) if meant else None
    assert only(rss(item(f"<pubDate>{date}</pubDate>"))).published == expected


def test_what_was_updated_has_both_dates():
    dates = "<published>2026-03-01T00:00:00Z</published><updated>2026-03-02T00:00:00Z</updated>"
    entry = only(atom(f"<title>a</title>{dates}"))
    assert (entry.published, entry.updated) == (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC))
    assert only(rss(item("<pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>"))).updated is None


SITE = "<link>https://site.example/ar/</link>"


@pytest.mark.parametrize(
    ("head", "attributes", "link", "meant"),
    [
        (SITE, "", "/7", "https://site.example/7"),
        (SITE, "", "7", "https://site.example/ar/7"),
        (SITE, "", "//other.example/7", "https://other.example/7"),
        (SITE, "", "HTTPS://Other.example/7", "HTTPS://Other.example/7"),
        ("", "", "/7", "https://feeds.example/7"),
        ("", "", "7", "https://feeds.example/site/7"),
        (SITE, "xml:base='https://base.example/a/'", "7", "https://base.example/a/7"),
        ("", "xml:base='b/'", "7", "https://feeds.example/site/b/7"),
    ],
)
def test_a_link_is_relative_to_its_base_else_to_the_site_else_to_the_feed(head, attributes, link, meant):
    assert only(rss(head + item(f"<link>{link}</link>"), attributes=attributes)).url == meant


@pytest.mark.parametrize(
    ("links", "meant"),
    [
        ("<link href='/a'/>", "/a"),
        ("<link rel='self' href='/s'/><link rel='enclosure' href='/e'/><link rel='alternate' href='/a'/>", "/a"),
        ("<link rel='alternate' type='application/pdf' href='/p'/><link type='text/html' href='/a'/>", "/a"),
        ("<link rel='http://www.iana.org/assignments/relation/alternate' href='/a'/>", "/a"),
        ("<link rel='enclosure' href='/e.mp3'/>", "/e.mp3"),
        ("<link xml:base='/b/' href='a'/>", "/b/a"),
    ],
)
def test_of_atoms_links_the_page_is_taken(links, meant):
    assert only(atom(f"<title>a</title>{links}")).url == f"https://feeds.example{meant}"


@pytest.mark.parametrize(
    ("more", "meant"),
    [
        ("<guid>https://site.example/7</guid>", "https://site.example/7"),
        ("<guid isPermaLink='true'>https://site.example/7</guid><link/>", "https://site.example/7"),
        ("<guid isPermaLink='false'>https://site.example/7</guid>", ""),
        ("<guid>4711</guid>", ""),
        (
            "<guid>1</guid><enclosure url='https://site.example/7.mp3' type='audio/mpeg'/>",
            "https://site.example/7.mp3",
        ),
        (
            f"<guid>1</guid><link>https://feedproxy.example/r/7</link><f:origLink {BURNER}>{SEVEN}</f:origLink>",
            "https://site.example/7",
        ),
        (
            f"<guid>1</guid><a:link xmlns:a='{ATOM}' rel='self' href='/s'/><link>{SEVEN}</link>",
            "https://site.example/7",
        ),
        (
            f"<guid>1</guid><m:link {MEDIA}>https://site.example/m</m:link><link>{SEVEN}</link>",
            "https://site.example/7",
        ),
    ],
)
def test_an_entry_of_rss_leads_to_its_article(more, meant):
    assert only(rss(item(more, guid=""))).url == meant


def test_what_belongs_to_pictures_and_podcasts_is_not_the_entrys():
    media = (
        "<m:group xmlns:m='http://search.yahoo.com/mrss/'><m:title>صورة</m:title></m:group>"
        "<m:title xmlns:m='http://search.yahoo.com/mrss/'>صورة</m:title>"
        "<m:description xmlns:m='http://search.yahoo.com/mrss/'>صورة</m:description>"
    )
    entry = only(rss(f"<item>{media}<title>خبر</title><guid>1</guid><description>نص</description></item>"))
    assert (entry.title, entry.summary) == ("خبر", "نص")


def test_xhtml_in_atom_is_html():
    text = '<div xmlns="http://www.w3.org/1999/xhtml"><p>أ &amp; ب<br/></p><x:p xmlns:x="http://www.w3.org/1999/xhtml">ج</x:p>د</div>'
    entry = only(atom(f'<title>a</title><content type="xhtml">{text}</content>'))
    assert entry.content_html == "<div><p>أ &amp; ب<br></p><p>ج</p>د</div>"
    assert entry.summary == "أ & ب\nج\nد"


def test_plain_text_in_atom_is_no_html():
    entry = only(atom('<title>a</title><content type="text">1 &lt; 2 &amp;amp; 3</content>'))
    assert entry.content_html == "1 &lt; 2 &amp;amp; 3"


def test_pictures_in_atom_are_no_text():
    assert only(atom('<title>a</title><content type="image/png">iVBORw0K</content>')).content_html == ""


def test_one_id_for_different_entries_is_no_id():
    entries = "".join(
        f"<item><title>خبر {n}</title><guid>https://site.example/</guid><link>https://site.example/{n}</link></item>"
        for n in range(3)
    )
    assert [entry.id for entry in read(rss(entries)).entries] == [f"https://site.example/{n}" for n in range(3)]


@pytest.mark.parametrize("other", ["https://site.example/1?utm_source=rss", "https://site.example/2"])
def test_an_article_listed_in_two_sections_is_one(other):
    entries = item("<link>https://site.example/1</link>") + item(f"<link>{other}</link>")
    assert len(read(rss(entries)).entries) == 1


def test_a_feed_says_when_it_wants_to_be_asked():
    said = (
        "<ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>"
        "<skipDays><day>Friday</day><day>saturday</day></skipDays>"
    )
    feed = read(rss(said + item()))
    assert (feed.ttl, feed.skip_hours, feed.skip_days) == (5400.0, frozenset({0, 7}), frozenset({4, 5}))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("<s:updatePeriod> hourly </s:updatePeriod><s:updateFrequency>2</s:updateFrequency>", 1800.0),
        ("<s:updatePeriod>daily</s:updatePeriod>", 86_400.0),
        ("<s:updateFrequency>4</s:updateFrequency>", 21_600.0),
        ("<s:updatePeriod>sometimes</s:updatePeriod>", 0.0),
        ("<s:updatePeriod>hourly</s:updatePeriod><ttl>10</ttl>", 600.0),
        ("<ttl>-5</ttl>", 0.0),
        ("<ttl>nan</ttl>", 0.0),
        ("<ttl/>", 0.0),
        ("", 0.0),
    ],
)
def test_how_long_a_feed_stays_as_it_is(said, meant):
    feed = read(rss(said + item(), attributes="xmlns:s='http://purl.org/rss/1.0/modules/syndication/'"))
    assert (feed.ttl, feed.skip_hours, feed.skip_days) == (meant, frozenset(), frozenset())


def many(count):
    start = datetime(2025, 1, 1, tzinfo=UTC)
    return "".join(
        f"<item><title>خبر {n}</title><guid>n{n}</guid><pubDate>{format_datetime(start + timedelta(minutes=n))}"
        f"</pubDate><description>{ARABIC}</description></item>"
        for n in range(count)
    )


def seconds(feed):
    start = time.process_time()
    entries = read(feed).entries
    return time.process_time() - start, entries


@pytest.mark.parametrize("damage", ["", "<br>", "&", "<item>"])
def test_of_ten_thousand_entries_the_newest_are_given_in_little_time(damage):
    taken, entries = seconds(rss(damage + many(10_000)))
    newest = [entry.title for entry in entries if entry.title.startswith("خبر")]
    assert len(entries) == MOST_ENTRIES
    assert damage == "<item>" or newest == [f"خبر {n}" for n in range(9_999, 9_799, -1)]
    assert taken < 15


FLOODS = (
    "<title>",
    "<title><b>",
    "<![CDATA[",
    "<![CDATA[]]>",
    "]]>",
    "<!--",
    "&a",
    "<a:b>",
    "<",
    "</",
    "<description ",
)


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_damage_takes_little_time(flood):
    taken, _ = seconds(rss(item(f"<description>{flood * 50_000}</description>") + item("", "b")))
    assert taken < 5


@pytest.mark.parametrize("flood", FLOODS)
def test_a_feed_that_ends_in_a_flood_takes_little_time(flood):
    taken, _ = seconds(rss(item()).partition("</channel>")[0] + flood * 50_000)
    assert taken < 5
