"""How does an answer become a tree? Bytes of a page or of XML in, lxml's tree out, whatever is broken in them."""

from __future__ import annotations

import re
import zlib
from datetime import datetime, time
from typing import Any

from bot.errors import UnreadableError
from bot.sources.decoding import decoded
from bot.sources.values import Fetched

MOST_ENTRIES = 200
_JUNK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_BEFORE_ROOT = re.compile(
    r"\s+|<\?[^>]*\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|article|main|div|p|a)\b", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_MOST_UNPACKED = 50_000_000  # bytes; what a sitemap may have, by its rules
HEAD = 8192  # characters in which an answer says what it is


def text_of(fetched: Fetched) -> str:
    """Give an answer's text without what no document may have, unpacked where it is a packed file.

    Raises UnreadableError for a damaged or endless packed file.
    """
    body = _unpacked(fetched) if fetched.body.startswith(_GZIP) else fetched.body
    text = decoded(body).removeprefix("\ufeff").encode("utf-8", "replace").decode()
    return _JUNK.sub("", text)


def head_of(fetched: Fetched) -> str:
    """Give the beginning of an answer's text, "" for a damaged packed file: enough to know what it is."""
    body = fetched.body[: 4 * HEAD]
    try:
        packed = body.startswith(_GZIP)
        body = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, 4 * HEAD) if packed else body
    except zlib.error:
        return ""
    return _JUNK.sub("", decoded(body).removeprefix("\ufeff"))[:HEAD]


def _unpacked(fetched: Fetched) -> bytes:
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        body = unpack.decompress(fetched.body, _MOST_UNPACKED)
    except zlib.error as error:
        raise UnreadableError("a packed file that is damaged", url=fetched.url) from error
    if unpack.unconsumed_tail:
        raise UnreadableError(f"a packed file of more than {_MOST_UNPACKED} bytes", url=fetched.url)
    return body


def root_name(head: str) -> str:
    """Give the name of a document's first element, in lower case and without its prefix; "" if it has none.

    >>> root_name('<?xml version="1.0"?><!-- خبر --><rdf:RDF xmlns="…">'), root_name("موجز")
    ('rdf', '')
    """
    at = 0
    while found := _BEFORE_ROOT.match(head, at):
        at = found.end()
    named = _ROOT.match(head, at)
    return named[1].lower().rpartition(":")[2] if named else ""


def is_html(head: str) -> bool:
    """Tell whether a text is a page."""
    return _HTML.search(head) is not None


def html_tree(fetched: Fetched) -> Any:
    """Give a page's tree. Raises UnreadableError where there is none."""
    from lxml import etree, html  # noqa: PLC0415 (only where sources are read)

    try:
        parser = html.HTMLParser(encoding="utf-8")
        return html.document_fromstring(_DECLARED.sub("", text_of(fetched)).encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError("there is no page here", url=fetched.url) from error


def xml_tree(fetched: Fetched) -> Any:
    """Give the tree of XML, mended where it is broken; nothing is loaded or expanded. Raises UnreadableError."""
    from lxml import etree  # noqa: PLC0415 (as above)

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(_DECLARED.sub("", text_of(fetched)).encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError("damaged XML", url=fetched.url) from error
    if root is None:
        raise UnreadableError("there is no XML here", url=fetched.url)
    return root


def local(element: Any) -> str:
    """Give an element's name without its namespace, in lower case; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def line_of(element: Any) -> str:
    """Give the text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def has_class(name: str) -> str:
    """Give the XPath condition that an element has this class.

    >>> has_class("lead")
    "contains(concat(' ', normalize-space(@class), ' '), ' lead ')"
    """
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def is_day_only(moment: datetime | None) -> bool:
    """Tell whether a moment is a midnight: nearly always a day without its time."""
    return moment is not None and moment.time() == time(0)
