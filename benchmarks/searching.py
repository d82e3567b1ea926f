"""How long does a search in all that is kept take, and what does its index cost? 1,000 to 100,000 articles.

    python benchmarks/searching.py                 1,000 and 10,000 articles
    python benchmarks/searching.py --all           100,000 as well (2 GB, a quarter of an hour)

Articles of 400 words in Arabic (60 %), Russian (25 %) and English are drawn from a lexicon of 1,500,000 words a
language, the first of them real ones in the order of their frequency, by a law of two slopes: 100,000 articles
hold 900,000 written forms, 300 each. Into some of them names and phrases are put, in the language of the article:
«لافروف» into one in 200, «غزة» into one in seven.

    scan     a search that looks at each article in turn, with as much time as it wants, milliseconds; of 100,000
             articles only for the first query, the others take about as long
    index    the same search once the index is built, best of three, milliseconds
    found    articles; that both find the same ones is checked
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import math
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.store import longest_pause, megabytes
from benchmarks.table import DATA
from bot.archive import Archive
from bot.chats.searching import Searching
from bot.desk import Desk
from bot.settings import load
from bot.text.data.frequencies import frequencies
from bot.watch import Watch
from storage.memory import MemoryStore
from storage.records import Article, Feed

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FEED = "https://news.example/rss"
MANY = 100_000  # articles, of which few searches look at each
WORDS, PARAGRAPH, LEXICON, BEND = 400, 50, 1_500_000, 8000
SHARES = {"ar": 60, "ru": 25, "en": 15}
LETTERS = {
    "ar": "ابتجحدرزسشصطعفقكلمنهوي",
    "ru": "абвгдежзиклмнопрстуфхцчшыьэюя",
    "en": "abcdefghiklmnoprstuvw",
}
PUT = {
    "ar": (
        (0.005, "قال وزير الخارجية سيرغي لافروف للصحفيين"),
        (0.15, "في قطاع غزة"),
        (0.02, "بين موسكو وواشنطن"),
        (0.03, "التقى وزراء المجموعة"),
    ),
    "ru": ((0.005, "заявил министр Сергей Лавров"), (0.15, "в Газе"), (0.02, "между Москвой и Вашингтоном")),
    "en": ((0.005, "Sergei Lavrov told reporters"), (0.15, "in Gaza"), (0.02, "between Moscow and Washington")),
}
QUERIES = {
    "a name, in three scripts": "لافروف",
    "a word of every seventh article": "غزة",
    "exactly as written": "=غزة",
    "a phrase": '"وزير الخارجية"',
    "two words": "موسكو واشنطن",
    "either": "لافروف | واشنطن",
    "without": "غزة -موسكو",
    "a beginning": "لافرو*",
    "a source and a word": "source:صدى لافروف",
    "a word that nobody wrote": "كلمةلايكتبهاأحد",
    "other forms and a word": "~وزير موسكو",
    "other forms": "~وزير",
    "a regular expression": "/لاف.وف/",
}
UNNAMED = {"~وزير", "/لاف.وف/"}  # name no word that the index could look up


def lexicons(chance: random.Random) -> dict[str, list[str]]:
    """Give the words of each language, the most frequent first: real ones as far as there are, then made up."""
    rows = (line.split("\t") for line in (DATA / "ud-ru-gsd-dev.conllu").read_text("utf-8").splitlines())
    russian = Counter(row[1] for row in rows if len(row) > 1 and row[1].isalpha())
    arabic = sorted(frequencies(), key=frequencies().__getitem__, reverse=True)
    real = {"ar": arabic, "ru": [word for word, _ in russian.most_common()], "en": []}
    return {
        language: list(itertools.islice(_words(chance, language, real[language]), LEXICON)) for language in real
    }


def _words(chance: random.Random, language: str, real: list[str]) -> Iterator[str]:
    yield from real
    while True:
        yield "".join(chance.choices(LETTERS[language], k=chance.randint(5, 11)))


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Make articles, the last one found first, over thirty days."""
    chance = random.Random(seed)
    words = lexicons(random.Random(0))
    shares = (1 / (rank + 2.7) if rank < BEND else (BEND / rank) ** 1.7 / BEND for rank in range(1, LEXICON + 1))
    weights = list(itertools.accumulate(shares))
    for number in range(count):
        (language,) = chance.choices([*SHARES], [*SHARES.values()])
        drawn = chance.choices(words[language], cum_weights=weights, k=WORDS)
        body = [" ".join(drawn[at : at + PARAGRAPH]) for at in range(0, WORDS, PARAGRAPH)]
        for share, phrase in PUT[language]:
            if chance.random() < share:
                at = chance.randrange(len(body))
                body[at] = f"{phrase} {body[at]}"
        found = NOW - timedelta(days=29) * (number / count)
        title = " ".join(drawn[:8])
        url = f"https://news.example/{number}"
        yield Article(
            f"{number:040}", url, title, "صدى الأخبار", found, found, language, FEED, (body[0],), (), tuple(body)
        )


async def filled(count: int) -> Desk:
    """Give a desk whose store has so many articles."""
    store = MemoryStore()
    made = articles(count)
    async with store.transaction() as change:
        change.save(Feed(FEED, NOW, title="صدى الأخبار"))
    while part := list(itertools.islice(made, 1000)):
        async with store.transaction() as change:
            change.save(*reversed(part))
    return Desk(store, Watch(), load({}), lambda: NOW)


async def searched(desk: Desk, query: str, repeats: int) -> tuple[float, list[str]]:
    """Give what a search takes, in milliseconds, and the keys of what it finds."""
    spent = []
    for _ in range(repeats):
        started = time.perf_counter()
        results = await Searching(seconds=math.inf).find(desk, 7, query, NOW)
        spent.append(time.perf_counter() - started)
    return min(spent) * 1e3, [each.key for each in results.articles]


async def built(desk: Desk, count: int) -> None:
    """Build the index and say what that takes."""
    before, started = megabytes(), time.perf_counter()
    pause = await longest_pause(lambda: settled(desk.archive))
    seconds = time.perf_counter() - started
    held = memory(desk.archive)
    print(
        f"\n{count:,} articles: built in {seconds:.1f} s, {seconds / count * 1e6:,.0f} µs an article, pause "
        f"{pause:.0f} ms\n{held / 2**20:,.1f} MB, {held / count:,.0f} bytes an article (the process grew by "
        f"{megabytes() - before:,.1f} MB)"
    )


async def settled(archive: Archive) -> None:
    while await archive.tick():
        pass


def memory(archive: Archive) -> int:
    """Give the bytes of all segments, with the keys and versions of their articles."""
    parts = [part.segment for part in archive._parts]
    arrays = (each for part in parts for each in (part._begins, part._starts, part._articles))
    held = sum(each.itemsize * len(each) for each in arrays) + sum(len(part._written) for part in parts)
    return (
        held
        + sum(16 * part.size for part in parts)
        + sys.getsizeof(archive._versions)
        + 32 * len(archive._versions)
    )


async def kept(desk: Desk, count: int) -> None:
    """Say what the index takes for articles that come one by one, and what a search takes meanwhile."""
    more, spent = list(itertools.islice(articles(count, seed=2), 1000)), 0.0
    for article in more:
        async with desk.store.transaction() as change:
            change.save(replace(article, key=f"more {article.key}"))
        started = time.perf_counter()
        await desk.archive.tick()
        spent += time.perf_counter() - started
    print(f"articles that come one by one: {spent / len(more) * 1e6:,.0f} µs each")


async def measure(count: int) -> None:
    desk = await filled(count)
    gc.collect()
    gc.freeze()
    unindexed = Desk(desk.store, desk.watch, desk.settings, desk.clock)
    await built(desk, count)
    print(f"  {'':<34}{'scan':>10}{'index':>10}{'found':>10}")
    for number, (name, query) in enumerate(QUERIES.items()):
        if count >= MANY and query in UNNAMED:
            continue  # both read each article
        milliseconds, found = await searched(desk, query, 1 if query in UNNAMED else 3)
        scanned, same = await searched(unindexed, query, 1) if count < MANY or not number else (0, found)
        assert found == same, query
        cell = f"{scanned:,.0f}" if scanned else "-"
        print(f"  {name:<34}{cell:>10}{milliseconds:>10,.1f}{len(found):>10,}", flush=True)
    await kept(desk, count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        asyncio.run(measure(args.one))
        return 0
    for count in (1000, 10_000, 100_000) if args.all else (1000, 10_000):
        subprocess.run([sys.executable, __file__, "--one", str(count)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
