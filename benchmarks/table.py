"""Rows of the quality table, and where the evaluation data is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("MUJAZ_DATA") or ROOT.parent / "shared" / "data")


class Row(NamedTuple):
    """What was measured, by which method, what came out, and what is wanted of this bot ("" for nothing)."""

    measure: str
    method: str
    value: str
    goal: str = ""

    def __str__(self) -> str:
        return f"{self.method:38} {self.value}"


def print_rows(rows: list[Row]) -> None:
    """Print rows under the headings of their measures."""
    last = None
    for row in rows:
        if row.measure != last:
            print(f"\n{row.measure}" + (f"   (goal: {row.goal})" if row.goal else ""))
            last = row.measure
        print("  " + str(row))
