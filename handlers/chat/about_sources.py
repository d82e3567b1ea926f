"""How is a source described: what it is, how often it publishes, how it is doing, what it said last?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.chats.reasons import why_failing
from bot.chats.sources import Health, Listed, health, newest
from bot.labels import MARK, shortened
from bot.sources.finding.look import Found
from bot.texts.markup import Html, bold, directed, isolate, lines, link
from bot.texts.when import language_name, story_time
from handlers.chat.talk import Ask
from storage.records import Feed

MARKS = {Health.WELL: "✓", Health.UNREAD: "⏳", Health.FAILING: "⚠", Health.ENDED: "✖"}
_NEWEST = 3
_TITLE = 160  # characters
_DAY = timedelta(days=1).total_seconds()

Told = tuple[str, str, datetime | None]  # title, address, time


def found_told(ask: Ask, found: Found) -> Html:
    """Describe what was found at an address."""
    head = (Html(f"{MARK} {bold(link(shortened(found.title or found.url, _TITLE), found.site or found.url))}"),)
    facts = _facts(ask, found.kind, found.language, rate(ask, found.per_day))
    told = [(entry.title or entry.summary, entry.url, entry.published) for entry in found.entries[:_NEWEST]]
    return lines(*head, facts, "", *_stories(ask, told))


async def source_told(ask: Ask, listed: Listed) -> Html:
    """Describe a source that is read: what it is, how it is doing, its newest articles."""
    feed = listed.feed
    per_day = _DAY / feed.gap if feed.gap else None
    articles = await newest(ask.desk, feed, _NEWEST)
    return lines(
        Html(f"{MARK} {bold(link(shortened(feed.name, _TITLE), feed.site or feed.url))}"),
        _facts(ask, feed.kind, feed.language, rate(ask, per_day)),
        *standing(ask, listed),
        "",
        *_stories(ask, [(each.title, each.url, each.published) for each in articles]),
    )


def standing(ask: Ask, listed: Listed) -> list[Html]:
    """Say how a source is doing, since when, and what is wrong with it."""
    feed, how = listed.feed, health(listed.feed)
    mark = MARKS[how]
    if how is Health.UNREAD:
        told = ask.say("source-unread")
        return [Html(f"{mark} {told}")]
    counted = ask.say("source-articles", count=listed.articles)
    if how is Health.WELL:
        return [Html(f"{mark} {_read_at(ask, feed)} · {counted}")]
    told = _ended(ask, feed) if how is Health.ENDED else _failing(ask, feed)
    return [
        Html(f"{mark} {told}"),
        *([ask.say("source-last-error", error=why_failing(ask.chat.language, feed))] if feed.last_error else []),
    ]


def _ended(ask: Ask, feed: Feed) -> Html:
    assert feed.ended_at is not None
    return ask.say("source-has-ended", when=_time(ask, feed.ended_at))


def _failing(ask: Ask, feed: Feed) -> Html:
    if feed.failing_since is None:
        return ask.say("source-failing")
    return ask.say("source-failing-since", when=_time(ask, feed.failing_since))


def row(ask: Ask, place: int, listed: Listed) -> Html:
    """Give a source's line in a list."""
    feed = listed.feed
    parts = [ask.say("source-kind", kind=feed.kind)]
    if feed.read_at is not None:
        parts += [_read_at(ask, feed), ask.say("source-articles", count=listed.articles)]
    name = f"{place}. {MARKS[health(feed)]} {bold(shortened(feed.name))}"
    own = f" {MARK}" if listed.subscriptions else ""
    return directed(Html(f"{name}{own} – {' · '.join(parts)}"), ask.chat.language)


def rate(ask: Ask, per_day: float | None) -> Html:
    """Say how often a source publishes, "" where it is not known."""
    if per_day is None:
        return Html("")
    if round(per_day) >= 1:
        return ask.say("source-a-day", count=round(per_day))
    a_week = round(per_day * 7)
    return ask.say("source-a-week", count=a_week) if a_week else ask.say("source-seldom")


def _facts(ask: Ask, kind: str, language: str, how_often: Html) -> Html:
    facts = [ask.say("source-kind", kind=kind), isolate(language_name(language, ask.chat.language)), how_often]
    return directed(Html(" · ".join(filter(lambda each: each.strip("\u2068\u2069"), facts))), ask.chat.language)


def _stories(ask: Ask, told: Iterable[Told]) -> list[Html]:
    rows = [_story(ask, *each) for each in told]
    return [ask.say("source-newest"), *rows] if rows else [ask.say("source-empty")]


def _story(ask: Ask, title: str, url: str, published: datetime | None) -> Html:
    named = link(shortened(title, _TITLE) or url, url)
    time = f" · {isolate(_time(ask, published))}" if published else ""
    return directed(Html(f"– {named}{time}"), ask.chat.language)


def _read_at(ask: Ask, feed: Feed) -> Html:
    assert feed.read_at is not None
    return ask.say("source-read-at", when=_time(ask, feed.read_at))


def _time(ask: Ask, moment: datetime) -> str:
    return story_time(moment, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
