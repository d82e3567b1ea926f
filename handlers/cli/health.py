"""`mujaz health`: is the bot of this store alive?"""

from __future__ import annotations

import argparse
import json
import sys

HELP = "tell whether the bot is alive (exit code 0) or not (1)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take `--json`."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Read the heartbeat that the running bot writes."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from bot.settings import load  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415
    from handlers.heartbeat import OVERDUE, beat_file, last_beat  # noqa: PLC0415

    path = beat_file(load(environment()).store_url)
    if path is None:
        print("mujaz: a store in memory has no heartbeat; health needs STORE_URL=tinydb:PATH", file=sys.stderr)
        return 2
    beat = last_beat(path)
    if beat is None:
        print(f"mujaz: no heartbeat in {path}: the bot has not run with this STORE_URL", file=sys.stderr)
        return 1
    age = datetime.now(UTC) - beat.pop("at")
    alive = age < OVERDUE
    if args.json:
        print(json.dumps({"alive": alive, "seconds": round(age.total_seconds()), **beat}))
    else:
        counts = ", ".join(f"{name} {value}" for name, value in beat.items())
        print(f"{'alive' if alive else 'not alive'}: last heartbeat {age.total_seconds():.0f} s ago; {counts}")
    return 0 if alive else 1
