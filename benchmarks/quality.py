"""How good is the language core? One table: each measure with simpler methods beside it, on evaluation data.

    python benchmarks/quality.py                 everything
    python benchmarks/quality.py words leads     some of it (the names are in SECTIONS)

MUJAZ_DATA names the folder of the evaluation data; what is not there is named and skipped. The baselines need
the packages of requirements-bench.lock.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.table import DATA, print_rows

SECTIONS = ("words", "traps", "rules", "sentences", "leads", "tags", "stories", "speed")


def main() -> int:
    for name in sys.argv[1:] or SECTIONS:
        section = importlib.import_module(f"benchmarks.{name}")
        missing = [file for file in section.FILES if not (DATA / file).is_file()]
        if missing:
            print(f"\n{name}: skipped, {', '.join(missing)} not in {DATA} (set MUJAZ_DATA)")
            continue
        print_rows(list(section.rows()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
