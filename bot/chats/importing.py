"""How does a list of feeds become one that is taken in? What is followed already is counted, the rest is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chats.intake import LONGEST_FOLDER, keep
from bot.desk import Desk
from bot.operating.room import room_of
from bot.sources.lists.opml import OpmlFeed
from storage.records import Subscription


async def keep_feeds(desk: Desk, chat_id: int, feeds: Sequence[OpmlFeed]) -> int:
    """Keep the feeds of a list, to be followed with the digest, without alerts; give the list's number.

    No more are kept than one chat may follow.
    """
    whole = {each.source for each in await desk.store.subscriptions(chat_id) if not each.query}
    new, most = [feed for feed in feeds if feed.url not in whole], (await room_of(desk, chat_id)).sources
    wanted = [_wanted(desk, feed) for feed in new[:most]]
    return await keep(desk, chat_id, wanted, known=len(feeds) - len(new), left_out=len(new[most:]))


def _wanted(desk: Desk, feed: OpmlFeed) -> Subscription:
    """Give a feed of a list as a subscription that belongs to no chat yet."""
    wanted = Subscription(0, 0, "", desk.clock(), alerts=False, source=feed.url, name=feed.title or feed.url)
    return replace(wanted, folder=feed.folder[:LONGEST_FOLDER])
