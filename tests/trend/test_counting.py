"""Are articles counted on the day that the reader's calendar has, also when clocks are changed?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Possible
from bot.errors import QueryError
from bot.trend.asking import at_once
from bot.trend.counting import activity, beginning, local_days, mentions, per_day
from bot.watch import Watch
from storage.records import Article

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ZONES = ("Asia/Riyadh", "Europe/London", "America/New_York", "Africa/Cairo", "Asia/Beirut", "Pacific/Apia")


def article(key, published, body="زار لافروف القاهرة."):
    return Article(key, f"https://e.org/{key}", "خبر", "صدى", published, published, "ar", "f", body=(body,))


def hours_of(day, zone):
    """Give every moment at which a clock of the zone shows a half hour of that day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    moments = [noon + timedelta(minutes=30 * n + 15) for n in range(-40, 40)]
    return [moment for moment in moments if moment.astimezone(ZoneInfo(zone)).date() == day]


def test_each_query_is_counted_by_the_day_of_its_articles():
    articles = [
        article("1", NOON),
        article("2", NOON - timedelta(days=1)),
        article("3", NOON - timedelta(days=1), "اجتمع وزير الصين."),
    ]
    trend = mentions(["لافروف", "الصين"], articles, Watch().search, zone="Asia/Riyadh", until=NOON, days=3)
    assert trend.days == (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23))
    assert [(line.query, line.counts, line.total) for line in trend.lines] == [
        ("لافروف", (0, 1, 1), 2),
        ("الصين", (0, 1, 0), 1),
    ]
    assert trend.until.isoformat() == "2026-11-23T15:00:00+03:00"


@pytest.mark.parametrize(
    ("zone", "day", "halves"),
    [
        ("Europe/London", date(2026, 3, 29), 46),
        ("Europe/London", date(2026, 10, 25), 50),
        ("America/New_York", date(2026, 3, 8), 46),
        ("America/New_York", date(2026, 11, 1), 50),
        ("Asia/Beirut", date(2026, 3, 29), 46),  # the hour after midnight is skipped
        ("Africa/Cairo", date(2026, 10, 29), 50),  # the hour before midnight comes twice
        ("Asia/Riyadh", date(2026, 3, 29), 48),
    ],
)
def test_a_day_on_which_clocks_are_changed_has_all_its_articles(zone, day, halves):
    moments = hours_of(day, zone)
    assert len(moments) == halves
    until = moments[-1] + timedelta(days=2)
    counted = per_day(moments, zone=zone, until=until, days=5)
    assert sum(counted) == max(counted) == halves
    assert local_days(until, zone, 5)[counted.index(halves)] == day
    since = beginning(moments[-1], zone, 1)
    assert min(moments) - since == timedelta(minutes=15)


@given(
    st.lists(st.datetimes(datetime(2011, 12, 20), datetime(2027, 1, 1), timezones=st.just(UTC)), max_size=20),
    st.sampled_from(ZONES),
    st.integers(1, 90),
)
def test_what_lies_between_the_beginning_and_the_end_is_counted_once(moments, zone, days):
    until = max(moments, default=NOON)
    since = beginning(until, zone, days)
    counted = per_day(moments, zone=zone, until=until, days=days)
    assert len(counted) == len(set(local_days(until, zone, days))) == days
    assert sum(counted) == sum(since <= moment <= until for moment in moments)


def test_queries_that_are_asked_at_once_have_the_answers_that_they_have_alone():
    bodies = ("زار لافروف القاهرة.", "اجتمع وزير الصين.", "قال ولافروف إن الصين قريبة.", "طقس معتدل.")
    articles = [article(str(n), NOON - timedelta(hours=7 * n), bodies[n % 4]) for n in range(40)]
    queries = ["لافروف", "الصين -لافروف", "Лавров", "لافروف"]
    span = {"zone": "Asia/Riyadh", "until": NOON, "days": 9}
    watch = Watch()
    search = at_once(watch.lookup(*queries), queries, map(Possible, articles))
    together = mentions(queries, articles, search, **span)
    assert together == mentions(queries, articles, watch.search, **span)
    assert together.lines[0].total > 0


def test_what_comes_after_the_end_is_not_counted():
    late = NOON + timedelta(seconds=1)
    trend = mentions(["لافروف"], [article("1", late)], Watch().search, zone="UTC", until=NOON, days=1)
    assert trend.lines[0].counts == (0,)


def test_a_query_that_is_not_understood_is_told_as_always():
    with pytest.raises(QueryError):
        mentions(["(لافروف"], [article("1", NOON)], Watch().search, zone="UTC", until=NOON, days=1)


@pytest.mark.parametrize(("queries", "days"), [([], 7), (["a"] * 5, 7), (["a"], 0)])
def test_what_cannot_be_drawn_is_refused(queries, days):
    with pytest.raises(ValueError, match="cannot be"):
        mentions(queries, [], Watch().search, zone="UTC", until=NOON, days=days)


def test_what_the_bot_did_is_counted_by_day():
    did = activity([NOON, NOON], [NOON - timedelta(days=1)], [], zone="UTC", until=NOON, days=2)
    assert (did.articles, did.alerts, did.chats) == ((0, 2), (1, 0), (0, 0))
