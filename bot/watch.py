"""Which chats asked for this article, and why? All live subscriptions, in one index.

A subscription may be limited to a source, or be a source as a whole. What a source says that only some chats
follow is for those chats alone: for their subscriptions to it, and for what else they look for.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.errors import QueryError
from bot.query.document import Document, document
from bot.query.grammar import parse
from bot.query.index import Hit, Index
from bot.query.sightings import Place
from bot.query.tree import AllOf, Phrase, Word
from bot.text.aliases import Aliases, starter
from storage.records import Article, Match, Subscription, Why

log = logging.getLogger(__name__)

_NEAR = 60  # characters between the first and the last of some words that are near each other
_PLACES = 3  # of a subscription that a match remembers
WHOLE = Place(0, 0, ("whole-source",))  # why an article of a source that is followed whole was found

Key = tuple[int, int]  # chat and number of a subscription


class Finding(NamedTuple):
    """An article that a query matches, and where in its document."""

    article: Article
    places: tuple[Place, ...]


def read_through(article: Article) -> Document:
    """Give what queries are looked for in: title and body, source and tags, never related articles."""
    hosts = (urlsplit(url).hostname or "" for url in (article.url, article.feed_url))
    source = " ".join(dict.fromkeys((article.source, *hosts)))
    return document(article.title, article.body, source=source, tags=article.tags, language=article.language)


class Watch:
    """The queries of every chat, matched against each new article once; `aliases` are other names of names."""

    def __init__(self, subscriptions: Iterable[Subscription] = (), aliases: Aliases | None = None) -> None:
        self.aliases = starter() if aliases is None else aliases
        self._index: Index[Key] = Index(self.aliases)
        self._limits: dict[Key, str] = {}  # the source to which a subscription is limited
        self._rests: dict[Key, datetime] = {}  # until when a subscription rests
        self._whole: dict[str, dict[Key, None]] = {}  # subscriptions to a source as a whole
        self._readers: dict[str, Counter[int]] = {}  # chats that follow a source, by how many subscriptions
        for subscription in subscriptions:
            self._follow_kept(subscription)

    def __len__(self) -> int:
        return len(self._index)

    def follow(self, subscription: Subscription) -> None:
        """Watch for one more; a paused one is not watched for. Raises QueryError."""
        if subscription.paused:
            return
        key = (subscription.chat_id, subscription.number)
        self._rests.pop(key, None)
        if subscription.until is not None:
            self._rests[key] = subscription.until
        if subscription.query:
            self._index.add(key, parse(subscription.query))
        if subscription.source:
            self._limit(key, subscription.source, is_whole=not subscription.query)

    def _limit(self, key: Key, source: str, *, is_whole: bool) -> None:
        self._unlimit(key)
        self._limits[key] = source
        self._readers.setdefault(source, Counter())[key[0]] += 1
        if is_whole:
            self._whole.setdefault(source, {})[key] = None

    def _follow_kept(self, subscription: Subscription) -> None:
        """Follow what another version may have saved: what is not understood any more keeps nobody else back."""
        try:
            self.follow(subscription)
        except QueryError as error:
            log.warning("subscription %s is not watched for: %s", subscription.key, error)

    def unfollow(self, subscription: Subscription) -> None:
        """Stop watching; it is no error when it was not watched for."""
        key = (subscription.chat_id, subscription.number)
        self._rests.pop(key, None)
        self._index.remove(key)
        self._unlimit(key)

    def _unlimit(self, key: Key) -> None:
        source = self._limits.pop(key, "")
        if not source:
            return
        readers, whole = self._readers[source], self._whole.get(source, {})
        readers[key[0]] -= 1
        whole.pop(key, None)
        if not readers[key[0]]:
            del readers[key[0]]
        if not readers:
            del self._readers[source]
            self._whole.pop(source, None)

    def asked(
        self, article: Article, *, source: str = "", is_public: bool = True, now: datetime | None = None
    ) -> list[Match]:
        """Give a match for each chat that asked for the article; its subscriptions are ascending.

        Those that rest at the moment `now` (the article's own, if not given) do not ask.

        `source` is the feed that brought it, the article's own if not given; what one that is not public says is
        only for the chats that follow it.
        """
        source, now = source or article.feed_url, now or article.found_at
        hits: dict[int, list[Hit[Key]]] = {}
        for hit in self._heard(article, source, is_public=is_public):
            if hit.key not in self._rests or self._rests[hit.key] <= now:
                hits.setdefault(hit.key[0], []).append(hit)
        return [_match(chat_id, article, sorted(found)) for chat_id, found in hits.items()]

    def has_readers(self, source: str) -> bool:
        """Tell whether any chat follows a source."""
        return source in self._readers

    def reads(self, chat_id: int, source: str) -> bool:
        """Tell whether a chat follows a source."""
        return chat_id in self._readers.get(source, ())

    def _heard(self, article: Article, source: str, *, is_public: bool) -> Iterator[Hit[Key]]:
        """Give the subscriptions that an article answers and that are meant for its source."""
        readers = self._readers.get(source, Counter[int]())
        for key in self._whole.get(source, ()):
            yield Hit(key, (WHOLE,))
        if not is_public and not readers:
            return
        for hit in self._index.match(read_through(article)):
            limit = self._limits.get(hit.key)
            if limit == source or (limit is None and (is_public or hit.key[0] in readers)):
                yield hit

    def found(self, subscription: Subscription, articles: Iterable[Article]) -> list[Finding]:
        """Give those of some articles, all of sources that are meant, for which a subscription asks."""
        if subscription.query:
            return self.search(subscription.query, articles)
        return [Finding(article, (WHOLE,)) for article in articles]

    def search(self, query: str, articles: Iterable[Article]) -> list[Finding]:
        """Give the articles that a query matches, in their order. Raises QueryError.

        Where a query asks for several words, articles in which they stand near each other come first.
        """
        return self.lookup(query).found(query, articles)

    def lookup(self, *queries: str) -> Lookup:
        """Make queries ready to be looked up among articles. Raises QueryError."""
        return Lookup(queries, self.aliases)


class Lookup:
    """Some queries that are held against articles, whoever follows them."""

    def __init__(self, queries: Iterable[str], aliases: Aliases) -> None:
        self._trees = {query: parse(query) for query in queries}
        self._index: Index[str] = Index(aliases)
        for query, tree in self._trees.items():
            self._index.add(query, tree)
        self.narrowing = self._index.narrowing()

    def answered(self, article: Article) -> dict[str, tuple[Place, ...]]:
        """Give the queries that an article answers, and where in its document."""
        return {hit.key: hit.places for hit in self._index.match(read_through(article))}

    def places(self, query: str, article: Article) -> tuple[Place, ...] | None:
        """Give where an article answers a query, None if it does not."""
        return self.answered(article).get(query)

    def is_ranked(self, query: str) -> bool:
        """Tell whether it matters where in an article the words of a query stand."""
        return self._wanted(query) > 1

    def found(self, query: str, articles: Iterable[Article]) -> list[Finding]:
        """Give the articles that a query matches: those whose words stand near each other first, else in order."""
        found = ((article, self.places(query, article)) for article in articles)
        findings = [Finding(article, places) for article, places in found if places is not None]
        wanted = self._wanted(query)
        return sorted(findings, key=lambda each: not _are_near(each, wanted)) if wanted > 1 else findings

    def _wanted(self, query: str) -> int:
        tree = self._trees[query]
        return sum(isinstance(part, Word | Phrase) for part in tree.parts) if isinstance(tree, AllOf) else 1


def _are_near(finding: Finding, wanted: int) -> bool:
    """Say whether as many different words as are wanted stand within a sentence's length."""
    text = read_through(finding.article).text
    placed = [(place.start, text[place.start : place.end]) for place in finding.places]
    return any(len({word for start, word in placed if at <= start <= at + _NEAR}) >= wanted for at, _ in placed)


def _match(chat_id: int, article: Article, hits: list[Hit[tuple[int, int]]]) -> Match:
    numbers = tuple(hit.key[1] for hit in hits)
    why = tuple(each for hit in hits for each in reasons(hit.key[1], hit.places))
    return Match(chat_id, article.key, numbers, article.found_at, why=why)


def reasons(number: int, places: Sequence[Place]) -> tuple[Why, ...]:
    """Give what a match remembers of the places that answered a subscription: the first ones."""
    return tuple(Why(number, *place) for place in places[:_PLACES])
