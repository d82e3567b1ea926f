"""`./run` and the lock files: what holds on a machine that has nothing yet."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def run(*arguments):
    return subprocess.run(
        ["bash", str(ROOT / "run"), *arguments],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def pinned(name):
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_help_needs_nothing():
    done = run("help")
    assert done.returncode == 0
    assert "./run test" in done.stdout


def test_an_unknown_command_is_wrong_use():
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_scripts_can_be_executed_and_parse(script):
    assert (ROOT / script).stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_hashes_and_none_an_address(name):
    text = (ROOT / name).read_text("utf-8")
    requirements = re.split(r"\n(?=[a-z])", text.strip())
    assert len(requirements) > 30
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    assert "://" not in text


def test_what_is_checked_is_what_runs():
    development = pinned("requirements-dev.lock")
    assert {name: development[name] for name in pinned("requirements.lock")} == pinned("requirements.lock")
