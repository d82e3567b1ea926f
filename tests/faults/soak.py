"""Is anything lost in hours of kills? `./run soak`: 200 of the store, and 12 of the bot in 3,000 messages.

The seed is printed first; `--seed` runs the same choices again (what the system does between them is its own).
Ends with 0 when no confirmed change was lost and no message was lost or repeated without being flagged.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage.backups import tables_of
from storage.records import Chat, Delivery, Kind, State
from storage.tinydb import TinyStore
from tests.botapi import BotApi
from tests.botapi.limits import Limits
from tests.faults.killing import UNDER_WAY, committing, found, killed_after, told
from tests.newssite import NewsSite
from tests.program import Program

CALLS = ("write", "fdatasync", "fsync", "replace", "link")
DATA = Path(
    "data"
)  # where a store lies: a disk (the system's own folder may be memory), and git looks away from it
_PATIENCE = 1800.0  # seconds
_NUMBER = re.compile(r"رسالة (\d+)")


async def kill_the_store(path: Path, kills: int, chance: random.Random) -> int:
    """Kill a changing store at random and at calls of the system; give how many confirmed changes were lost."""
    confirmed, lost, extra = set[int](), set[int](), 0
    for kill in range(kills):
        if kill % 2:
            async with committing(str(path), chance.choice(CALLS), str(chance.randint(1, 60))) as running:
                confirmed |= await told(running)
        else:
            confirmed |= await killed_after(path, chance.randint(1, 80))
        there = await found(path) - {0} if 0 not in confirmed else await found(path)
        lost |= confirmed - there
        extra = len(there - confirmed)
        confirmed |= there  # what was kept without having been confirmed must stay, too
        if kill % 20 == 19:
            print(f"  {kill + 1} kills: {len(confirmed)} changes, {len(lost)} lost", flush=True)
    assert extra <= 1 + UNDER_WAY
    return len(lost)


async def kill_the_bot(folder: Path, messages: int, kills: int, chance: random.Random) -> tuple[int, int]:
    """Send messages while the bot is killed and answers are lost; give what was lost and repeated unflagged."""
    now = datetime.now(UTC)
    unlimited = Limits(overall=100_000, enabled=False)
    async with BotApi(limits=unlimited) as api, NewsSite() as site:
        site.feed("/rss.xml")
        settings = {"SEND_PER_SECOND": "200", "CHAT_SECONDS": "0.01", "CHAT_BURST": "50", "FETCH_TOTAL": "1"}
        program, people = Program(folder, api, site, **settings), [api.person(name=f"{n}") for n in range(50)]
        for person in people:
            person.chat.known, person.chat.status = True, "member"
        await fill(program.data, [person.id for person in people], messages, now)
        starts = 0
        async with program:
            while starts < kills:
                await asyncio.sleep(chance.uniform(0.2, 1.2))
                fault = chance.choice((api.loses_the_answer, api.loses_the_request))
                fault("sendMessage", times=chance.randint(1, 3))
                await asyncio.sleep(chance.uniform(0.0, 0.4))
                await program.kill()
                await program.start()
                starts += 1
            await drained(program.data)
            assert await program.stop() == 0
        return await judged(program.data, api)


async def fill(path: Path, chats: list[int], messages: int, now: datetime) -> None:
    """Put messages into the outbox, as a broadcast would."""
    store = TinyStore(path)
    async with store.transaction() as change:
        change.save(*(Chat(chat, "private", "ar", "Asia/Riyadh", now) for chat in chats))
        for number in range(messages):
            chat = chats[number % len(chats)]
            change.save(Delivery(chat, Kind.DIGEST, f"{number:05}", now, now, text=f"رسالة {number}"))
    await store.close()


async def drained(path: Path) -> None:
    """Wait until the outbox is empty: a message that was in doubt often waits for minutes."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        await asyncio.sleep(1.0)
        rows = (await asyncio.to_thread(tables_of, path)).get("deliveries", {}).values()
        if not any(row["state"] in {"pending", "sending"} for row in rows):
            return


def arrived(api: BotApi) -> Counter[int]:
    """Count how often each message came."""
    return Counter(int(hit[1]) for message in api.sent if (hit := _NUMBER.match(message.text)))


async def judged(path: Path, api: BotApi) -> tuple[int, int]:
    """Hold what came against what the outbox says; print it, give what is wrong without being flagged."""
    store, came = TinyStore(path), arrived(api)
    rows = [row for chat in await store.chats() for row in await store.deliveries(chat.id)]
    await store.close()
    rows = [row for row in rows if row.kind is Kind.DIGEST and row.subject.isdecimal()]
    flagged = {int(row.subject) for row in rows if row.doubts}
    lost = {int(row.subject) for row in rows if not came[int(row.subject)]}
    repeated = {number for number, times in came.items() if times > 1}
    states = Counter(str(row.state) for row in rows)
    print(f"  outbox: {dict(states)}; flagged {len(flagged)}, lost {len(lost)}, repeated {len(repeated)}")
    claimed = {int(row.subject) for row in rows if row.state is State.SENT and not came[int(row.subject)]}
    return len((lost | claimed) - flagged), len(repeated - flagged)


async def soak(kills: int, messages: int, bot_kills: int, seed: int) -> bool:
    """Do both; tell whether nothing was lost."""
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    DATA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="soak-", dir=DATA.resolve()) as folder:
        print(f"store: {kills} kills", flush=True)
        lost = await kill_the_store(Path(folder) / "store.json", kills, chance)
        print(f"confirmed changes lost: {lost}", flush=True)
        print(f"bot: {messages} messages, {bot_kills} kills", flush=True)
        unflagged = await kill_the_bot(Path(folder), messages, bot_kills, chance)
        print(f"unflagged: {unflagged[0]} lost, {unflagged[1]} repeated", flush=True)
    return not lost and not any(unflagged)


def main() -> int:
    """Read the arguments, and soak."""
    parser = argparse.ArgumentParser(prog="./run soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="of the store (default 200)")
    parser.add_argument("--messages", type=int, default=3000, help="that the bot sends (default 3000)")
    parser.add_argument("--bot-kills", type=int, default=12, help="of the bot while it sends (default 12)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    args = parser.parse_args()
    try:
        return 0 if asyncio.run(_until_told(soak(args.kills, args.messages, args.bot_kills, args.seed))) else 1
    except (asyncio.CancelledError, KeyboardInterrupt):
        return 130


async def _until_told(work: Coroutine[Any, Any, bool]) -> bool:
    """Do some work; SIGTERM ends it as Ctrl-C does, with what it started and left."""
    task = asyncio.create_task(work)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await task


if __name__ == "__main__":
    sys.exit(main())
