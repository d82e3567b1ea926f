"""What do libraries find in a feed that our own reading lost entries of? The fast one first, then the slow one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.sources.feeds.listing import Item, Listing
from bot.sources.feeds.moments import trusted_date
from bot.sources.plain import joined

_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_SLOW = 2_000_000  # bytes that the slow one is given: it reads about a million of them in a second


def read_fast(xml: bytes, url: str) -> Listing | None:
    """Give what fastfeedparser finds, None where it gives up."""
    return _read(_fast, xml, url)


def read_forgivingly(xml: bytes, url: str) -> Listing | None:
    """Give what feedparser finds in the first two million bytes."""
    return _read(_forgiving, xml[:_SLOW], url)


def _read(parser: Callable[[str], Mapping[str, Any]], xml: bytes, url: str) -> Listing | None:
    try:
        found = parser(xml.decode("utf-8", "replace"))
    except (ValueError, TypeError, AttributeError, KeyError, LookupError, AssertionError):
        return None
    head = found["feed"]
    return Listing(
        title=head.get("title") or "",
        link=joined(url, head.get("link") or ""),
        language=head.get("language") or "",
        items=[_item(each, url) for each in found["entries"]],
    )


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


def _item(item: Mapping[str, Any], url: str) -> Item:
    link = item.get("link") or ""
    content = max((each.get("value") or "" for each in item.get("content") or ()), key=len, default="")
    return Item(
        id=(item.get("id") or "").strip(),
        title=item.get("title") or "",
        link=joined(url, link) if link else "",
        published=item.get("published") or "",
        updated=item.get("updated") or "",
        tags=[each.get("term") or "" for each in item.get("tags") or ()],
        teaser=item.get("description") or item.get("summary") or "",
        content=content,
    )
