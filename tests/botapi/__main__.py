"""How does a developer talk to the running program by hand?

    python -m tests.botapi --port 8081 --token 1234:TEST

then start the program with BOT_API_URL set to the address that is printed. A line is said to the bot,
a number presses that button of the newest keyboard, /block and /unblock do that.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable

from tests.botapi.answers import Answer
from tests.botapi.api import BotApi
from tests.botapi.people import Person

Say = Callable[[str], object]


class Desk:
    """One person at a terminal."""

    def __init__(self, person: Person, say: Say) -> None:
        self._person = person
        self._say = say
        self._shown: dict[int, int] = {}
        self._choices: list[tuple[Answer, str]] = []
        self._pressing: set[asyncio.Task[None]] = set()

    async def types(self, line: str) -> None:
        """Do what a line says."""
        if line == "/block":
            self._person.blocks()
        elif line == "/unblock":
            self._person.unblocks()
        elif line.isdecimal() and 1 <= int(line) <= len(self._choices):
            self._press(*self._choices[int(line) - 1])
        elif line:
            await self._person.says(line)

    def _press(self, answer: Answer, label: str) -> None:
        task = asyncio.create_task(self._pressed(answer, label))
        self._pressing.add(task)
        task.add_done_callback(self._pressing.discard)

    async def _pressed(self, answer: Answer, label: str) -> None:
        try:
            reply = await answer.presses(label)
        except AssertionError as error:
            self._say(f"! {str(error).splitlines()[0]}")
        else:
            self._say(f"({reply.text})" if reply.text else "(pressed)")

    async def watches(self) -> None:
        """Show each message and each edit, for ever."""
        while True:
            await self._person.world.bell.until(self._shows_one, 3600)

    def _shows_one(self) -> bool | None:
        for answer in self._person.untaken:
            version = len(answer.versions)
            if self._shown.get(answer.message_id) != version:
                self._show(answer.latest, edited=answer.message_id in self._shown)
                self._shown[answer.message_id] = version
                return True
        return None

    def _show(self, answer: Answer, *, edited: bool) -> None:
        self._say(f"\n{'✎' if edited else '←'} [{answer.message_id}] {answer.text}")
        if answer.file:
            self._say(f"  <{answer.file[0]}, {len(answer.file[1])} bytes>")
        if answer.buttons:
            self._choices = [(answer, label) for row in answer.buttons for label in row]
            start = iter(range(1, len(self._choices) + 1))
            for row in answer.buttons:
                self._say("  " + "  ".join(f"{next(start)}:[{label}]" for label in row))


async def talk(api: BotApi, person: Person, say: Say) -> None:
    """Serve until standard input ends."""
    desk = Desk(person, say)
    async with api:
        say(f"BOT_API_URL={api.url} BOT_TOKEN={api.token}")
        watching = asyncio.create_task(desk.watches())
        while line := await asyncio.to_thread(sys.stdin.readline):
            await desk.types(line.strip())
        watching.cancel()


def main() -> None:
    options = argparse.ArgumentParser(description="A Bot API server to talk to the bot by hand.")
    options.add_argument("--port", type=int, default=8081)
    options.add_argument("--token", default="1234:TEST")
    options.add_argument("--language", default="ar")
    asked = options.parse_args()
    api = BotApi(asked.token, port=asked.port, checked=False)
    asyncio.run(talk(api, api.person(language=asked.language), lambda line: print(line, flush=True)))


if __name__ == "__main__":
    main()
