"""Are the words that must be found found, and the words that only look like it not? Also behind perturbations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import Row
from bot.query.grammar import parse
from bot.query.index import matches
from tests.query.test_matching import FOUND, NOT_FOUND, PERTURBATIONS, QUERIES, TEXT, pairs

FILES = ()


def rows() -> Iterator[Row]:
    found = [bool(matches(parse(query), f"قال {token} أمس")) for query, token in pairs(FOUND)]
    passed = [matches(parse(query), f"قال {token} أمس") is None for query, token in pairs(NOT_FOUND)]
    yield Row("traps", "must match", f"{sum(found)} of {len(found)}", "100 %")
    yield Row("traps", "must not match", f"{sum(passed)} of {len(passed)}", "100 %")
    right = sum(
        len(matches(parse(query), perturb(TEXT)) or ()) == len(matches(parse(query), TEXT) or ())
        for perturb in PERTURBATIONS.values()
        for query in QUERIES
    )
    shown = f"{right} of {len(PERTURBATIONS) * len(QUERIES)}"
    yield Row("traps", f"{len(PERTURBATIONS)} perturbations of {len(QUERIES)} queries", shown, "100 %")
