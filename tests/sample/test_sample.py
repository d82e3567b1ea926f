"""Does the sample site behave as any other site, and does it say that everything on it is invented?"""

from __future__ import annotations

import re
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FetchError
from bot.sample.pack import LANGUAGES, packs
from bot.sample.server import SampleSite
from bot.sources.feeds.feed import parse_feed
from bot.sources.fetching.fetch import Fetcher
from bot.sources.lists.opml import read_opml

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
INTERVAL = 25.0


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@asynccontextmanager
async def visiting():
    clock = Clock()
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(SampleSite(clock=clock, interval=INTERVAL))
        fetcher = await stack.enter_async_context(Fetcher(allow_private_hosts=frozenset({site.host})))
        yield Visit(clock, site, fetcher)


class Visit:
    """What a reader does on the site."""

    def __init__(self, clock, site, fetcher):
        self.clock = clock
        self.site = site
        self.fetcher = fetcher
        self.urls = {feed.language: feed.url for feed in read_opml(site.opml())}

    async def feed(self, language):
        fetched = await self.fetcher.get(self.urls[language])
        return parse_feed(fetched.body, url=fetched.url, content_type=fetched.content_type, now=self.clock())


async def test_the_list_of_the_site_names_a_feed_in_each_language():
    async with visiting() as visit:
        assert tuple(visit.urls) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_feed_lists_all_that_is_there_from_the_start(language):
    (pack,) = (pack for pack in packs() if pack.language == language)
    early = [story for story in pack.stories if not story.is_late]
    async with visiting() as visit:
        feed = await visit.feed(language)
        assert (feed.title, feed.language) == (pack.title, language)
        assert feed.url == f"http://{visit.site.host}/"
        assert [entry.title for entry in feed.entries] == [story.title for story in early]
        assert [entry.tags for entry in feed.entries] == [story.tags for story in early]
        assert all(entry.published <= START and entry.summary for entry in feed.entries)
        assert any(entry.content_html for entry in feed.entries)
        assert not all(entry.content_html for entry in feed.entries)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_late_articles_come_one_by_one_as_the_clock_moves(language):
    (pack,) = (pack for pack in packs() if pack.language == language)
    late = [story.title for story in pack.stories if story.is_late]
    assert late
    async with visiting() as visit:
        before = len((await visit.feed(language)).entries)
        for number, title in enumerate(late, 1):
            visit.clock.now = START + timedelta(seconds=INTERVAL * number - 1)
            assert title not in {entry.title for entry in (await visit.feed(language)).entries}
            visit.clock.now = START + timedelta(seconds=INTERVAL * number)
            newest = (await visit.feed(language)).entries
            assert (newest[0].title, newest[0].published) == (title, visit.clock.now)
            assert len(newest) == before + number


async def test_a_late_article_has_no_page_before_its_time():
    story = next(story for story in packs()[0].stories if story.is_late)
    async with visiting() as visit:
        with pytest.raises(FetchError) as caught:
            await visit.fetcher.get(f"http://{visit.site.host}{story.path}")
    assert caught.value.status == 404


async def test_late_articles_are_new_at_each_start_and_early_ones_each_day():
    (pack, *_) = packs()
    later = START + timedelta(seconds=1)

    def guids(start):
        out = pack.published(start=start, now=start + timedelta(hours=1), interval=INTERVAL)
        return {late: {each.guid for each in out if each.story.is_late is late} for late in (True, False)}

    assert guids(START)[False] == guids(later)[False]
    assert guids(START)[False].isdisjoint(guids(START + timedelta(days=1))[False])
    assert guids(START)[True].isdisjoint(guids(later)[True])


async def test_an_unchanged_feed_is_a_304_and_a_changed_one_is_not():
    async with visiting() as visit:
        for url in visit.urls.values():
            visit.clock.now = START
            first = await visit.fetcher.get(url)
            assert (await visit.fetcher.get(url, etag=first.etag)).not_modified
            visit.clock.now = START + timedelta(seconds=INTERVAL)
            second = await visit.fetcher.get(url, etag=first.etag)
            assert not second.not_modified
            assert second.etag != first.etag


async def test_what_is_not_there_is_a_404():
    async with visiting() as visit:
        with pytest.raises(FetchError) as caught:
            await visit.fetcher.get(f"http://{visit.site.host}/../server.py")
    assert caught.value.status == 404


async def everything(visit):
    visit.clock.now = START + timedelta(days=1)
    for language in LANGUAGES:
        for entry in (await visit.feed(language)).entries:
            yield language, entry, await visit.fetcher.get(entry.url)


async def test_every_page_says_that_it_is_invented():
    said = {"ar": "متخيَّل", "ru": "вымышлена", "en": "invented"}
    seen = 0
    async with visiting() as visit:
        async for language, entry, fetched in everything(visit):
            html = fetched.body.decode()
            footer = re.search("<footer>(.*)</footer>", html)
            assert said[language] in footer[1]
            assert entry.title in html.replace("&#x27;", "'")
            assert "mujaz" in entry.id
            seen += 1
    assert seen == sum(len(pack.stories) for pack in packs())


async def test_every_page_is_read_as_the_article_that_it_is():
    from bot.sources.pages.page import read_html  # noqa: PLC0415 (loads trafilatura)

    stories = {(pack.language, story.title): story for pack in packs() for story in pack.stories}
    kept = 0
    async with visiting() as visit:
        async for language, entry, fetched in everything(visit):
            page = read_html(fetched.body, url=fetched.url, now=visit.clock())
            story = stories[language, entry.title]
            assert page.title == story.title
            assert page.body == story.body
            assert set(page.tags) <= set(story.tags)  # without those that say little, such as «تعليم»
            kept += len(page.tags)
            assert page.published == entry.published
    assert kept > len(stories)
