"""How does one talk with the bot in a terminal: the same handlers, store and scheduler, without Telegram?"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
import textwrap
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from bot.chats.joining import language_for
from bot.settings import Settings
from bot.texts.say import say
from handlers.logs import set_up
from handlers.terminal.markup import plain_text, styled_text, without_isolates
from handlers.terminal.rtl import orders_itself, visual
from handlers.terminal.telegram import TerminalTelegram
from handlers.wiring import Bot, assembled, reading, started, stop_on_signals, until_stopped, utc_now

_PROMPT = "› "
_WIDEST = 100
_COMMANDS = 1_000_000  # a minute: who sits here, or pipes a script in, is no stranger


class Screen:
    """Where messages are shown; `/rtl` switches who orders right-to-left text."""

    def __init__(self, out: TextIO, *, is_visual: bool, environ: Mapping[str, str]) -> None:
        self._out = out
        self._is_visual = is_visual
        self._has_styles = out.isatty() and not environ.get("NO_COLOR")

    def show(self, html: str, rows: list[list[str]], is_edit: bool) -> None:
        """Show a message with its buttons, numbered as they are pressed."""
        text = styled_text(html) if self._has_styles else plain_text(html)
        numbers = iter(range(1, 1000))
        buttons = ["  ".join(f"[{next(numbers)}] {without_isolates(label)}" for label in row) for row in rows]
        self.line("\n".join([f"✎ {text}" if is_edit else text, *buttons]))

    def line(self, text: str) -> None:
        """Show lines, and the prompt again behind them."""
        width = min(shutil.get_terminal_size().columns, _WIDEST) if self._out.isatty() else _WIDEST
        shown = visual(text, width) if self._is_visual else "\n".join(_wrapped(text, width))
        erase = "\r\x1b[K" if self._out.isatty() else ""
        self._out.write(f"{erase}\n{shown}\n\n")
        self.prompt()

    def prompt(self) -> None:
        """Ask for a line, where somebody sits at a terminal."""
        if self._out.isatty():
            self._out.write(_PROMPT)
        self._out.flush()

    def switch(self) -> None:
        """Let the other one order right-to-left text from now on."""
        self._is_visual = not self._is_visual
        self.line("اللغة العربية · العربية")


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break long lines between words; addresses and styled lines stay whole."""
    for line in text.split("\n"):
        if len(line) <= width or "\x1b" in line or "://" in line:
            yield line
        else:
            yield from textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


async def chat(settings: Settings, *, sample: bool) -> int:
    """Talk until /quit, Ctrl-D or Ctrl-C; give the exit code."""
    environ = os.environ
    settings = replace(settings, access="open", commands_per_minute=_COMMANDS)
    language = _language(settings, environ)
    screen = Screen(sys.stdout, is_visual=_is_visual(settings, environ), environ=environ)
    _log_to_file(settings)
    stop = stop_on_signals()
    screen.line(say(language, "terminal-hello"))
    telegram = TerminalTelegram(screen.show, screen.line, language=language, clock=utc_now)
    async with (
        reading(settings, sample=sample, clock=utc_now, tell=screen.line, language=language) as read,
        assembled(read, clock=utc_now, request=telegram) as bot,
    ):
        await bot.app.initialize()
        async with started(bot), _typing(telegram, screen, bot, stop):
            await until_stopped(stop, bot.desk.store)
    print(file=sys.stdout)
    return 0


def _language(settings: Settings, environ: Mapping[str, str]) -> str:
    """Give the language of the person's system, where it is one of ours."""
    system = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return language_for(system.partition("_")[0], settings.default_language)


def _is_visual(settings: Settings, environ: Mapping[str, str]) -> bool:
    if settings.terminal_bidi == "auto":
        return sys.stdout.isatty() and not orders_itself(environ)
    return settings.terminal_bidi == "visual"


def _log_to_file(settings: Settings) -> None:
    """Keep log lines out of the conversation."""
    scheme, _, path = settings.store_url.partition(":")
    folder = Path(path).expanduser().parent if scheme == "tinydb" else Path("data")
    folder.mkdir(parents=True, exist_ok=True)
    set_up(settings.log_level, settings.log_format, secret=settings.bot_token, file=folder / "mujaz.log")


@asynccontextmanager
async def _typing(
    telegram: TerminalTelegram, screen: Screen, bot: Bot, stop: asyncio.Event
) -> AsyncIterator[None]:
    """Take lines while the bot runs; at their end wait for the answers, then stop."""
    task = asyncio.create_task(_take_lines(telegram, screen, bot, stop))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _take_lines(telegram: TerminalTelegram, screen: Screen, bot: Bot, stop: asyncio.Event) -> None:
    async for line in _lines():
        match line.strip():
            case "":
                screen.prompt()
            case "/quit" | "/exit":
                stop.set()
                return
            case "/rtl":
                screen.switch()
            case words:
                telegram.type(words)
                if not sys.stdin.isatty():
                    await _answered(telegram, bot)
    await _answered(telegram, bot)
    stop.set()


async def _answered(telegram: TerminalTelegram, bot: Bot) -> None:
    """Wait until what was typed is answered: from a pipe, the next line may press a button of the answer."""
    while bot.turns.handled < telegram.typed or not bot.is_idle() or await _has_more(bot):  # noqa: ASYNC110 (few lines, seldom)
        await asyncio.sleep(0.05)


async def _has_more(bot: Bot) -> bool:
    """Tell whether something that was asked for is about to leave: a digest, say."""
    return bool(await bot.desk.store.due_deliveries(bot.desk.clock(), 1))


async def _lines() -> AsyncIterator[str]:
    """Give what is typed, line by line; a thread that ends with the program reads, so that nothing has to wait."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str] = asyncio.Queue()

    def read() -> None:
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            for line in sys.stdin:
                loop.call_soon_threadsafe(queue.put_nowait, line)
            loop.call_soon_threadsafe(queue.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    while line := await queue.get():
        yield line
