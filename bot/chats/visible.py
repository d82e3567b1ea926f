"""Which articles may a chat see? Those of the sources for everybody, and of the sources that it follows itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.archive import Possible
from bot.desk import Desk
from bot.watch import Lookup
from storage.records import Article


async def visible(desk: Desk, chat_id: int, articles: Iterable[Article]) -> list[Article]:
    """Give those of some articles that a chat may see; what a source said that is gone is for nobody."""
    sees = await _sight(desk, chat_id)
    return [article for article in articles if sees(article)]


async def possible(desk: Desk, chat_id: int, lookup: Lookup, since: datetime) -> list[Possible]:
    """Give the articles that a chat may see, found since a moment, that may answer, newest found first."""
    sees = await _sight(desk, chat_id)
    return [each for each in await desk.archive.possible(lookup, since) if sees(each.article)]


async def _sight(desk: Desk, chat_id: int) -> Callable[[Article], bool]:
    own = {each.source for each in await desk.store.subscriptions(chat_id)}
    sources = own | {feed.url for feed in await desk.store.feeds() if feed.is_public}
    return lambda article: article.feed_url in sources
