"""What does a confirmed change cost, and a read, opening, compacting? Four ways to keep documents, in one run.

Documents are subscriptions, ten a chat. `stock` is TinyDB as it comes (each change rewrites the file, with
fsync); `caching` is its CachingMiddleware, whose inserts are NOT confirmed: they are in memory until 1,000 came
or the file is closed; `ours` is storage.tinydb.TinyStore; `sqlite` is WAL with synchronous=FULL, the document as
JSON with an index by chat. Each store and size has a process of its own, so that memory is its own.

    insert, update   a change of one document, on disk when it has ended (median; p99 of inserts), microseconds
    together         a change, when 100 wait at the same time (ours) or are one transaction (sqlite), microseconds
    by chat          reading all of one chat's documents, microseconds
    open, compact    seconds; `memory` is what the process holds after opening, MB
    pause            the longest time that the event loop stood still while ours compacted, milliseconds

    python benchmarks/store.py             1,000 to 100,000 documents, about three minutes
    python benchmarks/store.py --all       1,000,000 too
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from storage.codec import encode
from storage.records import Subscription

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SIZES = (1_000, 10_000, 100_000)
STORES = ("stock", "caching", "ours", "sqlite")
TOGETHER = 100
Figures = dict[str, float]


def subscription(number: int, **others: Any) -> Subscription:
    return Subscription(number // 10, number % 10 + 1, f"وزير الخارجية {number} -رياضة", NOON, **others)


def documents(size: int) -> Iterator[dict[str, Any]]:
    return (encode(subscription(number)) for number in range(size))


def spent(repeats: int, one: Callable[[int], object]) -> list[float]:
    """Give what some runs took, in microseconds, sorted."""
    times = []
    for n in range(repeats):
        started = time.perf_counter()
        one(n)
        times.append((time.perf_counter() - started) * 1e6)
    return sorted(times)


async def spent_waiting(repeats: int, one: Callable[[int], Awaitable[object]]) -> list[float]:
    times = []
    for n in range(repeats):
        started = time.perf_counter()
        await one(n)
        times.append((time.perf_counter() - started) * 1e6)
    return sorted(times)


def inserts(times: list[float]) -> Figures:
    return {"insert": median(times), "insert p99": times[int(len(times) * 0.99)]}


def megabytes() -> float:
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def ours(path: Path, size: int) -> Figures:
    from storage.tinydb import TinyStore

    store = TinyStore(path)
    for start in range(0, size, 5000):
        async with store.transaction() as change:
            change.save(*(subscription(n) for n in range(start, min(size, start + 5000))))
    await store.compact()

    async def save(record: Subscription) -> None:
        async with store.transaction() as change:
            change.save(record)

    async def many(n: int) -> None:
        fresh = size + 10_000 + n * TOGETHER
        await asyncio.gather(*(save(subscription(fresh + each)) for each in range(TOGETHER)))

    figures = inserts(await spent_waiting(500, lambda n: save(subscription(size + n))))
    figures["update"] = median(
        await spent_waiting(500, lambda n: save(subscription(n * 7919 % size, paused=True)))
    )
    figures["together"] = median(await spent_waiting(10, many)) / TOGETHER
    figures["by chat"] = median(await spent_waiting(2000, lambda n: store.subscriptions(n * 31 % (size // 10))))
    started = time.perf_counter()
    figures["pause"] = await longest_pause(store.compact)
    figures["compact"] = (time.perf_counter() - started) / 2  # it writes two snapshots
    await store.close()
    return figures


async def longest_pause(work: Callable[[], Awaitable[object]]) -> float:
    """Give the longest time, in milliseconds, that the event loop could not run meanwhile."""
    task, longest, before = asyncio.ensure_future(work()), 0.0, time.perf_counter()
    while not task.done():
        await asyncio.sleep(0)
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
    await task
    return longest * 1e3


async def open_ours(path: Path) -> Callable[[], object]:
    from storage.tinydb import TinyStore

    store = TinyStore(path)
    return lambda: store


def tinydb(path: Path, size: int, *, caching: bool) -> Figures:
    from tinydb import Query

    database = open_tinydb(path, caching=caching)
    table = database.table("subscriptions")
    table.insert_multiple(documents(size))
    repeats = 200 if caching else max(3, min(50, 200_000 // size))
    figures = inserts(spent(repeats, lambda n: table.insert(encode(subscription(size + n)))))
    figures["update"] = median(spent(min(repeats, 20), lambda n: table.update({"paused": True}, doc_ids=[n + 1])))
    asked = Query().chat_id
    table.clear_cache()
    figures["by chat"] = median(spent(min(repeats, 10), lambda n: table.search(asked == n)))
    started = time.perf_counter()
    database.storage.write(database.storage.read())
    database.close()
    figures["compact"] = time.perf_counter() - started
    return figures


def open_tinydb(path: Path, *, caching: bool) -> Any:
    from tinydb import TinyDB
    from tinydb.middlewares import CachingMiddleware
    from tinydb.storages import JSONStorage

    storage: Any = CachingMiddleware(JSONStorage) if caching else JSONStorage
    database = TinyDB(path, storage=storage, encoding="utf-8")
    len(database.table("subscriptions"))  # reads the file
    return database


def open_sqlite(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS documents(id INTEGER PRIMARY KEY, chat_id INTEGER, body TEXT)")
    connection.execute("CREATE INDEX IF NOT EXISTS by_chat ON documents(chat_id)")
    return connection


def sqlite(path: Path, size: int) -> Figures:
    connection = open_sqlite(path)

    def row(number: int, **others: bool) -> tuple[int, int, str]:
        document = encode(subscription(number, **others))
        return number, document["chat_id"], json.dumps(document, ensure_ascii=False)

    def together(n: int) -> None:
        fresh = size + 10_000 + n * TOGETHER
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO documents VALUES (?,?,?)", (row(fresh + each) for each in range(TOGETHER))
        )
        connection.execute("COMMIT")

    def update(n: int) -> None:
        number, _, body = row(n * 7919 % size, paused=True)  # the same content would cost no write
        connection.execute("UPDATE documents SET body=? WHERE id=?", (body, number))

    def by_chat(n: int) -> None:
        found = connection.execute("SELECT body FROM documents WHERE chat_id=?", (n * 31 % (size // 10),))
        [json.loads(body) for (body,) in found]

    connection.execute("BEGIN")
    connection.executemany("INSERT INTO documents VALUES (?,?,?)", map(row, range(size)))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    insert = "INSERT INTO documents VALUES (?,?,?)"
    figures = inserts(spent(500, lambda n: connection.execute(insert, row(size + n))))
    figures["update"] = median(spent(500, update))
    figures["together"] = median(spent(10, together)) / TOGETHER
    figures["by chat"] = median(spent(2000, by_chat))
    started = time.perf_counter()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    figures["compact"] = time.perf_counter() - started
    connection.close()
    return figures


def measure(name: str, path: Path, size: int) -> Figures:
    match name:
        case "ours":
            return asyncio.run(ours(path, size))
        case "sqlite":
            return sqlite(path, size)
        case _:
            return tinydb(path, size, caching=name == "caching")


def reopen(name: str, path: Path) -> Figures:
    """Open what was written, in a process that has done nothing else."""
    import storage.tinydb  # noqa: F401 (its imports are not the store's opening)

    before, started = megabytes(), time.perf_counter()
    match name:
        case "ours":
            kept: Any = asyncio.run(open_ours(path))
        case "sqlite":
            kept = open_sqlite(path)
            kept.execute("SELECT count(*) FROM documents").fetchone()
        case _:
            kept = open_tinydb(path, caching=name == "caching")
    seconds = time.perf_counter() - started
    assert kept is not None
    return {"open": seconds, "memory": megabytes() - before}


def in_process(*arguments: str) -> Figures:
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


ROWS = ("insert", "insert p99", "update", "together", "by chat", "open", "compact", "memory", "pause")


def table(size: int, found: dict[str, Figures]) -> None:
    print(f"\n{size:,} documents{'':8}" + "".join(f"{name:>14}" for name in found) + f"{'ours / sqlite':>16}")
    for row in ROWS:
        cells = [f"{figures[row]:>14,.2f}" if row in figures else f"{'-':>14}" for figures in found.values()]
        pair = (found["ours"].get(row), found["sqlite"].get(row))
        ratio = f"{pair[0] / pair[1]:>16.2f}" if pair[0] and pair[1] else ""
        print(f"  {row:<18}" + "".join(cells) + ratio, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--open", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one[0], Path(args.one[1]), int(args.one[2]))))
        return 0
    if args.open:
        print(json.dumps(reopen(args.open[0], Path(args.open[1]))))
        return 0
    everything: dict[int, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for size in (*SIZES, 1_000_000) if args.all else SIZES:
            everything[size] = {}
            for name in STORES:
                if name == "stock" and size > 100_000:
                    continue  # a change takes more than ten seconds there
                path = Path(folder) / f"{name}-{size}"
                figures = in_process("--one", name, str(path), str(size))
                everything[size][name] = figures | in_process("--open", name, str(path))
            table(size, everything[size])
    goals(everything)
    return 0


def goals(everything: dict[int, dict[str, Figures]]) -> None:
    mine = {size: found["ours"] for size, found in everything.items()}
    medians = [figures["insert"] for figures in mine.values()]
    ratios = [found["ours"]["insert"] / found["sqlite"]["insert"] for found in everything.values()]
    print(
        f"\nconfirmed insert: {min(medians):.0f} to {max(medians):.0f} µs over all sizes (goal: below 1,000, flat)"
    )
    print(f"of SQLite's: {min(ratios):.2f} to {max(ratios):.2f} (goal: at most 1.5)")
    print(f"opening 100,000: {mine[100_000]['open']:.2f} s (goal: below 2)")


if __name__ == "__main__":
    sys.exit(main())
