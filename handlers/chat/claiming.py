"""/claim and /operators: who runs this bot, and how does one become that?"""

from __future__ import annotations

from bot.operating.claiming import Claimed, claim, resign
from bot.operators import operator_ids
from bot.texts.markup import Html, code, lines
from handlers.chat.spans import moment
from handlers.chat.talk import Answer, Ask, Button, answer


async def claim_(ask: Ask) -> list[Answer]:
    """Make an operator of who sends the code; where there is no code to be used, nobody knows the command."""
    if ask.is_operator:
        return answer(ask.say("claim-already"))
    if await ask.desk.store.claim() is None or operator_ids(ask.desk):
        return answer(ask.say("command-unknown", command="/claim"))
    if ask.chat.kind != "private":
        return answer(ask.say("claim-private"))
    if not ask.words:
        return answer(ask.say("claim-how"))
    became = await claim(ask.desk, ask.chat.id, ask.words)
    told = {
        Claimed.DONE: ask.say("claim-done"),
        Claimed.ALREADY: ask.say("claim-already"),
        Claimed.WRONG: ask.say("claim-wrong"),
        Claimed.TOO_MANY: ask.say("claim-too-many"),
    }
    return answer(told[became])


async def operators(ask: Ask) -> list[Answer]:
    """List the operators; those that claimed the bot can be removed."""
    return await _listed(ask)


async def removed(ask: Ask) -> list[Answer]:
    """Remove an operator that claimed the bot."""
    gone = int(ask.parts[0])
    if not await resign(ask.desk, gone):
        return await _listed(ask, edit=True)
    head = [ask.say("operators-removed", id=code(str(gone)))]
    if gone == ask.chat.id:
        return answer(head[0], edit=True)
    return await _listed(ask, *head, Html(""), edit=True)


async def _listed(ask: Ask, *head: Html, edit: bool = False) -> list[Answer]:
    claimed = await ask.desk.store.operators()
    fixed = sorted(ask.desk.settings.admin_ids)
    rows = [
        *(ask.say("operators-fixed", id=code(str(each))) for each in fixed),
        *(
            ask.say("operators-claimed", id=code(str(each.chat_id)), when=moment(ask, each.since))
            for each in claimed
        ),
    ]
    alone = [Html(""), ask.say("operators-last")] if len(claimed) == 1 and not fixed else []
    buttons = [
        (Button(ask.say("button-remove-operator", id=str(each.chat_id)), f"resign:{each.chat_id}"),)
        for each in claimed
    ]
    return answer(lines(*head, ask.say("operators-title"), *rows, *alone), *buttons, edit=edit)
