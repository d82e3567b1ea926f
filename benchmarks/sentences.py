"""How well are sentence boundaries found? F over boundaries: ten gold sentences are joined, then parted."""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import DATA, Row
from bot.text.sentences import sentences

FILES = ("pud-dev-sentences.txt", "ud-ru-gsd-dev.conllu")
GROUP = 10  # sentences a paragraph, as the gold has no paragraphs

Split = Callable[[str], list[str]]


def rows() -> Iterator[Row]:
    for name, language, goal in ((FILES[0], "ar", "F ≥ 99.6"), (FILES[1], "ru", "F ≥ 98.5")):
        gold = read(DATA / name)
        for method, split in methods(language).items():
            started = time.perf_counter()
            precision, recall = score(gold, split)
            milliseconds = (time.perf_counter() - started) * 1000 / len(gold)
            f = 2 * precision * recall / (precision + recall)
            value = (
                f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F {100 * f:5.1f}  {milliseconds:6.3f} ms each"
            )
            yield Row(f"sentence boundaries, {name}", method, value, goal)


def methods(language: str) -> dict[str, Split]:
    import pysbd

    segmenter = pysbd.Segmenter(language=language, clean=False)
    found: dict[str, Split] = {
        "[.!?؟] and a space": lambda text: re.split(r"(?<=[.!?؟])\s+", text),
        "pysbd": segmenter.segment,
    }
    if language == "ru":
        from razdel import sentenize

        found["razdel"] = lambda text: [each.text for each in sentenize(text)]
    return {**found, "this bot": lambda text: sentences(text, language)}


def read(path: Path) -> list[str]:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    if path.suffix != ".conllu":
        return lines
    return [html.unescape(line.removeprefix("# text = ")) for line in lines if line.startswith("# text = ")]


def score(gold: list[str], split: Split) -> tuple[float, float]:
    right = found = wanted = 0
    for at in range(0, len(gold), GROUP):
        group = gold[at : at + GROUP]
        ours, theirs = ends(split(" ".join(group))), ends(group)
        right += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    return right / found, right / wanted


def ends(parts: list[str]) -> set[int]:
    """Give the boundaries inside a group, counted in characters that are no space."""
    found, at = set(), 0
    for part in parts[:-1]:
        at += sum(not c.isspace() for c in part)
        found.add(at)
    return found
