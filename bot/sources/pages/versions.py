"""Where else is the text of a page that shows little of it? Pure: HTML in; AMP, print and other addresses out.

Only addresses that the page itself names are given, none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.errors import UnreadableError
from bot.sources.addresses.links import canonical, same_site
from bot.sources.pages.markup import absolute
from bot.sources.pages.page import tree
from bot.sources.values import Page
from bot.text.normalise import fold

_MOST = 3
ENOUGH = 0.5  # of the letters that the page's metadata speak of
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_CUT_LETTERS = 700  # a longer text that ends in «…» is a writer's
_AT_ONCE = 10  # seconds; a page that loads itself anew later is no other address
_REFRESH = re.compile(r"\s*(\d+)?(?:\.\d*)?\s*[;,]\s*url\s*=\s*['\"]?\s*([^'\"]+)", re.IGNORECASE)
_PRINT = re.compile(
    r"(?:^|[/?&._=-])print(?:able|er)?(?:[-_]?(?:version|view|friendly|article|page|news|story))?(?:[/?&=.]|$)|[?&]print\b",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(r"\.(?:pdf|docx?|css|jpe?g|png)\b|/pdf/", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:نسخه )?(?:ال|لل)?طباعه(?: (?:الخبر|المقال|الصفحه))?|اطبع(?: الخبر| المقال)?"
    r"|print(?: this)?(?: article| page)?"
    r"|(?:printable|printer[- ]friendly|print) (?:version|page)|версия для печати|печать|распечатать"
)
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}(?!\d)")  # an article's; years are everybody's
_LEAST_SLUG = 6


def is_shell(page: Page) -> bool:
    """Tell whether a page has too little text for the article that its metadata speak of, or breaks off.

    >>> is_shell(Page("خبر", body=("سطر واحد…",), promised=900)), is_shell(Page("خبر", body=("سطر واحد.",)))
    (True, False)
    """
    letters = sum(map(len, page.body))
    is_cut = letters < _CUT_LETTERS and bool(page.body) and _CUT.search(page.body[-1]) is not None
    return not page.body or letters < ENOUGH * page.promised or (page.promised > 0 and is_cut)


def shell_versions(html: str | bytes, url: str) -> tuple[str, ...]:
    """Give the addresses of a page's fuller versions on its own site: AMP, then print, at most three."""
    try:
        root = tree(html, url)
    except UnreadableError:
        return ()
    named = [*_amp(root), *_print(root, url)]
    whole = [canonical(address) for href in named if (address := absolute(url, href))]
    found = [each for each in whole if each != canonical(url) and same_site(each, url)]
    return tuple(dict.fromkeys(found))[:_MOST]


def onward(html: str | bytes, url: str) -> str:
    """Give the address that a page sends its readers to at once, or calls its own; "" where it is that one."""
    try:
        root = tree(html, url)
    except UnreadableError:
        return ""
    for href in (*_refreshes(root), *_linked(root, "canonical")):
        address = canonical(absolute(url, href) or "")
        if address and _plain(address) != _plain(canonical(url)) and urlsplit(address).path.strip("/"):
            return address
    return ""


def _plain(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _refreshes(root: Any) -> Iterator[str]:
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            told = _REFRESH.match(meta.get("content") or "")
            if told and int((told[1] or "0")[:6]) <= _AT_ONCE:
                yield told[2].strip()


def _linked(root: Any, wanted: str) -> Iterator[str]:
    for link in root.iter("link"):
        if wanted in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""


def _amp(root: Any) -> Iterator[str]:
    yield from _linked(root, "amphtml")


def _print(root: Any, url: str) -> Iterator[str]:
    for link in root.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        if "print" in kinds or ("alternate" in kinds and "print" in (link.get("media") or "").lower()):
            yield link.get("href") or ""
    buttons = []
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        if _NO_PAGE.search(href):
            continue
        if _PRINT.search(href) and _is_of(href, url):
            yield href
        elif _BUTTON.fullmatch(fold(" ".join(anchor.text_content().split()) or anchor.get("title") or "")):
            buttons.append(href)
    yield from buttons if len(buttons) == 1 else ()


def _is_of(href: str, url: str) -> bool:
    """Tell whether an address speaks of the same article: the same path, number or slug stands in it."""
    address = absolute(url, href)
    if address is None:
        return False
    link, path = unquote(address), unquote(urlsplit(url).path).rstrip("/")
    slug = path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]
    numbers = set(_NUMBER.findall(unquote(url))) & set(_NUMBER.findall(link))
    return bool(path and path in link) or bool(numbers) or (len(slug) >= _LEAST_SLUG and slug in link)
