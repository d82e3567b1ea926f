"""Is the fullest version read, with few requests, and does no failure of a version cost the page?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.errors import FetchError, UnreadableError
from bot.sources.pages.article_page import read_article
from bot.sources.values import Fetched
from tests.sources import layouts
from tests.sources.layouts import BODY, MENU, TITLE, described, paragraphs, whole

NOW = datetime(2025, 7, 2, 12, tzinfo=UTC)
URL = "https://news.example/7731"
AMP, PRINT = "https://news.example/amp/7731", "https://news.example/7731?print=1"
LINKS = f'<link rel="amphtml" href="{AMP}"><link rel="alternate" media="print" href="?print=1">'
DATED = described(datePublished="2025-04-01T05:30:00Z")


class Site:
    """Answers from a table, and notes what it was asked."""

    def __init__(self, **pages):
        self.pages = {
            URL: pages.pop("page", None),
            AMP: pages.pop("amp", None),
            PRINT: pages.pop("print", None),
        } | pages
        self.asked = []

    async def get(self, url):
        self.asked.append(url)
        page = self.pages.get(url)
        if page is None:
            raise FetchError("answers 404 Not Found", url=url, status=404)
        return page if isinstance(page, Fetched) else Fetched(url, 200, page.encode(), "text/html")

    async def read(self, url=URL, title=TITLE):
        return await read_article(self.get, url, title=title, now=NOW)


async def test_a_whole_page_costs_one_request():
    site = Site(page=whole(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", LINKS + DATED))
    assert (await site.read()).body == BODY
    assert site.asked == [URL]


async def test_the_amp_version_of_a_shell_is_read_and_the_print_version_left_alone():
    site = Site(page=whole(layouts.SHELL, LINKS + DATED), amp=layouts.AMP, print=layouts.PRINT)
    page = await site.read()
    assert page.body == BODY
    assert page.url == URL
    assert site.asked == [URL, AMP]


async def test_the_print_version_is_read_where_amp_fails():
    site = Site(page=whole(layouts.SHELL, LINKS + DATED), print=layouts.PRINT)
    assert (await site.read()).body == BODY
    assert site.asked == [URL, AMP, PRINT]


async def test_a_page_with_a_teaser_keeps_its_address_date_and_tags():
    offer = "<div class='paywall'><p>هذا المحتوى للمشتركين فقط</p></div>"
    shell = whole(
        f"{MENU}<article><h1>{TITLE}</h1><p>{BODY[0]}</p>{offer}</article>",
        LINKS + DATED + '<meta property="article:tag" content="تحلية المياه">',
    )
    page = await Site(page=shell, amp=layouts.AMP).read()
    assert page.body == BODY
    assert page.url == URL
    assert page.published == datetime(2025, 4, 1, 5, 30, tzinfo=UTC)
    assert page.tags == ("تحلية المياه",)


async def test_what_the_page_has_is_kept_where_its_versions_have_less():
    shell = whole(f"<article><h1>{TITLE}</h1>{paragraphs(*BODY[:2])}</article>", LINKS + described(wordCount=500))
    site = Site(page=shell, amp=whole(f"<h1>{TITLE}</h1><p>{BODY[0]}</p>"), print=layouts.CONSENT)
    assert (await site.read()).body == BODY[:2]
    assert site.asked == [URL, AMP, PRINT]


async def test_a_page_that_sends_its_readers_on_is_followed_once():
    there, further = "https://other.example/a/1", "https://other.example/a/2"
    first = whole("", f'<meta http-equiv="refresh" content="0; url={there}?utm_source=rss">')
    site = Site(page=first, **{there: whole(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>")})
    page = await site.read()
    assert page.body == BODY
    assert page.url == there
    site = Site(page=first, **{there: whole("", f'<meta http-equiv="refresh" content="0; url={further}">')})
    with pytest.raises(UnreadableError):
        await site.read()
    assert site.asked == [URL, there]


async def test_a_page_with_another_canonical_address_is_read_there_if_it_shows_nothing_itself():
    there = "https://news.example/articles/station"
    site = Site(page=whole(layouts.SHELL, f'<link rel="canonical" href="{there}">'), **{there: layouts.DRUPAL})
    assert (await site.read()).body == BODY


async def test_two_versions_and_one_other_address_are_the_most_that_is_asked():
    links = (
        "".join(f'<link rel="print" href="/p{n}/7731">' for n in range(9))
        + '<link rel="canonical" href="/x/7731">'
    )
    site = Site(page=whole(layouts.SHELL, links))
    with pytest.raises(UnreadableError):
        await site.read()
    assert len(site.asked) == 4


async def test_what_cannot_be_fetched_says_so():
    with pytest.raises(FetchError, match="404"):
        await Site().read()


async def test_a_consent_page_without_versions_is_unreadable():
    with pytest.raises(UnreadableError):
        await Site(page=layouts.CONSENT).read()


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg; x=1", "video/mp4"])
async def test_a_file_is_no_page(kind):
    file = Fetched(URL, 200, b"%PDF-1.7 some text that looks like words and words", kind)
    with pytest.raises(UnreadableError, match="not a page"):
        await Site(page=file).read()


async def test_the_page_is_read_where_redirects_led():
    moved = Fetched("https://news.example/new/7731?utm_source=x", 200, layouts.DRUPAL.encode(), "text/html")
    assert (await Site(page=moved).read()).url == "https://news.example/new/7731"


async def test_plain_text_is_read_as_such():
    file = Fetched(URL, 200, ("\n".join((TITLE, "", *BODY))).encode(), "text/plain; charset=utf-8")
    page = await Site(page=file).read(title="")
    assert (page.title, page.body) == (TITLE, BODY)
