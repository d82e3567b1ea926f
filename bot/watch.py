"""Which chats asked for this article? All live subscriptions, in one index."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from bot.errors import QueryError
from bot.query.grammar import parse
from bot.query.index import Index
from storage.records import Article, Subscription

log = logging.getLogger(__name__)


def searched_text(article: Article) -> str:
    """Give the text in which queries are looked for: title and body, never related articles."""
    return "\n\n".join((article.title, *article.body))


class Watch:
    """The queries of every chat, matched against each new article once."""

    def __init__(self, subscriptions: Iterable[Subscription] = ()) -> None:
        self._index: Index[tuple[int, int]] = Index()
        for subscription in subscriptions:
            self._follow_kept(subscription)

    def __len__(self) -> int:
        return len(self._index)

    def follow(self, subscription: Subscription) -> None:
        """Watch for one more; a paused one is not watched for. Raises QueryError."""
        if not subscription.paused:
            self._index.add((subscription.chat_id, subscription.number), parse(subscription.query))

    def _follow_kept(self, subscription: Subscription) -> None:
        """Follow what another version may have saved: what is not understood any more keeps nobody else back."""
        try:
            self.follow(subscription)
        except QueryError as error:
            log.warning("subscription %s is not watched for: %s", subscription.key, error)

    def unfollow(self, subscription: Subscription) -> None:
        """Stop watching; it is no error when it was not watched for."""
        self._index.remove((subscription.chat_id, subscription.number))

    def asked(self, article: Article) -> dict[int, tuple[int, ...]]:
        """Give each chat that asked for the article, with the numbers of its subscriptions, ascending."""
        numbers: dict[int, list[int]] = {}
        for hit in self._index.match(searched_text(article)):
            chat_id, number = hit.key
            numbers.setdefault(chat_id, []).append(number)
        return {chat_id: tuple(sorted(found)) for chat_id, found in numbers.items()}


def search(query: str, articles: Iterable[Article]) -> list[Article]:
    """Give the articles that a query matches, in their order. Raises QueryError."""
    index: Index[int] = Index()
    index.add(0, parse(query))
    return [article for article in articles if index.match(searched_text(article))]
