"""Which records do the tests of the store keep? Small ones by hand, and every possible one by Hypothesis."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from storage.records import (
    RECORDS,
    Access,
    Article,
    Broadcast,
    Candidate,
    Chat,
    Claim,
    Delivery,
    DigestMark,
    Entry,
    Feed,
    Intake,
    Item,
    Kind,
    Link,
    Match,
    Mute,
    Muted,
    Operator,
    Press,
    Quiet,
    Record,
    Saved,
    Seen,
    SharedList,
    Stage,
    Standing,
    State,
    Subscription,
    Unread,
    Untaken,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """Give a moment, in minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def chat(chat_id: int, **others: Any) -> Chat:
    return replace(Chat(chat_id, "private", "ar", "Asia/Riyadh", NOON), **others)


def subscription(chat_id: int, number: int, query: str = "لافروف", **others: Any) -> Subscription:
    return Subscription(chat_id, number, query, NOON, **others)


def feed(url: str, due: float | None = 0, **others: Any) -> Feed:
    return Feed(url, None if due is None else at(due), **others)


def article(key: str, found: float = 0, **others: Any) -> Article:
    url, title = f"https://example.org/{key}", "لافروف في القاهرة"
    return replace(Article(key, url, title, "صدى", NOON, at(found), "ar", "https://example.org/feed"), **others)


def match(chat_id: int, key: str, found: float = 0) -> Match:
    return Match(chat_id, key, (1,), at(found))


def delivery(chat_id: int, subject: str, made: float = 0, **others: Any) -> Delivery:
    return replace(Delivery(chat_id, Kind.ALERT, subject, at(made), others.get("not_before", at(made))), **others)


ONE_OF_EACH: tuple[Record, ...] = (
    chat(-100123, digest_at=at(5), digest_times=(0, 450, 1439), quiet=Quiet(1320, 420), standing=Standing.BLOCKED,
         drafts=("لافروف", "Лавров"), asked="words 1",
         candidates=(Candidate("https://example.org/rss", "feed", "صدى", "ar", gap=600, query="لافروف"),)),
    subscription(7, 3, '"وزير الخارجية" -رياضة'),
    feed("https://example.org/خلاصة", read_at=at(-1), last_error="410"),
    Seen("https://example.org/خلاصة", "a b"),
    Unread("https://example.org/خلاصة", (Item("1", "لافروف", "https://e.org/1", NOON, ("أ",), "قال", "<p/>"),)),
    article("k", lead=("قال لافروف.", "وأضاف."), tags=("روسيا",), related=(Link("آخر"), Link("x", "https://e.org"))),
    match(7, "k"),
    delivery(7, "k", state=State.DOUBTFUL, subscriptions=(1, 2), message_id=2**40, sent_at=at(1), text="<b>ء</b>",
             presses=(Press("3 ›", "page:k:1"),)),
    DigestMark(7, "2026-11-23T07:00", NOON),
    Mute(7, Muted.WORD, "3", "لافروف", NOON, at(1440)),
    Saved(7, "k", NOON, "https://example.org/k", "لافروف", "صدى", at(-5), ("قال لافروف.",)),
    SharedList(7, "00ff00ff00ff00ff", ("لافروف", "Лавров -спорт"), NOON),
    Operator(7, NOON),
    Claim(("ab12",), NOON),
    Access(-100123, Entry.ALLOWED, at(1), "إزعاج", at(2), queries=50),
    Intake(7, 5, 1, NOON, (Subscription(0, 0, "", NOON, source="https://example.org/rss"),), 3, 2, 1,
           (Untaken("صدى", "لا يُقرأ"),), has_settings=True),
    Broadcast(5, 7, "<b>ء</b>", NOON, ("ar",), Stage.MAKING, after=-9, made=3),
)  # fmt: skip


def _as_of_old(record: Record) -> Record:
    if isinstance(record, Chat):
        return replace(record, candidates=(), asked="")
    return replace(record, presses=()) if isinstance(record, Delivery) else record


# what formats 1 and 2 could hold
OLD: tuple[Record, ...] = tuple(
    _as_of_old(each)
    for each in ONE_OF_EACH
    if not isinstance(each, Unread | Mute | Saved | SharedList | Operator | Claim | Access | Broadcast | Intake)
)


def records(*kinds: type[Record]) -> st.SearchStrategy[Record]:
    """Give any record of these kinds, of every kind without one."""
    return st.one_of([_any_of(kind) for kind in kinds or RECORDS])


def _any_of(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: _any_of(hints[field.name]) for field in fields(hint)})
    if typing.get_origin(hint) is tuple:
        return st.lists(_any_of(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if typing.get_origin(hint) is types.UnionType:
        return st.one_of([_any_of(each) for each in typing.get_args(hint)])
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return _PLAIN[hint]


_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    types.NoneType: st.none(),
}
