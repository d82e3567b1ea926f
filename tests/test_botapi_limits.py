"""How much may be sent at once, and does waiting help?"""

from __future__ import annotations

from collections.abc import Callable

import aiohttp
import pytest

from tests.botapi import BotApi, Limits
from tests.botapi.limits import Meter
from tests.botapi.refusals import Refused


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


def accepted(spend: Callable[[int], None], times: int) -> int:
    """Send so often and count what went through before the first refusal."""
    for number in range(times):
        try:
            spend(number)
        except Refused:
            return number
    return times


def test_thirty_messages_a_second_go_to_different_chats() -> None:
    clock = Clock()
    meter = Meter(Limits(), clock)
    assert accepted(lambda n: meter.spend(n + 1, private=True), 40) == 30
    clock.time += 1.001
    assert accepted(lambda n: meter.spend(n + 100, private=True), 40) == 30


def test_a_private_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    clock = Clock()
    meter = Meter(Limits(), clock)
    assert accepted(lambda _: meter.spend(1, private=True), 10) == 4
    clock.time += 1.001
    assert accepted(lambda _: meter.spend(1, private=True), 10) == 1
    clock.time += 60
    assert accepted(lambda _: meter.spend(1, private=True), 10) == 4


def test_a_group_takes_twenty_a_minute_edits_included() -> None:
    clock = Clock()
    meter = Meter(Limits(), clock)
    assert accepted(lambda n: meter.spend(-1, private=False, edit=n % 2 == 0), 30) == 20
    with pytest.raises(Refused) as refused:
        meter.spend(-1, private=False)
    assert refused.value.parameters == {"retry_after": 60}
    clock.time += 60.001
    meter.spend(-1, private=False)


def test_who_does_not_wait_is_refused_and_counted() -> None:
    clock = Clock()
    meter = Meter(Limits(private_burst=1), clock)
    assert accepted(lambda _: meter.spend(1, private=True), 2) == 1
    clock.time += 0.5
    assert accepted(lambda _: meter.spend(1, private=True), 1) == 0
    assert meter.ignored == 1
    clock.time += 0.6
    assert accepted(lambda _: meter.spend(1, private=True), 1) == 1


async def test_a_refusal_says_how_long_in_body_and_header() -> None:
    async with BotApi(limits=Limits(private_burst=1)) as api, aiohttp.ClientSession() as session:
        person = api.person()
        await person.says("/start")
        url, form = f"{api.url}/bot{api.token}/sendMessage", {"chat_id": str(person.id), "text": "x"}
        async with session.post(url, data=form) as response:
            assert response.status == 200
        async with session.post(url, data=form) as response:
            assert response.status == 429
            assert response.headers["Retry-After"] == "1"
            assert await response.json() == {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 1",
                "parameters": {"retry_after": 1},
            }
