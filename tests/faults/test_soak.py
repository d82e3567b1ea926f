"""A short version of `./run soak`, with a seed of its own each time: it is printed where the test fails."""

from __future__ import annotations

import asyncio
import random
import signal
import sys
from pathlib import Path

import pytest

from tests.faults.soak import kill_the_bot, kill_the_store
from tests.program import environment

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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_soak_that_is_broken_off_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    soaking = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.soak", "--kills=1000", "--messages=1",
        cwd=tmp_path, env=environment(tmp_path), stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert soaking.stdout is not None
    while b"store:" not in await asyncio.wait_for(soaking.stdout.readline(), 20):
        pass
    soaking.send_signal(number)
    assert await asyncio.wait_for(soaking.wait(), 20) == 130
    assert [each.name for each in tmp_path.rglob("*")] == ["data"]


async def test_the_command_itself_runs_to_its_end_and_leaves_nothing(tmp_path: Path) -> None:
    soaking = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.soak", "--kills=2", "--messages=20", "--bot-kills=1",
        cwd=tmp_path, env=environment(tmp_path), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    told, _ = await asyncio.wait_for(soaking.communicate(), 120)
    assert soaking.returncode == 0, told.decode()
    assert b"unflagged: 0 lost, 0 repeated" in told
    assert [each.name for each in tmp_path.rglob("*")] == ["data"]
