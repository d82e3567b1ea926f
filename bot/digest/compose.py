"""What goes into a chat's digest? Pure: matches and articles in, sections of stories out.

Each story stands once, under the first subscription that asked for it, whoever told it. What the chat has had in
full already (as an alert, or in a digest that it asked for) is only named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.labels import marked
from storage.records import Article, Delivery, Kind, Match, State, Subscription

WINDOW = timedelta(hours=48)  # older ones are no news any more, however long the bot or the person was away
STORIES = 8  # in full, a section
_TOLD = frozenset({State.SENDING, State.SENT, State.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Story:
    """One story in a digest, by its newest article; `others` told it before, in order of time.

    `had_at` is when the chat had one of them already, None for a new one.
    """

    article: Article
    had_at: datetime | None = None
    others: tuple[Article, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(article.key for article in (self.article, *self.others))


@dataclass(frozen=True, slots=True)
class Section:
    """What one query brought: stories in full, newest first, and how many more there are."""

    query: str
    stories: tuple[Story, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """Sections in the order of the subscriptions; `had` are the stories that are only named."""

    sections: tuple[Section, ...]
    had: tuple[Story, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.sections and not self.had


def alerted(deliveries: Iterable[Delivery]) -> dict[str, datetime]:
    """Give the articles that a chat had, or perhaps had, as an alert, and when."""
    return {
        each.subject: each.sent_at or each.created_at
        for each in deliveries
        if each.kind is Kind.ALERT and each.state in _TOLD
    }


def in_digest(subscriptions: Iterable[Subscription]) -> list[Subscription]:
    """Give the subscriptions that want a digest."""
    return [each for each in subscriptions if each.digest and not each.paused]


def compose(
    subscriptions: Sequence[Subscription],
    found: Sequence[tuple[Match, Article]],
    had_at: Mapping[str, datetime],
) -> Digest:
    """Arrange what was found, newest first, for the subscriptions that want a digest."""
    sections: list[Section] = []
    named: list[Story] = []
    placed: set[str] = set()
    for subscription in in_digest(subscriptions):
        asked = [article for match, article in found if subscription.number in match.subscriptions]
        mine = _stories([article for article in asked if article.story_key not in placed], had_at)
        placed.update(story.article.story_key for story in mine)
        new = [story for story in mine if story.had_at is None]
        named += [story for story in mine if story.had_at is not None]
        if new:
            sections.append(Section(marked(subscription), tuple(new[:STORIES]), len(new[STORIES:])))
    return Digest(tuple(sections), tuple(named))


def _stories(articles: Iterable[Article], had_at: Mapping[str, datetime]) -> list[Story]:
    """Put articles of one story together; they come newest first."""
    told: dict[str, list[Article]] = {}
    for article in articles:
        told.setdefault(article.story_key, []).append(article)
    return [_story(newest, others, had_at) for newest, *others in told.values()]


def _story(newest: Article, others: Sequence[Article], had_at: Mapping[str, datetime]) -> Story:
    had = [had_at[article.key] for article in (newest, *others) if article.key in had_at]
    in_order = sorted(others, key=lambda article: (article.published, article.key))
    return Story(newest, max(had, default=None), tuple(in_order))
