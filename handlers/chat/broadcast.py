"""/broadcast: an operator tells every chat something, after seeing it as they will."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from math import ceil

from bot.operating import broadcasts
from bot.operating.broadcasts import Progress
from bot.settings import LANGUAGES
from bot.texts.markup import Html, lines
from bot.texts.spans import Written
from bot.texts.split import split
from handlers.chat.talk import Answer, Ask, Button, Rows, answer
from storage.records import Stage

_CHOICE = re.compile(r"[a-z]{2,3}(?:,[a-z]{2,3})*(?=\s|$)")
_EVERY = 3.0  # seconds between two looks at how far it is
_SHOWN = 3
_HOUR = 60  # minutes


async def broadcast(ask: Ask) -> list[Answer]:
    """Show how a text will look, to how many it goes and how long that takes; without one, what is under way."""
    written, languages = _chosen(ask.written or Written(ask.words))
    chosen = ask.quoted or Written("") if written.is_blank else written
    text = chosen.html.strip()
    if chosen.is_blank:
        return [*await _under_way(ask), *answer(ask.say("broadcast-how"))]
    if len(split(text)) > 1:
        return answer(ask.say("broadcast-long"))
    made = await broadcasts.draft(ask.desk, ask.chat.id, text, languages)
    count = await broadcasts.audience(ask.desk, made)
    if not count:
        await broadcasts.cancel(ask.desk, made.number)
        return answer(ask.say("broadcast-nobody"))
    sample = Answer(Html(text), ((Button(ask.say("button-no-broadcasts"), "news:sample"),),))
    send = Button(ask.say("button-send-all"), f"cast:{made.number}:send")
    cancel = Button(ask.say("button-dont-send"), f"cast:{made.number}:cancel")
    return [sample, *answer(ask.say("broadcast-ask", count=count, time=_time(ask, count)), (send, cancel))]


def _chosen(written: Written) -> tuple[Written, list[str]]:
    """Take languages off the head of a text: `ar,ru` and the rest; a word that is none belongs to the text."""
    found = _CHOICE.match(written.text)
    chosen = found[0].split(",") if found else []
    return (written.behind(found.end()), chosen) if found and set(chosen) <= set(LANGUAGES) else (written, [])


def _time(ask: Ask, count: int) -> Html:
    minutes = ceil(count / broadcasts.rate(ask.desk) / 60)
    if minutes <= 1:
        return ask.say("broadcast-under-a-minute")
    if minutes < 2 * _HOUR:
        return ask.say("broadcast-minutes", count=minutes)
    return ask.say("broadcast-hours", count=round(minutes / _HOUR))


async def _under_way(ask: Ask) -> list[Answer]:
    """Tell of the broadcasts that are not over."""
    known = [each for each in await ask.desk.store.broadcasts() if each.stage is not Stage.DRAFT][-_SHOWN:]
    found = [await broadcasts.progress(ask.desk, each.number) for each in known]
    running = [each for each in found if each is not None and not each.is_over]
    return [Answer(lines(ask.say("broadcast-running"), _told(ask, each)), _buttons(ask, each)) for each in running]


async def pressed(ask: Ask) -> list[Answer]:
    """Send, cancel or stop what the button stands for, or tell how far it is."""
    number, verb = int(ask.parts[0]), ask.parts[1]
    if verb == "cancel":
        gone = await broadcasts.cancel(ask.desk, number)
        return answer(ask.say("broadcast-cancelled" if gone else "broadcast-gone"), edit=True)
    if verb == "send" and (begun := await broadcasts.advance(ask.desk, number, of=Stage.DRAFT, to=Stage.MAKING)):
        return _going(ask, Progress(begun))
    if verb == "stop":
        await broadcasts.stop(ask.desk, number)
    now = await broadcasts.progress(ask.desk, number)
    if now is None or now.broadcast.stage is Stage.DRAFT:
        return answer(ask.say("broadcast-gone"), edit=True)
    return _going(ask, now)


def _going(ask: Ask, now: Progress) -> list[Answer]:
    going = None if now.is_over else _shown(ask, now.broadcast.number)
    return [Answer(_told(ask, now), _buttons(ask, now), edit=True, progress=going)]


async def _shown(ask: Ask, number: int) -> AsyncIterator[Answer]:
    """Tell again and again how far a broadcast is, until it is over; nothing where that is being told already."""
    office = ask.desk.office
    if number in office.followed:
        return
    office.followed.add(number)
    try:
        while True:
            await office.sleep(_EVERY)
            now = await broadcasts.progress(ask.desk, number)
            if now is None:
                return
            yield Answer(_told(ask, now), _buttons(ask, now))
            if now.is_over:
                return
    finally:
        office.followed.discard(number)


def _told(ask: Ask, now: Progress) -> Html:
    made = now.broadcast
    missed = now.failed - made.dropped
    notes = [
        *([ask.say("broadcast-failed", count=missed)] if missed > 0 else []),
        *([ask.say("broadcast-doubtful", count=now.doubtful)] if now.doubtful else []),
    ]
    match made.stage:
        case Stage.STOPPED:
            head = ask.say("broadcast-stopped", sent=now.sent, dropped=now.dropped)
        case Stage.STOPPING:
            head = ask.say("broadcast-stopping")
        case Stage.MADE if now.is_over:
            head = ask.say("broadcast-done", count=now.sent)
        case Stage.MADE:
            head = ask.say("broadcast-progress", sent=now.sent, made=made.made)
        case _ if not made.made:
            head = ask.say("broadcast-begins")
        case _:
            head = ask.say("broadcast-making", made=made.made, sent=now.sent)
    return lines(head, *notes)


def _buttons(ask: Ask, now: Progress) -> Rows:
    if now.is_over:
        return ()
    number = now.broadcast.number
    stop = Button(ask.say("button-stop"), f"cast:{number}:stop")
    again = Button(ask.say("button-refresh"), f"cast:{number}:show")
    return ((again,),) if now.broadcast.stage is Stage.STOPPING else ((stop, again),)


async def taking_pressed(ask: Ask) -> list[Answer]:
    """Take no more announcements in this chat, or take them again."""
    if ask.parts[0] == "sample":
        return answer(ask.say("broadcast-sample"))
    wanted = ask.parts[0] == "on"
    await broadcasts.take(ask.desk, ask.chat.id, wanted=wanted)
    if wanted:
        return answer(ask.say("broadcasts-on"), edit=True)
    return answer(ask.say("broadcasts-off"), (Button(ask.say("button-undo"), "news:on"),))
