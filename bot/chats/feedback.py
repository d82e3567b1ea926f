"""How do a person's words reach the operators, and an operator's answer the person? Through the outbox."""

from __future__ import annotations

from datetime import timedelta

from bot.chats.sources import key_of
from bot.desk import Desk
from bot.errors import MujazError
from bot.operators import operator_ids
from bot.texts.markup import code, lines, quotation
from bot.texts.say import say
from bot.texts.when import language_name
from storage.records import Chat, Delivery, Kind, Standing

A_DAY = 3  # messages to the operators
LONGEST = 1000  # characters
_DAY = timedelta(days=1)


class FeedbackError(MujazError):
    """The words cannot be sent to the operators; `text` says why."""

    def __init__(self, text: str, **details: int) -> None:
        super().__init__(text, **details)
        self.text = text


async def send(desk: Desk, chat: Chat, words: str) -> int:
    """Send a person's words to each operator who can be written to; give how many. Raises FeedbackError."""
    if len(words) > LONGEST:
        raise FeedbackError("feedback-long", most=LONGEST)
    now = desk.clock()
    async with desk.store.transaction() as change:
        sent = {
            each.subject for each in await desk.store.deliveries_about(chat.id) if each.created_at > now - _DAY
        }
        if len(sent) >= A_DAY:
            raise FeedbackError("feedback-limit", most=A_DAY)
        known = [await desk.store.chat(admin) for admin in sorted(operator_ids(desk))]
        operators = [each for each in known if each is not None and each.standing is Standing.ACTIVE]
        if not operators:
            raise FeedbackError("feedback-nobody")
        subject = f"feedback {now.isoformat()} {len(sent)} {key_of(str(chat.id))}"
        change.save(
            *(
                Delivery(each.id, Kind.NOTICE, subject, now, now, text=_told(each, chat, words), about=chat.id)
                for each in operators
            )
        )
    return len(operators)


def _told(operator: Chat, chat: Chat, words: str) -> str:
    who = say(
        operator.language,
        "feedback-from",
        who=code(str(chat.id)),
        language=language_name(chat.language, operator.language),
    )
    return lines(who, quotation(words), say(operator.language, "feedback-how-to-answer"))


async def answer_to(desk: Desk, operator: int, message_id: int, words: str) -> str:
    """Send an operator's reply to whoever wrote the message that is replied to.

    Gives the key of the sentence for the operator, "" where that message carries nobody's words.
    """
    rows = await desk.store.deliveries(operator)
    row = next((each for each in rows if each.about and each.message_id == message_id), None)
    if row is None:
        return ""
    now = desk.clock()
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(row.about)
        if chat is None or chat.standing is not Standing.ACTIVE:
            return "feedback-away"
        text = lines(say(chat.language, "feedback-answer"), quotation(words[: 2 * LONGEST]))
        change.save(Delivery(chat.id, Kind.NOTICE, f"answer {now.isoformat()} {message_id}", now, now, text=text))
    return "feedback-answered"
