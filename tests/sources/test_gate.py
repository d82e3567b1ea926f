"""When may a request start? In virtual time."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import FetchError, Reason
from bot.sources.fetching.fetch import Fetcher
from bot.sources.fetching.gate import Gate
from bot.sources.fetching.guard import UnknownNameError
from tests.sources.rawsite import Site, moved, response


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 100.0
        self.slept = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def gate(time, total=20, per_host=1):
    return Gate(total, per_host, clock=time, sleep=time.sleep)


async def starts(gate, time, *hosts, apart=1.0):
    at = []
    for host in hosts:
        async with gate.passing(host, apart=apart):
            at.append(time.now - 100.0)
    return at


async def test_two_requests_to_one_host_start_a_second_apart():
    time = Time()
    assert await starts(gate(time), time, "a", "a", "a") == [0, 1, 2]


async def test_another_host_does_not_wait():
    time = Time()
    assert await starts(gate(time), time, "a", "b", "c") == [0, 0, 0]


async def test_a_host_that_was_let_alone_long_enough_does_not_wait():
    time = Time()
    door = gate(time)
    await starts(door, time, "a")
    time.now += 5
    assert await starts(door, time, "a") == [5]


async def test_requests_that_come_together_are_spread_out():
    time, at = Time(), []
    door = gate(time, per_host=4)

    async def one():
        async with door.passing("a", apart=2.0):
            at.append(time.now - 100.0)

    await asyncio.gather(*(one() for _ in range(4)))
    assert at == [0, 2, 4, 6]
    assert door._hosts == {}


async def test_a_redirect_does_not_wait_and_puts_the_next_request_off():
    time = Time()
    door = gate(time)
    await starts(door, time, "a")
    async with door.passing("a", apart=1.0, waits=False):
        assert time.slept == []
    assert await starts(door, time, "a") == [1]


async def test_a_request_that_waits_for_its_moment_holds_no_place_of_others():
    time, began, go = Time(), asyncio.Event(), asyncio.Event()

    async def sleep(_):
        began.set()
        await go.wait()

    door = Gate(1, 1, clock=time, sleep=sleep)
    await starts(door, time, "a")
    waiting = asyncio.create_task(starts(door, time, "a"))
    await began.wait()
    assert await starts(door, time, "b") == [0]
    go.set()
    await waiting


async def test_what_is_remembered_of_hosts_is_bounded():
    time = Time()
    door = gate(time)
    for number in range(5000):
        time.now += 0.01
        async with door.passing(f"host-{number}", apart=1.0):
            pass
    assert len(door._next) <= 2000


async def test_the_fetcher_waits_between_requests_to_one_host_and_not_at_the_operators_own():
    async def nobody(host, _port):
        raise UnknownNameError(f"the name {host} cannot be resolved")

    time = Time()
    async with Site(root=response(b"a")) as site:
        allowed = frozenset({site.host})
        virtual = {"monotonic": time, "sleep": time.sleep, "host_seconds": 1.0, "resolver": nobody}
        async with Fetcher(allow_private_hosts=allowed, **virtual) as fetcher:
            for _ in range(3):
                with pytest.raises(FetchError) as caught:
                    await fetcher.get("http://site.example/feed")
                await fetcher.get(site.url())
    assert caught.value.reason is Reason.DNS
    assert time.slept == [1.0, 1.0]
    assert fetcher.refused == {"dns": 3}


async def test_a_redirect_within_a_request_is_followed_at_once():
    time = Time()
    async with Site(a=moved("/b"), b=response(b"here")) as site:
        allowed = frozenset({site.host})
        async with Fetcher(allow_private_hosts=allowed, monotonic=time, sleep=time.sleep) as fetcher:
            fetcher._apart = lambda _: 1.0  # as at a host that is not the operator's own
            await fetcher.get(site.url("a"))
            assert time.slept == []
            await fetcher.get(site.url("b"))
    assert time.slept == [1.0]
