"""How good are the leads? ROUGE F against the five human extracts of EASC, beside Lead-k and a centroid."""

from __future__ import annotations

import json
import math
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.pipeline.summarise import lead
from bot.text.sentences import sentences
from bot.text.tokens import tokens

DATA = Path(os.environ.get("MUJAZ_DATA") or Path(__file__).parents[2] / "shared/data")
FILE = "easc-dev.jsonl"
SENTENCES = 3
FULL_LINE = 60  # characters; a shorter line ends its paragraph, as the lines are wrapped

Method = Callable[[list[str]], Sequence[str]]


def main() -> None:
    path = DATA / FILE
    if not path.is_file():
        print(f"{FILE}: skipped, not in {DATA} (set MUJAZ_DATA)")
        return
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    methods: dict[str, Method] = {
        "ours": lambda body: lead(body, language="ar"),
        "ours, three sentences": lambda body: lead(body, language="ar", limit=10**6),
        "first three sentences as they stand": lambda body: all_sentences(body)[:SENTENCES],
        "three sentences by tf-idf centroid": centroid,
        "first 60 words": lambda body: [" ".join(" ".join(body).split()[:60])],
    }
    print(f"{FILE}, {len(articles)} articles: ROUGE-1 / 2 / L F, words, ms an article")
    for name, method in methods.items():
        print(f"{name:38}", report(articles, method))


def report(articles: list[dict[str, object]], method: Method) -> str:
    bodies = [paragraphs(str(article["text"])) for article in articles]
    started = time.perf_counter()
    made = [method(body) for body in bodies]
    milliseconds = (time.perf_counter() - started) * 1000 / len(made)
    scores = [score(" ".join(ours), article["summaries"]) for ours, article in zip(made, articles, strict=True)]
    means = [100 * sum(column) / len(scores) for column in zip(*scores, strict=True)]
    words = sum(len(" ".join(ours).split()) for ours in made) / len(made)
    return " / ".join(f"{mean:.1f}" for mean in means) + f"  {words:5.0f} {milliseconds:6.2f}"


def paragraphs(text: str) -> list[str]:
    """Join wrapped lines again."""
    found = [""]
    for line in text.removeprefix("\ufeff").splitlines():
        found[-1] = f"{found[-1]} {line.strip()}".strip()
        if len(line) < FULL_LINE:
            found.append("")
    return [paragraph for paragraph in found if paragraph]


def all_sentences(body: list[str]) -> list[str]:
    return [sentence for paragraph in body for sentence in sentences(paragraph, "ar")]


def centroid(body: list[str]) -> list[str]:
    """Choose the sentences that are nearest to the article's words, frequent in few of its sentences."""
    said = all_sentences(body)
    bags = [Counter(words(sentence)) for sentence in said]
    spread = Counter(word for bag in bags for word in bag)
    centre = sum(bags, Counter())
    weight = {word: centre[word] * math.log(1 + len(bags) / spread[word]) for word in spread}
    value = [sum(weight[word] for word in bag) / math.sqrt(1 + bag.total()) for bag in bags]
    best = sorted(range(len(said)), key=lambda place: -value[place])[:SENTENCES]
    return [said[place] for place in sorted(best)]


def words(text: str) -> list[str]:
    return [token.fold for token in tokens(text)]


def score(ours: str, extracts: object) -> tuple[float, float, float]:
    """Give ROUGE-1, -2 and -L F, the mean over the extracts (Lin 2004, without stemming)."""
    assert isinstance(extracts, list)
    mine = words(ours)
    each = [(words(re.sub(r"\s+", " ", text)), mine) for text in extracts]
    columns = (
        [rouge_n(gold, mine, 1) for gold, mine in each],
        [rouge_n(gold, mine, 2) for gold, mine in each],
        [f_of(common_subsequence(gold, mine), len(gold), len(mine)) for gold, mine in each],
    )
    one, two, longest = (sum(column) / len(column) for column in columns)
    return one, two, longest


def rouge_n(gold: list[str], mine: list[str], n: int) -> float:
    theirs, ours = Counter(grams(gold, n)), Counter(grams(mine, n))
    return f_of((theirs & ours).total(), theirs.total(), ours.total())


def grams(found: list[str], n: int) -> Iterator[tuple[str, ...]]:
    return zip(*(found[at:] for at in range(n)), strict=False)


def f_of(shared: int, gold: int, mine: int) -> float:
    return 2 * shared / (gold + mine) if gold + mine else 0.0


def common_subsequence(first: list[str], second: list[str]) -> int:
    row = [0] * (len(second) + 1)
    for word in first:
        diagonal = 0
        for at, other in enumerate(second, start=1):
            above = row[at]
            row[at] = diagonal + 1 if word == other else max(above, row[at - 1])
            diagonal = above
    return row[-1]


if __name__ == "__main__":
    main()
