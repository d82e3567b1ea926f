"""May this address be dialled? Judged where the connection is made, at every hop, on the very address dialled.

A check before the request could be passed by a name that resolves differently a moment later, or by a redirect.
Here a name is resolved once, every address that it has is judged, and the socket is opened to what was judged; the
name still stands in TLS and in the Host header.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import anyio
import httpcore
import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # NAT64: an IPv4 address in the last 32 bits
_NOT_PUBLIC = (  # what some versions of the standard library count as global
    ipaddress.IPv4Network("100.64.0.0/10"),  # a carrier's own network
    ipaddress.IPv4Network("192.0.0.0/24"),  # protocols' own
    ipaddress.IPv4Network("192.88.99.0/24"),  # the relays of 6to4
)
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all of IPv6 that is given out; `::127.0.0.1` and site-local are not


class ForbiddenAddressError(httpcore.ConnectError):
    """The address is private and not allowed; no connection was made."""


class UnknownNameError(httpcore.ConnectError):
    """The name has no address."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, also the one inside an IPv6 form of it.

    >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "fe80::1")]
    [True, False, False, False, False]
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inner = _inner(parsed)
    if inner is not None:
        return is_public(str(inner))
    if isinstance(parsed, ipaddress.IPv6Address) and parsed not in _UNICAST:
        return False
    return parsed.is_global and not parsed.is_multicast and not any(parsed in network for network in _NOT_PUBLIC)


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    """Give the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


@lru_cache(maxsize=4096)
def is_own(host: str, port: int, allowed: frozenset[str]) -> bool:
    """Tell whether the operator allows a host though it is private: `allowed` has host or host:port.

    >>> is_own("::1", 8080, frozenset({"[::1]:8080"})), is_own("News.Local", 80, frozenset({"news.local:8080"}))
    (True, False)
    """
    if not allowed:
        return False
    name = host.strip("[]").lower()
    return bool(allowed & {name, f"{name}:{port}", f"[{name}]:{port}"})


def judge(host: str, addresses: Sequence[str]) -> None:
    """Raise ForbiddenAddressError where any of a name's addresses is private."""
    for address in addresses:
        if not is_public(address):
            raise ForbiddenAddressError(f"{host} is the private address {address}")


async def resolve(host: str, port: int) -> Sequence[str]:
    """Give a name's addresses, in the system's order. Raises UnknownNameError where it has none."""
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownNameError(f"the name {host} cannot be resolved") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to public addresses, and to the private ones that are allowed.

    `allowed` has `host` or `host:port` in lower case, as ALLOW_PRIVATE_HOSTS.
    """

    def __init__(self, allowed: Iterable[str] = (), *, resolver: Resolver = resolve) -> None:
        self._allowed = frozenset(allowed)
        self._resolver = resolver
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's own signature)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._resolver(host.strip("[]"), port)
        if not is_own(host, port, self._allowed):
            judge(host, addresses)
        return await self._first(addresses, port, timeout, local_address, socket_options)

    async def _first(
        self,
        addresses: Sequence[str],
        port: int,
        timeout: float | None,  # noqa: ASYNC109 (as above)
        local_address: str | None,
        socket_options: Iterable[Any] | None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers."""
        refused: Exception | None = None
        for address in addresses:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore.ConnectError as error:
                refused = error
        raise refused or UnknownNameError("the name has no address")

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        raise ForbiddenAddressError("no site is behind a local socket")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


def guarded_transport(
    allowed: Iterable[str] = (),
    *,
    resolver: Resolver = resolve,
    connections: int = 100,
    tls: ssl.SSLContext | None = None,
    http2: bool = False,
) -> httpx.AsyncHTTPTransport:
    """Give httpx's transport with the guard under it; there is no proxy, so that what is dialled is the site."""
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    transport = httpx.AsyncHTTPTransport(verify=tls or True, limits=limits, trust_env=False, http2=http2)
    transport._pool._network_backend = GuardedBackend(allowed, resolver=resolver)  # noqa: SLF001 (httpx has no other door)
    return transport
