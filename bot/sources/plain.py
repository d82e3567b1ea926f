"""What does a piece of a feed say, as plain text? For titles, teasers and links; pages are read elsewhere."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_UNSEEN = tuple(
    (mark, re.compile(start + ".*?" + end, re.IGNORECASE | re.DOTALL), re.compile(end, re.IGNORECASE))
    for mark, start, end in (
        (re.compile("<!--"), "<!--", "-->"),
        (re.compile("<script", re.IGNORECASE), r"<script\b", r"</script\s*>"),
        (re.compile("<style", re.IGNORECASE), r"<style\b", r"</style\s*>"),
    )
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^\s\[\]\\]+", re.IGNORECASE)


def plain_text(html: str) -> str:
    r"""Give the text without tags and references, a line for each block; also of what was escaped twice.

    >>> plain_text("<p>A &amp;amp; B</p><p>«خبر»&nbsp;جديد</p>")
    'A & B\n«خبر» جديد'
    """
    for _ in range(2):
        if "<" in html:
            html = _TAG.sub("", _BREAK.sub("\n", _seen(html)))
        if "&" not in html or not _REFERENCE.search(html):
            break
        html = unescape(html)
    return "\n".join(filter(None, map(_tidy, html.split("\n"))))


def _tidy(line: str) -> str:
    """Give a line with single spaces; most have no others, and looking is faster than joining."""
    if line.isprintable() and "  " not in line:
        return line.strip()
    return " ".join(line.split())


def _seen(html: str) -> str:
    """Leave out comments, scripts and styles; past the last end no start is tried, so that time is linear."""
    for mark, whole, end in _UNSEEN:
        ends = [match.end() for match in end.finditer(html)] if mark.search(html) else []
        if ends:
            html = whole.sub("", html[: ends[-1]]) + html[ends[-1] :]
    return html


def joined(base: str, link: str) -> str:
    """Give a link's whole address, "" for one that is none, such as `http://[`.

    >>> joined("https://site.example/feeds/all", "../أخبار/7")
    'https://site.example/أخبار/7'
    """
    link = link.strip()
    if _WHOLE.fullmatch(link) and "/." not in link:
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def plain_line(html: str) -> str:
    """Give the text in one line."""
    if "<" not in html and ("&" not in html or not _REFERENCE.search(html)):
        return " ".join(html.split())
    return " ".join(plain_text(html).split())
