"""/feedback: a person's words to the operators, and an operator's reply to them."""

from __future__ import annotations

from bot.chats.feedback import answer_to, send
from handlers.chat.talk import Answer, Ask, answer


async def feedback(ask: Ask) -> list[Answer]:
    """Send the words behind the command to the operators."""
    if not ask.words:
        return answer(ask.say("feedback-how"))
    await send(ask.desk, ask.chat, ask.words)
    return answer(ask.say("feedback-sent"))


async def replied(ask: Ask) -> list[Answer]:
    """Send an operator's reply to the person whose words it answers; [] where it answers nobody's."""
    if not ask.is_operator or ask.replied is None:
        return []
    told = await answer_to(ask.desk, ask.chat.id, ask.replied.message_id, ask.words)
    return answer(ask.say(told)) if told else []
