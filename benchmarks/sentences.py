"""How well are sentence boundaries found? F over boundaries: gold sentences are joined by spaces and parted."""

from __future__ import annotations

import html
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.text.sentences import sentences

DATA = Path(os.environ.get("MUJAZ_DATA") or Path(__file__).parents[2] / "shared/data")
GROUP = 10  # sentences a paragraph, as the gold has no paragraphs


def main() -> None:
    for name, language, read in (
        ("pud-dev-sentences.txt", "ar", _lines),
        ("ud-ru-gsd-dev.conllu", "ru", _texts),
    ):
        if not (DATA / name).is_file():
            print(f"{name}: skipped, not in {DATA} (set MUJAZ_DATA)")
            continue
        gold = read(DATA / name)
        started = time.perf_counter()
        precision, recall = score(gold, language)
        milliseconds = (time.perf_counter() - started) * 1000 / len(gold)
        f = 2 * precision * recall / (precision + recall)
        print(
            f"{name}: P {100 * precision:.1f} R {100 * recall:.1f} F {100 * f:.1f}, "
            f"{len(gold)} sentences, {milliseconds:.3f} ms each"
        )


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def _texts(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [html.unescape(line.removeprefix("# text = ")) for line in lines if line.startswith("# text = ")]


def score(gold: list[str], language: str) -> tuple[float, float]:
    right = found = wanted = 0
    for at in range(0, len(gold), GROUP):
        group = gold[at : at + GROUP]
        ours, theirs = _ends(sentences(" ".join(group), language)), _ends(group)
        right += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    return right / found, right / wanted


def _ends(parts: list[str]) -> set[int]:
    """Give the boundaries inside a group, counted in characters that are no space."""
    ends, at = set(), 0
    for part in parts[:-1]:
        at += sum(not c.isspace() for c in part)
        ends.add(at)
    return ends


if __name__ == "__main__":
    main()
