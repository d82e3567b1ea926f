"""Which acts are there? Each by the pattern of the words that a script has for it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

from tests.botapi.people import Person
from tests.journeys.script import Event
from tests.journeys.stage import Stage

Act = Callable[[Stage, Person, re.Match[str]], Awaitable[Sequence[Event]] | Sequence[Event] | None]
ACTS: dict[str, Act] = {}


def act(pattern: str) -> Callable[[Act], Act]:
    """Have a function do what words of this pattern say."""

    def known(does: Act) -> Act:
        ACTS[pattern] = does
        return does

    return known


async def happens(stage: Stage, person: Person, words: str) -> Sequence[Event]:
    """Do what the words of a script say. Raises LookupError for words that no act has."""
    for pattern, does in ACTS.items():
        if found := re.fullmatch(pattern, words, re.DOTALL):
            done = does(stage, person, found)
            return (await done if isinstance(done, Awaitable) else done) or ()
    raise LookupError(f"nothing happens like this: {words}; known: {', '.join(ACTS)}")
