"""What does a JSON Feed (1.0, 1.1) list?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from bot.errors import UnreadableError
from bot.sources.moments import feed_moment
from bot.sources.plain import joined, plain_line, plain_text
from bot.sources.values import Entry, ParsedFeed


def is_json(text: str, content_type: str) -> bool:
    """Tell whether a text is meant as JSON."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return start == "{" or ("json" in content_type.lower() and start != "<")


def parse_json_feed(text: str, *, url: str, now: datetime) -> ParsedFeed:
    """Give the feed in its own order. Raises UnreadableError for JSON that is no feed."""
    import orjson  # noqa: PLC0415 (only where feeds are read)

    try:
        feed = orjson.loads(text.lstrip("\ufeff"))
    except ValueError as error:
        raise UnreadableError(f"damaged JSON: {error}", url=url) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnreadableError("JSON, but no JSON Feed", url=url)
    items = [item for item in feed["items"] if isinstance(item, dict)]
    return ParsedFeed(
        title=plain_line(_text(feed, "title")),
        url=joined(url, _text(feed, "home_page_url")),
        language=_text(feed, "language").partition("-")[0].lower(),
        entries=tuple(entry for entry in (_entry(item, url, now) for item in items) if entry.id),
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _entry(item: Mapping[str, Any], url: str, now: datetime) -> Entry:
    html = _text(item, "content_html")
    text = _text(item, "content_text")
    link = _text(item, "url") or _text(item, "external_url")
    tags = item.get("tags") if isinstance(item.get("tags"), list) else []
    return Entry(
        id=_text(item, "id") or link,
        title=plain_line(_text(item, "title")),
        url=joined(url, link) if link else "",
        published=feed_moment(_text(item, "date_published") or _text(item, "date_modified"), now=now),
        tags=tuple(dict.fromkeys(plain_line(tag) for tag in tags or [] if isinstance(tag, str) and tag.strip())),
        summary=plain_text(_text(item, "summary") or html or text),
        content_html=html or "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()),
    )
