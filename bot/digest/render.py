"""How do a digest and an alert read? Pure: values in, Telegram HTML out, in the chat's language and zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.digest.compose import Digest, Section, Story
from bot.pipeline.tag import hashtag
from bot.text.tokens import folds
from bot.texts.markup import Html, bold, directed, isolate, lines, link, quotation
from bot.texts.say import say
from bot.texts.split import split
from bot.texts.when import day, story_time, upcoming
from storage.records import Article, Chat

_LATE = timedelta(minutes=30)
_OTHERS = 4  # outlets that are named beside the one whose words are told
_FOLD_FROM = 240  # characters of a lead that a digest folds


def digest_parts(digest: Digest, chat: Chat, *, now: datetime, due: datetime | None = None) -> list[str]:
    """Give a digest, all of it, as messages that Telegram takes; `due` is when it should have come."""
    blocks = [head(chat, now, due)]
    if digest.is_empty:
        blocks.append(say(chat.language, "digest-nothing"))
    blocks += [_section(section, chat, now) for section in digest.sections]
    if digest.had:
        named = (named_line(story, chat, now) for story in digest.had)
        blocks.append(lines(say(chat.language, "digest-had", to=chat.kind), *named))
    return list(split("\n\n".join(blocks)))


def head(chat: Chat, now: datetime, due: datetime | None, *, title: str = "digest-title") -> Html:
    """Give the title of a digest, and that it is late where it is."""
    told = Html("📰 " + say(chat.language, title, date=day(now, chat.zone, chat.language), to=chat.kind))
    if due is None or now - due <= _LATE:
        return told
    when = upcoming(due, chat.zone, chat.language, now=now)
    return lines(told, say(chat.language, "digest-late", when=when))


def heading(query: str) -> Html:
    """Give the title of a section."""
    return Html(f"🔹 {bold(query)}")


def _section(section: Section, chat: Chat, now: datetime) -> Html:
    return Html("\n\n".join([heading(section.query), *(story_of(each, chat, now) for each in section.stories)]))


def story_of(story: Story, chat: Chat, now: datetime) -> Html:
    """Give a story of a digest, with the other subscriptions that asked for it."""
    told = story_block(story.article, chat, now=now, fold=True, others=story.others)
    if not story.also:
        return told
    return lines(told, say(chat.language, "digest-also", queries=Html(" · ".join(map(bold, story.also)))))


def named_line(story: Story, chat: Chat, now: datetime) -> Html:
    """Give a story that was had before, in one line."""
    assert story.had_at is not None
    had = story_time(story.had_at, chat.zone, chat.language, now=now)
    return Html(f"– {link(story.article.title, story.article.url)} · {isolate(had)}")


def story_block(
    article: Article, chat: Chat, *, now: datetime, fold: bool = False, others: Sequence[Article] = ()
) -> Html:
    """Give one story: linked title, source and local time, who else told it, lead (folded when long), hashtags.

    A lead that only says the title again is left out.
    """
    lead = lead_of(article, chat)
    if folds(lead) == folds(article.title):  # a post of one sentence, which is its title
        lead = ""
    told = quotation(lead, expandable=True) if fold and len(lead) > _FOLD_FROM else lead
    parts = (_title(article), origin(article, chat, now), also_told(article, others, chat), told, _tags(article))
    return lines(*filter(None, parts))


def lead_of(article: Article, chat: Chat) -> str:
    """Give the sentences that tell an article, only the first one to a chat that wants it short."""
    is_short = getattr(chat, "lead_length", "normal") == "short"
    return " ".join(article.lead[:1] if is_short else article.lead)


def also_told(article: Article, others: Sequence[Article], chat: Chat) -> str:
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


def origin(article: Article, chat: Chat, now: datetime) -> Html:
    """Give who told an article, and when."""
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
