"""What happens around the program: time passes, it is killed, the disk is full, answers are lost?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from tests.botapi.people import Person
from tests.journeys.acts.known import act
from tests.journeys.script import Event
from tests.journeys.stage import LONGEST_WAIT, Stage

UNUSUAL = 7.0  # seconds in which faults are told


@act(r"it is (\d+):(\d+)")
def _it_is(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """The next time that the clocks of the language's zone show so."""
    local = stage.local
    target = local.replace(hour=int(found[1]), minute=int(found[2]), second=1, microsecond=0)
    stage.goes_on((target if target > local else target + timedelta(days=1)) - local)


@act(r"(\d+) (minute|hour|day)s? pass(?:es)?")
def _time_passes(stage: Stage, _: Person, found: re.Match[str]) -> None:
    stage.goes_on(timedelta(**{f"{found[2]}s": int(found[1])}))


@act(r"an hour passes, and something is told")
async def _something(stage: Stage, _: Person, __: re.Match[str]) -> Sequence[Event]:
    stage.goes_on(timedelta(hours=1))
    return await stage.more(LONGEST_WAIT)


@act(r"the program is (killed|started|killed and started again)")
async def _killed(stage: Stage, _: Person, found: re.Match[str]) -> None:
    if "killed" in found[1]:
        await stage.program.kill()
    if "started" in found[1]:
        await stage.program.start()


@act(r"the program is started again with (\w+)=(\S+)")
async def _restarted(stage: Stage, _: Person, found: re.Match[str]) -> None:
    await stage.program.stop()
    stage.program.has(**{found[1]: found[2]})
    await stage.program.start()


@act(r"the disk (is full|has room again)")
async def _disk(stage: Stage, _: Person, found: re.Match[str]) -> Sequence[Event]:
    """With room again, what could not be told comes within some seconds, or nothing does."""
    stage.program.disk.write_text("full" if found[1] == "is full" else "", "utf-8")
    return [] if found[1] == "is full" else await stage.more(UNUSUAL)


@act(r"Telegram loses (\d+) answers?")
def _loses(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """The next messages to somebody arrive, but the bot is not told."""
    stage.api.loses_the_answer("sendMessage", times=int(found[1]), chat_id=person.id)
