"""Is this entry that article? A short key from the feed's own id where that is unique, else from the link."""

from __future__ import annotations

import hashlib

from bot.sources.links import canonical
from bot.sources.values import Entry

_GLOBAL = ("http://", "https://", "urn:", "tag:")


def article_key(entry: Entry, feed_url: str) -> str:
    """Give 20 hexadecimal digits; entries of different feeds share them when they are the same article.

    An id such as "4711" is only unique within its feed; the link is taken then, and the feed with the id
    where there is no link.
    """
    if entry.id.startswith(_GLOBAL):
        identity = canonical(entry.id) if entry.id.startswith("http") else entry.id
    else:
        identity = canonical(entry.url) if entry.url else f"{feed_url} {entry.id}"
    return hashlib.sha256(identity.encode()).hexdigest()[:20]
