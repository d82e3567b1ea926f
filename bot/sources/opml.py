"""Which feeds does an OPML file name? Read and written; the starter pack is one in the package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from bot.errors import MujazError


class OpmlError(MujazError):
    """The text is no OPML, or names no feed; the message says where."""

    text = "error-opml"


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed in a list; `language` is "" where the list does not say."""

    title: str
    url: str
    language: str = ""


def read_opml(text: str | bytes) -> tuple[OpmlFeed, ...]:
    """Give the feeds of an OPML document, in its order, each address once, also from nested outlines.

    Raises OpmlError for what is no OPML or has no feed. Entities are not expanded and nothing is loaded.
    """
    from lxml import etree  # noqa: PLC0415

    is_text = isinstance(text, str)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8" if is_text else None
    )
    raw = text.encode() if isinstance(text, str) else text
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OpmlError(f"the list of feeds is no OPML: {error}") from error
    outlines = (_feed(outline.attrib) for outline in root.iter("outline"))
    feeds: dict[str, OpmlFeed] = {}
    for feed in filter(None, outlines):
        feeds.setdefault(feed.url, feed)
    if not feeds:
        raise OpmlError('the list of feeds names none: each needs <outline type="rss" xmlUrl="https://…"/>')
    return tuple(feeds.values())


def _feed(attributes: dict[str, str]) -> OpmlFeed | None:
    found = {name.lower(): value.strip() for name, value in attributes.items()}
    url = found.get("xmlurl", "")
    if not url.startswith(("http://", "https://")):
        return None
    return OpmlFeed(found.get("title") or found.get("text", ""), url, found.get("language", "").lower())


def write_opml(feeds: Iterable[OpmlFeed], *, title: str = "Mujaz") -> str:
    """Give an OPML 2.0 document."""
    from lxml import etree  # noqa: PLC0415

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for feed in feeds:
        etree.SubElement(
            body, "outline", type="rss", text=feed.title, title=feed.title, xmlUrl=feed.url, language=feed.language
        )
    return str(etree.tostring(root, encoding="unicode", pretty_print=True))


def starter_opml() -> bytes:
    """Give the starter pack: well-known public feeds in Arabic, Russian and English."""
    return files("bot.sources").joinpath("starter.opml").read_bytes()
