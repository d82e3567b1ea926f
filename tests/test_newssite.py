"""Does the news site publish as sites do, with their feeds, their caching and their troubles?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import aiohttp
import feedparser
import pytest

from tests.newssite import NewsSite

MOMENT = datetime(2026, 5, 4, 6, 30, tzinfo=UTC)
BODY = ("التقى لافروف نظيره & بحث «الأزمة».", "وأضاف أن <الحوار> مستمر.")


@pytest.fixture
async def site() -> AsyncIterator[NewsSite]:
    async with NewsSite() as site:
        yield site


@pytest.fixture
async def reader() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as reader:
        yield reader


@pytest.mark.parametrize("form", ["rss2", "rss1", "rss0.91", "atom"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
async def test_a_feed_reader_reads_every_xml_format(
    site: NewsSite, reader: aiohttp.ClientSession, form: str, encoding: str
) -> None:
    address = site.feed("/feed", format=form, title="أخبار", encoding=encoding)
    site.publish("قديم", BODY, feed="/feed", published=MOMENT.replace(day=3))
    url = site.publish("لافروف & موسكو", BODY, feed="/feed", published=MOMENT, tags=["روسيا"], teaser=False)
    async with reader.get(address) as response:
        feed = feedparser.parse(
            await response.read(), response_headers={"content-type": response.headers["Content-Type"]}
        )
    assert not feed.bozo
    assert feed.feed.title == "أخبار"
    assert (feed.entries[0].title, feed.entries[0].link) == ("لافروف & موسكو", url)
    assert BODY[0].replace("&", "&amp;") in feed.entries[0].summary or BODY[0] in feed.entries[0].summary
    if form != "rss0.91":
        assert feed.entries[0].tags[0].term == "روسيا"
        moment = feed.entries[0]["updated_parsed" if form == "rss1" else "published_parsed"]
        assert moment[:5] == (2026, 5, 4, 6, 30)
        assert "الحوار" in feed.entries[0].content[0].value
        assert "content" not in feed.entries[1]


async def test_a_json_feed_is_json(site: NewsSite, reader: aiohttp.ClientSession) -> None:
    address = site.feed("/feed.json", format="jsonfeed", language="ru")
    site.publish("Лавров", ["Встреча."], feed="/feed.json", guid="n-1")
    async with reader.get(address) as response:
        feed = await response.json(content_type="application/feed+json")
    assert (feed["language"], feed["items"][0]["id"]) == ("ru", "n-1")


async def test_an_article_page_has_the_story_and_furniture_around_it(
    site: NewsSite, reader: aiohttp.ClientSession
) -> None:
    url = site.publish("لافروف", BODY, published=MOMENT, tags=["روسيا"], related=["خبر آخر"])
    async with reader.get(url) as response:
        page = await response.text()
    for words in (
        "<h1>لافروف</h1>",
        "إقرأ أيضاً",
        "خبر آخر",
        "&lt;الحوار&gt;",
        'content="روسيا"',
        MOMENT.isoformat(),
    ):
        assert words in page
    async with reader.get(site.url) as response:
        assert 'type="application/rss+xml"' in await response.text()


async def test_what_has_not_changed_is_not_sent_again(site: NewsSite, reader: aiohttp.ClientSession) -> None:
    address = site.feed()
    async with reader.get(address) as response:
        tag, date = response.headers["ETag"], response.headers["Last-Modified"]
    for headers in ({"If-None-Match": tag}, {"If-Modified-Since": date}):
        async with reader.get(address, headers=headers) as response:
            assert response.status == 304
    url = site.publish("جديد", BODY)
    async with reader.get(address, headers={"If-None-Match": tag}) as response:
        assert (response.status, "جديد" in await response.text()) == (200, True)
    site.revise(url, title="مصحح")
    async with reader.get(address) as response:
        assert "مصحح" in await response.text()
    assert [request.status for request in site.requests] == [200, 304, 304, 200, 200]


async def test_troubles_come_and_go(site: NewsSite, reader: aiohttp.ClientSession) -> None:
    address = site.feed()
    site.fails("/rss.xml", status=503, times=1, retry_after=9)
    async with reader.get(address) as response:
        assert (response.status, response.headers["Retry-After"]) == (503, "9")
    async with reader.get(address) as response:
        assert response.status == 200
    site.redirects("/old", "/rss.xml", status=308)
    async with reader.get(site.url + "/old") as response:
        assert (response.status, response.history[0].status) == (200, 308)
    site.hangs("/rss.xml")
    reading = asyncio.create_task(reader.get(address))
    assert (await site.asked("/rss.xml", times=4, within=5))[-1].status == 0
    assert not reading.done()
    site.recovers("/rss.xml")
    assert (await reading).status == 200


async def test_the_list_of_feeds_is_opml(site: NewsSite, tmp_path: Path) -> None:
    addresses = [site.feed("/a.xml", title="أ & ب"), site.feed("/b.xml", format="atom")]
    tree = ET.parse(site.write_opml(tmp_path / "feeds.opml"))
    assert [outline.get("xmlUrl") for outline in tree.iter("outline")] == addresses
