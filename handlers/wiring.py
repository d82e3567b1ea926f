"""How is everything put together and taken apart again? The one place that wires."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest

from bot.chats.looking import LOOK_SECONDS, Look
from bot.chats.resting import Resting
from bot.chats.resuming import Resuming
from bot.delivery.pace import Limits, Pace
from bot.delivery.sender import Sender
from bot.desk import Clock, Desk
from bot.digest.telling import tell_due
from bot.digest.weekly import tell_weekly
from bot.errors import DiskError, StoreError
from bot.feeds import follow_list, listed
from bot.mending import Mending
from bot.naming import aliases_of
from bot.operating.broadcasts import make
from bot.operating.claiming import offer_code
from bot.operating.faults import Faults
from bot.operators import notify
from bot.pipeline.run import Newsroom
from bot.sample.server import SampleSite
from bot.settings import Settings
from bot.sources.addresses.typed import read_address
from bot.sources.fetching.fetch import Fetcher
from bot.sources.fetching.reach import has_network
from bot.sources.finding.look import Found, look
from bot.sources.lists.opml import OpmlFeed, read_opml
from bot.texts.say import say
from bot.thinning import Thinning
from bot.watch import Watch
from handlers.faultlog import FaultLog
from handlers.garbage import look_rarely
from handlers.heartbeat import beat
from handlers.tg.app import App, add_handlers, build, initialize, start_polling
from handlers.tg.door import Door
from handlers.tg.inline import Inline
from handlers.tg.limiter import Answers
from handlers.tg.menus import set_menus
from handlers.tg.operator_menus import OperatorMenus
from handlers.tg.post import poster
from handlers.tg.turns import Turns
from handlers.ticking import Ticks
from storage.interface import Store
from storage.opening import open_store

log = logging.getLogger(__name__)

SAMPLE_POLL = 3.0  # seconds between two looks at a sample feed
OFFICIAL = "https://api.telegram.org"
_LOOKS = 4  # one look at an address for so many requests that may be under way
_CONFLICT_SECONDS = 60.0  # between two log lines about it

Tell = Callable[[str], None]


def utc_now() -> datetime:
    """Give the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read, with which settings: the sample pack changes some."""

    settings: Settings
    fetcher: Fetcher
    feeds: Sequence[OpmlFeed]


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that is put together and not yet started."""

    desk: Desk
    newsroom: Newsroom
    app: App
    door: Door
    turns: Turns
    sender: Sender
    look: Look
    menus: OperatorMenus
    faults: Faults = field(default_factory=Faults)

    def is_idle(self) -> bool:
        """Tell whether everything that was said is answered and everything due is sent."""
        return self.turns.is_idle and self.door.is_idle and self.sender.is_idle


@asynccontextmanager
async def reading(
    settings: Settings, *, sample: bool, clock: Clock, tell: Tell, language: str = "en"
) -> AsyncIterator[Reading]:
    """Choose what to read: the operator's list, the starter pack, or the sample where nothing is reached.

    `tell` is told in `language` what was chosen, when it is not what the settings name.
    """
    async with AsyncExitStack() as stack:
        if not sample:
            feeds = listed(settings.feeds)
            fetcher = await stack.enter_async_context(fetcher_for(settings))
            if settings.feeds or not _may_sample(settings) or await has_network(fetcher, [f.url for f in feeds]):
                yield Reading(settings, fetcher, feeds)
                return
            tell(say(language, "no-network"))
        site = await stack.enter_async_context(SampleSite(clock=clock))
        settings = _sample_settings(settings, site.host)
        tell(say(language, "reading-sample"))
        yield Reading(settings, await stack.enter_async_context(fetcher_for(settings)), read_opml(site.opml()))


def _may_sample(settings: Settings) -> bool:
    """Subscribers on Telegram itself are never sent samples: there the bot waits for the network."""
    return not settings.bot_token or settings.bot_api_url != OFFICIAL


def _sample_settings(settings: Settings, host: str) -> Settings:
    return replace(
        settings,
        store_url=sample_store(settings.store_url),
        poll_seconds=min(settings.poll_seconds, SAMPLE_POLL),
        allow_private_hosts=settings.allow_private_hosts | {host},
        source_proxy="",  # the sample is on this machine
    )


def sample_store(store_url: str) -> str:
    """Give the store for samples, beside the real one.

    >>> sample_store("tinydb:data/mujaz.json")
    'tinydb:data/mujaz-sample.json'
    """
    scheme, _, path = store_url.partition(":")
    return f"{scheme}:{Path(path).with_stem(Path(path).stem + '-sample')}" if path else store_url


def fetcher_for(settings: Settings) -> Fetcher:
    """Make the fetcher that the settings describe."""
    return Fetcher(
        allow_private_hosts=settings.allow_private_hosts,
        total=settings.fetch_total,
        per_host=settings.fetch_per_host,
        deadline=settings.fetch_seconds,
        max_bytes=settings.fetch_bytes,
        host_seconds=settings.host_seconds,
        proxy=settings.source_proxy,
    )


def looking(fetcher: Fetcher, settings: Settings, clock: Clock) -> Look:
    """Make the function that says what can be followed at an address that a person typed.

    A few are looked at at once, so that people who ask never keep the feeds from being read.
    """
    places = asyncio.Semaphore(max(1, settings.fetch_total // _LOOKS))

    async def look_there(typed: str) -> Found:
        address = read_address(typed, telegram=settings.channels_url)
        async with places, asyncio.timeout(LOOK_SECONDS):
            return await look(fetcher.get, address, now=clock())

    return look_there


def limits_of(settings: Settings) -> Limits:
    """Give the pace that the settings ask for."""
    return Limits(
        settings.send_per_second,
        settings.chat_seconds,
        settings.chat_burst,
        settings.group_minute,
        settings.paid_per_second,
    )


@asynccontextmanager
async def assembled(
    read: Reading,
    *,
    clock: Clock,
    request: BaseRequest | None,
    opened: Callable[[str], Store] = open_store,
) -> AsyncIterator[Bot]:
    """Open the store and put the bot together around it."""
    async with AsyncExitStack() as stack:
        store = opened(read.settings.store_url)
        stack.push_async_callback(store.close)
        watch = Watch(await store.subscriptions(), aliases_of(read.settings.aliases))
        desk = Desk(store, watch, read.settings, clock)
        await desk.office.open(store, clock())
        desk.office.refused = read.fetcher.refused
        await follow_list(desk, read.feeds)
        turns = Turns()
        pace = Pace(limits_of(read.settings))
        app = build(read.settings, turns, Answers(pace, monotonic=time.monotonic), request)
        sender = Sender(desk, poster(desk, app.bot), pace, monotonic=time.monotonic)
        newsroom = Newsroom(desk, read.fetcher, announce=sender.wake)
        stack.push_async_callback(newsroom.close)
        look = looking(read.fetcher, read.settings, clock)
        door = Door(desk, newsroom, look, has_pictures=request is None)
        stack.push_async_callback(door.close)
        menus = OperatorMenus(desk)
        await menus.open()
        add_handlers(app, door, Inline(desk), menus)
        yield Bot(desk, newsroom, app, door, turns, sender, look, menus)


@asynccontextmanager
async def started(bot: Bot) -> AsyncIterator[None]:
    """Start everything (the application knows Telegram already); on leaving, finish what is under way."""
    look_rarely()
    left = await bot.sender.recover()
    if left:
        log.warning("%d messages were being sent when the bot stopped", left)
    async with AsyncExitStack() as stack:
        stack.enter_context(_reported(bot))
        stack.push_async_callback(bot.app.shutdown)
        await bot.app.start()
        sending = asyncio.create_task(bot.sender.run())
        sending.add_done_callback(_log_end)
        stack.push_async_callback(_finish_all, bot, sending)
        stack.push_async_callback(schedule(bot).close)
        await start_polling(bot.app, _Conflict(bot))
        stack.push_async_callback(_finish, asyncio.create_task(_set_menus(bot)), bot.desk.settings.stop_seconds)
        yield


async def _set_menus(bot: Bot) -> None:
    await set_menus(bot.app.bot, bot.desk.settings)
    await bot.menus.refresh(bot.app.bot)


@contextmanager
def _reported(bot: Bot) -> Iterator[None]:
    """Have exceptions that are logged told to operators."""
    handler = FaultLog(bot.faults, secret=bot.desk.settings.bot_token)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


async def _finish_all(bot: Bot, sending: asyncio.Task[None]) -> None:
    """Take no more work; let answers and messages that are under way end, side by side, within bounds."""
    within = bot.desk.settings.stop_seconds
    await asyncio.gather(_finish(sending, within), _finish_answers(bot, within))


async def _finish_answers(bot: Bot, within: float) -> None:
    ends = asyncio.get_running_loop().time() + within
    updater = bot.app.updater
    assert updater is not None
    if updater.running:
        with contextlib.suppress(TimeoutError):  # Telegram does not answer: it gives the last updates again
            async with asyncio.timeout_at(ends - within / 2):
                await updater.stop()
    stopping = asyncio.create_task(bot.app.stop())
    await asyncio.wait([stopping], timeout=max(0.0, ends - asyncio.get_running_loop().time()))
    if not stopping.done() and (dropped := bot.turns.drop()):
        log.warning("on ending: %d answers could not be given in time", dropped)
    await stopping


class _Conflict:
    """Tells operators, once an hour, that another program has the same token."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._telling: asyncio.Task[None] | None = None

    def __call__(self) -> None:
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        log.error("another program asks for updates with the same token: stop it, or this one")
        try:
            if await notify(self._bot.desk, "conflict", "notice-conflict"):
                self._bot.sender.wake()
        except StoreError as error:
            log.error("no operator was told: %s", error)  # noqa: TRY400 (the sentence says it all)
        await asyncio.sleep(_CONFLICT_SECONDS)


def _log_end(sending: asyncio.Task[None]) -> None:
    if not sending.cancelled() and sending.exception() is not None:
        log.critical("the sender has ended: no message leaves any more; start again", exc_info=sending.exception())


async def _finish(task: asyncio.Task[None], within: float) -> None:
    """End a task; what it has under way may take its time, so many seconds at most."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, TimeoutError):
        await asyncio.wait_for(task, within)


def schedule(bot: Bot) -> Ticks:
    """Begin the ticks; what is due is for the data to say."""

    def waking(tell: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
        async def tick() -> None:
            if await tell():
                bot.sender.wake()

        return tick

    ticks = Ticks(wall=lambda: bot.desk.clock().timestamp())
    ticks.every(0.25, bot.newsroom.tick)
    ticks.every(1.0, waking(lambda: tell_due(bot.desk)))
    ticks.every(1.0, waking(lambda: make(bot.desk)))
    ticks.every(5.0, waking(lambda: bot.faults.tell(bot.desk)))
    ticks.every(1.0, waking(Resting(bot.desk).tick))
    ticks.every(2.0, waking(Resuming(bot.desk, bot.look).tick))
    ticks.every(0.5, bot.desk.archive.tick)
    ticks.every(60.0, waking(lambda: tell_weekly(bot.desk)))
    ticks.every(15.0, lambda: beat(bot.desk, bot.newsroom))
    ticks.every(5.0, bot.sender.tell_operators)
    ticks.every(10.0, Mending(bot.desk).tick)
    ticks.every(3600.0, Thinning(bot.desk).tick)
    ticks.every(3600.0, lambda: back_up(bot.desk))
    ticks.every(3600.0, lambda: bot.menus.again(bot.app.bot))
    return ticks


async def back_up(desk: Desk) -> None:
    """Make the day's backup; one that cannot be made is told, and tried again at the next tick."""
    try:
        await desk.store.back_up(desk.clock())
    except StoreError as error:
        log.error("no backup was made: %s", error)  # noqa: TRY400 (the sentence says it all)


def say_aloud(line: str) -> None:
    """Tell the operator something at once, also where output goes into a file."""
    print(line, flush=True)


async def run(
    settings: Settings,
    *,
    sample: bool = False,
    clock: Clock = utc_now,
    tell: Tell = say_aloud,
    opened: Callable[[str], Store] = open_store,
) -> int:
    """Run the bot on Telegram until SIGINT or SIGTERM; give the exit code."""
    stop = stop_on_signals()
    async with (
        reading(settings, sample=sample, clock=clock, tell=tell) as read,
        assembled(read, clock=clock, request=None, opened=opened) as bot,
    ):
        if not await _unless_stopped(stop, initialize(bot.app, say_so=tell)):
            await bot.app.bot.shutdown()
            return 0
        if code := await offer_code(bot.desk):
            tell(f"Nobody is this bot's operator yet. To become that, send it in Telegram: /claim {code}")
        async with started(bot):
            tell(f"Mujaz is here: @{bot.app.bot.username}, feeds: {len(read.feeds)}. Ctrl-C ends it.")
            await until_stopped(stop, bot.desk.store)
            tell("Ending: finishing what is under way.")
    return 0


async def until_stopped(stop: asyncio.Event, store: Store) -> None:
    """Wait until the bot is asked to stop. Raises DiskError when the disk cannot be trusted any more."""
    failing, stopping = asyncio.create_task(store.failed()), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((failing, stopping), return_when=asyncio.FIRST_COMPLETED)
        if failing.done():
            log.critical("the bot stops: %s", failing.result())
            raise DiskError(failing.result())
    finally:
        failing.cancel()
        stopping.cancel()


async def _unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do some work, but give up when asked to stop; tell whether it was done."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait([working])
        return False
    working.result()
    return True


def stop_on_signals() -> asyncio.Event:
    """Give an event that SIGINT and SIGTERM set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: KeyboardInterrupt ends the program there
            loop.add_signal_handler(name, stop.set)
    return stop
