"""How often does an Arabic word occur? A table that is read once, when first asked."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

_TABLE = "arabic.tsv.gz"


def frequency(word: str) -> float:
    """Give the share of a surface key among all words, 0.0 if it is rarer than one in two million.

    The table is rounded: a share is true to 6 %.
    """
    return frequencies().get(word, 0.0)


@lru_cache(maxsize=1)
def frequencies() -> Mapping[str, float]:
    """Give the whole table: 82,000 words and their shares of all words."""
    packed = files(__package__).joinpath(_TABLE).read_bytes()
    share = [10 ** (level / 20 - 9) for level in range(181)]
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {word: share[int(level)] for word, level in rows}
