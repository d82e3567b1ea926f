"""Which feeds does an OPML file name? Read and written; the starter pack is one in the package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from html.entities import html5
from importlib.resources import files
from typing import Any

from bot.errors import MujazError
from bot.sources.decoding import decoded

MOST_BYTES = 2 * 1024 * 1024
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)([a-z][a-z0-9]*;)?", re.IGNORECASE)
_JUNK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FEED_SCHEME = re.compile(r"^feeds?:(?://)?(?=https?://)|^feed(?=s?://)", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


class OpmlError(MujazError):
    """The text is no OPML, names no feed, or is too large; the message says which, and where."""

    text = "error-opml"


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed in a list; what the list does not say is "".

    `folder` is where it stands in the list («أخبار/مصر»), `site` the address of its site.
    """

    title: str
    url: str
    language: str = ""
    folder: str = ""
    site: str = ""


def read_opml(text: str | bytes) -> tuple[OpmlFeed, ...]:
    """Give the feeds of an OPML document, in its order, each address once, also from nested outlines.

    Raises OpmlError for what is no OPML or has no feed.
    """
    feeds: dict[str, OpmlFeed] = {}
    for feed in read_outlines(text):
        if _WEB.match(feed.url):
            feeds.setdefault(feed.url, feed)
    if not feeds:
        raise OpmlError('the list of feeds names none: each needs <outline type="rss" xmlUrl="https://…"/>')
    return tuple(feeds.values())


def read_outlines(text: str | bytes) -> tuple[OpmlFeed, ...]:
    """Give everything that stands in an OPML document as a feed, whatever its address, also twice.

    Raises OpmlError for what is no OPML. A document that declares entities is refused, and nothing is loaded.
    """
    root = _root(text)
    return tuple(_feed(outline) for outline in root.iter("{*}outline") if _attributes(outline).get("xmlurl"))


def _root(text: str | bytes) -> Any:
    from lxml import etree  # noqa: PLC0415

    if len(text) > MOST_BYTES or (isinstance(text, str) and len(text.encode("utf-8", "replace")) > MOST_BYTES):
        raise OpmlError(f"the list of feeds is larger than {MOST_BYTES // 1024**2} MiB: part it in two")
    written = _DECLARED.sub("", _text(text).lstrip("\ufeff"), count=1).strip()
    if _ENTITY.search(written):
        raise OpmlError(
            "the list of feeds declares entities (<!ENTITY …>), which no such list needs: take them out"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(_AMPERSAND.sub(_mended, _JUNK.sub("", written)).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OpmlError(f"the list of feeds is no OPML: {_SPACES.sub(' ', str(error))}") from error
    if etree.QName(root).localname.lower() != "opml":
        raise OpmlError(f"the list of feeds is no OPML: it begins with <{etree.QName(root).localname}>")
    return root


def _text(text: str | bytes) -> str:
    """Give the text, whatever it says of its encoding; UTF-16 is also known without its mark."""
    if isinstance(text, str):
        return text
    for start, encoding in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if text.startswith(start):
            return text.decode(encoding, "replace")
    return decoded(text)


def _mended(found: re.Match[str]) -> str:
    """Give the character of an entity of HTML, and a bare `&` escaped: many lists have them in addresses."""
    name = found[1] or ""
    return escape(html5.get(name, "")) or f"&amp;{name}"


def _feed(outline: Any) -> OpmlFeed:
    said = _attributes(outline)
    above = (_attributes(each) for each in outline.iterancestors("{*}outline"))
    names = [_SPACES.sub(" ", _name(each)) for each in above if not each.get("xmlurl")]
    folder = "/".join(filter(None, reversed(names))) or said.get("category", "").partition(",")[0].strip("/ ")
    return OpmlFeed(
        title=_name(said),
        url=_FEED_SCHEME.sub(lambda found: "" if ":" in found[0] else "http", said["xmlurl"]),
        language=said.get("language", "").lower(),
        folder=folder,
        site=said.get("htmlurl", ""),
    )


def _name(said: dict[str, str]) -> str:
    return said.get("title") or said.get("text", "")


def _attributes(outline: Any) -> dict[str, str]:
    return {name.lower(): value.strip() for name, value in outline.attrib.items()}


def write_opml(feeds: Iterable[OpmlFeed], *, title: str = "Mujaz") -> str:
    """Give an OPML 2.0 document, the feeds of a folder together in one outline, folders within folders nested."""
    from lxml import etree  # noqa: PLC0415

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    folders = {"": etree.SubElement(root, "body")}
    for feed in feeds:
        etree.SubElement(_outline(folders, feed.folder), "outline", _said(feed))
    return str(etree.tostring(root, encoding="unicode", pretty_print=True))


def _outline(folders: dict[str, Any], folder: str) -> Any:
    """Give the outline of a folder, made with those around it where it is not there yet."""
    from lxml import etree  # noqa: PLC0415

    if folder not in folders:
        above, _, name = folder.rpartition("/")
        folders[folder] = etree.SubElement(_outline(folders, above), "outline", text=name, title=name)
    return folders[folder]


def _said(feed: OpmlFeed) -> dict[str, str]:
    said = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url, "htmlUrl": feed.site}
    return {name: value for name, value in (said | {"language": feed.language}).items() if value or name == "text"}


def starter_opml() -> bytes:
    """Give the starter pack: well-known public feeds in Arabic, Russian and English."""
    return files("bot.sources.lists").joinpath("starter.opml").read_bytes()
