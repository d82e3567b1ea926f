"""Kind `feed`: what does a feed list? RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed."""

from __future__ import annotations

import re
from datetime import datetime

from bot.sources.feeds.feed import parse_feed
from bot.sources.feeds.jsonfeed import is_json
from bot.sources.kinds.trees import head_of, root_name
from bot.sources.values import Fetched, ParsedFeed

_ROOTS = frozenset({"rss", "feed", "rdf"})
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_ITEMS = re.compile(r'"items"\s*:|jsonfeed\.org/version', re.IGNORECASE)


class FeedAdapter:
    """Reads feeds, also with a warning or two in front of them."""

    kind = "feed"

    def recognises(self, fetched: Fetched) -> bool:
        head = head_of(fetched)
        if root_name(head) in _ROOTS:
            return True
        if is_json(fetched.body, fetched.content_type):
            return _ITEMS.search(head) is not None
        return _ROOT.search(head) is not None and not _PAGE.search(head)

    def read(self, fetched: Fetched, *, now: datetime) -> ParsedFeed:
        return parse_feed(fetched.body, url=fetched.url, content_type=fetched.content_type, now=now)
