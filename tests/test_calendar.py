"""When is a chat's next digest, and when may it not be woken?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import EVERY_DAY, digest_at, last_due, next_digest, one_an_hour, quiet_until, slot
from storage.records import Chat, Quiet, Standing

EIGHT = 8 * 60


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def chat(**fields: object) -> Chat:
    return replace(Chat(1, "private", "ar", "Asia/Riyadh", created_at=utc(2026, 11, 1)), **fields)


def test_a_digest_comes_at_the_chats_own_hour():
    assert next_digest((EIGHT,), "Asia/Riyadh", after=utc(2026, 11, 23, 4)) == utc(2026, 11, 23, 5)
    assert next_digest((EIGHT,), "Europe/Moscow", after=utc(2026, 11, 23, 5)) == utc(2026, 11, 24, 5)


def test_of_several_hours_the_nearest_is_next():
    assert next_digest((EIGHT, 18 * 60), "UTC", after=utc(2026, 11, 23, 9)) == utc(2026, 11, 23, 18)


def test_a_moment_is_not_its_own_next_digest():
    moment = utc(2026, 11, 23, 8)
    assert next_digest((EIGHT,), "UTC", after=moment) == moment + timedelta(days=1)


def test_without_times_there_is_no_digest():
    assert next_digest((), "UTC", after=utc(2026, 11, 23)) is None


def test_a_wall_time_that_summer_time_skips_comes_when_the_clocks_have_gone_on():
    due = next_digest((2 * 60 + 30,), "Europe/Berlin", after=utc(2026, 3, 28, 20))
    assert due == utc(2026, 3, 29, 1, 30)


def test_a_wall_time_that_comes_twice_counts_once():
    first = next_digest((2 * 60 + 30,), "Europe/Berlin", after=utc(2026, 10, 24, 20))
    assert first == utc(2026, 10, 25, 0, 30)
    second = next_digest((2 * 60 + 30,), "Europe/Berlin", after=first)
    assert second == utc(2026, 10, 26, 1, 30)


@given(
    st.sampled_from(["Asia/Riyadh", "Africa/Cairo", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"]),
    st.lists(st.integers(0, 1439), min_size=1, max_size=4),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),
)
def test_every_next_digest_is_later_and_within_two_days(zone, times, moment):
    after = moment.replace(tzinfo=UTC)
    due = next_digest(times, zone, after=after)
    assert after < due <= after + timedelta(days=2)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)))
def test_what_is_due_last_is_never_later_than_now_nor_older_than_two_days(moment):
    now = moment.replace(tzinfo=UTC)
    due = last_due(chat(zone="America/New_York", digest_times=(2 * 60 + 30,)), now)
    assert now - timedelta(days=2) < due <= now


def test_a_digest_comes_on_the_days_that_were_chosen_only():
    sunday_and_thursday = chat(digest_days=(3, 6))
    monday = utc(2026, 11, 23, 4)
    assert digest_at(sunday_and_thursday, monday) == utc(2026, 11, 26, 5)
    assert digest_at(sunday_and_thursday, utc(2026, 11, 26, 5)) == utc(2026, 11, 29, 5)


def test_no_day_chosen_means_every_day():
    now = utc(2026, 11, 23, 4)
    assert digest_at(chat(digest_days=()), now) == digest_at(chat(digest_days=EVERY_DAY), now)


def test_the_day_is_the_one_that_the_chats_own_clock_shows():
    tokyo = chat(zone="Asia/Tokyo", digest_times=(60,), digest_days=(0,))  # Monday 1:00 there is Sunday in UTC
    assert digest_at(tokyo, utc(2026, 11, 21)) == utc(2026, 11, 22, 16)


def test_on_chosen_days_too_a_digest_keeps_its_wall_time_over_a_change_of_the_clocks():
    sundays = chat(zone="Europe/Berlin", digest_days=(6,))
    before, after = utc(2026, 10, 18, 6), utc(2026, 10, 25, 7)  # the clocks go back on the second
    assert digest_at(sundays, utc(2026, 10, 17)) == before
    assert digest_at(sundays, before) == after
    skipped = replace(sundays, digest_times=(2 * 60 + 30,))
    assert digest_at(skipped, utc(2027, 3, 27)) == utc(2027, 3, 28, 1, 30)
    assert digest_at(skipped, utc(2027, 3, 28, 1, 30)) == utc(2027, 4, 4, 0, 30)


@given(
    st.sampled_from(["Asia/Riyadh", "Africa/Cairo", "America/New_York", "Pacific/Chatham", "Australia/Lord_Howe"]),
    st.lists(st.integers(0, 1439), min_size=1, max_size=3),
    st.sets(st.integers(0, 6), min_size=1),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),
)
def test_on_chosen_days_nothing_lies_between_what_was_due_last_and_what_comes_next(zone, times, days, moment):
    now, one = (
        moment.replace(tzinfo=UTC),
        chat(zone=zone, digest_times=tuple(times), digest_days=tuple(sorted(days))),
    )
    due, coming = last_due(one, now), digest_at(one, now)
    assert now - timedelta(days=8) < due <= now < coming <= now + timedelta(days=8)
    assert digest_at(one, due) == coming


def test_a_slot_is_the_local_day_and_hour():
    assert slot(utc(2026, 11, 23, 22, 15), "Asia/Riyadh") == "2026-11-24T01"


def test_a_chat_that_rests_or_is_gone_has_no_next_digest():
    assert digest_at(chat(standing=Standing.PAUSED), utc(2026, 11, 23)) is None
    assert digest_at(chat(standing=Standing.BLOCKED), utc(2026, 11, 23)) is None


@pytest.mark.parametrize(
    ("hour", "woken_at"),
    [(21, (23, 21)), (22, (24, 7)), (3, (23, 7)), (7, (23, 7)), (12, (23, 12))],
)
def test_in_quiet_hours_alerts_wait_for_their_end_also_over_midnight(hour, woken_at):
    zone = ZoneInfo("Asia/Riyadh")
    now = datetime(2026, 11, 23, hour, tzinfo=zone)
    day, wake = woken_at
    expected = datetime(2026, 11, day, wake, tzinfo=zone)
    assert quiet_until(Quiet(22 * 60, 7 * 60), "Asia/Riyadh", now.astimezone(UTC)) == expected


def test_without_quiet_hours_now_is_fine():
    now = utc(2026, 11, 23, 2)
    assert quiet_until(None, "Asia/Riyadh", now) == now


def test_two_times_within_one_hour_are_seen():
    assert one_an_hour((60, 120))
    assert not one_an_hour((60, 90))
