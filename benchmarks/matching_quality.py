"""How well are words found? Precision, recall and F over occurrences, beside what simpler bots do.

Arabic: UD PADT and PUD, whose segmentation says what stands in each token (README.md of the data folder).
Russian: UD GSD, where a query is a lemma and its gold are the tokens of that lemma.

    python benchmarks/matching_quality.py            MUJAZ_DATA names the data folder

Function words (some are names or nouns in the gold) are refused as queries with a reason: no method is asked
for them. The gold of Arabic joins ى and ي, so it counts «على» as the name «علي», 334 times in PADT: the
second lines for PADT leave that one query out.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.errors import QueryError
from bot.query.grammar import parse
from bot.query.index import Index
from bot.text.normalise import fold, surface

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("MUJAZ_DATA", ROOT.parent / "shared" / "data"))

SHORTEST = 3

Rows = list[dict[str, Any]]
Finder = Callable[[list[str], list[str]], Iterator[tuple[int, str]]]
"""Queries and types in, pairs of a query's number and a type that it finds out."""


class Score(NamedTuple):
    """Occurrences: found rightly, found, and to be found."""

    right: int
    found: int
    wanted: int

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F {100 * f:5.1f}"


def by_index(queries: list[str], types: list[str]) -> Iterator[tuple[int, str]]:
    index: Index[int] = Index()
    for number, query in enumerate(queries):
        index.add(number, parse(query))
    for form in types:
        for hit in index.match(form):
            yield hit.key, form


def by_key(key: Callable[[str], str]) -> Finder:
    def find(queries: list[str], types: list[str]) -> Iterator[tuple[int, str]]:
        forms = defaultdict(list)
        for form in types:
            forms[key(form)].append(form)
        for number, query in enumerate(queries):
            for form in forms[key(query)]:
                yield number, form

    return find


def by_substring(queries: list[str], types: list[str]) -> Iterator[tuple[int, str]]:
    folded = [(fold(form), form) for form in types]
    for number, query in enumerate(queries):
        wanted = fold(query)
        for key, form in folded:
            if wanted in key:
                yield number, form


FINDERS: dict[str, Finder] = {
    "exact": by_key(str),
    "normalised": by_key(fold),
    "substring": by_substring,
    "this code": by_index,
}


def is_refused(query: str) -> bool:
    """Say whether a query is a function word, or one of two in the gold that hold half a pair of quotes."""
    try:
        parse(query)
    except QueryError as error:
        return error.reason in {"stop-word", "unclosed-quote"}
    return False


def arabic(corpus: str, kinds: tuple[str, ...] = ("name", "noun"), *, without: str = "") -> None:
    types = _rows(DATA / f"{corpus}-dev-types.jsonl")
    queries = [row for row in _rows(DATA / f"{corpus}-dev-queries.jsonl") if row["query"] != without]
    for kind in kinds:
        of_kind = [row for row in queries if row["kind"] == kind]
        asked = [row for row in of_kind if not is_refused(row["query"])]
        print(f"{corpus} {kind:5} {len(asked)} queries, {len(of_kind) - len(asked)} more refused")
        for method, find in FINDERS.items():
            found = find([row["query"] for row in asked], [row["type"] for row in types])
            print(f"{corpus} {kind:5} {method:11} {_score(asked, types, found)}")


def _score(queries: Rows, types: Rows, found: Iterable[tuple[int, str]]) -> Score:
    readings = {row["type"]: row["readings"] for row in types}
    stems: Counter[tuple[str, bool]] = Counter()
    for row in types:
        for reading in row["readings"]:
            for base, article in {(base, article) for base, had in reading["stems"] for article in {had, False}}:
                stems[base, article] += reading["count"]
    right = total = 0
    for number, form in found:
        for reading in readings[form]:
            total += reading["count"]
            right += reading["count"] * _holds(reading["stems"], queries[number])
    return Score(right, total, sum(stems[query["base"], query["article"]] for query in queries))


def _holds(stems: list[tuple[str, bool]], query: dict[str, Any]) -> bool:
    return any(base == query["base"] and (article or not query["article"]) for base, article in stems)


def russian() -> None:
    tokens = _conllu(DATA / "ud-ru-gsd-dev.conllu")
    forms, pairs = Counter(form for form, _, _ in tokens), Counter((form, lemma) for form, lemma, _ in tokens)
    lemmas = Counter(lemma for _, lemma, _ in tokens)
    for kind, tag in (("name", "PROPN"), ("noun", "NOUN")):
        lemmas_of_kind = sorted({lemma for _, lemma, upos in tokens if upos == tag and lemma.isalpha()})
        asked = [lemma for lemma in lemmas_of_kind if len(lemma) >= SHORTEST and not is_refused(lemma)]
        wanted = sum(lemmas[lemma] for lemma in asked)
        for method in ("exact", "this code"):
            found = list(FINDERS[method](asked, list(forms)))
            right = sum(pairs[form, asked[number]] for number, form in found)
            print(f"gsd  {kind:5} {method:11} {Score(right, sum(forms[form] for _, form in found), wanted)}")


def _conllu(path: Path) -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line[:1].isdigit()]
    return [(surface(row[1]), fold(row[2]), row[3]) for row in rows if row[0].isdigit()]


def _rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> int:
    if not DATA.is_dir():
        print(f"no evaluation data at {DATA}: set MUJAZ_DATA", file=sys.stderr)
        return 1
    for corpus in ("padt", "pud"):
        arabic(corpus)
    russian()
    print("without the query «علي»:")
    arabic("padt", ("name",), without="علي")
    return 0


if __name__ == "__main__":
    sys.exit(main())
