"""What does a JSON Feed (1.0, 1.1) list?"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from bot.errors import UnreadableError
from bot.sources.feeds.listing import Item, Listing
from bot.sources.plain import joined

_BLANKS = b" \t\r\n"
_HEAD = 1024


def is_json(body: bytes, content_type: str) -> bool:
    """Tell whether a text in UTF-8 is meant as JSON."""
    start = body[:_HEAD].lstrip(_BLANKS)[:1]
    return start == b"{" or ("json" in content_type.lower() and start != b"<")


def json_listing(body: bytes, *, url: str) -> Listing:
    """Give what the feed lists. Raises UnreadableError for JSON that is no feed."""
    import orjson  # noqa: PLC0415 (only where feeds are read)

    try:
        feed = orjson.loads(body)
    except ValueError as error:
        raise UnreadableError(f"damaged JSON: {error}", url=url) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnreadableError("JSON, but no JSON Feed", url=url)
    link = joined(url, _text(feed, "home_page_url"))
    items = [_item(item, link) for item in feed["items"] if isinstance(item, dict)]
    return Listing(_text(feed, "title"), link, _text(feed, "language"), items)


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _item(item: Mapping[str, Any], base: str) -> Item:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    link = _text(item, "url") or _text(item, "external_url") or _attached(item)
    tags = item.get("tags")
    return Item(
        id=_text(item, "id"),
        title=_text(item, "title"),
        link=joined(base, link) if link else "",
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        tags=[tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else [],
        teaser=_text(item, "summary") or ("" if html else escape(text, quote=False)),
        content=html or "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()),
    )


def _attached(item: Mapping[str, Any]) -> str:
    """Give the address of the first file of an entry that has no page."""
    files = item.get("attachments")
    first = files[0] if isinstance(files, list) and files else None
    return _text(first, "url") if isinstance(first, dict) else ""
