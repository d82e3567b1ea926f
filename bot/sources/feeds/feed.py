"""What does a feed list? Bytes in, entries out: RSS 0.9x, 1.0, 2.0, Atom and JSON Feed. Pure.

One pass of lxml reads what is well-formed. What is not is mended and read again; where the document has more
entries than were found, each is read as if it were alone, then fastfeedparser reads them, and at last feedparser,
slowly and forgivingly. Texts are made plain for the newest entries only.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import UTC, datetime
from textwrap import shorten
from typing import Any

from bot.errors import UnreadableError
from bot.sources.decoding import in_utf8, seems_utf8
from bot.sources.feeds.apart import single_entries
from bot.sources.feeds.forgiving import read_fast, read_forgivingly
from bot.sources.feeds.jsonfeed import is_json, json_listing
from bot.sources.feeds.listing import Item, Listing
from bot.sources.feeds.mending import mended, with_numbers
from bot.sources.feeds.moments import feed_moment, first_moment
from bot.sources.feeds.repeats import without_repeats
from bot.sources.feeds.xmlfeed import listing
from bot.sources.plain import plain_line, plain_text
from bot.sources.values import Entry, ParsedFeed

MOST_ENTRIES = 200
_ENTRY = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_HEAD = 8192  # bytes in which a feed says what it is
_TITLE = 120  # characters of a title that is made of the text

_Dated = tuple[datetime | None, Item]


def parse_feed(body: bytes, *, url: str, content_type: str = "", now: datetime) -> ParsedFeed:
    """Give a feed: at most 200 entries, the newest first where they are dated.

    `url` is where it came from, for relative links. Raises UnreadableError for what is no feed.
    """
    found = _listing(body, url, content_type)
    language = plain_line(found.language).replace("_", "-").partition("-")[0].lower()
    newest = _newest_first(without_repeats(found.items), now)[:MOST_ENTRIES]
    return ParsedFeed(
        title=plain_line(found.title),
        url=found.link,
        language=language,
        entries=tuple(_entry(item, at, language, now) for at, item in newest),
        ttl=found.manners.ttl,
        skip_hours=found.manners.skip_hours,
        skip_days=found.manners.skip_days,
    )


def _listing(body: bytes, url: str, content_type: str) -> Listing:
    """Read what is XML in UTF-8 at once; look closer at everything else."""
    said = body.removeprefix(BOM_UTF8).lstrip()
    found = _read_whole(said, url) if seems_utf8(said) else None
    if found is not None:
        return found
    read = in_utf8(body).lstrip()
    if is_json(read, content_type):
        return json_listing(read, url=url)
    return (read != said and _read_whole(read, url)) or _read_damaged(read, url)


def _read_whole(xml: bytes, url: str) -> Listing | None:
    """Give what a well-formed feed without a document type lists; None for everything else, and if it is empty."""
    if not xml.startswith(b"<") or b"<!DOCTYPE" in xml[:_HEAD]:
        return None
    tree = _tree(xml, recover=False)
    found = listing(tree, url=url, is_whole=True) if tree is not None else None
    return found if found and found.items else None


def _read_damaged(body: bytes, url: str) -> Listing:
    """Read a feed that is no XML, or shows no entries, by each reader in turn until none is missing."""
    xml = mended(body)
    if xml is None:
        raise UnreadableError(f"no feed but {_looks_like(body)}", url=url)
    listed = sum(1 for _ in _ENTRY.finditer(xml))
    found: Listing | None = None
    for read in (_recovered, _one_by_one, read_fast, read_forgivingly):
        other = read(xml, url)
        if other is not None and (found is None or len(other.items) > len(found.items)):
            found = other
        if found is not None and len(found.items) >= listed:
            break
    if found is None:
        raise UnreadableError("a feed that is damaged beyond reading", url=url)
    return found


def _recovered(xml: bytes, url: str) -> Listing | None:
    tree = _tree(xml, recover=False)
    if tree is not None:
        return listing(tree, url=url, is_whole=True)
    tree = _tree(with_numbers(xml), recover=True)
    return listing(tree, url=url, is_whole=False) if tree is not None else None


def _one_by_one(xml: bytes, url: str) -> Listing | None:
    """Read each entry as if it were alone: what is damaged then hides no other."""
    read = [each for each in (_recovered(alone, url) for alone in single_entries(xml)) if each is not None]
    head = _recovered(_ENTRY.split(xml, maxsplit=1)[0], url)
    items = [item for each in read for item in each.items[:1]]
    return (head or read[0])._replace(items=items) if read else None


def _tree(xml: bytes, *, recover: bool) -> Any:
    """Give the root; nothing is loaded and no entity resolved. None for what is not well-formed."""
    from lxml import etree  # noqa: PLC0415 (only where feeds are read)

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return None


def _looks_like(body: bytes) -> str:
    if not body.strip():
        return "an empty answer"
    return "a web page" if re.search(rb"<html|<!doctype html", body[:_HEAD], re.IGNORECASE) else "something else"


def _newest_first(items: Iterable[Item], now: datetime) -> list[_Dated]:
    """Order by date where every entry has one; a feed's own order says more than half of the dates."""
    listed = [(first_moment((item.published, item.updated), now=now), item) for item in items]
    if all(at for at, _ in listed):
        listed.sort(key=lambda each: each[0] or datetime.min.replace(tzinfo=UTC), reverse=True)
    return listed


def _entry(item: Item, at: datetime | None, language: str, now: datetime) -> Entry:
    updated = feed_moment(item.updated, now=now) if item.updated else None
    summary = plain_text(item.teaser or item.content)
    return Entry(
        id=item.id,
        title=plain_line(item.title) or _first_sentence(summary, language),
        url=item.link,
        published=min(at, now) if at else None,
        tags=tuple(dict.fromkeys(filter(None, map(plain_line, item.tags)))) if item.tags else (),
        summary=summary,
        content_html=item.content if item.content != item.teaser else "",
        updated=min(updated, now) if updated else None,
    )


def _first_sentence(text: str, language: str) -> str:
    """Give what stands for the title of an entry that has none."""
    from bot.text.sentences import sentences  # noqa: PLC0415 (few feeds are without titles)

    first = next(iter(sentences(text.partition("\n")[0], language)), "")
    return shorten(first, _TITLE, placeholder="…")
