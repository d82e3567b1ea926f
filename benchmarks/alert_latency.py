"""How many seconds lie between a site's publishing and the alert in the chat? The whole program, on loopback.

    python benchmarks/alert_latency.py [ROUNDS] [POLL_SECONDS]

Also prints how long the program takes to start (until it asks Telegram for updates) and its memory then.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.botapi import BotApi
from tests.newssite import NewsSite
from tests.program import Program


async def main(rounds: int, poll_seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(checked=False) as api, NewsSite() as site:
            site.feed("/rss.xml")
            program = Program(Path(folder), api, site, POLL_SECONDS=str(poll_seconds))
            start = time.perf_counter()
            async with program:
                print(f"started in {time.perf_counter() - start:.2f} s, {program.megabytes:.0f} MB")
                person = api.person()
                await person.says("/sub لافروف")
                await person.receives("لافروف")
                taken = [await _once(site, person, number) for number in range(rounds)]
                print(f"after {rounds} alerts {program.megabytes:.0f} MB")
    print(
        f"publishing to alert, POLL_SECONDS={poll_seconds:g}: median {statistics.median(taken):.2f} s, "
        f"least {min(taken):.2f} s, most {max(taken):.2f} s"
    )


async def _once(site: NewsSite, person: object, number: int) -> float:
    start = time.perf_counter()
    site.publish(f"خبر {number}", ["وصل الوفد إلى القاهرة.", "وللافروف لقاءات فيها يوم الأربعاء المقبل."])
    await person.receives(f"خبر {number}", within=60)  # type: ignore[attr-defined]
    return time.perf_counter() - start


if __name__ == "__main__":
    rounds, poll = [*sys.argv[1:], *["20", "1"][len(sys.argv) - 1 :]]
    asyncio.run(main(int(rounds), float(poll)))
