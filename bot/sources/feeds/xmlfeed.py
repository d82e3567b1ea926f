"""What does the tree of a feed say? RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0 in, a listing out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from html import escape
from typing import Any, NamedTuple

from bot.sources.feeds.listing import Item, Listing, Manners
from bot.sources.feeds.manners import days, hours, seconds_between
from bot.sources.plain import joined

_OWN = {
    "title": "title",
    "link": "link",
    "guid": "id",
    "id": "id",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "created": "published",
    "date": "published",
    "updated": "updated",
    "modified": "updated",
    "category": "tag",
    "description": "teaser",
    "summary": "teaser",
    "tagline": "teaser",
    "content": "content",
    "enclosure": "enclosure",
    "language": "language",
    "ttl": "ttl",
    "skiphours": "skip",
    "skipdays": "skip",
}
_ANYWHERE = {"encoded": "content", "origlink": "origin", "updateperiod": "period", "updatefrequency": "frequency"}
_DUBLIN_CORE = {
    "title": "second title",
    "identifier": "second id",
    "description": "second teaser",
    "subject": "tag",
    "language": "language",
    "date": "published",
    "created": "published",
    "issued": "published",
    "modified": "updated",
}
_TEXTS = frozenset(("title", "second title", "teaser", "second teaser", "content"))
_ROOTS = frozenset(("rss", "feed", "rdf"))
_ENTRIES = ("{*}item", "{*}entry")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:/?[a-z][a-z0-9]*[\s/>]|br)", re.IGNORECASE)
_NOT_LOCAL = re.compile(r".*[}:]")  # namespace, or a prefix that damage left without one
_IMAGE = re.compile(r"(?:image|audio|video|application/octet)", re.IGNORECASE)
_FEEDS = re.compile(r"atom\b|/rss/1\.0/?$|rss2|/rdf/simple|xhtml", re.IGNORECASE)  # also as sites misspell them
_DUBLIN = re.compile(r"/dc/|/dc$", re.IGNORECASE)
_NO_PAGE = 3  # rank of a link to something else
_PAGES = frozenset(("", "text/html", "application/xhtml+xml"))


class _Kinds(dict[Any, str]):
    """What the elements of a feed stand for, by tag: each worked out once a document."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __missing__(self, tag: Any) -> str:
        self[tag] = kind = self._kind(tag) if isinstance(tag, str) else ""
        return kind

    def _kind(self, tag: str) -> str:
        namespace, _, name = tag.rpartition("}")
        name, namespace = name.rpartition(":")[2].lower(), namespace[1:]
        if name in _ANYWHERE:
            return _ANYWHERE[name]
        if namespace in ("", self._namespace) or _FEEDS.search(namespace):
            return "content" if name in ("body", "div") and "xhtml" in namespace else _OWN.get(name, "")
        if _DUBLIN.search(namespace):
            return _DUBLIN_CORE.get(name, "")
        return "second teaser" if name == "summary" and "itunes" in namespace else ""


def listing(root: Any, *, url: str, is_whole: bool) -> Listing | None:
    """Give what an lxml tree of a feed lists, None for the tree of something else.

    `is_whole` says that the document was well-formed: an entry within an entry is none then, while in a damaged
    one it is an entry after one that was not closed.
    """
    if _name(root) not in _ROOTS:
        return None
    channels = [child for child in root if _name(child) == "channel"]
    head = channels[0] if channels else root
    kinds = _Kinds(_namespace(head))
    said = {kinds[child.tag]: child for child in reversed(head)}
    link = _first_link([child for child in head if kinds[child.tag] == "link"], url) or url
    base = link if channels and _WEB.match(link) else url
    return Listing(
        title=_html(said["title"]) if "title" in said else "",
        link=link,
        language=_said(said, "language") or root.get(_LANGUAGE) or head.get(_LANGUAGE) or "",
        items=[_item(each, kinds, base, is_whole) for each in _entries(root, is_whole)],
        manners=_manners(said, head, kinds),
    )


def _name(element: Any) -> str:
    tag = element.tag
    return re.split("[}:]", tag)[-1].lower() if isinstance(tag, str) else ""


def _namespace(element: Any) -> str:
    return str(element.tag).rpartition("}")[0][1:]


def _entries(root: Any, is_whole: bool) -> list[Any]:
    found = root.iter(*_ENTRIES)
    return [each for each in found if not is_whole or next(each.iterancestors(*_ENTRIES), None) is None]


def _said(said: dict[str, Any], kind: str) -> str:
    return (said[kind].text or "").strip() if kind in said else ""


def _manners(said: dict[str, Any], head: Any, kinds: _Kinds) -> Manners:
    skipped = [child for child in head if kinds[child.tag] == "skip"] if "skip" in said else []
    texts = [(_name(each), each.text or "") for group in skipped for each in group]
    return Manners(
        seconds_between(_said(said, "ttl"), _said(said, "period"), _said(said, "frequency")),
        hours(text for name, text in texts if name == "hour"),
        days(text for name, text in texts if name == "day"),
    )


class _Words(NamedTuple):
    """What the elements of an entry say, the first of each kind, and the longest content; links as they are."""

    said: dict[str, str]
    tags: list[str]
    links: list[Any]
    permalink: str


def _item(element: Any, kinds: _Kinds, base: str, is_whole: bool) -> Item:
    about = element.get(_ABOUT) or ""
    words = _words(element, kinds, about, is_whole)
    get = words.said.get
    return Item(
        (get("id") or about or get("second id", "")).strip(),
        get("title") or get("second title", ""),
        _link(words, base, element),
        get("published", ""),
        get("updated", ""),
        words.tags,
        get("teaser") or get("second teaser", ""),
        get("content", ""),
    )


def _words(element: Any, kinds: _Kinds, about: str, is_whole: bool) -> _Words:
    said: dict[str, str] = {}
    words = _Words(said, [], [], about)
    for child in element if is_whole else _own_elements(element, kinds):
        kind = kinds[child.tag]
        if kind == "link":
            words.links.append(child)
        elif kind == "tag":
            words.tags.append(child.get("term") or child.text or child.get("label") or "")
        elif kind == "enclosure":
            said.setdefault(kind, child.get("url") or child.get("href") or "")
        elif kind:
            text = _html(child) if kind in _TEXTS else child.text
            if text and (kind not in said or (kind == "content" and len(text) > len(said[kind]))):
                said[kind] = text
            if kind == "id" and text and (child.get("isPermaLink") or "true").strip().lower() != "false":
                words = words._replace(permalink=text.strip())
    return words


def _own_elements(element: Any, kinds: _Kinds) -> Iterator[Any]:
    """Give what stands directly in an entry, and what a text that was not closed has swallowed."""
    for child in element:
        if _name(child) in ("item", "entry"):
            continue
        yield child
        if kinds[child.tag] in ("title", "teaser", "content"):
            yield from (each for each in child if kinds[each.tag] in ("link", "id", "published", "updated"))


def _html(element: Any) -> str:
    """Give an element's text as HTML, or the elements within it, as in Atom's XHTML, written out."""
    if not len(element):
        text = element.text or ""
        kind = element.get("type")
        if kind and (kind == "text" or kind.startswith("text/plain")) and not _MARKUP.search(text):
            return escape(text, quote=False)
        return "" if kind and _IMAGE.match(kind) else text.replace("<![CDATA[", "").replace("]]>", "")
    return escape(element.text or "", quote=False) + "".join(map(_written_out, element))


def _written_out(element: Any) -> str:
    from lxml import etree  # noqa: PLC0415 (only where feeds are read)

    for each in element.iter("*"):
        each.tag = _NOT_LOCAL.sub("", each.tag) or "span"
    alone = deepcopy(element)  # without the names that are declared around it
    etree.cleanup_namespaces(alone)
    return str(etree.tostring(alone, encoding="unicode", method="html"))


def _link(words: _Words, base: str, element: Any) -> str:
    """Give where the article is: as the feed names it, else an id that is an address, else what is attached."""
    origin = words.said.get("origin", "").strip()
    if _WEB.match(origin):
        return origin
    if link := _first_link(words.links, base):
        return link
    if _WEB.match(words.permalink):
        return joined(base, words.permalink)
    others = (each.get("href") for each in words.links if each.get("href"))
    attached = words.said.get("enclosure") or next(others, "")
    return _from(base, attached, element) if attached else ""


def _first_link(links: list[Any], base: str) -> str:
    """Give the text of RSS's link, else the address of Atom's, the page in HTML before other alternates."""
    best, target, worst = None, "", 9
    if len(links) == 1 and (text := links[0].text) and _WEB.match(text):
        return joined(base, text)
    for each in links:
        href = each.get("href")
        text = (each.text or "").strip() if href is None else href.strip()
        rank = _rank(each) if href is not None else 0
        if text and rank < worst:
            best, target, worst = each, text, rank
    return _from(base, target, best) if worst < _NO_PAGE else ""


def _rank(link: Any) -> int:
    if (link.get("rel") or "alternate").rpartition("/")[2].lower() != "alternate":
        return _NO_PAGE
    return 1 if (link.get("type") or "") in _PAGES else 2


def _from(base: str, link: str, element: Any) -> str:
    if _WEB.match(link):
        return joined(base, link)
    inner = element.base
    return joined(joined(base, inner) if inner else base, link)
