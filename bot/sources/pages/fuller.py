"""Where else on a page is its text, if what was found is short? In its JSON-LD, a live page's posts, a gallery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from bot.sources.pages.metadata import Metadata
from bot.text.normalise import fold

_ENOUGH = (
    0.7  # of the letters of the body in JSON-LD: that one has lost its paragraphs, and is taken only if need be
)
_SHORT = 300  # letters of a body that may be the line above a gallery or above the posts of a live page
_OUTSIDE = ("aside", "nav", "footer", "header")
_LEAST_CAPTION, _LEAST_CAPTIONS = 20, 3  # letters; captions of a gallery
_POSTS = (
    "//*[self::article or self::li or self::div or self::section]"
    "[contains(@class, 'live') or contains(@class, 'Live')][.//time and .//p]"
)
_LEAST_POSTS = 3
_MOST = 200  # posts, captions, paragraphs


def fuller(found: list[str], root: Any, about: Metadata) -> list[str]:
    """Give the paragraphs that were found, with more of the page's text or replaced by it where they are few."""
    found = _as_described(found, about)
    if letters(found) >= _SHORT:
        return found
    return list(dict.fromkeys([*found, *_posts(root), *_captions(root)]))


def letters(texts: Sequence[str]) -> int:
    """Count the letters of some paragraphs."""
    return sum(map(len, texts))


def key(text: str) -> str:
    """Give what two writings of a paragraph share."""
    return "".join(fold(text).split())


def _as_described(found: list[str], about: Metadata) -> list[str]:
    """Give what was found, or the text that the page's JSON-LD carries where that says clearly more.

    The updates of a live page stand below what was found.
    """
    told = about.body.splitlines()
    if letters(found) >= _ENOUGH * letters(told):
        return found
    known = key(about.body) if about.is_live else ""
    return [*(text for text in found if about.is_live and key(text) not in known), *told]


def _posts(root: Any) -> list[str]:
    """Give the paragraphs of a live page's posts, in the page's order."""
    posts = _inside(root.xpath(_POSTS))
    times = {time for post in posts for time in post.iter("time")}
    if len(times) < _LEAST_POSTS:
        return []
    return _texts([each for post in posts for each in post.iter("p")])[:_MOST]


def _captions(root: Any) -> list[str]:
    """Give the captions of a gallery, which are its text."""
    texts = [text for text in _texts(_inside(root.iter("figcaption"))) if len(text) >= _LEAST_CAPTION]
    return texts if len(texts) >= _LEAST_CAPTIONS else []


def _inside(elements: Iterable[Any]) -> list[Any]:
    """Leave out what stands beside the article, and what is too much."""
    return [each for each in islice(elements, _MOST) if next(each.iterancestors(*_OUTSIDE), None) is None]


def _texts(elements: Sequence[Any]) -> list[str]:
    texts = (" ".join(each.text_content().split()) for each in elements)
    return list(dict.fromkeys(filter(None, texts)))
