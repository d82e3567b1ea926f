"""Words without a slash: follow them, or search for them?"""

from __future__ import annotations

from bot.chats.joining import keep_draft
from bot.query.grammar import parse
from bot.texts.markup import bold
from handlers.chat.drafts import draft_key, drafted
from handlers.chat.following import subscribe
from handlers.chat.searching import find
from handlers.chat.sources import named
from handlers.chat.talk import Answer, Ask, Button, answer


async def plain_words(ask: Ask) -> list[Answer]:
    """Look at an address, also one with words behind it; offer to follow other words or to search for them.

    What is wrong with them as a query is said at once.
    """
    if (looking := named(ask)) is not None:
        return looking
    parse(ask.words)
    await keep_draft(ask.desk, ask.chat.id, ask.words)
    return answer(
        ask.say("words-offer", words=bold(ask.words)),
        (
            Button(ask.say("button-follow"), draft_key("sub", ask.words)),
            Button(ask.say("button-search"), draft_key("find", ask.words)),
        ),
    )


async def sub_pressed(ask: Ask) -> list[Answer]:
    """Follow the words of the button."""
    words = drafted(ask.chat, ask.parts)
    return answer(ask.say("words-gone")) if words is None else await subscribe(ask, words)


async def find_pressed(ask: Ask) -> list[Answer]:
    """Search for the words of the button."""
    words = drafted(ask.chat, ask.parts)
    return answer(ask.say("words-gone")) if words is None else await find(ask, words)
