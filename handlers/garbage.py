"""How often does Python look for cycles to free? Rarely: nearly all that a bot holds is the store, which has none."""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = (
    20_000,
    20,
    100,
)  # allocations, then generations, before each look; Python's are 700, 10, 10


def look_rarely() -> None:
    """Leave what is there now out of every later look. Polling a thousand new feeds takes a tenth less time then."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
