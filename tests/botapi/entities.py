"""What does Telegram read in a text? The real TDLib parses and repairs it, offline.

The order is the server's: parse the markup, clean and repair, trim, add what is found automatically, count.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.botapi.refusals import bad

Wire = dict[str, Any]

LONGEST = 4096  # code points, after parsing
LONGEST_CAPTION = 1024
LONGEST_RAW = 32_768  # bytes, with tags
MOST_ENTITIES = 100
MOST_ENTITY_BYTES = 9_500
MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "DateTime": "date_time",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
}
DETAILS = {
    "url": "url",
    "language": "language",
    "custom_emoji_id": "custom_emoji_id",
    "unix_time": "unix_time",
}
WHOLE = ("Code", "Pre", "PreCode", "TextUrl", "MentionName", "CustomEmoji", "DateTime")
MARKERS = "*_~|`["


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as it is shown; the entities are the Bot API's, in UTF-16 code units."""

    text: str
    entities: tuple[Wire, ...] = ()


def formatted(raw: str, mode: str, given: list[Wire] | None = None, *, longest: int = LONGEST) -> Formatted:
    """Read what a bot sends; Refused in the server's words where it cannot be sent. May give ""."""
    if len(raw.encode()) > LONGEST_RAW:
        raise bad("text is too long")
    shown = _trimmed(_repaired(_parsed(raw, mode, given or [])))
    if len(shown["text"]) > longest:
        raise bad("Message is too long" if longest == LONGEST else "Message caption is too long")
    found = _with_automatic(shown)
    if _weight(found) > MOST_ENTITY_BYTES:
        raise bad("ENTITIES_TOO_LONG")
    return Formatted(shown["text"], tuple(_outward(one) for one in found[:MOST_ENTITIES]))


def typed(text: str) -> Formatted:
    """Read what a person types: no markup, commands and links are found."""
    shown = _trimmed(_repaired({"text": text, "entities": []}))
    return Formatted(shown["text"], tuple(_outward(one) for one in _with_automatic(shown)))


def _parsed(raw: str, mode: str, given: list[Wire]) -> Wire:
    if mode.lower() in ("", "none"):
        return {"text": raw, "entities": [_inward(entity) for entity in given]}
    if mode.lower() not in MODES:
        raise bad("Unsupported parse_mode")
    answer = _tdlib({"@type": "parseTextEntities", "text": raw, "parse_mode": MODES[mode.lower()]})
    if answer["@type"] == "error":
        raise bad(answer["message"])
    return answer


def _repaired(shown: Wire) -> Wire:
    """Clean the text and repair the nesting: TDLib does both when it reads Markdown; we leave none."""
    text = shown["text"]
    spare = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    masks = dict(zip(MARKERS, spare, strict=False))
    masked = {
        "@type": "formattedText",
        "entities": shown["entities"],
        "text": text.translate(str.maketrans(masks)),
    }
    answer = _tdlib({"@type": "parseMarkdown", "text": masked})
    if answer["@type"] == "error":
        raise bad(answer["message"])
    back = str.maketrans({mask: marker for marker, mask in masks.items()})
    return {"text": answer["text"].translate(back), "entities": answer["entities"]}


def _trimmed(shown: Wire) -> Wire:
    """Take spaces and line ends off both sides; on the left only up to the first entity."""
    text = shown["text"].rstrip(" \n")
    size = _units(text)
    kept = [one | {"length": min(one["length"], size - one["offset"])} for one in shown["entities"]]
    kept = [one for one in kept if one["length"] > 0]
    spaces = len(text) - len(text.lstrip(" \n"))
    cut = min([spaces, *(one["offset"] for one in kept)])
    return {"text": text[cut:], "entities": [one | {"offset": one["offset"] - cut} for one in kept]}


def _with_automatic(shown: Wire) -> list[Wire]:
    found = _tdlib({"@type": "getTextEntities", "text": shown["text"]})["entities"]
    closed = [one for one in shown["entities"] if _kind(one) in WHOLE]
    free = [one for one in found if _kind(one) in NAMES and not any(_overlap(one, other) for other in closed)]
    return sorted(shown["entities"] + free, key=lambda one: (one["offset"], -one["length"]))


def _overlap(one: Wire, other: Wire) -> bool:
    left, right = (one, other) if one["offset"] <= other["offset"] else (other, one)
    return bool(left["offset"] + left["length"] > right["offset"])


def _weight(entities: list[Wire]) -> int:
    """Estimate the bytes on Telegram's own wire: three numbers each, and the padded strings."""
    return sum(
        12 + sum(-(-(len(str(v)) + 1) // 4) * 4 for k, v in one["type"].items() if k in DETAILS)
        for one in entities
    )


def _outward(entity: Wire) -> Wire:
    kind = entity["type"]
    outward = {"type": NAMES[_kind(entity)], "offset": entity["offset"], "length": entity["length"]}
    if "user_id" in kind:
        outward["user"] = {"id": kind["user_id"], "is_bot": False, "first_name": "someone"}
    return outward | {name: kind[inner] for inner, name in DETAILS.items() if kind.get(inner)}


def _inward(entity: Wire) -> Wire:
    """Turn an entity of the `entities` argument into TDLib's."""
    names = {outward: inner for inner, outward in NAMES.items() if inner != "PreCode"}
    try:
        kind = names[entity["type"]]
        place = {"offset": int(entity["offset"]), "length": int(entity["length"])}
    except (KeyError, TypeError, ValueError):
        raise bad("Can't parse entities: wrong MessageEntity") from None
    details = {inner: entity[name] for inner, name in DETAILS.items() if name in entity}
    details |= {"user_id": entity["user"]["id"]} if "user" in entity else {}
    kind = "PreCode" if kind == "Pre" and "language" in entity else kind
    return {"@type": "textEntity", **place, "type": {"@type": f"textEntityType{kind}", **details}}


def _kind(entity: Wire) -> str:
    return str(entity["type"]["@type"]).removeprefix("textEntityType")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@cache
def _execute() -> Any:
    import tdjson  # noqa: PLC0415 (50 MB, only for those who parse)

    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    return tdjson.td_execute


def _tdlib(request: Wire) -> Wire:
    answer: Wire = json.loads(_execute()(json.dumps(request).encode()))
    return answer
