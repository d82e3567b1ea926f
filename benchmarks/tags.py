"""How good are the found tags? F1 at ten against the crowd's fifteen keyphrases of AKEC.

The weights of the bot's scorer were fitted on these documents; ten-fold cross-validation there gave 24.6.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import DATA, Row
from bot.pipeline.tag import tags
from bot.sources.values import Page
from bot.text.data.frequencies import frequency
from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import tokens

FILES = ("akec-train.jsonl",)
GOLD, FOUND = 15, 10
TITLE = 150  # letters
RARE = 1e-7

Method = Callable[[Page], Sequence[str]]


def rows() -> Iterator[Row]:
    documents = [json.loads(line) for line in (DATA / FILES[0]).read_text("utf-8").splitlines()]
    tags(Page("ب", body=("",)))  # read the tables
    for name, method in methods().items():
        started = time.perf_counter()
        scores = [f1(row["keyphrases"][:GOLD], method(page_of(row["text"]))) for row in documents]
        milliseconds = (time.perf_counter() - started) * 1000 / len(documents)
        value = f"F1@10 {100 * sum(scores) / len(scores):5.1f}  {milliseconds:6.1f} ms"
        yield Row("tags, AKEC train", name, value, "F1@10 ≥ 24")


def methods() -> dict[str, Method]:
    return {
        "words of the title": first_words,
        "TF-IDF, words": lambda page: tf_idf(page, longest=1),
        "TF-IDF, 1 to 3 words": lambda page: tf_idf(page, longest=3),
        "YAKE": yake,
        "this bot": lambda page: tags(page, limit=FOUND),
    }


def page_of(text: str) -> Page:
    """Make a page whose title is the document's first line, if that is short enough for one."""
    lines = [line for line in text.splitlines() if line.strip()]
    return Page(title=lines[0], body=tuple(lines[1:])) if len(lines[0]) < TITLE else Page("", body=tuple(lines))


def first_words(page: Page) -> Sequence[str]:
    words = tokens(page.title or page.body[0])
    return list(dict.fromkeys(w.surface for w in words if w.surface not in STOP_WORDS))[:FOUND]


def tf_idf(page: Page, *, longest: int) -> Sequence[str]:
    """Rank rows of words by their count and the rarity of their words in the language."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in (page.title, *page.body):
        words = [token.surface for token in tokens(text)]
        rows = (tuple(words[at : at + n]) for n in range(1, longest + 1) for at in range(len(words) - n + 1))
        counts.update(row for row in rows if row[0] not in STOP_WORDS and row[-1] not in STOP_WORDS)
    value = {row: n * sum(-math.log(frequency(word) or RARE) for word in row) for row, n in counts.items()}
    return [" ".join(row) for row in sorted(value, key=lambda row: -value[row])[:FOUND]]


@lru_cache(maxsize=1)
def extractor() -> object:
    from yake import KeywordExtractor

    return KeywordExtractor(lan="ar", n=3, top=FOUND)


def yake(page: Page) -> Sequence[str]:
    text = "\n".join((page.title, *page.body))
    return [phrase for phrase, _ in extractor().extract_keywords(text)]  # type: ignore[attr-defined]


def f1(gold: Sequence[str], found: Sequence[str]) -> float:
    wanted, given = {key(phrase) for phrase in gold}, {key(phrase) for phrase in found}
    return 2 * len(wanted & given) / (len(wanted) + len(given)) if given else 0.0


def key(phrase: str) -> str:
    return " ".join(token.fold for token in tokens(phrase))
