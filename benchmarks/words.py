"""How well are words found? Precision, recall and F over occurrences, beside what simpler bots do.

Arabic: UD PADT and PUD, whose segmentation says what stands in each token (README.md of the data folder).
Russian: UD GSD, where a query is a lemma and its gold are the tokens of that lemma. `~word`: lemmas of PUD.

Function words (some are names or nouns in the gold) are refused as queries with a reason: no method is asked
for them. The gold of Arabic joins ى and ي, so it counts «على» as the name «علي», 334 times in PADT: names are
scored without that one query, and once with it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import DATA, Row
from bot.errors import QueryError
from bot.query.grammar import parse
from bot.query.index import Index
from bot.text import russian
from bot.text.normalise import fold, surface

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


PARTICLES = [
    first + second + article
    for first in ("", "و", "ف")
    for second in ("", "ب", "ك", "ل", "س")
    for article in ("", "ال")
] + ["لل", "ولل", "فلل"]


def by_particles(queries: list[str], types: list[str]) -> Iterator[tuple[int, str]]:
    """Put every particle before the normalised query, without a guard."""
    forms = defaultdict(list)
    for form in types:
        forms[fold(form)].append(form)
    for number, query in enumerate(queries):
        key = fold(query)
        wanted = {particles + key for particles in PARTICLES}
        if key.startswith("ال"):
            wanted |= {particles + "لل" + key[2:] for particles in ("", "و", "ف")}
        for form in wanted:
            for found in forms.get(form, ()):
                yield number, found


def light10(word: str) -> str:
    """Stem by the rules of light10 (Larkey, Ballesteros, Connell 2002)."""
    stem = fold(word)
    stem = stem[1:] if stem.startswith("و") and len(stem) > 3 else stem
    for prefix in ("وال", "بال", "كال", "فال", "ال", "لل"):
        if stem.startswith(prefix) and len(stem) - len(prefix) > 1:
            stem = stem[len(prefix) :]
            break
    for suffix in ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"):
        if stem.endswith(suffix) and len(stem) - len(suffix) > 1:
            stem = stem[: -len(suffix)]
    return stem


@lru_cache(maxsize=2)
def snowball(language: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem = stemmer(language).stemWord
    return lambda word: stem(fold(word))


def simplemma(language: str) -> Callable[[str], str]:
    from simplemma import lemmatize

    return lambda word: fold(lemmatize(surface(word) or word, lang=language))


def by_pymorphy(queries: list[str], types: list[str]) -> Iterator[tuple[int, str]]:
    forms = defaultdict(list)
    for form in types:
        forms[fold(form)].append(form)
    for number, query in enumerate(queries):
        for parse_ in russian.analyser().parse(surface(query))[:1]:
            for key in {fold(each.word) for each in parse_.lexeme} | {fold(query)}:
                for form in forms.get(key, ()):
                    yield number, form


def finders() -> dict[str, Finder]:
    """Give the baselines by name, and what the bot does."""
    return {
        "exact": by_key(str),
        "normalised, exact": by_key(fold),
        "substring": by_substring,
        "Snowball": by_key(snowball("arabic")),
        "light10": by_key(light10),
        "particles, no guard": by_particles,
        "this bot": by_index,
    }


def russian_finders() -> dict[str, Finder]:
    return {
        "exact": by_key(str),
        "Snowball": by_key(snowball("russian")),
        "simplemma": by_key(simplemma("ru")),
        "pymorphy3 forms": by_pymorphy,
        "this bot": by_index,
    }


def is_refused(query: str) -> bool:
    """Say whether a query is a function word, or one of two in the gold that hold half a pair of quotes."""
    try:
        parse(query)
    except QueryError as error:
        return error.reason in {"stop-word", "unclosed-quote"}
    return False


ALI = "علي"


def arabic(corpus: str, kind: str, *, without: str = ALI) -> Iterator[tuple[str, Score]]:
    """Give each method's score for the names or nouns of a corpus."""
    types = _rows(DATA / f"{corpus}-dev-types.jsonl")
    queries = [row for row in _rows(DATA / f"{corpus}-dev-queries.jsonl") if row["kind"] == kind]
    asked = [row for row in queries if row["query"] != without and not is_refused(row["query"])]
    for method, find in finders().items():
        found = find([row["query"] for row in asked], [row["type"] for row in types])
        yield method, _score(asked, types, found)


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


def russian_cases(tag: str) -> Iterator[tuple[str, Score]]:
    """Give each method's score for the lemmas of UD GSD with a part of speech."""
    tokens = _conllu(DATA / "ud-ru-gsd-dev.conllu")
    forms, pairs = Counter(form for form, _, _ in tokens), Counter((form, lemma) for form, lemma, _ in tokens)
    lemmas = Counter(lemma for _, lemma, _ in tokens)
    of_kind = sorted({lemma for _, lemma, upos in tokens if upos == tag and lemma.isalpha()})
    asked = [lemma for lemma in of_kind if len(lemma) >= SHORTEST and not is_refused(lemma)]
    wanted = sum(lemmas[lemma] for lemma in asked)
    for method, find in russian_finders().items():
        found = set(find(asked, list(forms)))
        right = sum(pairs[form, asked[number]] for number, form in found)
        yield method, Score(right, sum(forms[form] for _, form in found), wanted)


def wide() -> Iterator[tuple[str, Score]]:
    """Give each method's score for the other forms of a word: the lemmas of PUD's nouns, names and adjectives."""
    tokens = list(_words_of_tokens(DATA / "pud-dev.conllu"))
    total = Counter(form for form, _ in tokens)
    gold: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, words in tokens:
        for lemma in {fold(lemma) for lemma, _ in words}:
            gold[lemma][form] += 1
    kinds = {"NOUN", "PROPN", "ADJ"}
    lemmas = {surface(lemma) for _, words in tokens for lemma, upos in words if upos in kinds}
    arabic_ones = sorted(lemma for lemma in lemmas if lemma.isalpha() and not lemma.isascii())
    asked = [lemma for lemma in arabic_ones if len(lemma) >= SHORTEST and not is_refused(lemma)]
    wanted = sum(gold[fold(lemma)].total() for lemma in asked)
    methods: dict[str, Finder] = {
        "normalised, exact": by_key(fold),
        "plain word": by_index,
        "simplemma": by_key(simplemma("ar")),
        "light10": by_key(light10),
        "this bot, ~word": by_wide,
    }
    for method, find in methods.items():
        found = set(find(asked, list(total)))
        right = sum(gold[fold(asked[number])][form] for number, form in found)
        yield method, Score(right, sum(total[form] for _, form in found), wanted)


def by_wide(queries: list[str], types: list[str]) -> Iterator[tuple[int, str]]:
    return by_index([f"~{query}" for query in queries], types)


def _words_of_tokens(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give each token of a text with the lemmas and parts of speech of its words."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line[:1].isdigit()]
    at = 0
    while at < len(rows):
        first, dash, last = rows[at][0].partition("-")
        inner = rows[at + 1 : at + 2 + int(last) - int(first)] if dash else [rows[at]]
        yield rows[at][1], [(row[2], row[3]) for row in inner]
        at += len(inner) + bool(dash)


def _conllu(path: Path) -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line[:1].isdigit()]
    return [(surface(row[1]), fold(row[2]), row[3]) for row in rows if row[0].isdigit()]


def _rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


GOALS = {("padt", "name"): 98.3, ("padt", "noun"): 97.8, ("pud", "name"): 99.5, ("pud", "noun"): 98.5}


def rows() -> Iterator[Row]:
    """Give the rows of the quality table."""
    for (corpus, kind), goal in GOALS.items():
        for method, score in arabic(corpus, kind):
            yield Row(f"{kind}s, {corpus.upper()} dev", method, str(score), f"F ≥ {goal}")
    with_ali = dict(arabic("padt", "name", without=""))
    yield Row("names, PADT dev, with «علي»", "particles, no guard", str(with_ali["particles, no guard"]), "")
    yield Row("names, PADT dev, with «علي»", "this bot", str(with_ali["this bot"]), "")
    for tag, name in (("PROPN", "names"), ("NOUN", "nouns")):
        for method, score in russian_cases(tag):
            yield Row(f"Russian {name} in every case, GSD dev", method, str(score), "F ≥ 95")
    for method, score in wide():
        yield Row("other forms of a word, PUD dev", method, str(score), "F ≥ 87")


FILES = ("padt-dev-types.jsonl", "pud-dev-types.jsonl", "ud-ru-gsd-dev.conllu", "pud-dev.conllu")
