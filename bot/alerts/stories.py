"""What has a chat had of a story, and is a further article a sequel to it?

The rule, the same for every chat: an article of a story that a chat knows is told to it as a sequel, in reply to
its first alert, if three hours have passed since the chat was last told of the story, and the text is no copy of
what was told before (less than half of its word triples are in any earlier article). Anything else of the story
only joins the line of outlets under the alert. Within the three hours nobody can tell a new turn from the same
news in another outlet's words; a new turn with other figures is mostly a story of its own (docs/language.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.pipeline.telling import copied, telling
from storage.records import Article, Delivery, Held, Kind, State

APART = timedelta(hours=3)
_COPY = 0.5
ALIVE = frozenset({State.PENDING, State.SENDING, State.SENT, State.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Known:
    """What a chat had of a story: its alerts, the first first, and when it was last told, None for never.

    What an hour had no room for counts as told: the digest has it.
    """

    articles: Sequence[Article]
    alerts: Sequence[Delivery] = ()
    last: datetime | None = None

    @property
    def first(self) -> str:
        """Give the subject of the first alert, "" without one that came or may still come."""
        return next((row.subject for row in self.alerts if row.state in ALIVE), "")


_NOTHING = Known(())


async def known(desk: Desk, chat_id: int, articles: Sequence[Article]) -> Known:
    """Give what a chat had of a story, whose articles are given; an alert that Telegram refused does not count."""
    if not articles:
        return _NOTHING
    rows: list[Delivery] = []
    moments: list[datetime] = []
    for each in articles:
        row = await desk.store.delivery(chat_id, Kind.ALERT, each.key)
        if row is not None and row.state is not State.FAILED:
            rows.append(row)
            moments.append(row.created_at)
        elif row is None:
            match = await desk.store.match(chat_id, each.key)
            moments += [match.found_at] if match is not None and match.held == Held.CAP else []
    return Known(articles, rows, max(moments, default=None))


def is_sequel(article: Article, had: Known, now: datetime) -> bool:
    """Tell whether an article of a known story is told again."""
    if had.last is None or now - had.last < APART:
        return False
    sketch = telling(article).sketch
    return all(copied(sketch, telling(each).sketch) < _COPY for each in had.articles if each.key != article.key)


async def others_of(desk: Desk, chat_id: int, article: Article) -> list[Article]:
    """Give what other outlets wrote of the story that an alert tells, and the chat may see.

    Where the story had sequels, each of its alerts has the articles from its own on.
    """
    had = await known(desk, chat_id, await desk.store.story(article.story_key))
    alerted = [row.subject for row in had.alerts if row.state in ALIVE or row.subject == article.key]
    mine, under = "", []
    for each in had.articles:
        mine = each.key if each.key in alerted else mine or next(iter(alerted), article.key)
        if mine == article.key and each.key not in alerted and await may_see(desk, chat_id, each):
            under.append(each)
    return _once(article, under)


def _once(article: Article, others: Iterable[Article]) -> list[Article]:
    """Give each other outlet once, by what it wrote first."""
    by_source: dict[str, Article] = {}
    for each in others:
        by_source.setdefault(each.source, each)
    by_source.pop(article.source, None)
    return list(by_source.values())


async def may_see(desk: Desk, chat_id: int, article: Article) -> bool:
    """Tell whether an article's source is for everybody, or followed by the chat."""
    feed = await desk.store.feed(article.feed_url)
    return feed is not None and (feed.is_public or desk.watch.reads(chat_id, feed.url))
