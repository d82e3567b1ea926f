"""Under which key is an article found by a link that somebody copied? Pure."""

from __future__ import annotations

from urllib.parse import unquote


def place_of(url: str) -> str:
    """Give an address without what differs between copies of a link: scheme, "www.", query, fragment, last slash.

    Sites that tell their articles apart by the query share one key: who looks compares the whole address.

    >>> place_of("HTTPS://www.Example.org/%D8%A3/7/?utm_source=rss#top")
    'example.org/أ/7'
    """
    rest = url.strip().partition("://")[2] or url.strip()
    place = rest.partition("#")[0].partition("?")[0]
    host, slash, path = place.partition("/")
    return (host.lower().removeprefix("www.") + slash + unquote(path)).rstrip("/")
