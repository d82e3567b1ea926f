"""Which buttons stand under a message of the outbox?"""

from __future__ import annotations

from bot.texts.say import say
from handlers.chat.talk import Button, Rows
from storage.records import Delivery, Kind


def rows_under(delivery: Delivery, language: str) -> Rows:
    """Give the buttons of an announcement, and of the notice that a chat wants to come in."""
    if delivery.kind is Kind.BROADCAST:
        return ((Button(say(language, "button-no-broadcasts"), "news:off"),),)
    topic, _, rest = delivery.subject.partition(" ")
    if delivery.kind is Kind.NOTICE and topic == "knock":
        chat_id = rest.partition(" ")[0]
        return (
            (
                Button(say(language, "button-allow"), f"allow:{chat_id}"),
                Button(say(language, "button-refuse"), f"refuse:{chat_id}"),
            ),
        )
    return ()
