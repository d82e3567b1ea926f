"""What does it cost to ask thousands of feeds again and again? CPU seconds, side by side in one run, on loopback.

    python benchmarks/polling.py [--feeds 1000 5000] [--rsstt PYTHON] [--only NAME …]

A server in a process of its own has so many feeds of 18 entries. Each contender, in a process of its own, polls
all of them three times: the first time everything is new and is stored; then nothing has changed; then a new entry
stands in two of a hundred. Counted is what the contender's process spends, not the server.

- ours: every feed is a source that somebody follows, in a TinyDB file on disk. Of a new one the three newest are
  kept to be read and the rest as seen, on disk before the next; "all kept" keeps all 18 of each. Reading articles
  (pages, leads, tags, stories, matching) comes after that and is measured in pipeline.py.
- reader: `update_feeds`, with its SQLite file on disk.
- rsstt: its own fetching and parsing (`web.feed_get`), with the conditions and hashes that its monitor keeps;
  nothing is stored. --rsstt names the Python of an environment that has it: its requirements are not ours.
- client: a bare aiohttp client that asks with conditions and reads the bodies, 100 at a time, and does no more.
- newsboat, sfeed: where they are installed (newsboat asks without conditions; sfeed is a process for each feed).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

Polls = list[dict[str, float]] | str
ROOT = Path(__file__).parents[1]
ENTRIES = 18
CHANGED = 50  # one feed in so many has something new the third time
START = datetime(2026, 11, 25, 6, tzinfo=UTC)
WORDS = [
    "أعلنت",
    "الوزارة",
    "اليوم",
    "عن",
    "مشروع",
    "جديد",
    "لتطوير",
    "الموانئ",
    "والطرق",
    "في",
    "المدن",
    "الساحلية",
    "بحضور",
    "عدد",
    "من",
    "الوفود",
    "العربية",
]


# ── the server


def feed(number: int, *, more: int) -> bytes:
    first = ENTRIES + more
    items = "".join(_item(number, n) for n in range(first, first - ENTRIES, -1))
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>صحيفة {number}</title>'
        f"<link>http://site{number}.example/</link><description>أخبار</description><language>ar</language>"
        f"{items}</channel></rss>"
    ).encode()


def _item(number: int, n: int) -> str:
    words = " ".join(WORDS[(number + n * 7 + k) % len(WORDS)] for k in range(40))
    link = f"http://site{number}.example/news/{n}?utm_source=rss"
    at = format_datetime(START + timedelta(minutes=7 * n), usegmt=True)
    return (
        f"<item><title>خبر {n} من صحيفة {number}: {words[:60]}</title><link>{link}</link>"
        f'<guid isPermaLink="false">{number}-{n}</guid><pubDate>{at}</pubDate><category>اقتصاد</category>'
        f"<description>&lt;p&gt;{words}&lt;/p&gt;</description></item>"
    )


def serve(port_file: str) -> None:
    from aiohttp import web

    more = {"now": 0}

    async def one(request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        count = more["now"] if number % CHANGED == 0 else 0
        tag = f'"{number}-{count}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(
            body=feed(number, more=count), headers={"ETag": tag}, content_type="application/rss+xml"
        )

    async def change(_: web.Request) -> web.Response:
        more["now"] += 1
        return web.Response(text="changed")

    async def main() -> None:
        app = web.Application()
        app.router.add_get("/f/{number}", one)
        app.router.add_post("/change", change)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, backlog=2048)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        Path(port_file).write_text(str(port), "utf-8")  # noqa: ASYNC240 (a small file, once)
        await asyncio.Event().wait()

    asyncio.run(main())


# ── the contenders


class Timing:
    """CPU and wall seconds of each poll, and the process's peak memory after it; the feeds change between them."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.polls: list[dict[str, float]] = []

    async def measured(self, poll: Callable[[], Awaitable[int]], *, children: bool = False) -> None:
        for number in range(3):
            if number == 2:
                await asyncio.to_thread(_post, f"{self._base}/change")
            cpu, wall = _cpu(children), time.perf_counter()
            count = await poll()
            self.polls.append(
                {
                    "cpu": _cpu(children) - cpu,
                    "wall": time.perf_counter() - wall,
                    "mb": _peak(children),
                    "new": count,
                }
            )


def _post(url: str) -> None:
    import urllib.request

    urllib.request.urlopen(urllib.request.Request(url, method="POST", data=b""), timeout=10).read()


def _cpu(children: bool) -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak(children: bool) -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(base: str, feeds: int, folder: Path, *, all_kept: bool = False) -> list[dict[str, float]]:
    import logging
    from urllib.parse import urlsplit

    sys.path.insert(0, str(ROOT))
    from bot.desk import Desk
    from bot.pipeline import choosing
    from bot.pipeline.health import Health
    from bot.pipeline.keeping import Keeping
    from bot.pipeline.polling import Polling
    from bot.pipeline.rounds import Rounds
    from bot.settings import load
    from bot.sources.fetching.fetch import Fetcher
    from bot.watch import Watch
    from handlers.garbage import look_rarely
    from storage.records import Feed, Listing
    from storage.tinydb import TinyStore

    logging.disable(logging.CRITICAL)
    look_rarely()
    now = START + timedelta(hours=4)
    if all_kept:
        choosing.FIRST_READ = ENTRIES

    async def main() -> list[dict[str, float]]:
        nonlocal now
        timing = Timing(base)
        store = TinyStore(folder / "mujaz.json")
        desk = Desk(store, Watch(), load({}), lambda: now)
        listing = Listing.LISTED if all_kept else Listing.FOLLOWED
        async with store.transaction() as change:
            change.save(*(Feed(f"{base}/f/{n}", now, listing=listing) for n in range(feeds)))
        fetcher = Fetcher(
            allow_private_hosts=frozenset({urlsplit(base).netloc}), total=100, per_host=100, max_bytes=1_000_000
        )
        async with fetcher:
            health, keeping = Health(desk, lambda: None, _nowhere), Keeping(desk, lambda: None)
            polling = Polling(desk, fetcher, health, keeping, arrived=lambda _: None)
            rounds = Rounds(desk, polling.look, one_host=100)

            async def poll() -> int:
                nonlocal now
                now += timedelta(hours=2)
                before = sum(len(each.items) for each in await store.all_unread())
                while await store.due_feeds(now, 1):
                    await rounds.tick()
                    await rounds.settled()
                return sum(len(each.items) for each in await store.all_unread()) - before

            await timing.measured(poll)
        await store.close()
        return timing.polls

    return asyncio.run(main())


async def _nowhere(_: object) -> None:
    """No source is looked for anew."""


def reader(base: str, feeds: int, folder: Path) -> list[dict[str, float]]:
    import logging

    from reader import make_reader

    logging.disable(logging.CRITICAL)
    made = make_reader(str(folder / "reader.sqlite"))
    for n in range(feeds):
        made.add_feed(f"{base}/f/{n}")
    timing = Timing(base)

    async def poll() -> int:
        before = made.get_entry_counts().total
        made.update_feeds(scheduled=False, workers=8)
        return made.get_entry_counts().total - before

    asyncio.run(timing.measured(poll))
    return timing.polls


def rsstt(base: str, feeds: int, folder: Path) -> list[dict[str, float]]:
    os.environ.update(TOKEN="1:x", MANAGER="1", HTTP_CONCURRENCY="100", HTTP_CONCURRENCY_PER_HOST="100")
    os.chdir(folder)
    sys.argv = ["rsstt"]
    import logging
    from zlib import crc32

    from rsstt import aio_helper, env, web

    logging.disable(logging.CRITICAL)
    timing, tags, hashes = Timing(base), dict[str, str](), dict[str, set[int]]()
    places = asyncio.Semaphore(100)

    async def one(url: str) -> int:
        headers = {"If-None-Match": tags[url]} if url in tags else {}
        async with places:
            found = await web.feed_get(url, headers=headers, web_semaphore=False, verbose=False)
        if found.error:
            raise found.error
        if found.rss_d is None:
            return 0
        tags[url] = found.headers["ETag"]
        listed = {crc32(entry.get("guid", entry.get("link", "")).encode()) for entry in found.rss_d.entries}
        new = len(listed - hashes.get(url, set()))
        hashes[url] = listed
        return new

    async def poll() -> int:
        if env.loop is not asyncio.get_running_loop():
            env.loop = asyncio.get_running_loop()
            aio_helper.init()
        return sum(await asyncio.gather(*(one(f"{base}/f/{n}") for n in range(feeds))))

    asyncio.run(timing.measured(poll))
    aio_helper.shutdown()
    return timing.polls


def client(base: str, feeds: int, folder: Path) -> list[dict[str, float]]:
    import aiohttp

    del folder
    timing, tags, count = Timing(base), dict[str, str](), 0

    async def main() -> None:
        connector = aiohttp.TCPConnector(limit=100)
        async with aiohttp.ClientSession(connector=connector) as session:
            places = asyncio.Semaphore(100)

            async def one(url: str) -> None:
                nonlocal count
                headers = {"If-None-Match": tags[url]} if url in tags else {}
                async with places, session.get(url, headers=headers) as answer:
                    if answer.status == 200:
                        await answer.read()
                        tags[url] = answer.headers["ETag"]
                        count += 1

            async def poll() -> int:
                nonlocal count
                count = 0
                await asyncio.gather(*(one(f"{base}/f/{n}") for n in range(feeds)))
                return count

            await timing.measured(poll)

    asyncio.run(main())
    return timing.polls


def newsboat(base: str, feeds: int, folder: Path) -> list[dict[str, float]]:
    (folder / "urls").write_text("".join(f"{base}/f/{n}\n" for n in range(feeds)), "utf-8")
    (folder / "config").write_text("reload-threads 8\n", "utf-8")
    command = [
        "newsboat",
        "-u",
        folder / "urls",
        "-C",
        folder / "config",
        "-c",
        folder / "cache.db",
        "-x",
        "reload",
    ]
    timing = Timing(base)

    async def poll() -> int:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)})  # noqa: ASYNC221
        return 0

    asyncio.run(timing.measured(poll, children=True))
    return timing.polls


def sfeed(base: str, feeds: int, folder: Path) -> list[dict[str, float]]:
    lines = "".join(f"\tfeed 'f{n}' '{base}/f/{n}'\n" for n in range(feeds))
    (folder / "sfeedrc").write_text(f"sfeedpath='{folder}/feeds'\nmaxjobs=16\nfeeds() {{\n{lines}}}\n", "utf-8")
    (folder / "feeds").mkdir()
    timing = Timing(base)

    async def poll() -> int:
        subprocess.run(["sfeed_update", folder / "sfeedrc"], check=False, stdout=subprocess.DEVNULL)  # noqa: ASYNC221
        return 0

    asyncio.run(timing.measured(poll, children=True))
    return timing.polls


CONTENDERS = {
    "ours": ours,
    "ours, all kept": lambda base, feeds, folder: ours(base, feeds, folder, all_kept=True),
    "reader": reader,
    "rsstt": rsstt,
    "client": client,
    "newsboat": newsboat,
    "sfeed": sfeed,
}


# ── the run


def one(name: str, base: str, feeds: int, python: str) -> list[dict[str, float]] | str:
    """Run a contender in a process of its own; give its polls, or why there are none."""
    with tempfile.TemporaryDirectory() as folder:
        command = [python, __file__, "--one", name, "--base", base, "--count", str(feeds), "--folder", folder]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"}
        )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    return json.loads(done.stdout.splitlines()[-1])


def available(name: str, rsstt_python: str) -> str:
    """Give the Python that runs a contender, "" where it is not there."""
    if name == "rsstt":
        return rsstt_python
    program = {"newsboat": "newsboat", "sfeed": "sfeed_update"}.get(name)
    return sys.executable if program is None or shutil.which(program) else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--rsstt", default="", metavar="PYTHON")
    parser.add_argument("--only", nargs="+", choices=list(CONTENDERS), default=list(CONTENDERS))
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--base", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        serve(args.serve)
    elif args.one:
        print(json.dumps(CONTENDERS[args.one](args.base, args.count, Path(args.folder))))
    else:
        for feeds in args.feeds:
            table(feeds, args.only, args.rsstt)


def table(feeds: int, names: list[str], rsstt_python: str) -> None:
    print(
        f"\n{feeds:,} feeds      first: CPU s   wall     MB |  unchanged: CPU s   wall |  "
        "2 % changed: CPU s   wall"
    )
    found: dict[str, list[dict[str, float]]] = {}
    for name in names:
        python = available(name, rsstt_python)
        polls = (
            served(lambda base, name=name, python=python: one(name, base, feeds, python))
            if python
            else "not there"
        )
        if isinstance(polls, str):
            print(f"{name:16}  {polls}")
            continue
        found[name] = polls
        first, same, changed = polls
        print(
            f"{name:16}  {first['cpu']:8.2f} {first['wall']:8.2f} {first['mb']:6.0f} | {same['cpu']:13.2f} "
            f"{same['wall']:8.2f} | {changed['cpu']:15.2f} {changed['wall']:8.2f}    "
            f"new: {first['new']:.0f}, {same['new']:.0f}, {changed['new']:.0f}",
            flush=True,
        )
    for name in ("reader", "rsstt", "client"):
        for mine in ("ours", "ours, all kept"):
            if name in found and mine in found:
                ratios = (found[name][n]["cpu"] / found[mine][n]["cpu"] for n in range(3))
                print(f"{name} / {mine}: " + ", ".join(f"{ratio:.2f}" for ratio in ratios))


def served(work: Callable[[str], Polls]) -> Polls:
    """Run something while the server is there."""
    with tempfile.TemporaryDirectory() as folder:
        port = Path(folder) / "port"
        server = subprocess.Popen([sys.executable, __file__, "--serve", str(port)])
        try:
            while not (port.exists() and port.read_text("utf-8")):
                time.sleep(0.05)
            return work(f"http://127.0.0.1:{port.read_text('utf-8')}")
        finally:
            server.kill()
            server.wait()


if __name__ == "__main__":
    main()
