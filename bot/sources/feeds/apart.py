"""Where does each entry of a damaged feed begin and end? Pure: mended XML in, a feed for each entry out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = re.compile(rb"<([^\s<>/]+)[^<>]*(?<!/)>")
_ENTRY = re.compile(rb"<(item|entry)(?=[\s>])([^<>]*)>?", re.IGNORECASE)
_ENTRY_TAG = re.compile(rb"</?(?:item|entry)(?=[\s>])[^<>]*>", re.IGNORECASE)


def single_entries(xml: bytes) -> Iterator[bytes]:
    """Give a feed as one for each entry, so that damage stays within one.

    What stands behind an entry, up to the next one, belongs to it: its end may have come too early.

    >>> [each.decode() for each in single_entries(b"<rss><item><a></item></a><item>b</item></rss>")]
    ['<rss><item><a></a></item></rss>', '<rss><item>b</item></rss>']
    """
    root = _START.match(xml)
    head, tail = (root[0], b"</" + root[1] + b">") if root else (b"<rss>", b"</rss>")
    found = list(_ENTRY.finditer(xml))
    last = max(xml.rfind(tail), found[-1].end() if found else 0)
    for entry, end in zip(found, [*(each.start() for each in found[1:]), last], strict=True):
        name = entry[1].lower()
        text = _ENTRY_TAG.sub(b"", xml[entry.end() : end])
        yield head + b"<" + name + _attributes(entry[2]) + text + b"</" + name + b">" + tail


def _attributes(text: bytes) -> bytes:
    """Give the rest of an entry's tag without attributes that were torn."""
    is_torn = text.count(b'"') % 2 or text.count(b"'") % 2
    return b">" if is_torn else text + b">"
