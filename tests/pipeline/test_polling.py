"""How are sources treated over days? Asked as often as they publish, found again, told of once, never a flood."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import escape
from itertools import pairwise

import pytest

from bot.errors import FetchError, Reason
from bot.feeds import follow_list
from bot.pipeline.run import Newsroom
from bot.sources.lists.opml import OpmlFeed
from bot.sources.values import Fetched
from storage.records import Feed, Listing, Subscription
from tests.conversation import FEED, PERSON, Conversation

OTHER = "https://other.example/rss"
TEXT = "نص يكمل المقال حتى لا تُطلب صفحته. " * 20


class Sites:
    """Feeds in memory by address, each a list of (number, title, words, minutes ago); others are not found."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        self.feeds: dict[str, list[tuple[int, str, str, float]]] = {}
        self.pages: dict[str, str] = {}
        self.errors: dict[str, FetchError] = {}
        self.asked: list[str] = []
        self.head = ""
        self.fresh_for = 0.0

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        del etag, last_modified
        self.asked.append(url)
        if url in self.errors:
            raise self.errors[url]
        if url in self.pages:
            return Fetched(url, 200, self.pages[url].encode(), "text/html")
        if url not in self.feeds:
            raise FetchError("answers 404", url=url, status=404, reason=Reason.MISSING)
        items = "".join(self._item(url, *each) for each in self.feeds[url])
        head = f"<title>صحيفة</title><link>{url.rpartition('/')[0]}/</link>{self.head}"
        body = f'<rss version="2.0"><channel>{head}{items}</channel></rss>'
        return Fetched(url, 200, body.encode(), "application/rss+xml", fresh_for=self.fresh_for)

    async def page(self, url: str) -> Fetched:
        return await self.get(url)

    def _item(self, url: str, number: int, title: str, words: str, minutes: float) -> str:
        at, link = self._talk.clock() - timedelta(minutes=minutes), f"{url.rpartition('/')[0]}/{number}"
        return (
            f"<item><title>{escape(title)}</title><guid>{link}</guid><link>{link}</link>"
            f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
            f"<description>{escape(f'<p>{words}</p><p>{TEXT}</p>')}</description></item>"
        )


def article(number, words="قال لافروف كلامًا.", minutes=10.0, title=""):
    return (number, title or f"خبر رقم {number}", f"{words} {number}", minutes)


@pytest.fixture
async def talk():
    talk = Conversation(POLL_SECONDS="60", POLL_MOST_SECONDS="3600", ADMIN_IDS=str(PERSON))
    talk.sites = Sites(talk)
    talk.newsroom = Newsroom(talk.desk, talk.sites)
    await talk.says("/sub لافروف")
    return talk


async def listed(talk, *urls):
    await follow_list(talk.desk, [OpmlFeed("صحيفة", url, "ar") for url in urls])


async def followed(talk, url, *, chat_id=PERSON, query=""):
    """Follow a source as the chat's buttons do."""
    await talk.chat(chat_id)
    subscription = Subscription(chat_id, 50 + len(url), query, talk.clock(), source=url, name="مصدري")
    async with talk.store.transaction() as change:
        if await talk.store.feed(url) is None:
            change.save(Feed(url, talk.clock(), listing=Listing.FOLLOWED))
        change.save(subscription)
    talk.desk.watch.follow(subscription)


async def look(talk, *, minutes=0.0):
    """Let time go on, then read all that is due."""
    talk.clock.forward(minutes=minutes)
    await talk.newsroom.tick()
    await talk.newsroom.settled()
    return await talk.store.feed(FEED)


def wait(talk, feed):
    return (feed.next_check_at - talk.clock()).total_seconds()


@pytest.mark.parametrize(("every", "least", "most"), [(1, 54, 66), (20, 270, 330), (600, 3240, 3960)])
async def test_a_source_is_asked_a_few_times_for_each_article_that_it_publishes(talk, every, least, most):
    talk.sites.feeds[FEED] = [article(n, minutes=every * (20 - n)) for n in range(20, 0, -1)]
    await listed(talk, FEED)
    feed = await look(talk)
    assert least <= wait(talk, feed) <= most


async def test_what_a_site_says_of_its_answers_freshness_is_kept_to(talk):
    talk.sites.feeds[FEED] = [article(n, minutes=n) for n in range(1, 9)]
    talk.sites.fresh_for = 600.0
    await listed(talk, FEED)
    assert 540 <= wait(talk, await look(talk)) <= 660


async def test_a_source_without_dates_that_stays_silent_is_asked_ever_less_often(talk):
    talk.sites.feeds[FEED] = []
    await listed(talk, FEED)
    waits = []
    for _ in range(5):
        waits.append(wait(talk, await look(talk)))
        talk.clock.forward(seconds=waits[-1] + 1)
    assert all(later > 1.1 * earlier for earlier, later in pairwise(waits))


async def test_hours_that_a_feed_asks_to_be_left_alone_in_are_left_out(talk):
    hour = talk.clock().hour
    talk.sites.head = f"<skipHours><hour>{hour}</hour><hour>{hour + 1}</hour></skipHours>"
    talk.sites.feeds[FEED] = [article(1)]
    await listed(talk, FEED)
    feed = await look(talk)
    assert feed.next_check_at.hour == hour + 2


async def test_of_a_new_source_at_most_three_articles_reach_its_follower_and_the_rest_counts_as_seen(talk):
    talk.sites.feeds[OTHER] = [article(n, minutes=30 - n) for n in range(25, 0, -1)]
    await followed(talk, OTHER)
    await look(talk)
    assert len(await talk.deliver()) == 3
    await look(talk, minutes=70)
    assert await talk.deliver() == []
    talk.sites.feeds[OTHER].insert(0, article(26, "خبر جديد", minutes=0))
    await look(talk, minutes=70)
    (alert,) = await talk.deliver()
    assert "مصدري" in alert


async def test_a_source_is_fetched_once_for_all_who_follow_it(talk):
    talk.sites.feeds[OTHER] = [article(1, "خبر")]
    for chat_id in (PERSON, 8, 9):
        await followed(talk, OTHER, chat_id=chat_id)
    await look(talk)
    assert talk.sites.asked.count(OTHER) == 1
    assert len(await talk.deliver()) == 3


async def test_an_article_of_two_sources_reaches_the_followers_of_both_once(talk):
    talk.sites.feeds[FEED] = [article(1, "خبر عن الميناء")]
    await listed(talk, FEED)
    await look(talk)
    talk.sites.feeds[OTHER] = [(1, "خبر رقم 1", "خبر عن الميناء 1", 5)]
    await followed(talk, OTHER, chat_id=8)
    same = await talk.sites.get(FEED)
    talk.sites.pages[OTHER] = same.body.decode()
    await look(talk, minutes=1)
    assert len(await talk.deliver()) == 1
    assert len([key async for key in _articles(talk)]) == 1


async def _articles(talk):
    for each in await talk.store.articles(talk.clock() - timedelta(days=2)):
        yield each.key


async def test_what_only_some_follow_alerts_nobody_else_who_looks_for_the_word(talk):
    talk.sites.feeds[OTHER] = [article(1)]
    await followed(talk, OTHER, chat_id=8)
    await look(talk)
    assert [row.chat_id for row in await _pending(talk)] == [8]


async def _pending(talk):
    return [row for chat in await talk.store.chats() for row in await talk.store.deliveries(chat.id)]


async def test_an_edited_title_is_kept_and_alerts_nobody_again(talk):
    talk.sites.feeds[FEED] = [article(1, title="لافروف يصل القاهرة")]
    await listed(talk, FEED)
    await look(talk)
    assert len(await talk.deliver()) == 1
    talk.sites.feeds[FEED] = [article(1, title="لافروف يصل إلى القاهرة", minutes=70)]
    await look(talk, minutes=70)
    assert await talk.deliver() == []
    (kept,) = await talk.store.articles(talk.clock() - timedelta(days=1))
    assert kept.title == "لافروف يصل إلى القاهرة"


async def test_a_site_that_lists_its_archive_as_new_is_capped_and_the_operator_told(talk):
    talk.sites.feeds[FEED] = [article(n, minutes=n) for n in range(1, 4)]
    await listed(talk, FEED)
    await look(talk)
    await talk.deliver()
    archive = [article(n, f"قديم عن لافروف {n} {n * 7} {n * 13}", minutes=6000 + n) for n in range(100, 150)]
    talk.sites.feeds[FEED] = [article(99, "جديد عن لافروف", minutes=1), *archive]
    await look(talk, minutes=70)
    told = await talk.deliver()
    assert len([each for each in told if "🔔" in each]) == 4
    assert any("47 مقالًا" in each for each in told)


async def test_a_source_that_stays_broken_is_told_once_with_its_error_in_words(talk):
    talk.sites.feeds[FEED] = [article(1, "خبر")]
    await listed(talk, FEED)
    await followed(talk, FEED, chat_id=8)
    await look(talk)
    await talk.deliver()
    talk.sites.errors[FEED] = FetchError("answers 503", url=FEED, status=503, reason=Reason.FAILING)
    told = []
    for _ in range(60):
        await look(talk, minutes=60)
        told += await talk.deliver()
    assert len([each for each in told if "في الموقع عطل الآن" in each]) == 2  # the operator and the follower
    del talk.sites.errors[FEED]
    feed = await look(talk, minutes=60 * 25)
    assert (feed.failures, feed.failing_since, feed.told_at) == (0, None, None)


async def test_failures_are_asked_about_ever_more_rarely_up_to_a_day_and_as_the_site_asks(talk):
    talk.sites.errors[FEED] = FetchError("answers 429", url=FEED, status=429, retry_after=7200)
    await listed(talk, FEED)
    assert wait(talk, await look(talk)) == 7200
    talk.sites.errors[FEED] = FetchError("answers 500", url=FEED, status=500)
    for _ in range(20):
        feed = await look(talk, minutes=60 * 25)
    assert wait(talk, feed) == timedelta(days=1).total_seconds()


async def test_a_feed_that_is_gone_is_found_again_at_its_sites_home(talk):
    talk.sites.feeds[FEED] = [article(1, "خبر")]
    await listed(talk, FEED)
    feed = await look(talk)
    new = "https://news.example/feed.xml"
    del talk.sites.feeds[FEED]
    talk.sites.feeds[new] = [article(2, "لافروف في خبر جديد", minutes=1)]
    talk.sites.pages[feed.site] = (
        f'<html><head><link rel="alternate" type="application/rss+xml" href="{new}"></head><body></body></html>'
    )
    await look(talk, minutes=70)
    feed = await look(talk, minutes=1)
    assert (feed.location, feed.failures) == (new, 0)
    told = await talk.deliver()
    assert any("🔔" in each and "خبر رقم 2" in each for each in told)
    assert any("انتقل" in each for each in told)


async def test_a_feed_that_its_site_has_ended_is_told_once_to_who_follows_it(talk):
    talk.sites.feeds[FEED] = [article(1, "خبر")]
    await listed(talk, FEED)
    await followed(talk, FEED, chat_id=8)
    await look(talk)
    await talk.deliver()
    talk.sites.errors[FEED] = FetchError("answers 410", url=FEED, status=410, reason=Reason.GONE)
    feed = await look(talk, minutes=70)
    assert wait(talk, feed) > timedelta(days=6).total_seconds()
    told = await talk.deliver()
    assert len([each for each in told if "أزال الموقع" in each]) == 2
    await look(talk, minutes=60 * 24 * 8)
    assert not [each for each in await talk.deliver() if "أزال" in each]


async def test_what_was_listed_before_a_crash_is_read_after_it(talk):
    talk.sites.feeds[FEED] = [article(1)]
    await listed(talk, FEED)
    polling = talk.newsroom._polling
    polling._arrived = lambda _: None  # the process ends here
    await look(talk)
    assert await talk.deliver() == []
    talk.newsroom = Newsroom(talk.desk, talk.sites)
    await look(talk)
    assert len(await talk.deliver()) == 1
    assert await talk.store.all_unread() == []


async def test_the_first_round_ends_also_where_a_source_is_asked_again_at_every_tick(talk):
    talk.sites.feeds[FEED] = [article(1)]
    await listed(talk, FEED)
    newsroom = talk.newsroom
    await newsroom.tick()
    await newsroom._rounds.settled()
    await newsroom._articles.settled()
    talk.clock.forward(hours=2)  # due again before anybody counts what was read
    await newsroom.tick()
    assert newsroom.first_round.is_set()
    await newsroom.settled()


async def test_a_source_that_nobody_follows_any_more_is_not_asked(talk):
    async with talk.store.transaction() as change:
        change.save(replace(Feed(OTHER, None), listing=Listing.DROPPED))
    await look(talk)
    assert OTHER not in talk.sites.asked
