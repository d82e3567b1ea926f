"""When may the next message leave? In virtual time: every window of the log keeps Telegram's limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import Limits, Pace

PERSON, OTHER, GROUP = 7, 8, -100
LIMITS = Limits()


def sent_at(pace: Pace, chats: list[int]) -> list[tuple[int, float]]:
    """Send to these chats in this order, each as early as the pace allows."""
    now, log = 0.0, []
    for chat_id in chats:
        now = max(now, pace.free_at(chat_id))
        pace.took(chat_id, now)
        log.append((chat_id, now))
    return log


def busiest(times: list[float], window: float) -> int:
    return max(sum(start <= time < start + window - 1e-6 for time in times) for start in times)


@given(st.lists(st.sampled_from([1, 2, 3, 4, GROUP, -200]), min_size=1, max_size=120))
def test_no_limit_is_passed_in_any_window(chats):
    log = sent_at(Pace(), chats)
    assert busiest([time for _, time in log], 1.0) <= 30
    for chat_id in set(chats):
        own = [time for chat, time in log if chat == chat_id]
        assert busiest(own, 1.0) <= LIMITS.chat_burst
        assert busiest(own, 10.0) <= 10 + LIMITS.chat_burst - 1
        if chat_id < 0:
            assert busiest(own, 60.0) <= LIMITS.group_minute


@given(st.lists(st.floats(0.0, 0.03), min_size=100, max_size=100))
def test_messages_that_arrive_unevenly_late_keep_the_limit_too(lags):
    log = sent_at(Pace(), list(range(1, 101)))
    assert busiest(sorted(time + lag for (_, time), lag in zip(log, lags, strict=True)), 1.0) <= 30


def test_the_whole_rate_is_used():
    log = sent_at(Pace(), list(range(1, 301)))
    assert log[-1][1] < 10.4


def test_the_operators_limits_hold_in_place_of_the_usual_ones():
    pace = Pace(Limits(per_second=5.0, chat_seconds=2.0, chat_burst=1, group_minute=3))
    assert busiest([time for _, time in sent_at(pace, list(range(1, 20)))], 1.0) <= 5
    assert [round(time) for _, time in sent_at(Pace(Limits(chat_seconds=2.0, chat_burst=1)), [1] * 3)] == [0, 2, 4]
    assert sent_at(Pace(Limits(group_minute=3)), [GROUP] * 4)[-1][1] == pytest.approx(60.0)


def test_a_busy_group_does_not_hold_back_a_person():
    pace = Pace()
    last = sent_at(pace, [GROUP] * 20)[-1][1]
    assert pace.free_at(GROUP) >= 60
    assert pace.free_at(PERSON) <= last + 1 / 29
    assert pace.full(last) == {GROUP}
    assert pace.full(60.0) == set()


def test_when_telegram_asks_to_wait_nobody_is_written_to():
    pace = Pace()
    assert not pace.refused(PERSON, 30.0, 0.0)
    assert pace.free_at(PERSON) == pace.free_at(GROUP) == 30


def test_a_longer_wait_is_not_cut_short_by_a_shorter_one():
    pace = Pace()
    pace.halt(30)
    pace.halt(5)
    assert pace.free_at(PERSON) == 30


def test_a_wait_after_much_in_one_group_holds_that_group_alone():
    pace = Pace()
    last = sent_at(pace, [GROUP] * 12)[-1][1]
    assert pace.refused(GROUP, last + 40, last)
    assert pace.free_at(GROUP) == last + 40
    assert pace.free_at(PERSON) < last + 1
    assert pace.full(last) == {GROUP}


def test_a_second_chat_that_is_refused_meanwhile_shows_that_it_is_the_tokens_limit():
    pace = Pace()
    last = sent_at(pace, [GROUP] * 12 + [OTHER] * 3)[-1][1]
    assert pace.refused(GROUP, last + 40, last)
    assert not pace.refused(OTHER, last + 20, last)
    assert pace.free_at(PERSON) == last + 20


def test_paid_messages_have_a_rate_of_their_own():
    pace, now = Pace(Limits(paid_per_second=1000.0)), 100.0
    for chat_id in range(1, 1001):
        now = max(now, pace.token_free_at(paid=True))
        pace.took(chat_id, now, paid=True)
    assert 100.95 < now < 101.05
    assert pace.token_free_at() <= now


def test_the_next_change_is_when_the_token_or_a_chat_is_free_again():
    pace = Pace()
    assert pace.next_change(0.0) == float("inf")
    pace.halt_chat(PERSON, 5.0)
    assert pace.next_change(0.0) == 5.0
    pace.halt(3.0)
    assert pace.next_change(0.0) == 3.0


def test_what_is_forgotten_of_many_chats_is_over():
    pace = Pace(Limits(per_second=100_000.0))
    sent_at(pace, [PERSON] * 3)
    sent_at(pace, list(range(100, 10_200)))
    assert pace.chat_free_at(PERSON) >= 1.0
