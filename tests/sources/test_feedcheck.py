"""Does a check say how a feed answers, and what is wrong with it in words?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FetchError
from bot.sources.feeds.feedcheck import check_feed, kind_of
from bot.sources.values import Fetched
from tests.newspages import Feed, Story, feed_bytes

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://site.example/rss"
STORIES = [
    Story(
        f"https://site.example/{n}",
        f"لافروف يزور المدينة رقم {n}",
        ("وصل الوزير إلى المدينة صباح اليوم.",),
        NOW - timedelta(hours=12 * n),
        str(n),
        "ar",
    )
    for n in range(5)
]


def getting(body, status=200):
    async def get(url):
        return Fetched(url, status, body)

    return get


@pytest.mark.parametrize(
    ("form", "kind"), [("rss2", "rss"), ("rss1", "rdf"), ("atom", "atom"), ("jsonfeed", "json")]
)
async def test_a_feed_is_told_with_its_kind_and_pace(form, kind):
    body = feed_bytes(Feed(URL, "https://site.example/", form, "ar", "أخبار"), STORIES)
    found = await check_feed(getting(body), URL, now=NOW)
    assert (found.status, found.kind, found.entries, found.language, found.error) == (200, kind, 5, "ar", "")
    assert found.newest == NOW
    assert found.per_day == 2.0


async def test_a_language_that_is_not_said_is_seen_in_the_titles():
    body = feed_bytes(Feed(URL, "https://site.example/", "rss2", "ar", "أخبار"), STORIES).replace(
        b"<language>ar</language>", b""
    )
    assert (await check_feed(getting(body), URL, now=NOW)).language == "ar"


async def test_what_is_no_feed_says_so():
    found = await check_feed(getting(b"<!DOCTYPE html><html><body>x</body></html>"), URL, now=NOW)
    assert found.status == 200
    assert "web page" in found.error


async def test_a_feed_without_entries_says_so():
    found = await check_feed(getting(b"<rss><channel><title>t</title></channel></rss>"), URL, now=NOW)
    assert found.error == "a feed without entries"


async def test_what_does_not_answer_says_why():
    async def get(url):
        raise FetchError("answers 404 Not Found", url=url, status=404)

    found = await check_feed(get, URL, now=NOW)
    assert (found.status, found.error) == (404, "answers 404 Not Found")


def test_what_is_no_feed_has_no_kind():
    assert kind_of("<html>") == kind_of("") == ""
