"""What does a confirmed change cost, and a read, and opening? TinyStore beside stock TinyDB, in one run.

Documents are articles of about 2 kB (Arabic, invented). A change is one record, on disk when it has ended: stock
TinyDB fsyncs too. "together" is what a change costs when 100 of them wait at the same time; "pause" is the longest
time that the event loop could not run during changes (with stock TinyDB that is the change itself).

    python benchmarks/store.py            1,000, 10,000 and 50,000 documents, stock TinyDB up to 10,000
    python benchmarks/store.py --stock    stock TinyDB at 50,000 too
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from tinydb import Query, TinyDB

sys.path.insert(0, str(Path(__file__).parents[1]))

from storage.codec import encode
from storage.records import Article, Link
from storage.tinydb import TinyStore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SENTENCE = "قال وزير الخارجية إن المحادثات ستستمر الأسبوع المقبل في العاصمة بمشاركة كل الأطراف المعنية."
TOGETHER = 100
STOCK_UP_TO = 10_000
Figures = dict[str, float]


def article(number: int) -> Article:
    return Article(
        key=f"https://example.org/{number}",
        url=f"https://example.org/{number}",
        title=f"{SENTENCE[:60]} {number}",
        source="صدى الأخبار",
        published=NOON,
        found_at=NOON + timedelta(seconds=number),
        language="ar",
        feed_url="https://example.org/feed",
        lead=(SENTENCE, SENTENCE),
        tags=("محادثات", "وزير الخارجية"),
        body=(SENTENCE,) * 8,
        related=(Link(SENTENCE[:50], "https://example.org/0"),),
    )


async def typical(repeats: int, one: Callable[[], Awaitable[object]]) -> float:
    """Give the median of some runs, in microseconds."""
    spent = []
    for _ in range(repeats):
        started = time.perf_counter()
        await one()
        spent.append(time.perf_counter() - started)
    return median(spent) * 1e6


class Pulse:
    """Looks how long the event loop could not run."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def beat(self) -> None:
        before = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            self.longest, before = max(self.longest, now - before), now


async def ours(path: Path, size: int) -> Figures:
    store = TinyStore(path)

    async def save(*articles: Article) -> None:
        async with store.transaction() as change:
            change.save(*articles)

    await save(*(article(number) for number in range(size)))
    fresh, old, keys = count(size), count(), count()
    figures = {
        "insert": await typical(7, lambda: save(article(next(fresh)))),
        "update": await typical(7, lambda: save(replace(article(next(old)), title="جديد"))),
        "get": await typical(2000, lambda: store.article(f"https://example.org/{next(keys) % size}")),
        "together": await typical(
            3, lambda: asyncio.gather(*(save(article(next(fresh))) for _ in range(TOGETHER)))
        )
        / TOGETHER,
    }
    pulse = Pulse()
    task = asyncio.create_task(pulse.beat())
    await typical(5, lambda: save(article(next(fresh))))
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await store.close()
    return figures | {"pause": pulse.longest * 1e6, "open": await typical(3, lambda: opened(path))}


async def opened(path: Path) -> None:
    await TinyStore(path).close()


async def stock(path: Path, size: int) -> Figures:
    """Do the same with TinyDB as it comes; a record is found by its key, as TinyDB's documentation does it."""
    database = TinyDB(path, encoding="utf-8", ensure_ascii=False)
    database.insert_multiple(encode(article(number)) for number in range(size))
    fresh, old, keys = count(size), count(), count()

    async def insert() -> None:
        database.insert(encode(article(next(fresh))))

    async def update() -> None:
        database.update({"title": "جديد"}, Query().key == f"https://example.org/{next(old)}")

    async def get() -> None:
        assert database.get(Query().key == f"https://example.org/{next(keys) * 7 % size}")

    async def open_again() -> None:
        nonlocal database
        database.close()
        database = TinyDB(path, encoding="utf-8")
        assert len(database)

    repeats = 3 if size > STOCK_UP_TO else 5
    figures = {
        "insert": await typical(repeats, insert),
        "update": await typical(repeats, update),
        "get": await typical(repeats, get),
        "open": await typical(repeats, open_again),
    }
    database.close()
    return figures | {"together": figures["insert"], "pause": figures["insert"]}


async def measure(folder: Path, size: int, *, beside_stock: bool) -> None:
    path = folder / f"{size}.json"
    found = await ours(path, size)
    print(f"{size:>7,} documents, {path.stat().st_size / 1e6:.0f} MB")
    other = await stock(folder / f"{size}-stock.json", size) if beside_stock else {}
    for name, microseconds in found.items():
        line = f"  {name:9}{microseconds:>12,.1f} µs"
        if name in other:
            line += f"   stock {other[name]:>12,.1f} µs   × {other[name] / microseconds:,.1f}"
        print(line)


async def main() -> int:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for size in (1_000, 10_000, 50_000):
            await measure(Path(folder), size, beside_stock=size <= STOCK_UP_TO or "--stock" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
