"""Which lines does a page show? An HTML tree in; lines of text, with their links made absolute, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from storage.records import Link

_BLOCKS_NAMES = """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr li main ol option p pre section summary table tbody td tfoot th thead
    title tr ul
    """
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_UNSEEN_NAMES = """
    audio button canvas datalist embed figcaption form head iframe map math nav noscript object script select
    style svg template textarea video
    """
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_APART = frozenset(["a", "b", "bdi", "label", "span", "strong", "time"])  # layout sets them apart, not spaces
_LABELS = frozenset(["b", "label", "strong"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SPACES = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown; `heading` is "h1" … "h6" or "", `is_aside` says that it stands beside the text."""

    text: str
    links: tuple[Link, ...] = ()
    heading: str = ""
    is_aside: bool = False

    @property
    def is_link(self) -> bool:
        """Say whether the line is links and nothing else."""
        linked = sum(len(link.title) for link in self.links)
        return bool(self.links) and linked + 3 * len(self.links) >= len(self.text)


class _Flow:
    """Collects text until a block begins or ends."""

    def __init__(self, base: str) -> None:
        self.lines: list[Line] = []
        self._base = base
        self._text = ""
        self._links: list[Link] = []
        self._anchor: tuple[int, str] | None = None
        self.heading = ""
        self.asides = 0

    def add(self, text: str | None) -> None:
        if text:
            self._text += _SPACES.sub(" ", text)

    def open_anchor(self, href: str | None) -> None:
        self._anchor = (len(self._text), href or "")

    def close_anchor(self) -> None:
        if self._anchor is not None:
            at, href = self._anchor
            if title := _trimmed(self._text[at:]):
                self._links.append(Link(title, absolute(self._base, href)))
            self._anchor = None

    def flush(self) -> None:
        """End the line; a link that is still open goes on in the next one."""
        href = self._anchor[1] if self._anchor else None
        self.close_anchor()
        if text := _trimmed(self._text):
            self.lines.append(Line(text, tuple(self._links), self.heading, self.asides > 0))
        self._text, self._links = "", []
        if href is not None:
            self.open_anchor(href)

    def set_apart(self, element: Any) -> None:
        before = element.getprevious()
        if before is not None and before.tag in _APART and not before.tail:
            self.add(" ")


def lines_of(root: Any, *, base: str = "") -> list[Line]:
    """Give the lines that a tree shows, without menus, forms, scripts, captions and what is hidden."""
    flow = _Flow(_base(root, base))
    for event, element in _events(root):
        if event == "start":
            _enter(flow, element)
        elif event == "end":
            _leave(flow, element)
        else:
            _pass(flow, element)
    flow.flush()
    return flow.lines


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree  # noqa: PLC0415 (only where HTML is read)

    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and _is_unseen(element):
            walk.skip_subtree()
        elif event == "end" and _is_unseen(element):
            yield "tail", element
        else:
            yield event, element


def _is_unseen(element: Any) -> bool:
    tag = element.tag
    if tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if tag == "footer":
        return next(element.iterancestors("article"), None) is None
    return bool(_HIDDEN.search(element.get("style") or ""))


def _enter(flow: _Flow, element: Any) -> None:
    tag = element.tag
    if tag in _BLOCKS:
        flow.flush()
    elif tag in _APART:
        flow.set_apart(element)
    flow.heading = tag if tag in _HEADINGS else flow.heading
    flow.asides += tag == "aside"
    if tag == "a":
        flow.open_anchor(element.get("href"))
    flow.add(element.text)


def _leave(flow: _Flow, element: Any) -> None:
    tag = element.tag
    if tag == "a":
        flow.close_anchor()
    if tag in _BLOCKS:
        flow.flush()
    if tag in _HEADINGS:
        flow.heading = ""
    flow.asides = max(0, flow.asides - (tag == "aside"))
    if tag in _LABELS and element.tail and element.tail[0].isalnum() and len(element.text or "") > 3:  # noqa: PLR2004 («<b>و</b>قال» is one word)
        flow.add(" ")
    flow.add(element.tail)


def _pass(flow: _Flow, element: Any) -> None:
    """Go on behind a comment or something unseen."""
    if element.tag in _BLOCKS:
        flow.flush()
    flow.add(element.tail)


def _trimmed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _base(root: Any, url: str) -> str:
    declared = root.find(".//base")
    return urljoin(url, declared.get("href") or "") if declared is not None else url


def absolute(base: str, href: str) -> str | None:
    """Give a link's full web address, None if it has none (a script, a mail address, an anchor)."""
    if not href or href.startswith("#"):
        return None
    try:
        joined = urljoin(base, href.strip())
    except ValueError:
        return None
    return joined if joined.lower().startswith(("http://", "https://")) else None
