"""What became of a send, by the error that it ended with?"""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.delivery.outcome import Doubtful, Gone, Moved, NotSent, Refused, Wait
from handlers.tg.limiter import Answers
from handlers.tg.post import outcome_of, plain


def caused(error, cause):
    error.__cause__ = cause
    return error


@pytest.fixture(autouse=True)
def spans_of_time(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Gone),
        (Forbidden("Forbidden: user is deactivated"), Gone),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Gone),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Refused),
        (BadRequest("Bad Request: chat not found"), Refused),
        (ChatMigrated(-1005), Moved),
        (TimedOut(), Doubtful),
        (caused(NetworkError("reset"), httpx.ReadError("reset")), Doubtful),
        (caused(NetworkError("refused"), httpx.ConnectError("refused")), NotSent),
        (caused(TimedOut("pool"), httpx.PoolTimeout("pool")), NotSent),
        (caused(TimedOut("connect"), httpx.ConnectTimeout("connect")), NotSent),
        (NetworkError("Bad Gateway"), Doubtful),
        (InvalidToken(), NotSent),
    ],
)
def test_errors_become_outcomes(error, kind):
    assert isinstance(outcome_of(error), kind)


def test_a_wait_lasts_as_long_as_telegram_says():
    assert outcome_of(RetryAfter(timedelta(seconds=35))) == Wait(35.0)


def test_markup_that_is_not_taken_becomes_plain_text():
    assert plain('<b><a href="https://e.org/?a&amp;b">A &lt; B</a></b>') == "A < B"


class Pace:
    """A pace that is told to halt, on a clock that the halt moves on."""

    def __init__(self):
        self.now = 0.0
        self.left = []

    def free_at(self, _):
        return self.now

    def took(self, chat_id, now):
        self.left.append((chat_id, now))

    def halt(self, until):
        self.now = until


async def test_an_answer_that_is_told_to_wait_is_given_again_after_it():
    pace, tries = Pace(), iter([RetryAfter(timedelta(seconds=7)), "sent"])

    async def send():
        result = next(tries)
        if isinstance(result, Exception):
            raise result
        return result

    limiter = Answers(pace, monotonic=lambda: pace.now)
    assert await limiter.process_request(send, (), {}, "sendMessage", {"chat_id": 5}, None) == "sent"
    assert pace.left == [(5, 0.0), (5, 7.0)]


async def test_what_the_sender_sends_keeps_the_senders_own_pace():
    async def send():
        return "sent"

    pace = Pace()
    limiter = Answers(pace, monotonic=lambda: 0.0)
    assert await limiter.process_request(send, (), {}, "sendMessage", {"chat_id": 5}, "outbox") == "sent"
    assert pace.left == []
