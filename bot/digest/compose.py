"""What goes into a chat's digest? Pure: matches and articles in, sections of ranked stories out.

Each story stands once, under the first subscription that asked for it, whoever told it; the others that asked for
it are named there. Sources of one folder share a section: fifty of them would be fifty headings. What the chat has
had in full already (as an alert, or in a digest that it asked for) is only named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.digest.relevance import hits_of, score
from bot.labels import section_of
from storage.records import Article, Delivery, Kind, Match, State, Subscription

WINDOW = timedelta(hours=48)  # older ones are no news, however long the bot or the person was away
_TOLD = frozenset({State.SENDING, State.SENT, State.DOUBTFUL})

Found = Sequence[tuple[Match, Article]]


@dataclass(frozen=True, slots=True)
class Story:
    """One story in a digest, by its newest article or the one that was had; `others` in order of time.

    `had_at` is when the chat had one of them already, None for a new one. `also` are the labels of further
    subscriptions that asked for it.
    """

    article: Article
    had_at: datetime | None = None
    others: tuple[Article, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(article.key for article in (self.article, *self.others))

    @property
    def outlets(self) -> int:
        """Count those who told it."""
        return len({article.source for article in (self.article, *self.others)})


@dataclass(frozen=True, slots=True)
class Section:
    """What one query, or the sources of a folder, brought, the most relevant story first."""

    query: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """Sections in the order of the subscriptions; `had` are the stories that are only named."""

    sections: tuple[Section, ...]
    had: tuple[Story, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.sections and not self.had

    @property
    def keys(self) -> frozenset[str]:
        """Give the articles of all stories that are told in full."""
        stories = [story for section in self.sections for story in section.stories]
        return frozenset[str]().union(*(story.keys for story in stories))


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
    found: Found,
    had_at: Mapping[str, datetime],
    *,
    now: datetime,
    language: str = "",
) -> Digest:
    """Arrange what was found, newest first, for the subscriptions that want a digest."""
    return arranged(in_digest(subscriptions), found, had_at, now=now, language=language)


def arranged(
    subscriptions: Sequence[Subscription],
    found: Found,
    had_at: Mapping[str, datetime],
    *,
    now: datetime | None,
    language: str = "",
) -> Digest:
    """Arrange what was found, newest first; without `now`, how old a story is does not count.

    `language` is the reader's own: of two stories alike, the one that is told in it comes first.
    """
    titles = {each.number: section_of(each) for each in subscriptions}
    placed: dict[str, list[tuple[float, Story]]] = {title: [] for title in titles.values()}
    for told in _by_story(found, frozenset(titles)):
        asked = [n for n in titles if any(n in match.subscriptions for match, _ in told)]
        title, *also = dict.fromkeys(titles[n] for n in asked)
        placed[title].append((_relevance(told, asked[0], now, language), _story(told, had_at, tuple(also))))
    ranked = {title: [s for _, s in sorted(pairs, key=lambda pair: -pair[0])] for title, pairs in placed.items()}
    sections = [
        Section(title, tuple(story for story in stories if story.had_at is None))
        for title, stories in ranked.items()
    ]
    had = tuple(story for stories in ranked.values() for story in stories if story.had_at is not None)
    return Digest(tuple(section for section in sections if section.stories), had)


def _by_story(found: Found, wanted: frozenset[int]) -> list[list[tuple[Match, Article]]]:
    """Put together what tells one story, of what is wanted; it comes newest first."""
    told: dict[str, list[tuple[Match, Article]]] = {}
    for match, article in found:
        if not wanted.isdisjoint(match.subscriptions):
            told.setdefault(article.story_key, []).append((match, article))
    return list(told.values())


def _relevance(told: Found, number: int, now: datetime | None, language: str) -> float:
    """Give the score of a story for a subscription: by its best article, its outlets, and its newest one's age."""
    outlets = len({article.source for _, article in told})
    age = None if now is None else now - max(article.published for _, article in told)
    is_own = any(article.language == language for _, article in told)
    hits = (
        hits_of(article, [why for why in match.why if why.subscription == number])
        for match, article in told
        if number in match.subscriptions
    )
    return max(score(each, outlets=outlets, age=age, is_own=is_own) for each in hits)


def _story(told: Found, had_at: Mapping[str, datetime], also: tuple[str, ...]) -> Story:
    """Give a story by its newest article, or by the one that the chat had last, so that it is known again."""
    articles = [article for _, article in told]
    had = [each for each in articles if each.key in had_at]
    shown = max(had, key=lambda each: had_at[each.key], default=articles[0])
    others = sorted((each for each in articles if each is not shown), key=lambda each: (each.published, each.key))
    keys = {shown.story_key, *(each.key for each in articles)}
    return Story(shown, max((had_at[k] for k in keys if k in had_at), default=None), tuple(others), also)
