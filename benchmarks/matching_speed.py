"""How fast are articles held against many queries? Articles a second, memory, building.

Articles are made of the sentences of UD Arabic PUD, 400 words each; queries are its words and made-up names
(of one, two and three words), so that the number of hits an article grows with the number of queries.

    python benchmarks/matching_speed.py            1,000, 10,000 and 100,000 queries
    python benchmarks/matching_speed.py --million  1,000,000 as well
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.query.grammar import parse
from bot.query.index import Index, matches
from bot.query.tree import AllOf, Phrase, Query, Word
from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import tokens

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("MUJAZ_DATA", ROOT.parent / "shared" / "data"))
WORDS_OF_AN_ARTICLE = 400
ARTICLES = 300
LETTERS = "ابتجحدرزسشصطعفقكلمنهوي"


def articles(sentences: list[str], chance: random.Random) -> list[str]:
    made = []
    for _ in range(ARTICLES):
        text: list[str] = []
        while sum(len(sentence.split()) for sentence in text) < WORDS_OF_AN_ARTICLE:
            text.append(chance.choice(sentences))
        made.append(" ".join(text))
    return made


def queries(number: int, known: list[str], chance: random.Random) -> list[Query]:
    """Give queries: three fifths a word, a fifth phrases, a fifth two words; a word in twenty is known."""

    def word() -> str:
        if chance.random() < 1 / 20:
            return chance.choice(known)
        return "".join(chance.choices(LETTERS, k=chance.randint(4, 8)))

    def query() -> Query:
        shape = chance.random()
        if shape < 3 / 5:
            return Word(word())
        return Phrase((word(), word())) if shape < 4 / 5 else AllOf((Word(word()), Word(word())))

    return [query() for _ in range(number)]


def memory() -> float:
    """Give the megabytes that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(number: int, texts: list[str], known: list[str]) -> None:
    asked = queries(number, known, random.Random(number))
    gc.collect()
    before, started = memory(), time.perf_counter()
    index: Index[int] = Index()
    for key, query in enumerate(asked):
        index.add(key, query)
    built = time.perf_counter() - started
    held = memory() - before
    cold = _rate(index, texts)
    warm, hits = _rate(index, texts), sum(len(index.match(text)) for text in texts) / len(texts)
    print(
        f"{number:>9,} queries: built in {built:6.2f} s, {held:6.0f} MB; {cold:6.0f} articles/s first, "
        f"{warm:6.0f} then; {hits:.0f} hits an article"
    )


def _rate(index: Index[int], texts: list[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        index.match(text)
    return len(texts) / (time.perf_counter() - started)


def main() -> int:
    if not DATA.is_dir():
        print(f"no evaluation data at {DATA}: set MUJAZ_DATA", file=sys.stderr)
        return 1
    sentences = (DATA / "pud-dev-sentences.txt").read_text("utf-8").splitlines()
    texts = articles(sentences, random.Random(1))
    known = sorted({token.surface for text in texts for token in tokens(text)} - STOP_WORDS)
    started = time.perf_counter()
    for text in texts:
        tokens(text)
    print(f"tokens alone: {len(texts) / (time.perf_counter() - started):,.0f} articles/s")
    started = time.perf_counter()
    for text in texts:
        matches(parse("لافروف"), text)
    print(f"one query: {len(texts) / (time.perf_counter() - started):,.0f} articles/s")
    sizes = [1_000, 10_000, 100_000] + [1_000_000] * ("--million" in sys.argv)
    for number in sizes:
        measure(number, texts, known)
    return 0


if __name__ == "__main__":
    sys.exit(main())
