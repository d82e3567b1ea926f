"""How does a damaged feed become XML again? Pure: bytes in UTF-8 in, bytes that parsers get further with out.

Everything before the root goes, with document type and declared entities; comments and control characters go;
CDATA, also within CDATA, becomes escaped text; entities of HTML become characters, stray ampersands and the tags
within texts are escaped; prefixes that nobody declared are declared.
"""

from __future__ import annotations

import re
from html import escape
from html.entities import html5

_CONTROLS = bytes(n for n in range(0x20) if n not in b"\t\n\r") + b"\x7f"
_ROOT = re.compile(rb"<((?:\w+:)?(?:rss|feed|RDF))[\s>]", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<html|<!doctype html", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
_END_OF_ELEMENT = re.compile(rb"</[^<>]{1,100}>|/>")
_LINK, _TITLE = (re.compile(rb"<%s[\s>]" % name, re.IGNORECASE) for name in (b"link", b"title"))
_HEAD = 16_384  # bytes in which a feed begins
_CDATA, _CLOSED = b"<![CDATA[", b"]]>"
_REFERENCE = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:(\d{1,12})|x([0-9a-f]{1,10}));|([a-z][a-z0-9]{0,40};)?)", re.IGNORECASE
)
# A text with tags of its own, up to its end, but not beyond its entry and not into another text of its name.
_TAGGED = re.compile(
    rb"(<(title|description|summary|content|content:encoded|tagline)(?:\s[^<>]*)?(?<!/)>)"
    rb"([^<]*<(?!/\2\s*>)(?!/?(?:item|entry|channel|\2)[\s>])[^<]*"
    rb"(?:<(?!/\2\s*>)(?!/?(?:item|entry|channel|\2)[\s>])[^<]*)*)(?=</\2\s*>)",
    re.IGNORECASE,
)
_STRAY = re.compile(rb"<(?![a-zA-Z/_?!])")
_PREFIX = re.compile(rb"<([A-Za-z][\w-]*):")
_DECLARED = re.compile(rb"xmlns:([A-Za-z][\w-]*)\s*=")
_NAMESPACES = {
    b"content": b"http://purl.org/rss/1.0/modules/content/",
    b"dc": b"http://purl.org/dc/elements/1.1/",
    b"sy": b"http://purl.org/rss/1.0/modules/syndication/",
    b"atom": b"http://www.w3.org/2005/Atom",
    b"rdf": b"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    b"media": b"http://search.yahoo.com/mrss/",
    b"itunes": b"http://www.itunes.com/dtds/podcast-1.0.dtd",
    b"feedburner": b"http://rssnamespace.org/feedburner/ext/1.0",
}
_BLANKS = frozenset(b"\t\n\r")


def mended(xml: bytes) -> bytes | None:
    """Give the feed without what parsers of XML stop at, None where there is no root of a feed.

    >>> mended("junk<rss><title>A &laquo; B & C</title></rss>".encode()).decode()
    '<rss><title>A « B &amp; C</title></rss>'
    """
    start, root = _root(xml)
    if not root:
        return None
    xml = xml[start:].translate(None, _CONTROLS).replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    xml = _ended(_STRAY.sub(b"&lt;", _without_sections(xml).replace(_CLOSED, b"")), root)
    return _declared(_TAGGED.sub(_escaped_tags, xml if _ROOT.match(xml) else b"<rss>" + xml))


def _root(xml: bytes) -> tuple[int, bytes]:
    """Give where the root begins, and its name; where it is damaged, the first entry, as if of RSS."""
    blank = len(xml) - len(xml.lstrip())
    if root := _ROOT.search(xml, 0, blank + _HEAD):
        return root.start(), root[1]
    first = None if _PAGE.search(xml, 0, blank + _HEAD) else _ENTRY.search(xml)
    return (first.start(), b"rss") if first else (0, b"")


def with_numbers(xml: bytes) -> bytes:
    """Write `&amp;` and its like as numbers: libxml2 drops the names, once it has met an error."""
    for name, number in ((b"amp", 38), (b"lt", 60), (b"gt", 62), (b"quot", 34), (b"apos", 39)):
        xml = xml.replace(b"&%s;" % name, b"&#%d;" % number)
    return xml


def _ended(xml: bytes, root: bytes) -> bytes:
    """Leave out what stands behind the root; where a feed was cut off, end it after its last whole element."""
    closing = b"</" + root
    if xml.find(closing) != (end := xml.rfind(closing)) or _ENTRY.search(xml, max(end, 0)):
        xml = xml.replace(closing + b">", b"") + (closing if end >= 0 else b"")
        end = xml.rfind(closing)
    if end >= 0:
        return xml[:end] + closing + b">"
    ends = [closed.end() for closed in _END_OF_ELEMENT.finditer(xml)]
    return _closed(xml[: ends[-1] if ends else 0] or b"<" + root + b">", root)


def _closed(xml: bytes, root: bytes) -> bytes:
    """Close the last entry, or leave it out without title or link: known by half, it would never be read whole."""
    last = max(xml.rfind(b"<item"), xml.rfind(b"<entry"))
    if last > max(xml.rfind(b"</item"), xml.rfind(b"</entry")):
        named = _LINK.search(xml, last) and _TITLE.search(xml, last)
        xml = xml + (b"</item>" if xml.startswith(b"<item", last) else b"</entry>") if named else xml[:last]
    if xml.rfind(b"<channel") > xml.rfind(b"</channel"):
        xml += b"</channel>"
    return xml + b"</" + root + b">"


def _without_sections(xml: bytes) -> bytes:
    """Write sections of CDATA as escaped text, and leave comments out."""
    pieces, at, last_comment = [], 0, xml.rfind(b"-->")
    while (start := xml.find(b"<!", at)) >= 0:
        pieces.append(_REFERENCE.sub(_mended_reference, xml[at:start]))
        if xml.startswith(_CDATA, start):
            end, at = _end_of_section(xml, start)
            pieces.append(_escaped_section(xml[start + len(_CDATA) : end]))
        elif xml.startswith(b"<!--", start):
            at = xml.find(b"-->", start) + 3 if start < last_comment else start + 4
        else:
            at = start + 2
    pieces.append(_REFERENCE.sub(_mended_reference, xml[at:]))
    return b"".join(pieces)


def _end_of_section(xml: bytes, start: int) -> tuple[int, int]:
    """Give where a section's text ends and where XML goes on.

    A section within it ends before it does; one that nobody closed ends with its element.
    """
    end = xml.find(_CLOSED, start)
    inner = xml.count(_CDATA, start + 1, end) if end >= 0 else 0
    if end < 0 or inner:
        outside = _ENTRY_END.search(xml, start, end if end >= 0 else len(xml))
        closing = xml.find(b"</", start) if outside else -1
        if closing >= 0:
            return closing, closing
    if end < 0:
        return len(xml), len(xml)
    while inner:
        after = xml.find(_CLOSED, end + 3)
        if after < 0 or xml.find(_CDATA, end + 3, after) >= 0:
            break
        end, inner = after, inner - 1
    return end, end + len(_CLOSED)


def _escaped_section(text: bytes) -> bytes:
    text = text.replace(_CDATA, b"").replace(_CLOSED, b"")
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _mended_reference(found: re.Match[bytes]) -> bytes:
    """Give a character of HTML for its name, a number only where XML may have it, and a bare `&` escaped."""
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        return found[0] if _is_text(int(decimal) if decimal else int(hexadecimal, 16)) else b""
    character = html5.get(name.decode(), "") if name and name.endswith(b";") else ""
    return escape(character).encode() or b"&amp;" + (name or b"")


def _is_text(number: int) -> bool:
    """Tell whether XML 1.0 may have the character: no control, no half of a surrogate."""
    plane = 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE  # noqa: PLR2004 (XML 1.0, 2.2)
    return plane or number in _BLANKS or 0x10000 <= number < 0x110000  # noqa: PLR2004 (as above)


def _escaped_tags(found: re.Match[bytes]) -> bytes:
    return found[1] + found[3].replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _declared(xml: bytes) -> bytes:
    """Declare at the root the prefixes that nobody declared, as what they are known for."""
    missing = sorted(set(_PREFIX.findall(xml)) - set(_DECLARED.findall(xml)))
    if not missing:
        return xml
    names = b"".join(b' xmlns:%s="%s"' % (name, _NAMESPACES.get(name, b"urn:" + name)) for name in missing)
    root = re.match(rb"<[^\s>/]+", xml)
    return xml[: root.end()] + names + xml[root.end() :] if root else xml
