"""Which articles may a chat see? Those of the sources for everybody, and of the sources that it follows itself."""

from __future__ import annotations

from collections.abc import Iterable

from bot.desk import Desk
from storage.records import Article


async def visible(desk: Desk, chat_id: int, articles: Iterable[Article]) -> list[Article]:
    """Give those of some articles that a chat may see; what a source said that is gone is for nobody."""
    own = {each.source for each in await desk.store.subscriptions(chat_id)}
    public = {feed.url for feed in await desk.store.feeds() if feed.is_public}
    return [article for article in articles if article.feed_url in public or article.feed_url in own]
