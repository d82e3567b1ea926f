"""What stands in a journey's script? Pure: text in, steps out, and steps back into text.

A script is what happened, top down, and is its own snapshot (`python -m tests.journeys NAME` writes anew what the
bot says, to be read before it is committed):

    # A comment; those at the top say what the journey is.
    with ALERTS_PER_HOUR=2            a setting of the program
    > /sub لافروف                     a person writes; lines that follow one another are one message
    > [🔔 نبّهني فورًا]                 … presses a button of the newest message that has it
    > (reply) /why                    … writes in reply to the bot's newest message
    * it is 08:00                     something happens; `acts/` says what can
    < ✅ أتابع لك **لافروف**            the bot writes, **bold**, _slanted_, `code`, [words](link)
    < [🔔 نبّهني فورًا] [كلاهما]         … with a row of buttons
    ~ ✅ …                            the bot changes a message; only its buttons, where … stands for the text
    ! تمّ                             a line at the top of the screen, after a button
    x …                               the bot deletes a message

In what the bot says ↩ begins what a message replies to, ⌗ its topic, 📎 a file, 🔗 the page that is shown small
below it, ⌨ what stands in place of the keyboard (⌨ ✗: it is back).

Who acts stands before the sign where it is not the person the journey is about, and where it happens after an @:
`guest> /start`, `owner@group> /sub لافروف`, `group< ✅ …`. ⟨…⟩ in what the bot says stands for anything: times
that were measured, sizes, keys. A time of day may be some minutes later than it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

ANYTHING = "⟨…⟩"
_LINE = re.compile(r"(?P<who>[a-z]*)(?:@(?P<where>[a-z]+))?(?P<sign>[><~!x*])(?: (?P<words>.*))?")
_SAID_BY_BOT = "<~!x"
_TIME = re.compile(r"\b\d\d:\d\d\b")
_LATE = 5  # minutes


class ScriptError(ValueError):
    """A line that is no part of a script."""


@dataclass(frozen=True, slots=True)
class Event:
    """What the bot did, as lines: a message, a change of one, a notice. `sign` says which."""

    sign: str
    where: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as they stand in a script."""
        return "\n".join(f"{self.where}{self.sign} {line}".rstrip() for line in self.lines)

    def keeping(self, written: Event | None) -> Event:
        """Give this as it was seen, with the lines as they are written that say the same."""
        if written is None:
            return self
        loose = [line for line in written.lines if ANYTHING in line or _TIME.search(line)]
        lines = (next((each for each in loose if says(each, line)), line) for line in self.lines)
        return replace(self, lines=tuple(lines))


def says(written: str, seen: str) -> bool:
    """Tell whether a line says what is written: ⟨…⟩ is anything, a time of day may be some minutes later.

    >>> says("⟨…⟩ · 09:00", "Echo · 09:03"), says("at 09:00", "at 08:59")
    (True, False)
    """
    pattern = ".*".join(_TIME.sub("(..:..)", re.escape(part)) for part in written.split(ANYTHING))
    found = re.fullmatch(pattern, seen)
    return found is not None and all(map(_is_soon, _TIME.findall(written), found.groups()))


def _is_soon(written: str, seen: str) -> bool:
    """Tell whether a time is another, or some minutes later: a busy machine takes longer for all before it."""
    if not _TIME.fullmatch(seen):
        return False
    late = (int(seen[:2]) - int(written[:2])) * 60 + int(seen[3:]) - int(written[3:])
    return 0 <= late % (24 * 60) <= _LATE


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody does, and what the bot does then; `above` are the comments before it."""

    who: str
    where: str
    sign: str  # ">" for words and buttons, "*" for all else
    words: str
    above: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def text(self) -> str:
        """The step as it stands in a script, without what the bot does."""
        place = f"@{self.where}" if self.where else ""
        lines = [f"{self.who}{place}{self.sign} {line}".rstrip() for line in self.words.split("\n")]
        return "\n".join([*self.above, *lines])


@dataclass(frozen=True, slots=True)
class Script:
    """A journey in one language."""

    name: str
    language: str
    heading: tuple[str, ...]
    settings: dict[str, str]
    steps: tuple[Step, ...]

    @property
    def text(self) -> str:
        """The script as a file."""
        settings = [f"with {name}={value}" for name, value in self.settings.items()]
        head = "\n".join([*self.heading, *settings])
        blocks = [block for step in self.steps for block in (step.text, *(event.text for event in step.events))]
        return "\n\n".join([head, *blocks]) + "\n"

    def played(self, told: Sequence[Sequence[Event]]) -> Script:
        """Give the script with what the bot did now; what fits stays as it is written."""
        return replace(self, steps=tuple(map(_told, self.steps, told)))


def _told(step: Step, events: Sequence[Event]) -> Step:
    written = [*step.events, *[None] * len(events)]
    return replace(step, events=tuple(new.keeping(old) for old, new in zip(written, events, strict=False)))


def parse(name: str, language: str, text: str) -> Script:
    """Read a script; ScriptError names the line that is none."""
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip())]
    heading = tuple(line for line in blocks[0] if line.startswith("#"))
    settings = dict(line.removeprefix("with ").split("=", 1) for line in blocks[0] if line.startswith("with "))
    if len(heading) + len(settings) != len(blocks[0]):
        raise ScriptError(f"{name}.{language}: comments and settings first, then an empty line: {blocks[0]}")
    steps: list[Step] = []
    for block in blocks[1:]:
        above = tuple(line for line in block if line.startswith("#"))
        who, where, sign, words = _block(name, block[len(above) :])
        if sign not in _SAID_BY_BOT:
            steps.append(Step(who, where, sign, "\n".join(words), above))
        elif steps:
            event = Event(sign, who, words)
            steps[-1] = replace(steps[-1], events=(*steps[-1].events, event))
    return Script(name, language, heading, settings, tuple(steps))


def _block(name: str, lines: Iterable[str]) -> tuple[str, str, str, tuple[str, ...]]:
    found = [_LINE.fullmatch(line) for line in lines]
    if not found or None in found:
        raise ScriptError(f"{name}: what is this? {list(lines)}")
    kinds = {match.group("who", "where", "sign") for match in found if match}
    if len(kinds) > 1:
        raise ScriptError(f"{name}: an empty line between what different people do: {list(lines)}")
    who, where, sign = kinds.pop()
    return who, where or "", sign, tuple(match["words"] or "" for match in found if match)
