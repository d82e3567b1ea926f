"""Which addresses may be dialled, and is the address that was judged the one that is dialled?"""

from __future__ import annotations

import asyncio
import ipaddress

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.fetching.guard import ForbiddenAddressError, GuardedBackend, guarded_transport, is_public, resolve

PUBLIC = "93.184.215.14 8.8.8.8 2606:4700:4700::1111 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808"
PRIVATE = """
127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1
169.254.169.254 100.64.0.1 100.127.255.254 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1
198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::7f00:1
2002:7f00:1:: 2002:a00:1:: 2001:0:4136:e378:8000:63bf:80ff:fffe 2001:db8::1 fc00::1 fd12::1
fe80::1 fe80::1%eth0 fec0::1 ff02::1 100::1 5f00::1
"""


@pytest.mark.parametrize("address", PUBLIC.split())
def test_an_address_of_the_open_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_an_address_of_a_private_network_is_not_public_in_any_form(address):
    assert not is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_an_ipv6_form_is_judged_as_the_ipv4_address_inside_it(number):
    plain = str(ipaddress.IPv4Address(number))
    assert is_public(f"::ffff:{plain}") == is_public(plain)
    assert is_public(str(ipaddress.IPv6Address((0x64FF9B << 96) | number))) == is_public(plain)


class Names:
    """A resolver whose answer changes from one question to the next; the last one stays."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    async def __call__(self, host, port):
        self.asked.append((host, port))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Dialled(httpcore.AsyncNetworkBackend):
    """Takes note of what would be connected to."""

    def __init__(self, *dead):
        self.dead = dead
        self.addresses = []

    async def connect_tcp(self, host, *_, **__):
        self.addresses.append(host)
        if host in self.dead:
            raise httpcore.ConnectError("refused")
        return httpcore.AsyncMockStream([])


def backend(names, dialled, allowed=()):
    made = GuardedBackend(allowed, resolver=names)
    made._backend = dialled
    return made


async def test_a_rebound_name_is_dialled_at_the_address_that_was_judged():
    names, dialled = Names(["93.184.215.14"], ["127.0.0.1"]), Dialled()
    await backend(names, dialled).connect_tcp("rebinding.example", 80)
    assert names.asked == [("rebinding.example", 80)]
    assert dialled.addresses == ["93.184.215.14"]


async def test_a_rebound_name_is_judged_again_at_the_next_connection():
    dialled = Dialled()
    rebinding = backend(Names(["93.184.215.14"], ["127.0.0.1"]), dialled)
    await rebinding.connect_tcp("rebinding.example", 80)
    with pytest.raises(ForbiddenAddressError):
        await rebinding.connect_tcp("rebinding.example", 80)
    assert dialled.addresses == ["93.184.215.14"]


async def test_a_name_with_one_private_address_among_public_ones_is_refused():
    dialled = Dialled()
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.1"):
        await backend(Names(["93.184.215.14", "10.0.0.1"]), dialled).connect_tcp("mixed.example", 80)
    assert dialled.addresses == []


async def test_the_next_address_is_tried_where_the_first_does_not_answer():
    dialled = Dialled("93.184.215.14")
    await backend(Names(["93.184.215.14", "8.8.8.8"]), dialled).connect_tcp("two.example", 80)
    assert dialled.addresses == ["93.184.215.14", "8.8.8.8"]


async def test_a_name_without_an_address_is_a_connect_error():
    with pytest.raises(httpcore.ConnectError):
        await backend(Names([]), Dialled()).connect_tcp("none.example", 80)


@pytest.mark.parametrize("allowed", ["feeds.home.example", "feeds.home.example:8080"])
async def test_an_allowed_host_may_be_private(allowed):
    dialled = Dialled()
    await backend(Names(["10.0.0.9"]), dialled, {allowed}).connect_tcp("Feeds.Home.Example", 8080)
    assert dialled.addresses == ["10.0.0.9"]


@pytest.mark.parametrize("allowed", ["feeds.home.example:80", "home.example", "10.0.0.9"])
async def test_what_is_allowed_is_that_name_at_that_port_alone(allowed):
    with pytest.raises(ForbiddenAddressError):
        await backend(Names(["10.0.0.9"]), Dialled(), {allowed}).connect_tcp("feeds.home.example", 8080)


async def test_an_ipv6_address_is_allowed_with_its_brackets():
    dialled = Dialled()
    await backend(Names(["::1"]), dialled, {"[::1]:8080"}).connect_tcp("::1", 8080)
    assert dialled.addresses == ["::1"]


async def test_no_local_socket_is_opened():
    with pytest.raises(ForbiddenAddressError):
        await GuardedBackend().connect_unix_socket("/run/service.sock")


async def test_the_guard_really_is_under_the_transport():
    met = []
    server = await asyncio.start_server(lambda _, writer: (met.append(1), writer.close()), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, guarded_transport() as transport:
        request = httpcore.Request("GET", f"http://127.0.0.1:{port}/")
        with pytest.raises(ForbiddenAddressError):
            await transport._pool.handle_async_request(request)
    assert met == []


async def test_a_literal_address_resolves_to_itself():
    assert list(await resolve("127.0.0.1", 80)) == ["127.0.0.1"]
    assert list(await resolve("::1", 80)) == ["::1"]


@pytest.mark.parametrize("host", ["x" * 64, "a..b", "no-such-name.invalid"])
async def test_a_name_that_cannot_be_resolved_is_a_connect_error(host):
    with pytest.raises(httpcore.ConnectError, match="cannot be resolved"):
        await resolve(host, 80)
