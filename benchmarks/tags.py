"""How good are the found tags? F1 at ten against the crowd's fifteen keyphrases of AKEC, beside title words."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.pipeline.tag import tags
from bot.sources.values import Page
from bot.text.data.stop_words import STOP_WORDS
from bot.text.tokens import tokens

DATA = Path(os.environ.get("MUJAZ_DATA") or Path(__file__).parents[2] / "shared/data")
FILE = "akec-train.jsonl"
GOLD, FOUND = 15, 10
TITLE = 150  # letters

Method = Callable[[Page], Sequence[str]]


def main() -> None:
    path = DATA / FILE
    if not path.is_file():
        print(f"{FILE}: skipped, not in {DATA} (set MUJAZ_DATA)")
        return
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    tags(Page("ب", body=("",)))  # read the tables
    print(f"{FILE}, {len(rows)} documents: F1 at {FOUND}, ms a document")
    for name, method in (("ours", ours), ("words of the first paragraph's head", first_words)):
        started = time.perf_counter()
        scores = [f1(row["keyphrases"][:GOLD], method(page_of(row["text"]))) for row in rows]
        milliseconds = (time.perf_counter() - started) * 1000 / len(rows)
        print(f"{name:40} {100 * sum(scores) / len(scores):5.1f} {milliseconds:6.1f}")


def page_of(text: str) -> Page:
    """Make a page whose title is the document's first line, if that is short enough for one."""
    lines = [line for line in text.splitlines() if line.strip()]
    return Page(title=lines[0], body=tuple(lines[1:])) if len(lines[0]) < TITLE else Page("", body=tuple(lines))


def ours(page: Page) -> Sequence[str]:
    return tags(page, limit=FOUND)


def first_words(page: Page) -> Sequence[str]:
    words = tokens(page.title or page.body[0])
    return list(dict.fromkeys(w.surface for w in words if w.surface not in STOP_WORDS))[:FOUND]


def f1(gold: Sequence[str], found: Sequence[str]) -> float:
    wanted, given = {key(phrase) for phrase in gold}, {key(phrase) for phrase in found}
    return 2 * len(wanted & given) / (len(wanted) + len(given)) if given else 0.0


def key(phrase: str) -> str:
    return " ".join(token.fold for token in tokens(phrase))


if __name__ == "__main__":
    main()
