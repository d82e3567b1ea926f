"""Does a page stay unread where its site asks for it, and is the site asked about it no more than it must be?"""

from __future__ import annotations

import asyncio
import random

import pytest
from yarl import URL

from bot.errors import FetchError, RobotsError
from bot.sources.fetching.fetch import Fetcher
from bot.sources.fetching.robots import Robots
from bot.sources.values import Fetched
from bot.texts.say import why
from tests.sources.rawsite import Site, moved, response

RULES = b"User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\n\nUser-agent: Mujaz\nDisallow: /no-mujaz\n"
DAY, HOUR = 24 * 3600, 3600


class Files:
    """Sites' files, and a clock."""

    def __init__(self, body=b"", status=200):
        self.body = body
        self.status = status
        self.asked = []
        self.now = 0.0

    async def get(self, url):
        self.asked.append(url)
        await asyncio.sleep(0)
        if self.status != 200:
            raise FetchError(f"answers {self.status}", url=url, status=self.status)
        return Fetched(url, 200, self.body)

    def robots(self, **bounds):
        return Robots(self.get, monotonic=lambda: self.now, **bounds)


async def allows(robots, url):
    try:
        await robots.allow(URL(url))
    except RobotsError:
        return False
    return True


async def test_the_rules_are_those_for_our_name_where_there_are_some():
    robots = Files(RULES).robots()
    assert await allows(robots, "https://site.example/private/1")
    assert not await allows(robots, "https://site.example/no-mujaz/1")


async def test_the_rules_for_all_hold_where_there_are_none_for_us():
    robots = Files(RULES.partition(b"\n\n")[0]).robots()
    assert not await allows(robots, "https://site.example/private/1")
    assert not await allows(robots, "https://site.example/a.pdf")
    assert await allows(robots, "https://site.example/a.pdf?page=1")
    assert await allows(robots, "https://site.example/خبر")


async def test_a_site_is_asked_once_a_day():
    files = Files(RULES)
    robots = files.robots()
    await asyncio.gather(*(robots.allow(URL(f"https://site.example/{n}")) for n in range(5)))
    assert files.asked == ["https://site.example/robots.txt"]
    files.now = DAY - 1
    await robots.allow(URL("https://site.example/1"))
    assert len(files.asked) == 1
    files.now = DAY
    await robots.allow(URL("https://site.example/1"))
    assert len(files.asked) == 2


async def test_each_origin_has_its_own_file():
    files = Files(RULES)
    robots = files.robots()
    for url in ("https://a.example/", "http://a.example/", "https://a.example:8443/"):
        await robots.allow(URL(url))
    assert files.asked == [f"{url}robots.txt" for url in ("https://a.example/", "http://a.example/")] + [
        "https://a.example:8443/robots.txt"
    ]


@pytest.mark.parametrize(("status", "holds"), [(404, DAY), (403, DAY), (500, HOUR), (0, HOUR)])
async def test_without_the_file_everything_is_allowed_and_an_ill_site_is_asked_again_within_the_hour(
    status, holds
):
    files = Files(status=status) if status else Files(status=1)
    robots = files.robots()
    assert await allows(robots, "https://site.example/private/1")
    files.now = holds - 1
    assert await allows(robots, "https://site.example/private/1")
    assert len(files.asked) == 1
    files.now, files.status, files.body = holds, 200, b"User-agent: *\nDisallow: /"
    assert not await allows(robots, "https://site.example/private/1")


@pytest.mark.parametrize(
    ("told", "seconds"), [("7", 7.0), ("0.5", 0.5), ("90000", 30.0), ("-3", 0.0), ("soon", 0.0), ("nan", 0.0)]
)
async def test_the_delay_that_a_site_asks_for_is_kept_up_to_half_a_minute(told, seconds):
    robots = Files(f"User-agent: Mujaz\nCrawl-delay: {told}\nDisallow: /x".encode()).robots()
    assert await robots.allow(URL("https://site.example/")) == seconds


async def test_what_is_remembered_is_bounded_and_the_last_asked_for_stays():
    files = Files(RULES)
    robots = files.robots(origins=2)
    for host in ("a", "b", "a", "c", "a"):
        await robots.allow(URL(f"https://{host}.example/"))
    assert [url.split("/")[2][0] for url in files.asked] == ["a", "b", "c"]
    assert len(robots._sites) == 2


async def test_large_files_of_many_sites_take_no_more_than_some_megabytes():
    files = Files(random.Random(7).randbytes(600_000))
    robots = files.robots()
    for number in range(40):
        await robots.allow(URL(f"https://site-{number}.example/"))
    assert sum(len(site.packed) for site in robots._sites.values()) <= 16_000_000
    assert len(robots._sites) > 20


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"<html>no rules</html>", b"", b"Disallow: /" + b"*a" * 50_000])
async def test_a_file_that_is_none_allows_everything(body):
    assert await allows(Files(body).robots(), "https://site.example/" + "a" * 500)


async def test_no_more_than_the_first_half_megabyte_counts():
    rules = b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000 + b"\nDisallow: /b\n"
    robots = Files(rules).robots()
    assert not await allows(robots, "https://site.example/a")
    assert await allows(robots, "https://site.example/b")


def reading(*sites, **bounds):
    return Fetcher(allow_private_hosts=frozenset(site.host for site in sites), deadline=60, **bounds)


async def test_a_page_that_is_kept_from_programs_is_not_asked_for_and_a_feed_is():
    rules = response(b"User-agent: *\nDisallow: /")
    async with Site(page=response(b"a"), **{"robots.txt": rules}) as site, reading(site) as fetcher:
        with pytest.raises(RobotsError) as caught:
            await fetcher.page(site.url("page"))
        assert [head.split()[1] for head in site.heads] == ["/robots.txt"]
        assert caught.value.url == site.url("page")
        assert "robots.txt" in why("ar", caught.value)
        assert fetcher.refused == {"robots": 1}
        assert (await fetcher.get(site.url("page"))).body == b"a"


async def test_a_page_of_a_site_without_the_file_is_read_and_that_counts_as_no_refusal():
    missing = response(status="404 Not Found")
    async with Site(page=response(b"a"), **{"robots.txt": missing}) as site, reading(site) as fetcher:
        assert (await fetcher.page(site.url("page"))).body == b"a"
        assert fetcher.refused == {}


async def test_a_redirect_into_what_another_site_keeps_is_not_followed():
    closed = Site(page=response(b"a"), **{"robots.txt": response(b"User-agent: mujaz\nDisallow: /page")})
    async with closed, Site(**{"robots.txt": response(b"")}) as site, reading(site, closed) as fetcher:
        site.answers["old"] = moved(closed.url("page"))
        with pytest.raises(RobotsError) as caught:
            await fetcher.page(site.url("old"))
    assert caught.value.url == site.url("old")
    assert [head.split()[1] for head in closed.heads] == ["/robots.txt"]


async def test_the_delay_that_a_site_asks_for_is_waited():
    slept = []

    async def sleep(seconds):
        slept.append(round(seconds))

    rules = response(b"User-agent: *\nCrawl-delay: 9\nDisallow: /x")
    virtual = {"sleep": sleep, "monotonic": lambda: 5.0}
    site = Site(page=response(b"a"), **{"robots.txt": rules})
    async with site, reading(site, **virtual) as fetcher:
        await fetcher.page(site.url("page"))
        await fetcher.page(site.url("page"))
    assert slept == [9]
