"""How does aiohttp dial only what was judged? A resolver that judges names, and a socket that judges once more.

aiohttp asks no resolver about a host that is an IP address; so the last word has the function that makes the
socket for the very address that is about to be dialled. Nothing is remembered in between.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.sources.fetching.guard import ForbiddenAddressError, Resolver, UnknownNameError, is_public, judge

SocketFactory = Callable[[tuple[Any, ...]], socket.socket]
_KEPT_SECONDS = 15.0  # that a connection is kept for the next request


class JudgingResolver(AbstractResolver):
    """Asks our resolver, and refuses a name that has a private address among its addresses."""

    def __init__(self, resolver: Resolver, *, is_judging: bool) -> None:
        self._resolver = resolver
        self._is_judging = is_judging

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        addresses = await self._resolver(host, port)
        if not addresses:
            raise UnknownNameError(f"the name {host} has no address")
        if self._is_judging:
            judge(host, addresses)
        found = [_result(host, port, address) for address in addresses]
        return [each for each in found if family in {socket.AF_UNSPEC, each["family"]}]

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, port: int, address: str) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=int(socket.AI_NUMERICHOST)
    )


def public_socket(info: tuple[Any, ...]) -> socket.socket:
    """Make the socket for an address that aiohttp dials next. Raises ForbiddenAddressError for a private one."""
    family, kind, protocol, _, address = info
    if not is_public(address[0]):
        raise ForbiddenAddressError(f"{address[0]} is a private address")
    return socket.socket(family, kind, protocol)


def connector(
    resolver: Resolver, *, is_judging: bool, is_kept: bool = True, socket_for: SocketFactory = public_socket
) -> aiohttp.TCPConnector:
    """Make a pool of connections to public addresses, or with no judgement to the operator's own hosts.

    A connection is kept for the next request if `is_kept`; `socket_for` makes the socket for an address that is
    judged and dialled next.
    """
    return aiohttp.TCPConnector(
        limit=0,  # the gate's business
        resolver=JudgingResolver(resolver, is_judging=is_judging),
        use_dns_cache=False,
        force_close=not is_kept,
        keepalive_timeout=_KEPT_SECONDS if is_kept else None,
        socket_factory=socket_for if is_judging else None,
    )
