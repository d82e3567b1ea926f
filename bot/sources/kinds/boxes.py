"""What stands beside the articles of a page: menus, boxes, what is not shown? A tree in, the other links out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

NEVER_BOXES = frozenset({"html", "body", "main", "article"})
_UNSEEN = frozenset("script style noscript template svg iframe nav button select".split())  # noqa: SIM905
_BOXED = frozenset({"header", "footer", "aside", "form"})
_ROLES = frozenset({"navigation", "menu", "menubar", "search", "contentinfo", "banner"})
_BOX = re.compile(
    r"(?:^|[\s_-])(nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|share|sharing|social|tags?|tagcloud|"
    r"authors?|byline|login|pagination|pager|paging|cookies?|consent|newsletter|subscribe|most-?read|mostviewed|"
    r"popular|trending|related|recommended|comments?|advert|ads?|banner|promo|sponsored|skip-?links?|langs?|"
    r"language-?switcher)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_READ = re.compile(r"most-?(?:read|viewed|popular)", re.IGNORECASE)
_BOX_SHARE = 0.4  # of the links of a page: what has more is no box beside the text, whatever its class says


def links_shown(root: Any) -> Iterator[Any]:
    """Give the links of a page but those of menus and boxes."""
    from lxml import etree  # noqa: PLC0415 (only where pages are read)

    boxes = _boxes(root)
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if _is_never_shown(element) or _box(element) in boxes:
            walk.skip_subtree()
        elif element.tag == "a" and element.get("href"):
            yield element


def _is_never_shown(element: Any) -> bool:
    is_menu = (element.get("role") or "").lower() in _ROLES and element.tag not in NEVER_BOXES
    return element.tag in _UNSEEN or is_menu or (element.get("hidden") is not None and element.tag != "body")


def _boxes(root: Any) -> set[str]:
    """Give the kinds of element that stand beside the articles.

    What has much of a page's links is none, whatever its class says: «promo» is a card on some sites, and a blog's
    card says «tag-cairo». All elements that say the same count together.
    """
    inside: dict[Any, int] = {}
    found: dict[str, int] = {}
    for element in reversed(list(root.iter())):
        links = inside.pop(element, 0) + (element.tag == "a")
        above = element.getparent()
        if links and above is not None:
            inside[above] = inside.get(above, 0) + links
        if box := _box(element):
            found[box] = found.get(box, 0) + links
    most = _BOX_SHARE * sum(1 for _ in root.iter("a"))
    return {box for box, links in found.items() if links <= most or _MOST_READ.search(box)}


def _box(element: Any) -> str:
    """Give the kind of box that an element may be, "" for none."""
    if not isinstance(element.tag, str) or element.tag in NEVER_BOXES:
        return ""
    if element.tag in _BOXED:
        return str(element.tag)
    named = _BOX.search(f"{element.get('class', '')} {element.get('id', '')}")
    return f"{element.tag} {named[1].lower()}" if named else ""
