"""How is a button found and pressed, and what is seen at once?"""

from __future__ import annotations

from collections.abc import Sequence

from tests.botapi.answers import Answer, Reply
from tests.botapi.people import Person
from tests.botapi.places import Place
from tests.journeys.script import Event
from tests.journeys.seen import readable
from tests.journeys.stage import Stage


async def presses(stage: Stage, person: Person, place: Place, label: str) -> Sequence[Event]:
    """Press the button that has these words, of the newest message with one."""
    answer, button = with_button(stage, place, label)
    return notice(stage, person, await answer.presses(button, by=None if place is person else person))


def with_button(stage: Stage, place: Place, label: str) -> tuple[Answer, str]:
    """Give the newest message that has a button, and the whole label of that."""
    found = next(((each, whole) for each in stage.messages(place) if (whole := _button(each, label))), None)
    if found is None:
        raise LookupError(f"no button [{label}] in {place.chat.title}")
    return found


def _button(answer: Answer, label: str) -> str:
    """Give the whole label of a message's button, "" where it has none such."""
    named = {readable(each): each for row in answer.buttons for each in row}
    return named.get(label) or next((whole for name, whole in named.items() if label in name), "")


def notice(stage: Stage, person: Person, reply: Reply) -> Sequence[Event]:
    """Give what a person sees at once of an answer to a press: a line at the top, or nothing."""
    where = (
        "" if person is stage.people.get("") else next(name for name, one in stage.people.items() if one is person)
    )
    text = readable(" ".join(filter(None, [reply.text, stage.bare(reply.url)])))
    return [Event("!", where, (text,))] if text else []
