"""How was `arabic.tsv.gz` made? By `python bot/text/data/make_frequencies.py`, given wordfreq 3.1.

Writes one line a word, sorted: the word (Arabic letters only, the spelling kept), a tab, and its frequency as
a whole number: twenty times the decimal logarithm of its occurrences in a thousand million words. Words rarer
than one in two million are left out. Same input, same bytes.
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("arabic.tsv.gz")
RAREST = 5e-7
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")


def lines(frequencies: dict[str, float]) -> list[str]:
    """Give the table's lines for a dictionary of words and their shares of all words."""
    kept = {word: share for word, share in frequencies.items() if share >= RAREST and _ARABIC.fullmatch(word)}
    return [f"{word}\t{round(20 * math.log10(share * 1e9))}\n" for word, share in sorted(kept.items())]


def main() -> int:
    """Write the table beside this file; give the exit code."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]  # noqa: PLC0415  # no dependency

    table = "".join(lines(get_frequency_dict("ar", "large")))
    TABLE.write_bytes(gzip.compress(table.encode(), compresslevel=9, mtime=0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
