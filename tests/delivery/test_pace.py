"""When may the next message leave? In virtual time: every window of the log keeps Telegram's limits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import CHAT_BURST, GROUP_MINUTE, Pace

PERSON, GROUP = 7, -100


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
    log = sent_at(Pace(per_second=30), chats)
    assert busiest([time for _, time in log], 1.0) <= 31
    for chat_id in set(chats):
        own = [time for chat, time in log if chat == chat_id]
        assert busiest(own, 1.0) <= CHAT_BURST
        assert busiest(own, 10.0) <= 10 + CHAT_BURST - 1
        if chat_id < 0:
            assert busiest(own, 60.0) <= GROUP_MINUTE


def test_a_busy_group_does_not_hold_back_a_person():
    pace = Pace(per_second=30)
    last = sent_at(pace, [GROUP] * GROUP_MINUTE)[-1][1]
    assert pace.free_at(GROUP) >= 60
    assert pace.free_at(PERSON) <= last + 1 / 30


def test_when_telegram_asks_to_wait_nobody_is_written_to():
    pace = Pace()
    pace.halt(30)
    assert pace.free_at(PERSON) == pace.free_at(GROUP) == 30


def test_a_longer_wait_is_not_cut_short_by_a_shorter_one():
    pace = Pace()
    pace.halt(30)
    pace.halt(5)
    assert pace.free_at(PERSON) == 30
