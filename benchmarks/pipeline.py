"""How many articles go through the whole pipeline in a second, on one core, and what does each stage cost?

    taskset -c 0 python benchmarks/pipeline.py [ARTICLES] [QUERIES]

Pages are made from sentences of the samples, about 400 words each, no two alike. Stages: page to article text
(trafilatura), lead and tags, matching against queries, saving with its alerts (TinyDB file on disk).
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.desk import Desk
from bot.pipeline.article import merge
from bot.pipeline.run import Newsroom
from bot.sample.pack import packs
from bot.settings import load
from bot.sources.pages.page import read_html
from bot.sources.values import Entry
from bot.watch import Watch
from storage.opening import open_store
from storage.records import Chat, Feed, Subscription

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
WORDS = 400


def pages(count: int) -> list[tuple[Entry, str]]:
    rng = random.Random(7)
    sentences = [line for story in packs()[0].stories for line in story.body]
    made = []
    for number in range(count):
        body, words = [], 0
        while words < WORDS:
            line = f"{rng.choice(sentences)} ({rng.randrange(10**6)})"
            body.append(f"<p>{line}</p>")
            words += len(line.split())
        title = f"{rng.choice(packs()[0].stories).title} {number}"
        html = f"<html><head><title>{title}</title></head><body><nav>قائمة</nav><article><h1>{title}</h1>"
        made.append(
            (Entry(f"urn:{number}", title, f"https://e.example/{number}"), html + "".join(body) + "</article>")
        )
    return made


@contextmanager
def timed(what: str, count: int) -> Iterator[None]:
    start, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(f"{what:<28} {count / wall:8.0f} articles/s   {1000 * cpu / count:7.2f} ms CPU each")


async def main(articles: int, queries: int) -> None:
    made = pages(articles)
    lines = " ".join(line for pack in packs() for story in pack.stories for line in story.body)
    vocabulary = sorted(set(re.findall(r"[^\W\d_]{4,}", lines)))
    rng = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"tinydb:{folder}/store.json")
        feed = Feed("https://e.example/rss", NOW, title="موقع", read_at=NOW)
        chats = [Chat(n, "private", "ar", "Asia/Riyadh", NOW) for n in range(1, queries // 10 + 1)]
        words = [f"{rng.choice(vocabulary)}{rng.randrange(1000)}" for _ in range(queries - 1)] + ["لافروف"]
        followed = [Subscription(1 + n % len(chats), n, word, NOW) for n, word in enumerate(words)]
        async with store.transaction() as change:
            change.save(feed, *chats, *followed)
        desk = Desk(store, Watch(followed), load({}), lambda: NOW + timedelta(hours=1))
        newsroom = Newsroom(desk, None)  # type: ignore[arg-type]
        print(f"{articles} articles of {WORDS} words, {queries} queries")
        start = time.perf_counter()
        with timed("page to text", articles):
            read = [read_html(html, url=entry.url, title=entry.title, now=NOW) for entry, html in made]
        with timed("lead and tags", articles):
            done = [
                merge(entry, page, feed, key=entry.id, now=NOW, is_first=False)
                for (entry, _), page in zip(made, read, strict=True)
            ]
        with timed("matching", articles):
            for article in done:
                desk.watch.asked(article)
        with timed("saving (and matching again)", articles):
            await asyncio.gather(*(newsroom.keep(article, may_alert=True) for article in done))
        print(f"{'all together':<28} {articles / (time.perf_counter() - start):8.0f} articles/s")
        await store.close()


if __name__ == "__main__":
    asyncio.run(main(*(int(argument) for argument in [*sys.argv[1:], "300", "1000"][:2])))
