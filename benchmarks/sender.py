"""What does sending cost? This sender beside bare httpx and python-telegram-bot with AIORateLimiter, in one run.

A trivial server in a process of its own accepts everything; each way of sending has a process of its own too:
its CPU seconds are its alone. Ours is the whole of it: rows in a TinyDB store on disk, `sending` committed
before each request, `sent` after it; the others only send. "30/s" and "1000/s" are limited
(AIORateLimiter, or sleeps for bare httpx); ours at 1000/s are paid broadcasts. 3 are in flight at 30/s, else 16.

    python benchmarks/sender.py                  all three ways, about a minute
    python benchmarks/sender.py --steady 600     ours against the test Bot API server's limits: is there a 429?
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["PTB_TIMEDELTA"] = "1"

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEXT = "🔔 <b>لافروف</b>\n" + "بحث وزير الخارجية في القاهرة عددًا من المشاريع المشتركة بين البلدين. " * 6
TOKEN = "123456:AAbenchmarkbenchmarkbenchmarkbench"  # a token's form, nobody's
ANSWER = json.dumps(
    {"ok": True, "result": {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, "text": TEXT}}
).encode()
REPLY = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER


class Accepting(asyncio.Protocol):
    """A server that says yes to each request with a body."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._bytes = b""

    def data_received(self, data: bytes) -> None:
        self._bytes += data
        while (end := self._bytes.find(b"\r\n\r\n")) >= 0:
            head = self._bytes[:end].lower()
            length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            if len(self._bytes) < end + 4 + length:
                return
            self._bytes = self._bytes[end + 4 + length :]
            self._transport.write(REPLY)  # type: ignore[attr-defined]


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(Accepting, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def ours(url: str, count: int, rate: float) -> None:
    from bot.delivery.pace import Pace
    from bot.delivery.sender import Sender
    from bot.desk import Desk
    from bot.settings import load
    from bot.watch import Watch
    from handlers.tg.app import build
    from handlers.tg.limiter import Answers
    from handlers.tg.post import poster
    from handlers.tg.turns import Turns
    from handlers.wiring import limits_of
    from storage.records import Chat, Delivery, Kind
    from storage.tinydb import TinyStore

    settings = load({"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "SEND_IN_FLIGHT": "3" if rate <= 30 else "16"})
    settings = replace(settings, send_per_second=rate, paid_per_second=1000 if rate == 1000 else 0)
    kind = Kind.BROADCAST if rate == 1000 else Kind.DIGEST
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        store = TinyStore(Path(folder) / "mujaz.json")
        desk = Desk(store, Watch(), settings, lambda: datetime.now(UTC))
        async with store.transaction() as change:
            change.save(*(Chat(n, "private", "ar", "UTC", NOON) for n in range(1, count + 1)))
            change.save(*(Delivery(n, kind, "a", NOON, NOON, text=TEXT) for n in range(1, count + 1)))
        pace = Pace(limits_of(settings))
        app = build(settings, Turns(), Answers(pace, monotonic=time.monotonic))
        await app.bot.request.initialize()
        sender = Sender(desk, poster(desk, app.bot), pace, monotonic=time.monotonic)

        async def send_all() -> None:
            running = asyncio.create_task(sender.run())
            while sender.tally.sent < count:
                await asyncio.sleep(0.05)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

        await timed(send_all, count)
        await app.bot.request.shutdown()
        await store.close()


async def bare(url: str, count: int, rate: float) -> None:
    import httpx

    async with httpx.AsyncClient() as client:

        async def send_one(number: int) -> None:
            data = {"chat_id": number, "text": TEXT, "parse_mode": "HTML"}
            answer = await client.post(f"{url}/bot{TOKEN}/sendMessage", data=data)
            assert answer.json()["ok"]

        await timed(lambda: spread(send_one, count, rate), count)


async def ptb(url: str, count: int, rate: float) -> None:
    from telegram.ext import AIORateLimiter, ExtBot

    limiter = AIORateLimiter(overall_max_rate=rate, overall_time_period=1) if rate < 10_000 else None
    bot = ExtBot(TOKEN, base_url=f"{url}/bot", rate_limiter=limiter)
    await bot._request[1].initialize()

    async def send_one(number: int) -> None:
        await bot.send_message(number, TEXT, parse_mode="HTML")

    await timed(lambda: spread(send_one, count, 1e9), count)
    await bot._request[1].shutdown()


async def spread(send_one: Callable[[int], Awaitable[None]], count: int, rate: float) -> None:
    """Send from as many tasks as ours has in flight, not faster than the rate."""
    numbers, started = iter(range(count)), time.perf_counter()

    async def work() -> None:
        for number in numbers:
            if (wait := started + number / rate - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            await send_one(number + 1)

    await asyncio.gather(*(work() for _ in range(3 if rate <= 30 else 16)))


async def timed(work: Callable[[], Awaitable[None]], count: int) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    await work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"per_second": count / wall, "cpu_ms": 1000 * cpu / count, "core": cpu / wall}))


WAYS = {"ours": ours, "httpx": bare, "ptb": ptb}


def compare() -> None:
    server = subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    try:
        print(f"{'':10}{'limit':>10}{'messages/s':>12}{'CPU ms each':>13}{'of a core':>11}")
        for rate, count in ((1e6, 2000), (30.0, 300), (1000.0, 3000)):
            for name in WAYS:
                command = [sys.executable, __file__, "--way", name, url, str(count), str(rate)]
                told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                limit = "none" if rate > 1000 else f"{rate:.0f}/s"
                print(
                    f"{name:10}{limit:>10}{told['per_second']:>12,.0f}{told['cpu_ms']:>13.2f}{told['core']:>11.1%}",
                    flush=True,
                )
    finally:
        server.kill()


async def steady(seconds: float) -> None:
    """Send to many chats, some of them groups, at full speed for so long; count what Telegram refused."""
    from bot.delivery.pace import Pace
    from bot.delivery.sender import Sender
    from bot.desk import Desk
    from bot.settings import load
    from bot.watch import Watch
    from handlers.tg.app import build
    from handlers.tg.limiter import Answers
    from handlers.tg.post import poster
    from handlers.tg.turns import Turns
    from handlers.wiring import limits_of
    from storage.memory import MemoryStore
    from storage.records import Chat, Delivery, Kind
    from tests.botapi import BotApi

    async with BotApi() as api:
        people = [api.person(name=f"قارئ {n}") for n in range(300)]
        groups = [api.group(people[:1]) for _ in range(3)]
        for person in people:
            await person.says("/start")
        settings = load({"BOT_TOKEN": api.token, "BOT_API_URL": api.url})
        store, pace = MemoryStore(), Pace(limits_of(settings))
        desk = Desk(store, Watch(), settings, lambda: datetime.now(UTC))
        places = [*(person.id for person in people), *(group.id for group in groups)]
        async with store.transaction() as change:
            for place in places:
                change.save(Chat(place, "private" if place > 0 else "group", "ar", "UTC", NOON))
                more = int(seconds * 30 / len(places)) + 5
                change.save(
                    *(
                        Delivery(
                            place, Kind.DIGEST, f"{n:05}", NOON + timedelta(seconds=n), NOON, text=f"{n}\n{TEXT}"
                        )
                        for n in range(more)
                    )
                )
        app = build(settings, Turns(), Answers(pace, monotonic=time.monotonic))
        await app.bot.request.initialize()
        sender = Sender(desk, poster(desk, app.bot), pace, monotonic=time.monotonic)
        running = asyncio.create_task(sender.run())
        await asyncio.sleep(seconds)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        refused, sent = len(api.called("sendMessage", status=429)), sender.tally.sent
        print(f"{sent} messages in {seconds:.0f} s ({sent / seconds:.1f}/s), 429: {refused}")
        await app.bot.request.shutdown()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steady", type=float, metavar="SECONDS")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--way", nargs=4, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        asyncio.run(serve())
    elif args.way:
        name, url, count, rate = args.way
        asyncio.run(WAYS[name](url, int(count), float(rate)))
    elif args.steady:
        asyncio.run(steady(args.steady))
    else:
        compare()
    return 0


if __name__ == "__main__":
    sys.exit(main())
