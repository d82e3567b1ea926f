"""How does a value become Telegram HTML? The one door: what is not `Html` yet is escaped here."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_RIGHT_TO_LEFT_MARK = "\u200f"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Html(str):
    """Text that is Telegram HTML already: made here or by `say`, never from outside."""

    __slots__ = ()


def escape(value: str) -> Html:
    """Escape what came from outside; its own direction marks go, since they could turn a whole line.

    >>> escape('<b> & "x"')
    '&lt;b&gt; &amp; &quot;x&quot;'
    """
    if isinstance(value, Html):
        return value
    return Html(html.escape(_CONTROLS.sub("", _BIDI_CONTROLS.sub("", value))))


def bold(value: str) -> Html:
    """Give bold text."""
    return Html(f"<b>{escape(value)}</b>")


def italic(value: str) -> Html:
    """Give italic text."""
    return Html(f"<i>{escape(value)}</i>")


def code(value: str) -> Html:
    """Give text that is copied by a tap."""
    return Html(f"<code>{escape(value)}</code>")


def link(label: str, url: str) -> Html:
    """Give a titled link; only http and https addresses become one."""
    return linked(escape(label), url)


def linked(label: Html, url: str) -> Html:
    """Give a titled link whose title is HTML already."""
    if not url.startswith(("http://", "https://")):
        return label
    return Html(f'<a href="{html.escape(url)}">{label}</a>')


def quotation(value: str, *, expandable: bool = False) -> Html:
    """Give a quotation, folded by Telegram to its first lines when `expandable`."""
    return Html(f"<blockquote{' expandable' if expandable else ''}>{escape(value)}</blockquote>")


def isolate(value: str) -> Html:
    """Keep a run's own direction from turning its line (U+2068 FIRST STRONG ISOLATE … U+2069)."""
    return Html(f"\u2068{escape(value)}\u2069")


def bare(label: str) -> str:
    """Give a button's label without isolates: it is no HTML, and a lone number needs none.

    >>> bare("\u206812\u2069 more")
    '12 more'
    """
    return label.replace("\u2068", "").replace("\u2069", "")


def directed(line: str, language: str) -> Html:
    """Give a line its language's direction, where it begins with isolated values that cannot give it one."""
    return Html(f"{_RIGHT_TO_LEFT_MARK if is_rtl(language) else ''}{escape(line)}")


@lru_cache(maxsize=16)
def is_rtl(language: str) -> bool:
    """Tell whether a language is written from right to left.

    >>> is_rtl("ar"), is_rtl("ru")
    (True, False)
    """
    from babel import Locale  # noqa: PLC0415 (50 ms that --help need not pay)

    return str(Locale.parse(language).text_direction) == "rtl"


def lines(*parts: str) -> Html:
    """Join lines; empty strings are blank lines."""
    return Html("\n".join(escape(part) for part in parts))
