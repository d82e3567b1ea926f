"""Rows 17 to 21 of the fault matrix: a bad feed stops no other, nothing that a site does repeats an alert."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from xml.sax.saxutils import escape

import pytest

from bot.feeds import follow_list
from bot.pipeline.run import Newsroom
from bot.sources.fetching.fetch import Fetcher
from bot.sources.lists.opml import OpmlFeed
from bot.sources.values import Fetched
from tests.conversation import FEED, Conversation
from tests.newssite import NewsSite

LAVROV = ("أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء.")
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


@pytest.fixture
async def site():
    async with NewsSite() as server:
        server.feed("/good.xml")
        yield server


class Reading:
    """A bot in virtual time that reads a real site over the real fetcher."""

    def __init__(self, site: NewsSite, **limits: object) -> None:
        self.site = site
        self.talk = Conversation(POLL_SECONDS="60")
        self._limits = limits
        self._stack = AsyncExitStack()

    async def __aenter__(self):
        allowed = frozenset({self.site.host})
        fetcher = Fetcher(allow_private_hosts=allowed, per_host=8, **{"deadline": 1.0, **self._limits})
        self.talk.newsroom = Newsroom(self.talk.desk, await self._stack.enter_async_context(fetcher))
        await self.talk.says("/sub لافروف")
        return self

    async def __aexit__(self, *_: object):
        await self._stack.aclose()

    async def follows(self, *paths: str) -> None:
        feeds = [OpmlFeed(path, f"http://{self.site.host}{path}", "ar") for path in paths]
        await follow_list(self.talk.desk, feeds)
        await self.talk.read()

    async def feed(self, path: str):
        return await self.talk.store.feed(f"http://{self.site.host}{path}")

    async def alerts(self) -> list[str]:
        """Read the feeds once more; give the alerts that come of it."""
        await self.talk.read()
        return await self.talk.deliver()


async def test_17_a_feed_that_hangs_ends_at_its_deadline_and_the_others_alert_meanwhile(site):
    site.hangs("/hung.xml")
    async with Reading(site) as reading:
        await reading.follows("/good.xml", "/hung.xml")
        site.publish("لافروف في القاهرة", LAVROV, feed="/good.xml")
        started = asyncio.get_running_loop().time()
        (alert,) = await reading.alerts()
        assert "لافروف في القاهرة" in alert
        assert asyncio.get_running_loop().time() - started < 5
        assert "no whole answer within 1 s" in (await reading.feed("/hung.xml")).last_error
        assert (await reading.feed("/good.xml")).failures == 0


async def test_17_a_feed_that_drips_ends_at_its_deadline():
    ended = asyncio.Event()

    async def dripping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer a byte at a time, for ever."""
        with suppress(ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>")
            while not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.05)
        writer.close()
        ended.set()

    talk = Conversation(POLL_SECONDS="60")
    async with await asyncio.start_server(dripping, "127.0.0.1", 0) as server:
        host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with Fetcher(allow_private_hosts=frozenset({host}), deadline=0.5) as fetcher:
            talk.newsroom = Newsroom(talk.desk, fetcher)
            await follow_list(talk.desk, [OpmlFeed("قطرة", f"http://{host}/", "ar")])
            await talk.read()
        await ended.wait()
    (feed,) = await talk.store.feeds()
    assert "no whole answer within 0.5 s" in feed.last_error


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<rss>" + b" " * 15_000_000, "larger than"),  # the site packs it into some kilobytes
        (b"<rss><channel>" + b"<item><title>x</title></item>" * 550_000 + b"</channel></rss>", "larger than"),
    ],
    ids=["gzip", "15 MiB"],
)
async def test_18_a_bomb_is_refused_by_its_size_and_the_others_go_on(site, body, told):
    site.serves("/bomb.xml", body, "application/rss+xml")
    async with Reading(site, deadline=10.0, max_bytes=10_000_000) as reading:
        await reading.follows("/good.xml", "/bomb.xml")
        site.publish("لافروف في القاهرة", LAVROV, feed="/good.xml")
        (alert,) = await reading.alerts()
        assert "لافروف في القاهرة" in alert
        bomb = await reading.feed("/bomb.xml")
        assert bomb.failures >= 1
        assert told in bomb.last_error


async def test_18_an_xml_bomb_never_unfolds_and_the_others_go_on(site):
    items = b"<item><title>&j;</title><link>http://x.example/1</link></item>"
    site.serves(
        "/bomb.xml", BOMB + b"]><rss><channel><title>&j;</title>" + items + b"</channel></rss>", "text/xml"
    )
    async with Reading(site, deadline=10.0) as reading:
        await reading.follows("/good.xml", "/bomb.xml")
        site.publish("لافروف في القاهرة", LAVROV, feed="/good.xml")
        assert len(await reading.alerts()) == 1
        bomb = await reading.feed("/bomb.xml")
        assert len(bomb.title) < 1000
        assert all(len(each.title) < 1000 for each in await reading.talk.store.feed_articles(bomb.url))


async def test_19_a_redirect_into_the_private_network_is_refused_and_never_asked(site):
    async with NewsSite() as inner:
        inner.serves("/admin", b"secret")
        site.redirects("/sly.xml", f"http://{inner.host}/admin")
        async with Reading(site) as reading:
            await reading.follows("/good.xml", "/sly.xml")
            assert inner.requests_of("/admin") == []
            sly = await reading.feed("/sly.xml")
            assert sly.failures == 1
            assert "private" in sly.last_error
            site.publish("لافروف في القاهرة", LAVROV, feed="/good.xml")
            assert len(await reading.alerts()) == 1


async def test_20_a_feed_that_moved_for_good_is_read_at_its_new_address_and_repeats_nothing(site):
    site.feed("/new.xml")
    async with Reading(site) as reading:
        await reading.follows("/good.xml")
        site.publish("لافروف في القاهرة", LAVROV, feed="/good.xml")
        assert len(await reading.alerts()) == 1
        site.serves("/new.xml", site._pages["/good.xml"].body, "application/rss+xml")
        site.redirects("/good.xml", f"http://{site.host}/new.xml", status=301)
        assert await reading.alerts() == []
        assert (await reading.feed("/good.xml")).location == f"http://{site.host}/new.xml"
        asked = len(site.requests_of("/good.xml"))
        assert await reading.alerts() == []
        assert len(site.requests_of("/good.xml")) == asked


async def test_20_a_feed_that_did_not_change_costs_one_conditional_request(site):
    async with Reading(site) as reading:
        await reading.follows("/good.xml")
        site.publish("لافروف في القاهرة", LAVROV, feed="/good.xml")
        assert len(await reading.alerts()) == 1
        assert await reading.alerts() == []
        assert [request.status for request in site.requests_of("/good.xml")][-1] == 304
        site.publish("لافروف في الرياض", LAVROV, feed="/good.xml")
        (alert,) = await reading.alerts()
        assert "لافروف في الرياض" in alert


async def test_20_a_feed_that_is_gone_for_good_is_told_once_and_asked_again_in_a_week(site, caplog):
    async with Reading(site) as reading:
        await reading.follows("/good.xml")
        site.fails("/good.xml", status=410)
        await reading.alerts()
        feed = await reading.feed("/good.xml")
        assert feed.ended_at is not None
        assert feed.next_check_at - reading.talk.clock() > timedelta(days=6)
        reading.talk.clock.forward(days=8)
        await reading.alerts()
        assert caplog.text.count("has ended") == 1
        site.recovers("/good.xml")
        site.publish("لافروف يعود", LAVROV, feed="/good.xml")
        reading.talk.clock.forward(days=8)
        assert len(await reading.alerts()) == 1
        assert (await reading.feed("/good.xml")).ended_at is None


class Republishing:
    """A feed in memory whose ids, links and tracking parameters a test changes."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.ids = "https://news.example/{n}"
        self.links = "https://news.example/{n}"
        self.body = (
            "وللافروف لقاءات أخرى رقم {n} في القاهرة يوم الأربعاء. " + "نص يكمل المقال حتى لا تُطلب صفحته. " * 20
        )

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        del etag, last_modified
        assert url == FEED
        items = "".join(
            f"<item><title>لافروف {n}</title><guid>{escape(self.ids.format(n=n))}</guid>"
            f"<link>{escape(self.links.format(n=n))}</link>"
            f"<description>{escape(self.body.format(n=n))}</description></item>"
            for n in range(self.count, 0, -1)
        )
        return Fetched(url, 200, f"<rss version='2.0'><channel><title>ص</title>{items}</channel></rss>".encode())


class NoPages(Republishing):
    """The same, with pages that are not to be had."""

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        from bot.errors import FetchError  # noqa: PLC0415

        if url != FEED:
            raise FetchError("answers 404", url=url, status=404)
        return await super().get(url, etag=etag, last_modified=last_modified)

    async def page(self, url: str) -> Fetched:
        return await self.get(url)


@pytest.mark.parametrize(
    ("ids", "links"),
    [
        ("tag:news.example,2026:{n}", "https://news.example/{n}"),
        ("tag:news.example,2026:{n}", "https://news.example/{n}?utm_source=rss&utm_campaign=new"),
        ("https://news.example/?p={n}", "https://news.example/new/{n}.html"),
    ],
    ids=["ids", "tracking", "ids and links"],
)
async def test_21_a_site_that_publishes_everything_again_under_new_ids_repeats_no_alert(ids, links):
    talk, site = Conversation(POLL_SECONDS="60"), NoPages(8)
    talk.newsroom = Newsroom(talk.desk, site)
    await talk.says("/sub لافروف")
    await follow_list(talk.desk, [OpmlFeed("ص", FEED, "ar")])
    await talk.read()
    site.count = 9
    await talk.read()
    first = await talk.deliver()
    assert len(first) >= 1
    site.ids, site.links = ids, links
    for _ in range(2):
        await talk.read()
        assert await talk.deliver() == []
    site.count = 10
    await talk.read()
    (alert,) = await talk.deliver()
    assert "لافروف 10" in alert


async def test_21_another_article_under_the_same_title_still_comes():
    talk, site = Conversation(POLL_SECONDS="60"), NoPages(1)
    talk.newsroom = Newsroom(talk.desk, site)
    await talk.says("/sub لافروف")
    await follow_list(talk.desk, [OpmlFeed("ص", FEED, "ar")])
    await talk.read()
    await talk.deliver()
    site.ids = site.links = "https://news.example/tomorrow/{n}"
    site.body = "اليوم قال لافروف كلامًا آخر رقم {n}. " + "نص يكمل المقال حتى لا تُطلب صفحته. " * 20
    await talk.read()
    assert len(await talk.deliver()) == 1
