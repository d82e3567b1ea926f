"""What does a piece of a feed say, as plain text? For titles, teasers and links; pages are read elsewhere."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_UNSEEN = tuple(
    (re.compile(start + ".*?" + end, re.IGNORECASE | re.DOTALL), re.compile(end, re.IGNORECASE))
    for start, end in (("<!--", "-->"), (r"<script\b", r"</script\s*>"), (r"<style\b", r"</style\s*>"))
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def plain_text(html: str) -> str:
    r"""Give the text without tags and references, a line for each block; also of what was escaped twice.

    >>> plain_text("<p>A &amp;amp; B</p><p>«خبر»&nbsp;جديد</p>")
    'A & B\n«خبر» جديد'
    """
    for _ in range(2):
        html = _TAG.sub("", _BREAK.sub("\n", _seen(html)))
        if not _REFERENCE.search(html):
            break
        html = unescape(html)
    return _LINES.sub("\n", _SPACES.sub(" ", html)).strip()


def _seen(html: str) -> str:
    """Leave out comments, scripts and styles; past the last end no start is tried, so that time is linear."""
    for whole, end in _UNSEEN:
        ends = [match.end() for match in end.finditer(html)]
        if ends:
            html = whole.sub("", html[: ends[-1]]) + html[ends[-1] :]
    return html


def joined(base: str, link: str) -> str:
    """Give a link's whole address, "" for one that is none, such as `http://[`."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""


def plain_line(html: str) -> str:
    """Give the text in one line."""
    return " ".join(plain_text(html).split())
