"""Is this entry that article? A short key from the feed's own id where that is unique, else from the link."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from bot.sources.links import canonical
from bot.sources.values import Entry

_GLOBAL = ("http://", "https://", "urn:", "tag:")


def link_keys(entries: Sequence[Entry]) -> dict[str, str]:
    """Give, for entries whose link is theirs alone, a key of that link, by the entry's id.

    With it an article is known again when its site gives it another id; links that entries share (to the
    front page, say) say nothing.
    """
    links = [canonical(entry.url) for entry in entries]
    often = Counter(links)
    return {
        entry.id: _short(f"link {link}")
        for entry, link in zip(entries, links, strict=True)
        if link and often[link] == 1
    }


def link_key(url: str) -> str:
    """Give the key of an article's link."""
    return _short(f"link {canonical(url)}")


def article_key(entry: Entry, feed_url: str) -> str:
    """Give 20 hexadecimal digits; entries of different feeds share them when they are the same article.

    An id such as "4711" is only unique within its feed; the link is taken then, and the feed with the id
    where there is no link.
    """
    if entry.id.startswith(_GLOBAL):
        identity = canonical(entry.id) if entry.id.startswith("http") else entry.id
    else:
        identity = canonical(entry.url) if entry.url else f"{feed_url} {entry.id}"
    return _short(identity)


def _short(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:20]
