"""What does a page's JSON-LD say of its article? A tree in, the fields out; what is slightly damaged is mended."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.sources.plain import plain_line, plain_text

_ARTICLE = re.compile(r"Article|Posting|Report\b|Review\b")
_MEDIA = re.compile(r"VideoObject|AudioObject|(?:Image|Media)Gallery|PodcastEpisode")
_LIVE = "LiveBlogPosting"
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_TOLD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_MOST_UPDATES = 50
_TITLE_WORDS = 4  # fewer are no headline of an update («10:30», «عاجل»)
_DEEPEST = 3

_Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """The article, else the video or the gallery, as schema.org's words tell it; what is not said is empty.

    `body` has a line a paragraph, of a live page also its updates; `words` is how many words the text has.
    """

    is_article: bool = False
    is_live: bool = False
    headline: str = ""
    published: str = ""
    publisher: str = ""
    keywords: tuple[str, ...] = ()
    body: str = ""
    words: int = 0


def described(root: Any) -> Described:
    """Read the page's JSON-LD elements, the first article among them; empty where there is none."""
    scripts = [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "")]
    items = [item for text in scripts for item in _items(_loaded(text))]
    kinds = [str(item.get("@type")) for item in items]
    for wanted in (_ARTICLE, _MEDIA):
        for item, kind in zip(items, kinds, strict=True):
            if wanted.search(kind):
                return _described(item, items, is_article=wanted is _ARTICLE, is_live=_LIVE in kind)
    dates = (match[1] for text in scripts for match in _TOLD_DATE.finditer(text))
    return Described(published=next(dates, ""))


def _loaded(text: str) -> Any:
    """Give what an element holds, None where it is damaged beyond mending: meta elements say the same."""
    for written in (text, _LAST_COMMA.sub("", _WRAPPING.sub("", _WRAPPING.sub("", text)))):
        try:
            return json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(found: Any, depth: int = 0) -> Iterator[_Item]:
    if depth > _DEEPEST:
        return
    for item in _listed(found):
        if isinstance(item, dict):
            yield item
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _items(item.get(name), depth + 1)
        elif isinstance(item, list):
            yield from _items(item, depth + 1)


def _described(item: _Item, items: list[_Item], *, is_article: bool, is_live: bool) -> Described:
    text = _paragraphs(item.get("articleBody"))
    if is_live:
        text = "\n".join(filter(None, (text, *_updates(item))))
    media = "" if is_article else _paragraphs(item.get("transcript") or item.get("description"))
    return Described(
        is_article=is_article,
        is_live=is_live,
        headline=_line(item.get("headline") or item.get("name")),
        published=_line(item.get("datePublished") or item.get("uploadDate") or item.get("dateCreated")),
        publisher=_name(item.get("publisher"), items),
        keywords=tuple(filter(None, (_name(each, items) for each in _listed(item.get("keywords"))))),
        body=text or media,
        words=_count(item.get("wordCount")),
    )


def _updates(item: _Item) -> Iterator[str]:
    """Give the headlines and texts of a live page's updates, in the page's order."""
    updates = [each for each in _listed(item.get("liveBlogUpdate")) if isinstance(each, dict)]
    for update in updates[:_MOST_UPDATES]:
        headline, text = _line(update.get("headline")), _paragraphs(update.get("articleBody"))
        if len(headline.split()) >= _TITLE_WORDS and not text.startswith(headline):
            yield headline
        if text:
            yield text


def _paragraphs(value: Any) -> str:
    """Give a text that may be HTML, escaped or not, a line a paragraph."""
    return plain_text(value) if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return plain_line(unescape(value)) if isinstance(value, str) else ""


def _name(value: Any, items: list[_Item]) -> str:
    """Give a name that stands there, in an object, or in the object of the page that has that `@id`."""
    first = next(iter(_listed(value)), None)
    if not isinstance(first, dict):
        return _line(first)
    if "name" not in first and first.get("@id"):
        first = next((each for each in items if each.get("@id") == first["@id"] and "name" in each), first)
    return _line(first.get("name"))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _count(value: Any) -> int:
    digits = str(value)[:6] if isinstance(value, (int, str)) else ""
    return int(digits) if digits.isdecimal() else 0
