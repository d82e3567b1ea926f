"""How fast are articles held against many queries, and how much of what is asked for is found?

    python benchmarks/matching.py            1,000, 10,000 and 100,000 queries
    python benchmarks/matching.py --million  1,000,000 as well (8 GB)

Articles of 400 words are made of the sentences of UD Arabic PUD, in fresh order. Of the queries 60 % are a
word, 20 % phrases of two words, 20 % two words in any place; 300 of the words occur in the articles at every
size, the others are made up letter by letter: so an article has about as many hits at a million queries as at a
thousand, and what is measured is what the other queries cost. `growing` draws one word in twenty from the articles
instead: hits grow with the queries. All numbers are of one run; normalising is part of each.

The alternatives are told the words and phrases (two words in any place count as found when one is: in their
favour). Those marked "forms" are told every particle before every word, as without that they miss a third.
"""

from __future__ import annotations

import gc
import os
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import DATA
from benchmarks.words import PARTICLES, arabic
from bot.query.grammar import parse
from bot.query.index import Index, matches
from bot.query.tree import AllOf, Phrase, Query, Word
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold
from bot.text.tokens import tokens

FILES = ("pud-dev-sentences.txt",)
WORDS_OF_AN_ARTICLE = 400
ARTICLES = 300
KNOWN = 300
LETTERS = "ابتجحدرزسشصطعفقكلمنهوي"
SECONDS = 3.0  # that a slow method may take for its articles

Match = Callable[[str], int]
"""Gives the number of hits in an article."""


def articles(chance: random.Random, number: int = ARTICLES) -> list[str]:
    sentences = (DATA / FILES[0]).read_text("utf-8").splitlines()
    made = []
    for _ in range(number):
        text: list[str] = []
        while sum(len(sentence.split()) for sentence in text) < WORDS_OF_AN_ARTICLE:
            text.append(chance.choice(sentences))
        made.append(" ".join(text))
    return made


def queries(number: int, known: list[str], chance: random.Random, *, growing: bool = False) -> list[Query]:
    """Give the queries of the stated mix."""
    left = known[:KNOWN]

    def word() -> str:
        if growing and chance.random() < 1 / 20:
            return chance.choice(known)
        if not growing and left:
            return left.pop()
        return "".join(chance.choices(LETTERS, k=chance.randint(4, 8)))

    def query() -> Query:
        shape = chance.random()
        if shape < 3 / 5:
            return Word(word())
        return Phrase((word(), word())) if shape < 4 / 5 else AllOf((Word(word()), Word(word())))

    return [query() for _ in range(number)]


def texts_of(query: Query) -> list[str]:
    """Give what the alternatives look for."""
    match query:
        case Word(text):
            return [text]
        case Phrase(words):
            return [" ".join(words)]
        case AllOf(parts):
            return [str(part) for part in parts]
    raise ValueError(query)


def ours(asked: list[Query]) -> Match:
    index: Index[int] = Index()
    for key, query in enumerate(asked):
        index.add(key, query)
    return lambda text: len(index.match(text))


def scan(asked: list[Query]) -> Match:
    return lambda text: sum(matches(query, text) is not None for query in asked)


def regex_union(asked: list[Query]) -> Match:
    words = sorted({re.escape(fold(text)) for query in asked for text in texts_of(query)}, key=len, reverse=True)
    found = re.compile(rf"\b(?:{'|'.join(words)})\b")
    return lambda text: len(found.findall(fold(text)))


def dictionary(asked: list[Query]) -> Match:
    """Look up every row of one to three normalised words."""
    known = {tuple(fold(text).split()) for query in asked for text in texts_of(query)}

    def match(text: str) -> int:
        words = [token.fold for token in tokens(text)]
        rows = (tuple(words[at : at + n]) for n in (1, 2, 3) for at in range(len(words) - n + 1))
        return sum(row in known for row in rows)

    return match


def with_forms(texts: list[str]) -> Iterator[str]:
    for text in texts:
        key = fold(text)
        yield from (f" {particles}{key} " for particles in PARTICLES)


def pyahocorasick(asked: list[Query], *, forms: bool) -> Match:
    import ahocorasick

    found = ahocorasick.Automaton()
    texts = [text for query in asked for text in texts_of(query)]
    for key in with_forms(texts) if forms else map(fold, texts):
        found.add_word(key, key)
    found.make_automaton()
    return lambda text: sum(1 for _ in found.iter(spaced(text) if forms else fold(text)))


def ahocorasick_rs(asked: list[Query], *, forms: bool) -> Match:
    from ahocorasick_rs import AhoCorasick

    texts = [text for query in asked for text in texts_of(query)]
    found = AhoCorasick(list(dict.fromkeys(with_forms(texts) if forms else map(fold, texts))))
    return lambda text: len(found.find_matches_as_indexes(spaced(text) if forms else fold(text), overlapping=True))


def spaced(text: str) -> str:
    """Give the folded words with a space on each side, so that a key with spaces is a whole word."""
    return " " + " ".join(token.fold for token in tokens(text)) + " "


METHODS: dict[str, tuple[Callable[[list[Query]], Match], int, str]] = {
    "this index": (ours, 10**6, "this bot"),
    "per-query scan": (scan, 10**3, "this bot"),
    "regex union": (regex_union, 10**4, "normalised, exact"),
    "dictionary of 1-3-grams": (dictionary, 10**6, "normalised, exact"),
    "pyahocorasick, substrings": (lambda asked: pyahocorasick(asked, forms=False), 10**6, "substring"),
    "ahocorasick-rs, substrings": (lambda asked: ahocorasick_rs(asked, forms=False), 10**6, "substring"),
    "pyahocorasick, forms": (lambda asked: pyahocorasick(asked, forms=True), 10**5, "particles, no guard"),
    "ahocorasick-rs, forms": (lambda asked: ahocorasick_rs(asked, forms=True), 10**5, "particles, no guard"),
}
"""How to build it, up to how many queries it fits into this machine's memory and time, whose F it has."""


def memory() -> float:
    """Give the megabytes that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measured(build: Callable[[list[Query]], Match], asked: list[Query], texts: list[str]) -> tuple[float, ...]:
    """Give seconds of building, megabytes, articles a second at first and then, hits an article."""
    gc.collect()
    before, started = memory(), time.perf_counter()
    match = build(asked)
    built, held = time.perf_counter() - started, memory() - before
    cold, _ = rate(match, texts)
    warm, hits = rate(match, texts)
    return built, held, cold, warm, hits


def rate(match: Match, texts: list[str]) -> tuple[float, float]:
    started, hits = time.perf_counter(), 0
    done = 0
    while done < len(texts) and time.perf_counter() - started < SECONDS:
        hits += match(texts[done])
        done += 1
    return done / (time.perf_counter() - started), hits / done


def single_word_bytes(number: int = 200_000) -> float:
    """Give the bytes that a query of one made-up word costs, under a key of two numbers."""
    chance = random.Random(3)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(4, 8))) for _ in range(number)]
    gc.collect()
    before = memory()
    index: Index[Any] = Index()
    for at, word in enumerate(words):
        index.add((10**6 + at, 1), Word(word))
    return (memory() - before) * 1e6 / number


def change_milliseconds(asked: list[Query], texts: list[str]) -> tuple[float, float]:
    """Give the median milliseconds of adding and of removing a query in an index of these, between articles."""
    index: Index[int] = Index()
    for key, query in enumerate(asked):
        index.add(key, query)
    times: defaultdict[str, list[float]] = defaultdict(list)
    for at, text in enumerate(texts):
        started = time.perf_counter()
        index.add(-1, parse(f"لافروف{at}"))
        times["add"].append(time.perf_counter() - started)
        index.match(text)
        started = time.perf_counter()
        index.remove(-1)
        times["remove"].append(time.perf_counter() - started)
    return tuple(1000 * sorted(each)[len(each) // 2] for each in times.values())  # type: ignore[return-value]


def main() -> int:
    if not (DATA / FILES[0]).is_file():
        print(f"{FILES[0]} is not in {DATA}: set MUJAZ_DATA", file=sys.stderr)
        return 1
    print(f"a query of a single word, under a key of two numbers: {single_word_bytes():.0f} bytes")
    sizes = [1_000, 10_000, 100_000] + [1_000_000] * ("--million" in sys.argv)
    texts = articles(random.Random(1))
    known = sorted({token.surface for text in texts for token in tokens(text)} - STOP_WORDS)
    random.Random(2).shuffle(known)
    quality = {
        kind: {method: str(score).rpartition(" ")[2] for method, score in arabic("pud", kind)}
        for kind in ("name", "noun")
    }
    floor, _ = rate(lambda text: len(tokens(text)), texts)
    print(f"normalising and parting into words alone, remembered by form: {floor:,.0f} articles/s\n")
    print(
        f"{'':28} {'queries':>9} {'art./s':>8} {'first':>8} {'build s':>8} {'MB':>6} {'hits':>6}  F names / nouns"
    )
    for name, (build, most, whose) in METHODS.items():
        for number in sizes:
            if number <= most:
                print(
                    line(name, number, measured(build, queries(number, known, random.Random(number)), texts)),
                    end="",
                )
                print(f"  {quality['name'][whose]} / {quality['noun'][whose]}")
    for number in sizes:
        asked = queries(number, known, random.Random(number), growing=True)
        print(line("this index, growing", number, measured(ours, asked, texts)))
    added, removed = change_milliseconds(queries(sizes[-1], known, random.Random(5)), texts)
    print(f"\none query more among {sizes[-1]:,}: {added:.2f} ms, one less: {removed:.3f} ms")
    return 0


def line(name: str, number: int, figures: tuple[float, ...]) -> str:
    built, held, cold, warm, hits = figures
    return f"{name:28} {number:>9,} {warm:>8,.0f} {cold:>8,.0f} {built:>8.2f} {held:>6,.0f} {hits:>6,.0f}"


if __name__ == "__main__":
    sys.exit(main())
