"""Is what can be followed at an address found by looking, politely, and told where there is nothing?"""

from __future__ import annotations

import gzip
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FetchError, MujazError
from bot.settings import LANGUAGES
from bot.sources.addresses.typed import Address, read_address
from bot.sources.fetching.fetch import Fetcher
from bot.sources.finding.look import NothingFoundError, look, rediscover
from bot.sources.finding.visit import FEEDS, SITEMAPS
from bot.sources.kinds.adapters import read_source
from bot.sources.kinds.channel import ClosedChannelError
from bot.texts.say import say_error
from tests.newssite import NewsSite
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
TITLES = (
    "لافروف يصل إلى القاهرة اليوم",
    "مجلس الأمن يبحث الوضع",
    "البنك المركزي يثبت أسعار الفائدة",
    "افتتاح معرض الكتاب في الرياض",
)
ITEMS = [Item(f"/news/2026/3/{9 - n}/{title.replace(' ', '-')}", title) for n, title in enumerate(TITLES)]


@asynccontextmanager
async def reading():
    async with NewsSite(now=lambda: NOW) as site, Fetcher(allow_private_hosts=frozenset({site.host})) as fetcher:
        yield site, fetcher.get


async def seen(site, get, path="/"):
    return await look(get, Address(site.url + path), now=NOW)


def paths(site):
    return [request.path for request in site.requests]


def publish(site, feed="/rss.xml", count=3, **more):
    for n in range(count):
        site.publish(
            f"خبر رقم {n} من القاهرة",
            ["نص الخبر."],
            feed=feed,
            published=NOW - timedelta(hours=6 * (n + 1)),
            **more,
        )


def head(*feeds):
    return "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{url}">' for url, title in feeds
    )


@pytest.mark.parametrize("form", ["rss2", "rss1", "atom", "jsonfeed"])
async def test_a_feed_is_itself_what_is_followed(form):
    async with reading() as (site, get):
        site.feed("/f", format=form, title="صدى الأخبار")
        publish(site, "/f")
        found = await seen(site, get, "/f")
    assert (found.url, found.kind, found.title, found.language) == (site.url + "/f", "feed", "صدى الأخبار", "ar")
    assert (found.site, found.per_day, len(found.entries)) == (site.url + "/", 4.0, 3)
    assert found.entries[0].title == "خبر رقم 0 من القاهرة"
    assert paths(site) == ["/f"]


async def test_a_page_leads_to_the_feed_that_it_names_and_the_others_are_offered():
    async with reading() as (site, get):
        site.feed("/a.xml", title="كل الأخبار")
        site.feed("/b.xml", title="اقتصاد")
        publish(site, "/a.xml")
        found = await seen(site, get)
    assert (found.url, found.title) == (site.url + "/a.xml", "كل الأخبار")
    assert [(other.url, other.title) for other in found.others] == [(site.url + "/b.xml", "اقتصاد")]
    assert paths(site) == ["/", "/a.xml"]


async def test_the_feed_that_fits_the_page_is_taken_and_never_that_of_the_comments():
    async with reading() as (site, get):
        feeds = (("/comments/feed", "تعليقات"), ("/all.xml", "كل الأخبار"), ("/politics/feed", "سياسة"))
        for url, title in feeds:
            site.feed(url, title=title)
            publish(site, url)
        site.serves("/politics", section_page("صدى", "ar", ITEMS, head=head(*feeds)).encode())
        found = await seen(site, get, "/politics")
    assert found.title == "سياسة"
    assert [other.title for other in found.others] == ["كل الأخبار", "تعليقات"]


async def test_a_feed_without_a_title_fits_by_its_address():
    async with reading() as (site, get):
        for url in ("/all.xml", "/rss/politics.xml", "/rss/politics"):
            site.feed(url)
            publish(site, url)
        page = section_page("صدى", "ar", ITEMS, head=head(("/all.xml", ""), ("/rss/politics", "")))
        site.serves("/politics", page.encode())
        found = await seen(site, get, "/politics")
    assert found.url == site.url + "/rss/politics"


async def test_a_link_of_the_page_that_looks_like_a_feed_is_tried():
    async with reading() as (site, get):
        publish(site, "/export/latest.rss")
        site.serves("/", b'<html><body><a href="/about">a</a><a href="/export/latest.rss">RSS</a></body></html>')
        found = await seen(site, get)
    assert (found.url, paths(site)) == (site.url + "/export/latest.rss", ["/", "/export/latest.rss"])


async def test_the_usual_places_are_tried_in_order_until_one_is_a_feed():
    async with reading() as (site, get):
        publish(site, "/feed.xml")
        site.serves("/", b"<html><body>x</body></html>")
        site.serves("/rss", b"<html><body>every path has a page here</body></html>")
        found = await seen(site, get)
    assert found.url == site.url + "/feed.xml"
    assert paths(site) == ["/", "/feed", "/rss", "/rss.xml", "/feed.xml"]


async def test_a_section_that_names_no_feed_may_have_one_under_it():
    async with reading() as (site, get):
        for path in ("/feed", "/category/news/feed"):
            publish(site, path)
        site.serves("/category/news", section_page("صدى", "ar", ITEMS).encode())
        found = await seen(site, get, "/category/news")
    assert (found.url, found.title) == (site.url + "/category/news/feed", "صدى الأخبار")


async def test_a_feed_without_entries_is_a_feed_and_one_with_fresh_entries_is_better():
    async with reading() as (site, get):
        site.feed("/empty.xml", title="فارغة")
        site.serves("/", f"<html><head>{head(('/empty.xml', 'a'))}</head></html>".encode())
        alone = await seen(site, get)
        publish(site, "/full.xml")
        site.serves("/", f"<html><head>{head(('/empty.xml', 'a'), ('/full.xml', 'b'))}</head></html>".encode())
        both = await seen(site, get)
    assert (alone.title, alone.entries, alone.per_day) == ("فارغة", (), None)
    assert both.url.endswith("/full.xml")


async def test_a_feed_that_was_left_behind_gives_way_to_a_page_that_is_fresh():
    async with reading() as (site, get):
        site.publish("خبر قديم", ["نص."], feed="/feed", published=NOW - timedelta(days=400))
        site.serves("/", b"<html><body>x</body></html>")
        alone = await seen(site, get)
        site.serves("/", section_page("صدى", "ar", ITEMS).encode())
        fresh = await seen(site, get)
    assert (alone.kind, alone.url) == ("feed", site.url + "/feed")
    assert (fresh.kind, fresh.url) == ("section", site.url + "/")


async def test_what_readers_say_of_an_article_is_never_followed():
    async with reading() as (site, get):
        site.feed("/news/1/feed", title="تعليقات على: لافروف في القاهرة")
        publish(site, "/news/1/feed")
        publish(site, "/feed")
        site.serves("/news/1", b"<html><body>x</body></html>")
        found = await seen(site, get, "/news/1")
    assert found.url == site.url + "/feed"


async def test_the_requests_of_one_look_are_few_and_one_after_the_other():
    async with reading() as (site, get):
        links = head(*((f"/dead/{n}.xml", "") for n in range(30)))
        site.serves("/", f"<html><head>{links}</head><body>x</body></html>".encode())
        with pytest.raises(NothingFoundError) as caught:
            await seen(site, get)
    assert len(site.requests) <= 1 + FEEDS + SITEMAPS
    assert len(set(paths(site))) == len(paths(site))
    for language in LANGUAGES:
        assert "@name" in say_error(language, caught.value)


async def test_a_site_that_refuses_is_not_asked_again():
    async with reading() as (site, get):
        site.serves("/", section_page("صدى", "ar", ITEMS).encode())
        site.fails("/feed", status=429, retry_after=60)
        found = await seen(site, get)
    assert (found.kind, paths(site)) == ("section", ["/", "/feed"])


async def test_a_feed_at_a_private_address_is_passed_by():
    async with reading() as (site, get):
        publish(site, "/feed")
        site.serves("/", f"<html><head>{head(('http://10.0.0.1/feed', ''))}</head></html>".encode())
        found = await seen(site, get)
    assert found.url == site.url + "/feed"


async def test_a_sitemap_that_was_left_behind_is_passed_by():
    async with reading() as (site, get):
        site.serves("/", section_page("صدى", "ar", ITEMS).encode())
        site.serves("/sitemap-news.xml", sitemap([(f"{site.url}/n/1", "خبر", "2024-01-01")], is_news=True))
        site.serves("/robots.txt", b"User-agent: *", "text/plain")
        found = await seen(site, get)
    assert found.kind == "section"
    assert "/news-sitemap.xml" in paths(site)


async def test_a_plain_sitemap_is_the_last_that_is_left():
    async with reading() as (site, get):
        site.serves("/", b"<html><body>x</body></html>")
        site.serves("/robots.txt", b"Sitemap: /all.xml", "text/plain")
        urls = [
            (f"{site.url}/news/{n}", "", (NOW - timedelta(days=n - 10000)).isoformat())
            for n in range(10000, 10005)
        ]
        site.serves("/all.xml", sitemap(urls, is_news=False), "application/xml")
        found = await seen(site, get)
    assert (found.kind, found.url, found.title) == ("sitemap", site.url + "/all.xml", "127.0.0.1")
    assert [entry.url[-1] for entry in found.entries] == list("01234")


async def test_a_news_sitemap_that_robots_txt_names_is_found():
    async with reading() as (site, get):
        site.serves("/", section_page("صدى", "ar", ITEMS).encode())
        site.serves("/robots.txt", f"User-agent: *\nSitemap: {site.url}/maps/news.xml\n".encode(), "text/plain")
        urls = [
            (f"{site.url}/n/{n}", f"خبر {n} من موسكو", (NOW - timedelta(hours=n)).isoformat()) for n in range(5)
        ]
        site.serves("/maps/news.xml", gzip.compress(sitemap(urls, is_news=True)), "application/x-gzip")
        found = await seen(site, get)
        again = read_source(found.kind, await get(found.url), now=NOW)
    assert (found.url, found.kind, found.title) == (site.url + "/maps/news.xml", "sitemap", "صدى الأخبار")
    assert [entry.title for entry in found.entries][:2] == ["خبر 0 من موسكو", "خبر 1 من موسكو"]
    assert again.entries == found.entries


async def test_an_index_of_sitemaps_leads_to_its_newest_of_news():
    async with reading() as (site, get):
        urls = [(f"{site.url}/n/{n}", f"خبر {n}", (NOW - timedelta(hours=n)).isoformat()) for n in range(5)]
        site.serves("/news-2.xml", sitemap(urls, is_news=True), "application/xml")
        index = [
            (f"{site.url}/tags.xml", "2026-03-10"),
            (f"{site.url}/news-1.xml", "2026-01-01"),
            (f"{site.url}/news-2.xml", "2026-03-10"),
        ]
        site.serves("/sitemap.xml", sitemap_index(index), "application/xml")
        found = await seen(site, get, "/sitemap.xml")
    assert (found.url, len(found.entries), paths(site)) == (
        site.url + "/news-2.xml",
        5,
        ["/sitemap.xml", "/news-2.xml"],
    )


async def test_a_page_without_a_feed_is_followed_itself_and_read_again_the_same():
    async with reading() as (site, get):
        site.serves("/politics", section_page("صدى", "ar", ITEMS).encode())
        found = await seen(site, get, "/politics")
        again = read_source(found.kind, await get(found.url), now=NOW)
    assert (found.url, found.kind, found.language, found.site) == (
        site.url + "/politics",
        "section",
        "ar",
        site.url + "/",
    )
    assert [entry.title for entry in found.entries] == list(TITLES)
    assert again.entries == found.entries
    assert found.per_day == pytest.approx(4 / 4.5, abs=0.01)


async def test_a_page_in_windows_1256_is_followed():
    async with reading() as (site, get):
        items = [Item(f"/show.php?id={n}", title) for n, title in enumerate(TITLES, 100)]
        site.serves("/list.php", list_page(items, encoding="windows-1256"), "text/html")
        found = await seen(site, get, "/list.php")
    assert (found.kind, [entry.title for entry in found.entries]) == ("section", list(TITLES))
    assert (found.title, found.per_day) == ("وكالة الأنباء", None)


async def test_the_page_of_one_article_leads_to_its_site():
    async with reading() as (site, get):
        article = '<meta property="og:type" content="article">'
        other = [Item(f"/old/{n}/{title.replace(' ', '-')}", title) for n, title in enumerate(TITLES, 1000)]
        site.serves("/news/1", section_page("صدى", "ar", other, head=article).encode())
        site.serves("/", section_page("صدى", "ar", ITEMS).encode())
        found = await seen(site, get, "/news/1")
    assert (found.url, found.entries[0].url) == (site.url + "/", site.url + ITEMS[0].path)


async def test_a_channel_is_followed_by_its_name():
    async with reading() as (site, get):
        posts = [Post(n, f"خبر عاجل رقم {n}<br/>من موسكو", NOW - timedelta(hours=10 - n)) for n in range(1, 5)]
        site.serves("/s/sada_news", channel_page("sada_news", "صدى الأخبار", posts))
        found = await look(get, read_address("@sada_news", telegram=site.url), now=NOW)
    assert (found.url, found.kind, found.title) == (site.url + "/s/sada_news", "channel", "صدى الأخبار")
    assert found.entries[0].url == "https://t.me/sada_news/4"
    assert found.site == "https://t.me/sada_news"


async def test_a_name_that_is_no_public_channel_is_told():
    async with reading() as (site, get):
        site.redirects("/s/somebody", "/somebody", status=302)
        site.serves("/somebody", closed_channel_page("somebody"))
        with pytest.raises(ClosedChannelError) as caught:
            await look(get, read_address("@somebody", telegram=site.url), now=NOW)
    for language in LANGUAGES:
        assert say_error(language, caught.value)


async def test_a_handle_of_youtube_leads_to_its_feed():
    async with reading() as (site, get):
        site.serves("/@sada", youtube_page(script=f'"externalId":"{CHANNEL_ID}"'))
        site.serves("/feeds/videos.xml", youtube_feed("قناة", [("a", "لافروف", "وصف", NOW)]), "text/xml")
        found = await look(get, read_address("youtube.com/@sada", youtube=site.url), now=NOW)
    assert (found.kind, found.url) == ("youtube", f"{site.url}/feeds/videos.xml?channel_id={CHANNEL_ID}")
    assert (found.title, found.entries[0].summary, paths(site)) == ("قناة", "وصف", ["/@sada", "/feeds/videos.xml"])


async def test_a_page_of_youtube_without_a_channel_is_told_at_once():
    async with reading() as (site, get):
        site.serves("/@nobody", youtube_page())
        with pytest.raises(NothingFoundError):
            await look(get, read_address("youtube.com/@nobody", youtube=site.url), now=NOW)
    assert paths(site) == ["/@nobody"]


async def test_what_has_moved_for_good_is_followed_where_it_is_now():
    async with reading() as (site, get):
        publish(site, "/new.xml")
        site.redirects("/old.xml", "/new.xml", status=301)
        site.redirects("/away.xml", "/new.xml", status=302)
        moved, away = await seen(site, get, "/old.xml"), await seen(site, get, "/away.xml")
    assert (moved.url, away.url) == (site.url + "/new.xml", site.url + "/away.xml")


async def test_a_bare_name_is_asked_by_http_where_https_does_not_answer():
    async with reading() as (site, get):
        publish(site)
        found = await look(get, Address(f"https://{site.host}/rss.xml", is_bare=True), now=NOW)
        assert found.url == site.url + "/rss.xml"
        with pytest.raises(FetchError):
            await look(get, Address(f"https://{site.host}/rss.xml"), now=NOW)


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"", "نص".encode(), b'{"a": 1}', b"\x1f\x8b\x00", b"<html></html>"])
async def test_what_is_nothing_to_follow_is_told(body):
    async with reading() as (site, get):
        site.serves("/x", body, "application/octet-stream")
        with pytest.raises(MujazError) as caught:
            await seen(site, get, "/x")
    assert caught.value.details["url"] == site.url + "/x"


async def test_a_source_that_has_died_is_found_again_from_its_home():
    async with reading() as (site, get):
        publish(site, "/new.xml")
        found = await rediscover(get, site.url + "/", now=NOW)
        assert found.url == site.url + "/new.xml"
        assert await rediscover(get, site.url + "/gone", now=NOW) is None
