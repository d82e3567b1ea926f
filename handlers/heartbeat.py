"""Is the bot alive? The running bot writes a small file beside its store; `mujaz health` reads it."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.pipeline.run import Newsroom

OVERDUE = timedelta(seconds=90)


def beat_file(store_url: str) -> Path | None:
    """Give where the heartbeat of a store's bot stands; None for a store without a file."""
    scheme, _, path = store_url.partition(":")
    return Path(path).expanduser().with_suffix(".health") if scheme == "tinydb" else None


async def beat(desk: Desk, newsroom: Newsroom) -> None:
    """Write the heartbeat: when, who, and how things stand."""
    path = beat_file(desk.settings.store_url)
    if path is None:
        return
    feeds = await desk.store.feeds()
    told = {
        "at": desk.clock().isoformat(),
        "pid": os.getpid(),
        "chats": len(await desk.store.chats()),
        "subscriptions": len(desk.watch),
        "feeds": len(feeds),
        "failing": sum(feed.failures > 0 for feed in feeds),
        "articles": newsroom.count.articles,
        "waiting": await desk.store.waiting(),
    }
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(told), "utf-8")
    new.replace(path)


def last_beat(path: Path) -> dict[str, Any] | None:
    """Give the last heartbeat, None where there is none that can be read."""
    try:
        told = json.loads(path.read_text("utf-8"))
        told["at"] = datetime.fromisoformat(told["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return dict(told)
