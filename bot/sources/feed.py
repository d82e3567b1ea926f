"""What does a feed list? Bytes in, entries out: RSS 0.9x, 1.0, 2.0, Atom and JSON Feed. Pure.

Cleaned XML goes to fastfeedparser, which is fast and loses entries of some broken feeds; where it fails, finds
none, or finds fewer than the document has, feedparser reads it again, slowly and forgivingly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from html.entities import html5
from typing import Any

from bot.errors import UnreadableError
from bot.sources.decoding import decoded
from bot.sources.jsonfeed import is_json, parse_json_feed
from bot.sources.moments import feed_moment, trusted_date
from bot.sources.plain import joined, plain_line, plain_text
from bot.sources.values import Entry, ParsedFeed

MOST_ENTRIES = 200
_JUNK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)([a-z][a-z0-9]*;)?",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(r"&#(?:(\d{1,12})|x([0-9a-f]{1,10}));", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<(?:dc:)?language>\s*([\w-]+)|<feed[^>]*xml:lang=["']([\w-]+)""", re.IGNORECASE)
_BLANKS = frozenset(b"\t\n\r")
_HEAD = 8192  # characters in which a feed says what it is


def parse_feed(body: bytes, *, url: str, content_type: str = "", now: datetime) -> ParsedFeed:
    """Give a feed: at most 200 entries, the newest first where they are dated.

    `url` is where it came from, for relative links. Raises UnreadableError for what is no feed.
    """
    text = decoded(body)
    parse = parse_json_feed if is_json(text, content_type) else _parse_xml
    feed = parse(text, url=url, now=now)
    return replace(feed, entries=tuple(_newest_first(feed.entries)[:MOST_ENTRIES]))


def _parse_xml(text: str, *, url: str, now: datetime) -> ParsedFeed:
    text = _AMPERSAND.sub(_mended, _REFERENCE.sub(_possible, _JUNK.sub("", text)))
    text = _DECLARED.sub("", text.lstrip("\ufeff"), count=1).lstrip()
    if not _ROOT.search(text[:_HEAD]):
        raise UnreadableError(f"no feed but {_looks_like(text)}", url=url)
    listed = len(_ENTRY.findall(text))
    found = _read(_fast, text)
    if found is None or len(found["entries"]) < listed:
        forgiving = _read(_forgiving, text)
        if forgiving is not None and (found is None or len(forgiving["entries"]) >= len(found["entries"])):
            found = forgiving
    if found is None:
        raise UnreadableError("a feed that is damaged beyond reading", url=url)
    return _feed(found, text, url, now)


def _possible(found: re.Match[str]) -> str:
    """Give a reference to a character that XML may have; nothing for a control, half a surrogate or none."""
    number = int(found[1]) if found[1] else int(found[2], 16)
    is_text = number in _BLANKS or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE  # noqa: PLR2004 (XML 1.0, 2.2)
    return found[0] if is_text or 0x10000 <= number < 0x110000 else ""  # noqa: PLR2004 (as above)


def _mended(found: re.Match[str]) -> str:
    """Give the character of an entity of HTML, where parsers of XML stop, and a bare `&` escaped; CDATA stays."""
    if found[0].startswith("<"):
        return found[0]
    name = found[1] or ""
    return escape(html5.get(name, "")) or f"&amp;{name}"


def _looks_like(text: str) -> str:
    if not text.strip():
        return "an empty answer"
    return "a web page" if re.search(r"<html|<!doctype html", text[:_HEAD], re.IGNORECASE) else "something else"


def _read(parser: Callable[[str], Mapping[str, Any]], text: str) -> Mapping[str, Any] | None:
    """Give what a parser makes of the text, None where it gives up: the other one is asked then."""
    try:
        return parser(text)
    except (ValueError, TypeError, AttributeError, KeyError, LookupError, AssertionError):
        return None


def _fast(text: str) -> Mapping[str, Any]:
    import fastfeedparser  # noqa: PLC0415 (only where feeds are read)

    found = fastfeedparser.parse(text, include_media=False, include_enclosures=False)
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if len(starts) == len(found["entries"]):
        for entry, start, end in zip(found["entries"], starts, [*starts[1:], len(text)], strict=True):
            entry["published"] = trusted_date(entry.get("published") or "", text[start:end])
    return dict(found)


def _forgiving(text: str) -> Mapping[str, Any]:
    import feedparser  # noqa: PLC0415 (as above)

    found = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    return {"feed": dict(found.feed), "entries": [dict(entry) for entry in found.entries]}


def _feed(found: Mapping[str, Any], text: str, url: str, now: datetime) -> ParsedFeed:
    head = found["feed"]
    entries = (_entry(each, url, now) for each in found["entries"])
    return ParsedFeed(
        title=plain_line(head.get("title") or ""),
        url=joined(url, head.get("link") or ""),
        language=_language(text),
        entries=tuple(entry for entry in entries if entry.id),
    )


def _language(text: str) -> str:
    said = _LANGUAGE.search(text[:_HEAD])
    return (said[1] or said[2]).partition("-")[0].lower() if said else ""


def _entry(item: Mapping[str, Any], url: str, now: datetime) -> Entry:
    link = joined(url, item.get("link") or "") if item.get("link") else ""
    content = max((each.get("value") or "" for each in item.get("content") or ()), key=len, default="")
    teaser = item.get("description") or item.get("summary") or ""
    return Entry(
        id=(item.get("id") or link or item.get("title") or "").strip(),
        title=plain_line(item.get("title") or ""),
        url=link,
        published=feed_moment(item.get("published") or item.get("updated") or "", now=now),
        tags=_tags(each.get("term") or "" for each in item.get("tags") or ()),
        summary=plain_text(teaser or content),
        content_html=content if content != teaser else "",
    )


def _tags(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(plain_line, terms))))


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Order by date where every entry has one; a feed's own order says more than half of the dates."""
    once: dict[str, Entry] = {}
    for entry in entries:
        once.setdefault(entry.id, entry)
    listed = list(once.values())
    if all(entry.published for entry in listed):
        listed.sort(key=lambda entry: entry.published or datetime.min.replace(tzinfo=UTC), reverse=True)
    return listed
