"""Kind `youtube`: which videos has a channel? Its Atom feed, with what each says of itself as the text.

Also: which channel is this page of YouTube about?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import urljoin

from bot.errors import UnreadableError
from bot.sources.addresses.typed import youtube_feed
from bot.sources.feeds.feed import parse_feed
from bot.sources.kinds.trees import head_of, html_tree, local, root_name, text_of, xml_tree
from bot.sources.values import Entry, Fetched, ParsedFeed
from bot.text.language import language_of

_SCHEMA = "youtube.com/xml/schemas"
_ID = r"(UC[\w-]{22})(?![\w-])"
_IN_ADDRESS = re.compile(rf"(?:channel_id=|/channel/){_ID}")
_IN_SCRIPT = tuple(re.compile(rf'"{name}"\s*:\s*"{_ID}"') for name in ("externalId", "channelId", "browseId"))
_SITE = "//meta[@property='og:site_name']/@content"
_LINKS = (
    "//link[@rel='alternate' and contains(@type, 'rss')]/@href",
    "//link[@rel='canonical']/@href",
    "//meta[@property='og:url']/@content",
    "//*[@itemprop='author']//link[@itemprop='url']/@href",
)
_NAMED = "//meta[@itemprop='channelId' or @itemprop='identifier']/@content"


class YoutubeAdapter:
    """Reads the feed of a channel or a list of videos; no page is read behind it."""

    kind = "youtube"

    def recognises(self, fetched: Fetched) -> bool:
        head = head_of(fetched)
        return root_name(head) == "feed" and _SCHEMA in head

    def read(self, fetched: Fetched, *, now: datetime) -> ParsedFeed:
        feed = parse_feed(fetched.body, url=fetched.url, content_type=fetched.content_type, now=now)
        said = dict(_descriptions(xml_tree(fetched)))
        entries = tuple(_told(entry, said.get(entry.id, "")) for entry in feed.entries)
        text = "\n".join(f"{entry.title}\n{entry.summary}" for entry in entries)
        return replace(feed, language=feed.language or language_of(text), entries=entries)


def _descriptions(root: Any) -> Iterator[tuple[str, str]]:
    for entry in (each for each in root.iter() if local(each) == "entry"):
        parts = {local(part): (part.text or "").strip() for part in reversed(list(entry.iter()))}
        yield parts.get("id", ""), parts.get("description", "")


def _told(entry: Entry, description: str) -> Entry:
    lines = [" ".join(line.split()) for line in description.splitlines() if line.strip()]
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return replace(entry, summary="\n".join(lines) or entry.summary, content_html=html, is_whole=True)


def feed_of_page(fetched: Fetched) -> str | None:
    """Give the address of the feed of the channel that a page of YouTube is about; None for another page."""
    try:
        root = html_tree(fetched)
    except UnreadableError:
        return None
    if "YouTube" not in root.xpath(_SITE):
        return None
    found = _channel_id(root, text_of(fetched))
    return youtube_feed(found, urljoin(fetched.url, "/").rstrip("/")) if found else None


def _channel_id(root: Any, text: str) -> str:
    """Give the id that the page says most surely: one of other channels stands in its scripts too."""
    links = [found[1] for path in _LINKS for link in root.xpath(path) if (found := _IN_ADDRESS.search(link))]
    named = [content for content in root.xpath(_NAMED) if re.fullmatch(_ID, content)]
    scripts = [found[1] for pattern in _IN_SCRIPT if (found := pattern.search(text))]
    return next(iter((*links, *named, *scripts)), "")
