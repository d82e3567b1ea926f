"""What was the week? One message at its end: each subscription's count, and its stories that most outlets told.

The week is that of the chat's country: where it begins on Monday the summary comes on Sunday evening, where it
begins on Sunday (Saudi Arabia) on Saturday, where on Saturday (Egypt) on Friday.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.calendar import at_wall_time, local
from bot.desk import Desk
from bot.digest.compose import Digest, Section, Story, arranged
from bot.digest.render import heading
from bot.texts.markup import Html, directed, isolate, lines, link
from bot.texts.say import say
from bot.texts.split import size_of, split
from bot.texts.when import day
from storage.records import Chat, Delivery, Kind, Standing, State

EVENING = 18 * 60  # minutes after midnight
TOP = 3  # stories of a subscription
_WEEK, _DAY = timedelta(days=7), timedelta(days=1)
_LATEST = _DAY  # a summary that could not be told for so long is not told any more
_APART = timedelta(days=4)  # no two within it, also where a change of zone changes the week


def last_day(zone: str) -> int:
    """Give the weekday (Monday is 0) on which the week ends in a zone's country; Sunday where it has none.

    >>> last_day("Europe/Moscow"), last_day("Asia/Riyadh"), last_day("Africa/Cairo"), last_day("UTC")
    (6, 5, 4, 6)
    """
    from babel import Locale  # noqa: PLC0415 (50 ms that --help need not pay)
    from babel.core import get_global  # noqa: PLC0415 (as above)

    country = get_global("zone_territories").get(zone, "001")
    return (Locale.parse(f"und_{country}").first_week_day - 1) % 7 if country != "001" else 6


def summary_due(zone: str, now: datetime) -> datetime:
    """Give the newest end of a week, in the evening, that is not after `now`.

    >>> from datetime import UTC
    >>> summary_due("Asia/Riyadh", datetime(2026, 11, 23, 6, tzinfo=UTC)).isoformat()
    '2026-11-21T15:00:00+00:00'
    """
    here, end = local(now, zone), last_day(zone)
    days = [here - back * _DAY for back in range(8)]
    moments = [at_wall_time(each, EVENING) for each in days if each.weekday() == end]
    return max(moment for moment in moments if moment <= now)


async def tell_weekly(desk: Desk) -> int:
    """Put every summary of the week that is due into the outbox; give how many were."""
    now, told = desk.clock(), 0
    for chat in await desk.store.chats():
        if chat.weekly and chat.standing is Standing.ACTIVE and now - summary_due(chat.zone, now) < _LATEST:
            told += await _tell(desk, chat.id)
    return told


async def _tell(desk: Desk, chat_id: int) -> bool:
    """Tell one chat's; a week without anything is noted, too, and not looked at again."""
    now = desk.clock()
    async with desk.store.transaction() as change:
        chat = await desk.store.chat(chat_id)
        if chat is None or await _has_one(desk, chat, now):
            return False
        due = summary_due(chat.zone, now)
        digest = await _week(desk, chat, due)
        text = summary(digest, chat, until=due) if digest.sections else ""
        subject, state = _subject(chat, due), State.PENDING if text else State.FOLDED
        change.save(Delivery(chat.id, Kind.DIGEST, subject, now, now, text=text, state=state))
    return bool(text)


async def _has_one(desk: Desk, chat: Chat, now: datetime) -> bool:
    if await desk.store.delivery(chat.id, Kind.DIGEST, _subject(chat, summary_due(chat.zone, now))):
        return True
    rows = await desk.store.deliveries(chat.id)
    return any(row.subject.startswith("week-") and row.created_at > now - _APART for row in rows)


def _subject(chat: Chat, due: datetime) -> str:
    return f"week-{local(due, chat.zone):%Y-%m-%d}"


async def _week(desk: Desk, chat: Chat, until: datetime) -> Digest:
    """Arrange all that a chat asked for in a week, told or not; what is paused is left out."""
    found = []
    for match in await desk.store.matches(chat.id):
        article = await desk.store.article(match.article_key)
        if article is not None and until - _WEEK < match.found_at <= until:
            found.append((match, article))
    live = [each for each in await desk.store.subscriptions(chat.id) if not each.paused]
    return arranged(live, found, {}, now=None, language=chat.language)


def summary(digest: Digest, chat: Chat, *, until: datetime) -> Html:
    """Give the summary as one message: what has no room is counted."""
    first, last = (
        day(moment, chat.zone, chat.language, weekday=False) for moment in (until - _WEEK + _DAY, until)
    )
    top = Html("🗓 " + say(chat.language, "week-title", first=first, last=last, to=chat.kind))
    shown, used = [top], size_of(top)
    for place, section in enumerate(digest.sections):
        told = _section(section, chat)
        rest = digest.sections[place:]
        last_line = say(chat.language, "week-more", count=len(rest), stories=_count(rest))
        if not (used + size_of(told) + size_of(last_line)).fits:
            return Html("\n\n".join([*shown, last_line])) if len(shown) > 1 else split(f"{top}\n\n{told}")[0]
        shown, used = [*shown, told], used + size_of(f"\n\n{told}")
    return Html("\n\n".join(shown))


def _count(sections: Sequence[Section]) -> int:
    return sum(len(section.stories) for section in sections)


def _section(section: Section, chat: Chat) -> Html:
    count = say(chat.language, "week-stories", count=len(section.stories))
    title = directed(Html(f"{heading(section.query)} · {count}"), chat.language)
    return lines(title, *(_line(story, chat) for story in section.stories[:TOP]))


def _line(story: Story, chat: Chat) -> Html:
    told = Html(f"– {link(story.article.title, story.article.url)}")
    if story.outlets == 1:
        return Html(f"{told} · {isolate(story.article.source)}")
    outlets = say(chat.language, "week-outlets", count=story.outlets)
    return Html(f"{told} · {outlets}")
