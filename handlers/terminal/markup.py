"""What does Telegram's HTML say in a terminal? As plain text, as styled text, or an error as Telegram gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

TAGS = frozenset({"a", "b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote", "tg-spoiler"})
_PIECE = re.compile(r"<(/?)([a-z-]+)([^<>]*)>|([^<>]+)|[<>]")
_HREF = re.compile(r'href="([^"]*)"')
_STYLES = {"b": "1", "strong": "1", "i": "3", "em": "3", "a": "4", "u": "4", "code": "36", "blockquote": "2"}
_ISOLATES = re.compile("[\u2066-\u2069]")


class MarkupError(ValueError):
    """The text is not the HTML that Telegram takes; the message is the one that Telegram gives."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, the tags around it, and the address that it links to."""

    text: str
    tags: tuple[str, ...] = ()
    url: str = ""


def runs(html: str) -> list[Run]:
    """Give the text's pieces. Raises MarkupError."""
    opened: list[tuple[str, str]] = []
    found = []
    for closes, name, attributes, text in _pieces(html):
        if text:
            urls = [url for _, url in opened if url]
            found.append(Run(unescape(text), tuple(tag for tag, _ in opened), urls[-1] if urls else ""))
        elif closes:
            _close(opened, name)
        else:
            link = _HREF.search(attributes)
            opened.append((name, unescape(link[1]) if link and name == "a" else ""))
    if opened:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return [
        replace(run, url="") if run.url and run.url == after.url else run
        for run, after in pairwise([*found, Run("")])
    ]


def _pieces(html: str) -> Iterator[tuple[str, str, str, str]]:
    for found in _PIECE.finditer(html):
        closes, name, attributes, text = (group or "" for group in found.groups())
        if not text and name not in TAGS:
            raise MarkupError(
                f'Unsupported start tag "{name}" at byte offset {len(html[: found.start()].encode())}'
            )
        yield closes, name, attributes, text


def _close(opened: list[tuple[str, str]], name: str) -> None:
    if not opened or opened[-1][0] != name:
        raise MarkupError(f'Unexpected end tag "{name}"')
    opened.pop()


def plain_text(html: str, *, addresses: bool = True) -> str:
    r"""Give the text alone; behind a link stands its address, in a line of its own, unless told otherwise.

    >>> plain_text('<b><a href="https://e.org/1">خبر</a></b>')
    'خبر\n  https://e.org/1'
    >>> plain_text('<a href="https://e.org/1">خبر <b>مهم</b> جدًا</a>')
    'خبر مهم جدًا\n  https://e.org/1'
    """
    return "".join(without_isolates(run.text) + _address(run, shown=addresses) for run in runs(html))


def _address(run: Run, *, shown: bool) -> str:
    return f"\n  {run.url}" if run.url and shown else ""


def without_isolates(text: str) -> str:
    """Give text without the marks that keep directions apart: many terminals show them as boxes."""
    return _ISOLATES.sub("", text)


def styled_text(html: str) -> str:
    """Give the text with a terminal's own styles (ANSI), addresses dim in a line of their own."""
    return "".join(_styled(run) for run in runs(html))


def _styled(run: Run) -> str:
    text = without_isolates(run.text)
    codes = ";".join(dict.fromkeys(_STYLES[tag] for tag in run.tags if tag in _STYLES))
    address = f"\n  \x1b[2m{run.url}\x1b[0m" if run.url else ""
    return (f"\x1b[{codes}m{text}\x1b[0m" if codes else text) + address
