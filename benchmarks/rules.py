"""What does each rule of matching bring, and what does it cost? Hits on UD Arabic, by what joined them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import Row
from benchmarks.words import ALI, DATA, _holds, _rows, is_refused
from bot.query.grammar import parse
from bot.query.index import Index

FILES = ("padt-dev-types.jsonl", "pud-dev-types.jsonl")


def rows() -> Iterator[Row]:
    right, wrong = Counter(), Counter()
    for corpus in ("padt", "pud"):
        types = _rows(DATA / f"{corpus}-dev-types.jsonl")
        queries = [row for row in _rows(DATA / f"{corpus}-dev-queries.jsonl") if row["query"] != ALI]
        asked = [row for row in queries if not is_refused(row["query"])]
        index: Index[int] = Index()
        for number, row in enumerate(asked):
            index.add(number, parse(row["query"]))
        for row in types:
            for hit in index.match(row["type"]):
                named = {rule for place in hit.places for rule in place.rules} or {"as it was asked for"}
                for reading in row["readings"]:
                    counts = right if _holds(reading["stems"], asked[hit.key]) else wrong
                    counts.update(dict.fromkeys(named, reading["count"]))
    for rule, count in sorted((right + wrong).items(), key=lambda pair: -pair[1]):
        share = 100 * wrong[rule] / count
        yield Row(
            "hits on names and nouns, PADT and PUD dev, by rule", rule, f"{count:6} hits, {share:5.1f} % wrong"
        )
