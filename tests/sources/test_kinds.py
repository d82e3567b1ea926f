"""Is each kind of source read as what it is, and nothing else taken for it?"""

from __future__ import annotations

import gzip
import re
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import SourceError, UnreadableError
from bot.sources.kinds.adapters import ADAPTERS, KINDS, UnknownKindError, kind_of, read_source
from bot.sources.kinds.channel import ClosedChannelError, title_of
from bot.sources.kinds.sitemap import SitemapIndexError
from bot.sources.kinds.youtube import feed_of_page
from bot.sources.pages.page import read_html
from bot.sources.values import Fetched, ParsedFeed
from tests.sourcepages import (
    CHANNEL_ID,
    Item,
    Post,
    channel_page,
    closed_channel_page,
    list_page,
    section_page,
    sitemap,
    sitemap_index,
    youtube_feed,
    youtube_page,
)

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
URL = "https://site.example/politics"
ITEMS = {
    "ar": [
        Item(f"/news/2026/3/{10 - n}/{title.replace(' ', '-')}", title, f"2026-03-{10 - n:02}T08:30:00+02:00")
        for n, title in enumerate(
            [
                "لافروف يصل إلى القاهرة اليوم",
                "مجلس الأمن يبحث الوضع في غزة",
                "البنك المركزي يثبت أسعار الفائدة للمرة الثالثة",
                "افتتاح معرض الكتاب في الرياض بحضور واسع",
                "لافروف يغادر القاهرة",
            ]
        )
    ],
    "ru": [
        Item(f"/20260310/{1860000000 - n}.html", title)
        for n, title in enumerate(
            [
                "Лавров прибыл в Каир с визитом",
                "Совет Безопасности обсудил положение в Газе",
                "Центральный банк сохранил ключевую ставку",
                "В Эр-Рияде открылась книжная ярмарка",
            ]
        )
    ],
    "en": [
        Item(f"/politics/story?id={7000 - n}", title, "2026-03-09")
        for n, title in enumerate(
            [
                "Lavrov arrives in Cairo for talks",
                "Security Council discusses the situation in Gaza",
                "Central bank keeps its rates unchanged",
                "Book fair opens in Riyadh this week",
            ]
        )
    ],
}
POPULAR = [Item("/news/2026/2/1/خبر-قديم-قرأه-كثيرون", "خبر قديم قرأه كثيرون من قبل")]


def fetched(body, url=URL, content_type=""):
    return Fetched(url, 200, body if isinstance(body, bytes) else body.encode(), content_type)


def read(kind, body, url=URL):
    return read_source(kind, fetched(body, url), now=NOW)


# --- channels


def post(number, html, **more):
    return Post(number, html, NOW - timedelta(hours=100 - number), **more)


def channel(*posts):
    return read("channel", channel_page("sada", "صدى الأخبار", posts), "https://t.me/s/sada")


def test_a_channel_lists_its_posts_with_text_the_newest_first():
    found = channel(
        post(1, "Channel created", is_service=True),
        post(2, "وصل لافروف إلى القاهرة.<br/><br/>وقال إن «الحوار» مستمر. <a href='?q=%23روسيا'>#روسيا</a>"),
        post(3, ""),
        post(4, "🔴 عاجل<br/>مجلس الأمن يجتمع", forwarded_from="قناة أخرى", reply_to="نص قديم"),
    )
    assert (found.title, found.url, found.language) == ("صدى الأخبار", "https://t.me/sada", "ar")
    assert [entry.url for entry in found.entries] == ["https://t.me/sada/4", "https://t.me/sada/2"]
    newest, older = found.entries
    assert (newest.title, newest.source, newest.id) == ("مجلس الأمن يجتمع", "قناة أخرى", "https://t.me/sada/4")
    assert "نص قديم" not in newest.summary + newest.content_html
    assert (older.title, older.tags, older.source) == ("وصل لافروف إلى القاهرة.", ("روسيا",), "")
    assert older.published == NOW - timedelta(hours=98)
    assert older.is_whole
    assert older.summary.splitlines() == ["وصل لافروف إلى القاهرة.", "وقال إن «الحوار» مستمر. #روسيا"]


def test_the_text_of_a_post_can_be_read_as_an_article():
    long = " ".join(["وقال الوزير إن المحادثات تناولت الأزمة في المنطقة وسبل حلها."] * 3)
    (entry,) = channel(post(2, f"لافروف في القاهرة<br/><br/>{long}<br/><br/>{long}")).entries
    page = read_html(entry.content_html, url=entry.url, title=entry.title, now=NOW)
    assert page.title == "لافروف في القاهرة"
    assert page.body == (long, long)


def test_a_title_is_never_longer_than_120_characters_and_ends_with_a_word():
    line = "قال الوزير " * 30
    assert len(title_of([line])) <= 120
    assert title_of([line]).endswith(("الوزير…", "قال…"))
    assert len(title_of(["ا" * 500])) == 120
    assert title_of(["First sentence here. " + "More of it follows " * 10]) == "First sentence here."
    assert title_of(["#روسيا #مصر", "وصل لافروف"]) == "وصل لافروف"
    assert title_of(["عاجل"]) == "عاجل"


def test_a_post_that_is_only_a_link_has_the_title_of_what_it_links():
    link = '<a href="https://site.example/7">https://site.example/7</a>'
    title = '<div class="link_preview_title">لافروف في القاهرة</div>'
    preview = f'</div><a class="tgme_widget_message_link_preview">{title}</a><div>'
    found = channel(post(1, link), post(2, link + preview), post(3, f"{link} خبر عاجل من موسكو"))
    assert [entry.title for entry in found.entries] == ["خبر عاجل من موسكو", "لافروف في القاهرة"]


def test_a_channel_without_words_is_a_channel():
    found = channel(post(1, ""), post(2, "🔥🔥"))
    assert (found.title, found.entries) == ("صدى الأخبار", ())


def test_a_name_that_shows_no_posts_is_told_apart():
    with pytest.raises(ClosedChannelError):
        read("channel", closed_channel_page("somebody"))
    assert kind_of(fetched(closed_channel_page("somebody"))) != "channel"


# --- YouTube


def test_a_youtube_feed_has_what_each_video_says_of_itself():
    body = youtube_feed(
        "قناة الأخبار",
        [("a1", "لافروف & القاهرة", "سطر أول\n\nسطر <ثان>", NOW), ("b2", "بلا وصف", "", NOW - timedelta(days=1))],
    )
    assert kind_of(fetched(body)) == "youtube"
    found = read("youtube", body)
    assert (found.title, found.language, found.url) == (
        "قناة الأخبار",
        "ar",
        f"https://www.youtube.com/channel/{CHANNEL_ID}",
    )
    first, second = found.entries
    assert (first.title, first.url) == ("لافروف & القاهرة", "https://www.youtube.com/watch?v=a1")
    assert (first.summary, first.published, first.is_whole) == ("سطر أول\nسطر <ثان>", NOW, True)
    assert first.content_html == "<p>سطر أول</p><p>سطر &lt;ثان&gt;</p>"
    assert (second.summary, second.is_whole) == ("", True)


@pytest.mark.parametrize(
    ("head", "script"),
    [
        (
            f'<link rel="alternate" type="application/rss+xml" href="https://y/feeds/videos.xml?channel_id={CHANNEL_ID}">',
            "",
        ),
        (
            f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL_ID}">',
            '"channelId":"UC' + "x" * 22 + '"',
        ),
        (f'<meta itemprop="identifier" content="{CHANNEL_ID}">', ""),
        ("", f'"channelId":"UC{"x" * 22}","externalId":"{CHANNEL_ID}"'),
        ("", f'"videoDetails":{{"channelId": "{CHANNEL_ID}"}}'),
    ],
)
def test_a_page_of_youtube_names_the_feed_of_its_channel(head, script):
    page = fetched(youtube_page(head, script), "https://www.youtube.com/@sada")
    assert feed_of_page(page) == f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL_ID}"


def test_a_page_that_names_no_channel_or_is_of_another_site_has_no_feed_of_youtube():
    assert feed_of_page(fetched(youtube_page())) is None
    assert feed_of_page(fetched(f'<html><body>"channelId":"{CHANNEL_ID}"</body></html>')) is None
    assert feed_of_page(fetched(b"")) is None


# --- sitemaps


def test_a_news_sitemap_has_titles_dates_and_tags_newest_first():
    found = read(
        "sitemap",
        sitemap(
            [
                ("https://site.example/1", "خبر قديم", "2026-03-09"),
                ("https://site.example/2", "لافروف & موسكو", "2026-03-10T09:00:00+03:00"),
            ],
            is_news=True,
        ),
    )
    assert (found.title, found.url, found.language) == ("صدى الأخبار", "https://site.example/", "ar")
    new, old = found.entries
    assert (new.title, new.url, new.tags) == ("لافروف & موسكو", "https://site.example/2", ("لافروف", "موسكو"))
    assert (new.published, new.is_rough) == (datetime(2026, 3, 10, 6, tzinfo=UTC), False)
    assert (old.title, old.is_rough) == ("خبر قديم", True)


def test_a_plain_sitemap_gives_its_articles_and_no_other_pages():
    changed = "2026-03-10T10:00:00Z"
    body = sitemap(
        [
            ("https://site.example/", "", changed),
            ("https://site.example/tag/لافروف-في-القاهرة-اليوم", "", changed),
            ("https://site.example/سياسة", "", changed),
            ("https://site.example/news/لافروف-يصل-إلى-القاهرة", "", changed),
            ("https://site.example/news/2026/03/08/غزة", "", changed),
        ],
        is_news=False,
    )
    found = read("sitemap", body)
    assert [(e.url.rsplit("/", 1)[1], e.title) for e in found.entries] == [
        ("لافروف-يصل-إلى-القاهرة", ""),
        ("غزة", ""),
    ]
    assert found.entries[0].published == datetime(2026, 3, 10, 10, tzinfo=UTC)
    assert found.entries[1].published == datetime(2026, 3, 8, tzinfo=UTC)
    assert all(entry.is_rough for entry in found.entries)


def test_a_sitemap_may_be_packed_and_long():
    urls = [
        (f"https://site.example/news/{10000 + n}", f"خبر رقم {n}", f"2026-03-0{1 + n % 9}") for n in range(500)
    ]
    packed = gzip.compress(sitemap(urls, is_news=True))
    assert kind_of(fetched(packed)) == "sitemap"
    found = read("sitemap", packed)
    assert len(found.entries) == 200
    assert {entry.published.day for entry in found.entries} == {9, 8, 7, 6}
    with pytest.raises(UnreadableError):
        read("sitemap", packed[:10] + bytes(50))


def test_of_a_huge_sitemap_the_newest_are_found_in_little_time():
    days = [f"{2010 + n % 16}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(30_000)]
    urls = [(f"https://site.example/news/{10000 + n}", "", day) for n, day in enumerate(days)]
    start = time.process_time()
    found = read("sitemap", sitemap(urls, is_news=False))
    assert time.process_time() - start < 5
    assert [f"{entry.published:%Y-%m-%d}" for entry in found.entries] == sorted(days, reverse=True)[:200]


def test_an_index_names_the_sitemap_to_read():
    body = sitemap_index(
        [
            ("https://site.example/sitemap-categories.xml", "2026-03-10"),
            ("https://site.example/sitemap-2025.xml", "2025-12-31"),
            ("https://site.example/sitemap-2026.xml", "2026-03-09"),
            ("https://site.example/sitemap-news-1.xml", "2026-03-01"),
        ]
    )
    with pytest.raises(SitemapIndexError) as caught:
        read("sitemap", body)
    assert [url.rsplit("/", 1)[1] for url in caught.value.sitemaps] == [
        "sitemap-news-1.xml",
        "sitemap-2026.xml",
        "sitemap-2025.xml",
        "sitemap-categories.xml",
    ]


def test_entities_of_a_sitemap_are_not_expanded():
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE urlset [<!ENTITY a0 "aaaaaaaaaa">{entities}]>'
    body = f"{bomb}<urlset><url><loc>https://site.example/news/1234567/&a12;</loc></url></urlset>"
    assert kind_of(fetched(body)) == "sitemap"
    start = time.process_time()
    read("sitemap", body)
    assert time.process_time() - start < 1


def test_a_sitemap_loads_nothing_from_elsewhere(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("https://site.example/news/secret-of-this-machine-1", "utf-8")
    body = (
        f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "https://site.example/news/12345">]>'
        "<urlset><url><loc>&x;</loc></url><url><loc>https://site.example/news/77777</loc></url></urlset>"
    )
    assert [entry.url for entry in read("sitemap", body).entries] == ["https://site.example/news/77777"]


# --- sections


@pytest.mark.parametrize("language", ITEMS)
def test_a_section_lists_its_articles_in_their_order_and_nothing_else(language):
    items = ITEMS[language]
    body = section_page("صدى الأخبار", language, items, popular=POPULAR)
    assert kind_of(fetched(body)) == "section"
    found = read("section", body)
    assert [entry.title for entry in found.entries] == [item.title for item in items]
    assert [entry.url for entry in found.entries] == [f"https://site.example{item.path}" for item in items]
    assert (found.language, found.url) == (language, "https://site.example/")
    assert "صدى الأخبار" in found.title


def test_the_dates_of_a_section_are_those_of_the_page_else_of_the_addresses():
    timed, dated = (
        read("section", section_page("س", "ar", items)).entries[0] for items in (ITEMS["ar"], _untimed())
    )
    assert (timed.published, timed.is_rough) == (datetime(2026, 3, 10, 6, 30, tzinfo=UTC), False)
    assert (dated.published, dated.is_rough) == (datetime(2026, 3, 10, tzinfo=UTC), True)
    (undated, *_) = read("section", section_page("s", "ru", ITEMS["ru"])).entries
    assert (undated.published, undated.is_rough) == (datetime(2026, 3, 10, tzinfo=UTC), True)


def _untimed():
    return [Item(item.path, item.title) for item in ITEMS["ar"]]


def test_a_table_of_links_in_windows_1256_is_a_section():
    items = [Item(f"/show.php?id={n}", item.title) for n, item in enumerate(ITEMS["ar"], 100)]
    found = read("section", list_page(items, encoding="windows-1256"), "https://old.example/list.php")
    assert [entry.title for entry in found.entries] == [item.title for item in items]
    assert found.entries[0].url == "https://old.example/show.php?id=100"
    assert found.language == "ar"


def test_a_card_that_is_one_link_gives_its_heading_and_a_link_that_says_more_its_cards():
    cards = "".join(
        f'<a class="tile" href="/story/{n}"><span>سياسة</span><time>منذ ساعتين</time><h2>{item.title}</h2>'
        f"<p>{'نص طويل يتبع العنوان ويشرحه. ' * 5}</p></a>"
        if n % 2
        else f'<div class="tile"><h2>{item.title}</h2><time>منذ ساعتين</time><p>شرح</p>'
        f'<a href="/story/{n}">المزيد</a></div>'
        for n, item in enumerate(ITEMS["ar"], 5001)
    )
    found = read("section", f"<html><body><div id=content>{cards}</div></body></html>")
    assert [entry.title for entry in found.entries] == [item.title for item in ITEMS["ar"]]
    assert {entry.published for entry in found.entries} == {NOW - timedelta(hours=2)}


@pytest.mark.parametrize(
    "path",
    [
        "/news/2026/3/10/{slug}",
        "/story/2026/3/10/{slug}/{number}",
        "/arabic/articles/{key}",
        "/politika/{number}",
        "/doc/{number}?from=main",
        "/politics/10/03/2026/65ec{number}bcd",
        "/?p={number}",
        "/node/{number}",
        "/world/middle-east/{slug}-2026-03-10/",
        "/world/2026/mar/10/{slug}",
        "/2026/03/10/world/{slug}.html",
        "/News/{number}/{slug}",
        "/index.php?option=com_content&amp;view=article&amp;id={number}",
        "/{slug}",
        "/news/20260310-{slug}/",
    ],
)
def test_addresses_of_articles_are_known_as_sites_make_them(path):
    keys = ("c2kz8z5l9y1o", "cx1abcdefgho", "c8e7kmpq3jno", "cqjxyzabcdeo", "c99z2j3kq1lo")
    items = [
        Item(path.format(slug=item.title.replace(" ", "-"), number=70001 + n, key=keys[n]), item.title)
        for n, item in enumerate(ITEMS["ar"])
    ]
    found = read(
        "section", section_page("صدى", "ar", items, popular=POPULAR), "https://site.example/section/politics"
    )
    assert [entry.title for entry in found.entries] == [item.title for item in items]


def test_a_front_page_with_all_its_furniture_gives_articles_only():
    body = "".join(
        f'<section class="block"><h2><a href="/{name}">{title}</a></h2><ul>'
        + "".join(
            f'<li class="item"><a href="/{name}/{n}"><img alt="صورة: {item.title} في لقطة من المكان"></a>'
            f'<h3><a href="/{name}/{n}">{item.title} {n}</a></h3>'
            f'<a href="/{name}/{n}#comments">٣ تعليقات على هذا الخبر</a></li>'
            for n, item in enumerate(ITEMS["ar"], shift)
        )
        + f'</ul><a href="/{name}/all">المزيد من أخبار هذا القسم</a></section>'
        for name, title, shift in (("politics", "أخبار السياسة", 81000), ("economy", "أخبار الاقتصاد", 82000))
    )
    body += '<div class="apps"><a href="https://play.example/app">حمل تطبيق الموقع على هاتفك الآن</a></div>'
    found = read("section", f"<html><body>{body}</body></html>", "https://site.example/")
    assert [entry.title for entry in found.entries] == [
        f"{item.title} {n}" for shift in (81000, 82000) for n, item in enumerate(ITEMS["ar"], shift)
    ]


@pytest.mark.parametrize(
    "card",
    [
        '<div class="gs-c-promo"><h3><a href="{path}">{title}</a></h3></div>',
        '<div class="post"><header class="entry-header"><h2><a href="{path}">{title}</a></h2></header></div>',
        '<div id="post-{path}" class="post type-post tag-{path} category-news"><a href="{path}">{title}</a></div>',
        '<div class="related-item"><a class="ads-free" href="{path}">{title}</a></div>',
        '<li><a href="{path}"><span class="item-date">12:30</span> {title}</a></li>',
        '<div><a href="{path}" title="{title}"><img src="/1.jpg"></a></div>',
        '<div onclick="go()"><h4>{title}</h4><a href="{path}" aria-label="المزيد"></a></div>',
    ],
)
@pytest.mark.parametrize("frame", ["<div>{cards}</div>", "<form><table><tr><td>{cards}</td></tr></table></form>"])
def test_cards_are_known_whatever_their_classes_say(card, frame):
    menu = "".join(f'<li class="menu-item"><a href="/{n}">أخبار العالم في {n} دقائق</a></li>' for n in ("a", "b"))
    items = ITEMS["ar"][:4]
    cards = "".join(card.format(path=item.path, title=item.title) for item in items)
    found = read("section", f"<html><body><ul>{menu}</ul>{frame.format(cards=cards)}</body></html>")
    assert [entry.title for entry in found.entries] == [item.title for item in items]


def test_links_to_other_sites_are_no_articles_of_this_one():
    links = "".join(
        f'<h3><a href="{base}/news/{n}">{item.title}</a></h3>'
        for base in ("https://other.example", "https://news.site.example")
        for n, item in enumerate(ITEMS["ar"], 5000)
    )
    found = read("section", f"<html><body>{links}</body></html>", "https://www.site.example/")
    assert {entry.url.rpartition("/news/")[0] for entry in found.entries} == {"https://news.site.example"}
    assert len(found.entries) == 5


def test_two_kinds_of_article_are_both_listed():
    links = "".join(
        f'<h3><a href="{base}{n}">{item.title}</a></h3>'
        for base, shift in (("/news/2026/03/10/", 100), ("/opinion/", 9000))
        for n, item in enumerate(ITEMS["ar"], shift)
    )
    assert len(read("section", f"<main>{links}</main><p>a</p>").entries) == 10


def test_a_page_with_fewer_than_four_articles_is_no_section():
    with pytest.raises(UnreadableError) as caught:
        read("section", section_page("س", "ar", ITEMS["ar"][:3]))
    assert "3" in str(caught.value)


@pytest.mark.parametrize("body", ["", "<html>", "<html><body><p>نص</p></body></html>", "<a href='http://['>x</a>"])
def test_a_page_without_links_is_no_section(body):
    with pytest.raises(UnreadableError):
        read("section", body)


@pytest.mark.parametrize(
    "page",
    [
        "<div class=menu>" * 20_000 + "<a href='/n/1'>واحد اثنان ثلاثة أربعة</a>",
        "".join(f"<div class=menu><a href='/n/{n}'>واحد اثنان ثلاثة أربعة</a>" for n in range(20_000)),
        "<h2>" + "".join(f"<a href='/n/{n}'>واحد اثنان ثلاثة أربعة</a>" for n in range(20_000)),
        "<a href='/n/1'>" + "<h2 class=date>كلمة</h2>" * 20_000,
        "<a href='/n/1'>واحد اثنان ثلاثة أربعة</a>" * 20_000,
    ],
    ids=["deep", "nested", "one heading", "one link", "one address"],
)
def test_a_hostile_page_takes_little_time(page):
    start = time.process_time()
    with suppress(UnreadableError):
        read("section", page)
    assert time.process_time() - start < 5


# --- the door


def test_every_kind_has_one_adapter():
    assert sorted(KINDS) == ["channel", "feed", "section", "sitemap", "youtube"]


@pytest.mark.parametrize("kind", ["", "podcast", "Feed"])
def test_an_unknown_kind_is_told(kind):
    with pytest.raises(UnknownKindError) as caught:
        read(kind, "<rss/>")
    assert caught.value.url == URL


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<rss version='2.0'><channel/></rss>", "feed"),
        ("<?xml version='1.0'?><!-- x --><rdf:RDF xmlns:rdf='r'/>", "feed"),
        ("<br /><b>Warning</b>: x<?xml version='1.0'?><rss><channel/></rss>", "feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        ('{"error": "no"}', ""),
        ("<!doctype html><html><body>Use &lt;rss&gt; or <rss ></body></html>", "section"),
        ("<?xml version='1.0'?><urlset/>", "sitemap"),
        ("\ufeff<?xml version='1.0'?>\n<sitemapindex/>", "sitemap"),
        ("نص", ""),
        ("", ""),
        ("%PDF-1.7 \x00", ""),
    ],
)
def test_a_kind_is_known_by_what_an_answer_says(body, kind):
    assert kind_of(fetched(body)) == kind


SAMPLES = (
    channel_page("sada", "صدى", [post(1, "خبر من موسكو")]),
    youtube_feed("قناة", [("a", "خبر", "وصف", NOW)]),
    sitemap([("https://site.example/1", "خبر", "2026-03-09")], is_news=True),
    sitemap_index([("https://site.example/a.xml", "2026-03-09")]),
    section_page("س", "ar", ITEMS["ar"]).encode(),
    b"<rss><channel><item><title>a</title><guid>1</guid></item></channel></rss>",
    gzip.compress(b"<urlset/>", mtime=0),
)


@st.composite
def spoilt(draw):
    """Give a sample with pieces of it cut, doubled or replaced by any bytes."""
    body = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(body)))
        to = draw(st.integers(at, min(len(body), at + 200)))
        body = body[:at] + draw(st.one_of(st.binary(max_size=20), st.just(body[at:to] * 2))) + body[to:]
    return body


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=300), spoilt()), st.sampled_from([URL, "https://t.me/s/sada", "http://[", ""]))
def test_any_bytes_give_a_list_or_an_error_of_ours(body, url):
    for adapter in ADAPTERS:
        answer = Fetched(url, 200, body)
        assert adapter.recognises(answer) in {True, False}
        try:
            found = read_source(adapter.kind, answer, now=NOW)
        except SourceError:
            continue
        assert isinstance(found, ParsedFeed)
        assert len(found.entries) <= 200


@pytest.mark.parametrize(
    "date", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "99999999999999999999"]
)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_date_that_no_calendar_has_does_no_harm(sample, date):
    body = re.sub(rb"2026-\d\d-\d\dT[\d:+Z]+|2026-\d\d-\d\d", date.encode(), sample)
    for kind in KINDS:
        with suppress(SourceError):
            found = read(kind, body)
            assert all(entry.published is None or entry.published.year > 1990 for entry in found.entries)
