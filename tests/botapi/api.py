"""How does a test start the Bot API server, put people in front of it and spoil things?"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.botapi.answers import Answer
from tests.botapi.chats import User, Wire
from tests.botapi.checks import specification
from tests.botapi.faults import Fault
from tests.botapi.groups import Channel, Group
from tests.botapi.limits import Limits
from tests.botapi.people import Person
from tests.botapi.refusals import usual
from tests.botapi.serving import Service
from tests.botapi.world import Call, World

LAST_BREATH = 0.05  # seconds that open requests get when the server stops


class BotApi:
    """A Bot API server on loopback for one token, and the people who talk to the bot.

    `checked` compares each call and answer with the specification where the data folder has it; what does not
    fit is in `complaints`, and leaving the context without another error raises AssertionError for them.
    As on the official server, who asks getUpdates for the same offset twice within `same_offset_seconds`
    waits that long for news: python-telegram-bot's Updater.stop does.
    """

    def __init__(
        self,
        token: str = "1234:TEST",
        *,
        limits: Limits | None = None,
        username: str = "mujaz_test_bot",
        privacy: bool = True,
        inline: bool = True,
        callback_seconds: float = 15.0,
        same_offset_seconds: int = 3,
        checked: bool = True,
        port: int = 0,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        bot = User(int(token.partition(":")[0]), "موجز", username=username, is_bot=True)
        self.world = World(bot, limits or Limits(), now, clock, callback_seconds, privacy, same_offset_seconds)
        self.world.inline = inline
        self._service = Service(token, self.world, specification() if checked else None, asyncio.sleep)
        self._runner: web.AppRunner | None = None
        self._port = port

    @property
    def url(self) -> str:
        """The server's root, for BOT_API_URL."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Begin to listen: on the same port as before, with all that was."""
        self._runner = web.AppRunner(
            self._service.application(),
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=LAST_BREATH,
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening and close every connection: an outage. State is kept."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
        if error is None and self.complaints:
            raise AssertionError("against the specification:\n" + "\n".join(self.complaints))

    def person(self, *, name: str = "سلمى", language: str = "ar", username: str = "") -> Person:
        """Make someone who has not yet written to the bot."""
        return Person(self.world, self.world.new_user(name, language, username))

    def group(
        self,
        members: Sequence[Person],
        *,
        title: str = "غرفة الأخبار",
        supergroup: bool = False,
        forum: bool = False,
        administrator: bool = False,
        with_bot: bool = True,
    ) -> Group:
        """Make a group of these people; its first member adds the bot, which is told."""
        kind = "supergroup" if supergroup or forum else "group"
        group = Group(self.world, self.world.new_chat(kind, title, forum=forum), members)
        if with_bot:
            group.adds_bot(administrator=administrator)
        return group

    def channel(
        self, owner: Person | None = None, *, title: str = "أخبار", username: str = "", with_bot: bool = True
    ) -> Channel:
        """Make a channel; its owner makes the bot an administrator, which is told."""
        user = (owner or self.person(name="المحرر")).user
        channel = Channel(self.world, self.world.new_chat("channel", title, username=username), user)
        if with_bot:
            channel.adds_bot()
        return channel

    def fails(
        self,
        method: str,
        *,
        code: int,
        retry_after: int | None = None,
        description: str | None = None,
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """Refuse the next calls without doing them; 502 to 504 come in HTML, as from the front end."""
        refusal = usual(code, retry_after, description)
        self.world.faults.add(Fault(method, times, chat_id, refusal=refusal))

    def loses_the_answer(self, method: str, *, times: int = 1, chat_id: int | None = None) -> None:
        """Do the next calls, then reset the connection."""
        self.world.faults.add(Fault(method, times, chat_id, loses=True))

    def loses_the_request(self, method: str, *, times: int = 1, chat_id: int | None = None) -> None:
        """Reset the connection of the next calls without doing them."""
        self.world.faults.add(Fault(method, times, chat_id, drops=True))

    def is_slow(self, method: str, *, seconds: float, times: int = 1, chat_id: int | None = None) -> None:
        """Do the next calls at once, but answer late."""
        self.world.faults.add(Fault(method, times, chat_id, seconds=seconds))

    @property
    def sent(self) -> list[Answer]:
        """Every message of the bot that was ever accepted, in order, as first sent."""
        return [Answer(self.world, post) for post in self.world.sent]

    @property
    def calls(self) -> list[Call]:
        """Every request: method, params, at, took, status (0 for a lost request), description."""
        return self.world.calls

    def called(self, method: str, *, status: int | None = None) -> list[Call]:
        """The requests of one method, with one status where it is given."""
        return [one for one in self.calls if one.method == method and status in (None, one.status)]

    async def waits_for(self, method: str, *, times: int = 1, within: float = 10) -> list[Call]:
        """Wait until a method was called so often."""

        def probe() -> list[Call] | None:
            return calls if len(calls := self.called(method)) >= times else None

        calls = await self.world.bell.until(probe, within)
        if calls is None:
            raise AssertionError(f"{method} was not called {times} times in {within} s\n{self.transcript()}")
        return calls

    @property
    def ignored_waits(self) -> int:
        """How many sends did not wait for the end of an earlier `retry_after`."""
        return self.world.meter.ignored

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.world.updates)

    @property
    def complaints(self) -> list[str]:
        return self.world.complaints

    def profile(self, what: str, language: str = "") -> Wire | str | None:
        """What was set with setMyName, setMyDescription, setMyShortDescription ("name", "description", …)."""
        found: Wire | str | None = self.world.profile.get((what, "", language))
        return found

    def transcript(self) -> str:
        """All that happened, a line each."""
        return "\n".join(self.world.events)
