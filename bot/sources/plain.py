"""What does a piece of HTML say, as plain text? For titles and teasers; pages are read elsewhere."""

from __future__ import annotations

import re
from html import unescape

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6])\b[^>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
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
        html = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", html)))
        if not _REFERENCE.search(html):
            break
        html = unescape(html)
    return _LINES.sub("\n", _SPACES.sub(" ", html)).strip()


def plain_line(html: str) -> str:
    """Give the text in one line."""
    return " ".join(plain_text(html).split())
