"""/feeds: every source with its health, the failing ones first, and a page for each with what may be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.chats.reasons import why_failing
from bot.chats.sources import Health, add_source, candidate_of, drop_source, health, key_of
from bot.labels import shortened
from bot.texts.markup import Html, bold, code, directed, lines, link
from handlers.chat.about_sources import MARKS
from handlers.chat.spans import moment, span
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows
from storage.records import Feed

_PAGE = 8
_ERROR = 300  # characters
_ORDER = (Health.FAILING, Health.ENDED, Health.UNREAD, Health.WELL)


async def feeds(ask: Ask) -> list[Answer]:
    """Show the first page."""
    return await _page(ask, 0)


async def feeds_pressed(ask: Ask) -> list[Answer]:
    """Show another page."""
    return await _page(ask, int(ask.parts[0]), edit=True)


async def _ordered(ask: Ask) -> list[Feed]:
    feeds = await ask.desk.store.feeds()
    return sorted(feeds, key=lambda feed: (_ORDER.index(health(feed)), -feed.failures, feed.name, feed.url))


async def _page(ask: Ask, page: int, *, edit: bool = False) -> list[Answer]:
    feeds = await _ordered(ask)
    if not feeds:
        return answer(ask.say("feeds-none"), edit=edit)
    first = min(page, (len(feeds) - 1) // _PAGE) * _PAGE
    shown = list(enumerate(feeds, 1))[first : first + _PAGE]
    failing = sum(health(feed) is Health.FAILING for feed in feeds)
    text = lines(
        ask.say("feeds-title", count=len(feeds), failing=failing), "", *(_row(ask, *each) for each in shown)
    )
    numbers = [Button(str(place), f"fl:{key_of(feed.url)}:show") for place, feed in shown]
    turns = [
        *([Button(ask.say("button-earlier"), f"feedlist:{first // _PAGE - 1}")] if first else []),
        *(
            [Button(ask.say("button-later"), f"feedlist:{first // _PAGE + 1}")]
            if first + _PAGE < len(feeds)
            else []
        ),
    ]
    return answer(text, *in_rows(numbers, 4), *([tuple(turns)] if turns else []), edit=edit)


def _row(ask: Ask, place: int, feed: Feed) -> Html:
    how = health(feed)
    told = f" – {why_failing(ask.chat.language, feed)}" if how is Health.FAILING else ""
    return directed(Html(f"{place}. {MARKS[how]} {bold(shortened(feed.name))}{told}"), ask.chat.language)


async def feed_pressed(ask: Ask) -> list[Answer]:
    """Show a source; look at it now, keep it for everybody or take it off the list where the button says so."""
    key, verb = ask.parts
    places = {key_of(feed.url): (place, feed) for place, feed in enumerate(await _ordered(ask))}
    if key not in places:
        return answer(ask.say("source-unknown"), edit=True)
    place, feed = places[key]
    back = Button(ask.say("button-back"), f"feedlist:{place // _PAGE}")
    if verb == "keep":
        await add_source(ask.desk, candidate_of(feed))
    if verb == "drop":
        await drop_source(ask.desk, feed.url)
    if verb == "look":
        await _look_now(ask, feed.url)
    now = await ask.desk.store.feed(feed.url)
    if now is None:
        told = ask.say("source-dropped", source=bold(shortened(feed.name)), count=0)
        return answer(told, (back,), edit=True)
    head = [ask.say("feed-looking"), Html("")] if verb == "look" else []
    return answer(lines(*head, *await _told(ask, now)), _choices(ask, now), (back,), edit=True)


async def _look_now(ask: Ask, url: str) -> None:
    async with ask.desk.store.transaction() as change:
        feed = await ask.desk.store.feed(url)
        if feed is not None:
            change.save(replace(feed, next_check_at=ask.desk.clock()))


async def _told(ask: Ask, feed: Feed) -> list[Html]:
    followers = len({each.chat_id for each in await ask.desk.store.followers(feed.url)})
    how = health(feed)
    read = ask.say("source-read-at", when=moment(ask, feed.read_at)) if feed.read_at else ask.say("source-unread")
    told = [
        Html(f"{MARKS[how]} {bold(link(shortened(feed.name), feed.site or feed.url))}"),
        code(feed.location or feed.url),
        read,
        ask.say("feed-listing", listing=feed.listing, count=followers),
    ]
    if feed.failing_since is not None:
        told.append(ask.say("source-failing-since", when=moment(ask, feed.failing_since)))
    if feed.ended_at is not None:
        told.append(ask.say("source-has-ended", when=moment(ask, feed.ended_at)))
    if feed.last_error:
        told.append(ask.say("source-last-error", error=why_failing(ask.chat.language, feed)))
        told.append(ask.say("feed-error", error=code(feed.last_error[:_ERROR])))
    return [*told, *_times(ask, feed)]


def _times(ask: Ask, feed: Feed) -> list[Html]:
    """Say when it is looked at next, and how long that is after the last look."""
    if feed.next_check_at is None:
        return [ask.say("feed-never")]
    now = ask.desk.clock()
    is_due = feed.next_check_at <= now
    told = ask.say("feed-now") if is_due else ask.say("feed-next", when=moment(ask, feed.next_check_at))
    is_usual = feed.read_at is not None and not feed.failures and not is_due
    between = feed.next_check_at - feed.read_at if feed.read_at and is_usual else timedelta()
    return [told, *([ask.say("feed-interval", span=span(ask, between))] if between > timedelta() else [])]


def _choices(ask: Ask, feed: Feed) -> tuple[Button, ...]:
    key = key_of(feed.url)
    look = Button(ask.say("button-look-now"), f"fl:{key}:look")
    drop = Button(ask.say("button-drop-source"), f"fl:{key}:drop")
    keep = Button(ask.say("button-keep-source"), f"fl:{key}:keep")
    return (look, drop if feed.is_public else keep)
