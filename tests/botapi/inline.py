"""How is `@bot words` asked in some chat, and which answer does Telegram take?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.botapi.arguments import Arguments
from tests.botapi.chats import User, Wire
from tests.botapi.entities import formatted
from tests.botapi.refusals import TOO_OLD, bad
from tests.botapi.world import Press, World

SECONDS = 30.0
MOST = 50
LONGEST_QUERY = 256
LONGEST_OFFSET = 64  # bytes
LONGEST_ID = 64  # bytes
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
_numbers = count(8_700_000_000_000_001)


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The list that a person sees."""

    results: tuple[Wire, ...]
    next_offset: str
    cache_time: int
    is_personal: bool
    button: Wire | None

    @property
    def titles(self) -> list[str]:
        return [str(each["title"]) for each in self.results]


async def asked(world: World, user: User, text: str, offset: str, within: float) -> InlineAnswer:
    """Ask, and wait for the answer."""
    if len(text) > LONGEST_QUERY:
        raise AssertionError("an inline query has at most 256 characters")
    if not world.inline:
        raise AssertionError("inline mode is switched off for this bot")
    number = str(next(_numbers))
    waiting = world.inline_queries[number] = Press(world.clock())
    query = {"id": number, "from": user.wire(), "query": text, "offset": offset, "chat_type": "supergroup"}
    world.happened(f"{user.name} asks inline: {text!r} from {offset!r}")
    world.updates.add("inline_query", query)
    answer = await world.bell.until(lambda: waiting.answer, within)
    if answer is None:
        raise AssertionError(
            f"no answer to the inline query {text!r} in {within} s\n" + "\n".join(world.events[-40:])
        )
    return InlineAnswer(**answer)


def answer_inline_query(world: World, arguments: Arguments) -> bool:
    waiting = world.inline_queries.get(arguments.text("inline_query_id"))
    results = arguments.value("results", list)
    if results is None:
        raise bad('parameter "results" is required')
    if len(results) > MOST:
        raise bad("RESULTS_TOO_MUCH")
    shown = [_result(each) for each in results]
    ids = [each["id"] for each in shown]
    if len(set(ids)) < len(ids):
        raise bad("RESULT_ID_DUPLICATE")
    if len(arguments.text("next_offset").encode()) > LONGEST_OFFSET:
        raise bad("NEXT_OFFSET_INVALID")
    button = _button(arguments.value("button", dict))
    if waiting is None or waiting.answer is not None or world.clock() - waiting.at > SECONDS:
        raise bad(TOO_OLD)
    waiting.answer = {
        "results": tuple(shown),
        "next_offset": arguments.text("next_offset"),
        "cache_time": arguments.number("cache_time", 300, least=0),
        "is_personal": arguments.flag("is_personal"),
        "button": button,
    }
    world.happened(f"bot answers the inline query with {len(shown)} results")
    return True


def _result(asked: Any) -> Wire:
    """Give an article as it would be shown and sent: its message is parsed as any other."""
    if not isinstance(asked, dict) or asked.get("type") != "article":
        raise bad("can't parse inline query result: only articles are known here")
    if not 1 <= len(str(asked.get("id", "")).encode()) <= LONGEST_ID:
        raise bad("RESULT_ID_INVALID")
    if not str(asked.get("title", "")).strip():
        raise bad('can\'t parse inline query result: Field "title" must be of type String')
    content = asked.get("input_message_content") or {}
    text = formatted(str(content.get("message_text", "")), str(content.get("parse_mode", "")))
    if not text.text:
        raise bad("message text is empty")
    return asked | {"sent": text.text, "entities": list(text.entities)}


def _button(asked: Wire | None) -> Wire | None:
    if asked is None:
        return None
    if not str(asked.get("text", "")).strip() or len(asked.keys() & {"web_app", "start_parameter"}) != 1:
        raise bad("can't parse inline query results button")
    if not _START.fullmatch(str(asked.get("start_parameter", "x"))):
        raise bad("START_PARAM_INVALID")
    return asked
