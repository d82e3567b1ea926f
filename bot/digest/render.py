"""How do a digest and an alert read? Pure: values in, Telegram HTML out, in the chat's language and zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.digest.compose import Digest, Section, Story
from bot.pipeline.tag import hashtag
from bot.texts.markup import Html, bold, directed, isolate, lines, link, quotation
from bot.texts.say import say
from bot.texts.split import split
from bot.texts.when import clock_time, day, story_time
from storage.records import Article, Chat

_LATE = timedelta(minutes=30)
_OTHERS = 4  # outlets that are named beside the one whose words are told
_FOLD_FROM = 240  # characters of a lead that a digest folds


def digest_parts(digest: Digest, chat: Chat, *, now: datetime, due: datetime | None = None) -> list[str]:
    """Give a digest as messages that Telegram takes; `due` is when it should have come."""
    blocks = [lines(*_head(chat, now, due))]
    if digest.is_empty:
        blocks.append(say(chat.language, "digest-nothing"))
    blocks += [_section(section, chat, now) for section in digest.sections]
    if digest.had:
        blocks.append(lines(say(chat.language, "digest-had"), *(_named(story, chat, now) for story in digest.had)))
    return list(split("\n\n".join(blocks)))


def _head(chat: Chat, now: datetime, due: datetime | None) -> Iterator[Html]:
    yield Html("📰 " + say(chat.language, "digest-title", date=day(now, chat.zone, chat.language)))
    if due is not None and now - due > _LATE:
        yield say(chat.language, "digest-late", time=clock_time(due, chat.zone))


def _section(section: Section, chat: Chat, now: datetime) -> Html:
    stories = [story_block(each.article, chat, now=now, fold=True, others=each.others) for each in section.stories]
    more = [say(chat.language, "digest-more", count=section.more)] if section.more else []
    return Html("\n\n".join([f"🔹 {bold(section.query)}", *stories, *more]))


def _named(story: Story, chat: Chat, now: datetime) -> Html:
    assert story.had_at is not None
    had = story_time(story.had_at, chat.zone, chat.language, now=now)
    return Html(f"– {link(story.article.title, story.article.url)} · {isolate(had)}")


def story_block(
    article: Article, chat: Chat, *, now: datetime, fold: bool = False, others: Sequence[Article] = ()
) -> Html:
    """Give one story: linked title, source and local time, who else told it, lead (folded when long), hashtags."""
    lead = " ".join(article.lead)
    told = quotation(lead, expandable=True) if fold and len(lead) > _FOLD_FROM else lead
    parts = (_title(article), _origin(article, chat, now), _also(article, others, chat), told, _tags(article))
    return lines(*filter(None, parts))


def _also(article: Article, others: Sequence[Article], chat: Chat) -> str:
    """Name the other outlets of a story, each once, linked to what it wrote."""
    by_source = {each.source: each for each in reversed(others) if each.source != article.source}
    if not by_source:
        return ""
    named = [link(each.source, each.url) for each in reversed(by_source.values())]
    shown, more = named[:_OTHERS], len(named[_OTHERS:])
    rest = [Html(f"+{more}")] if more else []
    return directed(Html("＋ " + " · ".join([*shown, *rest])), chat.language)


def _title(article: Article) -> Html:
    return bold(link(article.title, article.url))


def _origin(article: Article, chat: Chat, now: datetime) -> Html:
    time = story_time(article.published, chat.zone, chat.language, now=now)
    return directed(Html(f"{isolate(article.source)} · {isolate(time)}"), chat.language)


def _tags(article: Article) -> str:
    return " ".join(filter(None, map(hashtag, article.tags)))


def alert(
    article: Article,
    queries: Sequence[str],
    chat: Chat,
    *,
    now: datetime,
    others: Sequence[Article] = (),
    is_sequel: bool = False,
) -> Html:
    """Give an alert: what asked for it, the story, and the outlets that told it since. It fits one message."""
    asked = [*map(bold, queries), *([say(chat.language, "alert-sequel")] if is_sequel else [])]
    told = [Html("🔔 " + " · ".join(asked)), story_block(article, chat, now=now), *_joined(others, chat)]
    return split(lines(*told))[0]


def _joined(others: Sequence[Article], chat: Chat) -> list[Html]:
    """Count the outlets that told a story after an alert, and name the first ones, linked to what they wrote."""
    if not others:
        return []
    named = " · ".join(link(each.source, each.url) for each in others[:_OTHERS])
    count = say(chat.language, "alert-sources", count=len(others))
    return [directed(Html(f"＋{count}: {named}{' …' if len(others) > _OTHERS else ''}"), chat.language)]
