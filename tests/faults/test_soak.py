"""A short version of `./run soak`, with a seed of its own each time: it is printed where the test fails."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.soak import kill_the_bot, kill_the_store

pytestmark = pytest.mark.process


@pytest.fixture
def chance() -> random.Random:
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}")
    return random.Random(seed)


async def test_no_confirmed_change_is_lost_in_a_few_kills(tmp_path: Path, chance: random.Random) -> None:
    assert await kill_the_store(tmp_path / "store.json", 6, chance) == 0


async def test_no_message_is_lost_or_repeated_unflagged_in_two_kills(
    tmp_path: Path, chance: random.Random
) -> None:
    assert await kill_the_bot(tmp_path, 120, 2, chance) == (0, 0)
