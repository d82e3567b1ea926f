"""What does a person see of the bot's messages? Pure: messages in, lines of a script out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.botapi.answers import Answer
from tests.botapi.chats import Wire
from tests.botapi.inline import InlineAnswer

_MARKS = {"bold": "**", "italic": "_", "code": "`", "pre": "`", "strikethrough": "~~", "underline": "__"}
_QUOTES = {"blockquote", "expandable_blockquote"}
_UNSEEN = re.compile("[\u2066-\u2069\u200e\u200f]")


def readable(text: str) -> str:
    """Give text without the marks that only order it."""
    return _UNSEEN.sub("", text)


def lines(answer: Answer, *, replied: str = "", topic: str = "", before: Answer | None = None) -> tuple[str, ...]:
    """Give a message with its markup, what comes with it, and its buttons.

    Where nothing but the buttons is another since `before`, … stands for the rest.
    """
    if before is not None and answer.file is None and _told(answer) == _told(before):
        return tuple(map(readable, ["…", *_buttons(answer)]))
    above = [f"{sign} {name}" for sign, name in (("↩", replied), ("⌗", topic)) if name]
    return tuple(map(readable, [*above, *_lines(answer)]))


def _told(answer: Answer) -> tuple[str, list[Wire]]:
    return answer.text, answer.entities


def inline_lines(answer: InlineAnswer) -> tuple[str, ...]:
    """Give what is listed under `@bot words`, and the button above it."""
    button = [f"[{answer.button['text']}]"] if answer.button else []
    rows = [line for each in answer.results for line in (each["title"], f"    {each.get('description', '')}")]
    return tuple(readable(line).rstrip() for row in [*button, *rows] for line in row.split("\n"))


def sent_lines(result: Wire) -> tuple[str, ...]:
    """Give the message that a line of such a list becomes where it is chosen."""
    return tuple(map(readable, marked(result["sent"], result["entities"]).split("\n")))


def _lines(answer: Answer) -> Iterator[str]:
    if answer.file is not None:
        yield f"📎 {answer.file[0]}"
    if answer.text:
        yield from marked(answer.text, answer.entities).split("\n")
    if preview := answer.wire.get("link_preview_options", {}).get("url"):
        yield f"🔗 {preview}"
    yield from _buttons(answer)
    yield from (f"⌨ {' · '.join(row)}" for row in answer.keyboard)
    if answer.removes_keyboard:
        yield "⌨ ✗"


def _buttons(answer: Answer) -> Iterator[str]:
    for row in answer.wire.get("reply_markup", {}).get("inline_keyboard", []):
        yield " ".join(map(_button, row))


def _button(button: Wire) -> str:
    label = f"[{button['text']}]"
    goes = button.get("url") or (
        f"inline: {button['switch_inline_query']}" if "switch_inline_query" in button else ""
    )
    return f"{label}({goes})" if goes else label


def marked(text: str, entities: list[Wire]) -> str:
    """Put marks around what is formatted.

    >>> marked("a b", [{"type": "bold", "offset": 2, "length": 1}])
    'a **b**'
    """
    units = text.encode("utf-16-le")
    marks: list[tuple[tuple[int, ...], str]] = []
    for number, entity in enumerate(sorted(entities, key=lambda each: (each["offset"], -each["length"]))):
        opening, closing = _around(entity)
        start, end = entity["offset"], entity["offset"] + entity["length"]
        marks += [((start, 1, number), opening), ((end, 0, -number), closing)]
    parts, last = [], 0
    for (place, *_), mark in sorted(marks):
        parts += [units[2 * last : 2 * place].decode("utf-16-le"), mark]
        last = place
    return "".join([*parts, units[2 * last :].decode("utf-16-le")])


def _around(entity: Wire) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return "[", f"]({entity['url']})"
    if entity["type"] in _QUOTES:
        return "«« ", " »»"
    mark = _MARKS.get(entity["type"], "")
    return mark, mark
