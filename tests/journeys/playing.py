"""How is a script played? Each step is done, and what the bot does then is gathered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.botapi.groups import Channel, Group
from tests.botapi.places import Place
from tests.journeys.acts import happens
from tests.journeys.pressing import presses
from tests.journeys.script import Event, Step
from tests.journeys.stage import LONGEST_WAIT, Stage

QUIET = 2.5  # seconds without a message after which a bot has said all, where nothing is written
FIRST_WORD = 8.0  # … and within which it begins to speak to who spoke
SOON = 0.3  # seconds in which an answer too many would come
_LETTERS = re.compile(r"\{(\d+) letters\}")  # stands for as many


async def played(stage: Stage, steps: Sequence[Step], *, anew: bool = False) -> list[Sequence[Event]]:
    """Give what the bot did after each step: as much as is written, or (`anew`) until it is quiet."""
    told = [await _step(stage, step, anew=anew) for step in steps]
    too_many = await stage.more(SOON)
    return [*told[:-1], [*told[-1], *too_many]]


async def _step(stage: Stage, step: Step, *, anew: bool) -> Sequence[Event]:
    try:
        seen = list(await _done(stage, step))
    except (AssertionError, LookupError) as error:
        return [Event("!", "", tuple(f"could not be done: {error}".split("\n")[:3])), *stage.untold()]
    if anew:
        seen += stage.untold() or (await stage.more(FIRST_WORD) if step.sign == ">" else [])
        while more := await stage.more(QUIET):
            seen += more
        return _by_chat(seen)
    while len(seen) < len(step.events) and (more := await stage.more(LONGEST_WAIT)):
        seen += more
    return _by_chat(seen)


def _by_chat(seen: Sequence[Event]) -> Sequence[Event]:
    """Put what different chats see after a step one chat after the other: which comes first is chance."""
    return sorted(seen, key=lambda event: event.where)


async def _done(stage: Stage, step: Step) -> Sequence[Event]:
    person = stage.person("" if step.who in stage.places else step.who)
    words = _LETTERS.sub(lambda found: "م" * int(found[1]), stage.real(step.words))
    if step.sign == "*":
        return await happens(stage, person, words)
    place = stage.places[step.where] if step.where else person
    if step.who in stage.places:
        return await _says_itself(place, words)
    if pressed := re.fullmatch(r"\[(.+)\]", words):
        return await presses(stage, person, place, pressed[1])
    replies = words.startswith("(reply) ")
    words = words.removeprefix("(reply) ").replace("{code}", _code(stage)).replace("{link}", _link(stage))
    to = None if place is person else place
    await person.says(
        words, to=to, reply_to=stage.newest(place) if replies else None, thread_id=stage.topics.get(place)
    )
    return ()


async def _says_itself(place: Place, words: str) -> Sequence[Event]:
    """Let a channel post, or a group speak for an administrator who stays anonymous."""
    if isinstance(place, Group):
        place.says(words)
    elif isinstance(place, Channel):
        await place.posts(words)
    return ()


def _code(stage: Stage) -> str:
    """Give the code that the log offers to who wants to be the operator."""
    return next(iter(re.findall(r"/claim (\S+)", stage.program.log)), "")


def _link(stage: Stage) -> str:
    """Give what stands behind start= in the newest link that the bot gave somebody."""
    texts = [answer.text for answer in reversed(stage.api.sent)]
    return next((found[1] for text in texts if (found := re.search(r"start=([\w-]+)", text))), "")
