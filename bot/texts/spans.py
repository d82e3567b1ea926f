"""How does formatted text that a person sent become Telegram HTML? Pure: text and spans in, HTML out."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.texts.markup import Html

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A kind of formatting from one place of a text to another, in code points; `url` is a link's."""

    start: int
    end: int
    kind: str
    url: str = ""

    @property
    def tags(self) -> tuple[str, str]:
        """Give what stands before and behind it."""
        if self.kind == "text_link":
            return f'<a href="{html.escape(self.url)}">', "</a>"
        return TAGS[self.kind]


@dataclass(frozen=True, slots=True)
class Written:
    """A text as a person formatted it."""

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def is_blank(self) -> bool:
        r"""Tell whether nothing of it is seen.

        >>> Written(" \u2068").is_blank, Written("!").is_blank
        (True, False)
        """
        return all(each.isspace() or unicodedata.category(each) in {"Cf", "Cc"} for each in self.text)

    def behind(self, start: int) -> Written:
        """Give it from a place on, without the blank space there."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        moved = [replace(each, start=max(each.start - start, 0), end=each.end - start) for each in self.spans]
        return Written(self.text[start:], tuple(each for each in moved if each.end > 0))

    @property
    def html(self) -> Html:
        r"""Give it as Telegram HTML.

        >>> Written("قال لافروف", (Span(4, 10, "bold"), Span(4, 10, "text_link", "https://e.org"))).html
        'قال <b><a href="https://e.org">لافروف</a></b>'
        >>> Written("/broadcast a < b", (Span(0, 16, "italic"),)).behind(10).html
        '<i>a &lt; b</i>'
        """
        return _tagged(self.text, [each for each in self.spans if each.kind in TAGS or each.kind == "text_link"])


def _tagged(text: str, spans: Sequence[Span]) -> Html:
    """Put tags around spans, which lie in each other or apart, as Telegram's do."""
    order = sorted(spans, key=lambda each: (each.start, -each.end))
    made: list[str] = []
    open_: list[Span] = []
    for place, letter in enumerate(text):
        _close(made, open_, place)
        while order and order[0].start == place:
            open_.append(order.pop(0))
            made.append(open_[-1].tags[0])
        made.append(html.escape(letter))
    _close(made, open_, len(text))
    made += [each.tags[1] for each in reversed(open_)]
    return Html("".join(made))


def _close(made: list[str], open_: list[Span], place: int) -> None:
    while open_ and open_[-1].end <= place:
        made.append(open_.pop().tags[1])
