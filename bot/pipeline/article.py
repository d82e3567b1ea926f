"""What does an entry say, with its page read too where the feed carries only a teaser?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from textwrap import shorten
from urllib.parse import urlsplit

from bot.pipeline.cleaning import cleaned
from bot.pipeline.summarise import lead
from bot.pipeline.tag import tags
from bot.sources.values import Entry, Page
from bot.text.language import language_of
from storage.records import Article, Feed

Summarise = Callable[[Page, str], tuple[tuple[str, ...], tuple[str, ...]]]  # page, language → lead, tags
_FIRST_WORDS = 280
_TAGS = 6
FULL_TEXT = 600  # characters of HTML from which a feed's own text is taken for the whole article


def has_full_text(entry: Entry) -> bool:
    """Tell whether the feed itself carries the article."""
    return len(entry.content_html) >= (1 if entry.is_whole else FULL_TEXT)


def summarised(page: Page, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a page's lead and tags."""
    return lead(page.body, title=page.title, language=language), tags(page)


def first_words(page: Page, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: ARG001 (as above)
    """Give the beginning of a page as its lead, and the tags that it names itself: what cannot fail."""
    text = next((paragraph for paragraph in page.body if paragraph.strip()), "")
    return ((shorten(text, _FIRST_WORDS, placeholder="…"),) if text else ()), page.tags[:_TAGS]


def merge(
    entry: Entry,
    page: Page | None,
    feed: Feed,
    *,
    key: str,
    now: datetime,
    is_first: bool,
    summarise: Summarise = summarised,
) -> Article:
    """Make the article of what the feed and the page say; without a page, of the feed's teaser.

    `is_first` says that the feed is read for the first time: the article is then as old as it says.
    """
    page = cleaned(_with_teaser(page or Page(title=entry.title), entry))
    page = replace(page, title=entry.title or page.title, tags=_tags(entry, page))
    published = min(_published(entry, page) or now, now)
    language = page.language or language_of(" ".join((page.title, *page.body))) or feed.language
    told, named = summarise(page, language)
    return Article(
        key=key,
        url=entry.url or page.url,
        title=page.title,
        source=entry.source or _source(page, feed),
        published=published,
        found_at=published if is_first else now,
        language=language,
        feed_url=feed.url,
        lead=told,
        tags=named,
        body=page.body,
        related=page.related,
    )


def _published(entry: Entry, page: Page) -> datetime | None:
    if entry.is_rough and page.published is not None:
        return page.published
    return entry.published or page.published


def _with_teaser(page: Page, entry: Entry) -> Page:
    """Give the page, its body being the feed's teaser where that says more (a page behind a wall, or none)."""
    if sum(map(len, page.body)) >= len(entry.summary):
        return page
    return replace(page, body=tuple(filter(None, entry.summary.split("\n"))))


def _source(page: Page, feed: Feed) -> str:
    """Give the outlet that the page names; else the feed's name, which says more than a host does."""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    named = page.source if page.source != host else ""
    return named or feed.title or page.source or urlsplit(feed.url).hostname or ""


def _tags(entry: Entry, page: Page) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*page.tags, *entry.tags)))
