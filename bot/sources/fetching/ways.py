"""Which way does a request take? aiohttp for HTTP/1.1, httpx for HTTP/2 and through the operator's proxy.

Each way gives the same answer: status, headers, and the body's pieces as they come, still packed. No way keeps a
cookie, follows a redirect, reads .netrc or the environment.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import product
from types import TracebackType
from typing import Protocol, Self

import aiohttp
import httpx
from yarl import URL

from bot.sources.fetching.dialling import connector
from bot.sources.fetching.guard import Resolver, guarded_transport, is_own, judge

_LONGEST_FIELD = 32_768  # bytes of a header: security policies grow long
_HEADERS = 256
_KEPT_HOSTS = 100  # hosts to which connections are kept; those beyond are closed after their answer
_KNOWN_ORIGINS = 10_000

Tls = Callable[[], ssl.SSLContext]


@dataclass(slots=True)
class Answer:
    """What a site answers; `pieces` is the body as it comes."""

    status: int
    phrase: str
    headers: Mapping[str, str]
    pieces: AsyncIterator[bytes]
    is_http2: bool = False


class Way(Protocol):
    """Something that asks for an address; what goes wrong is raised as the library below says it."""

    def ask(self, url: URL, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Answer]: ...


def usual_tls() -> ssl.SSLContext:
    """Make what a browser's certificates are checked with. Each library sets its own protocols in it."""
    return httpx.create_ssl_context(trust_env=False)


class _Asking:
    """An answer while it is read; a plain class, for each request passes here and a generator costs more."""

    __slots__ = ("_asked",)

    def __init__(self, asked: AbstractAsyncContextManager[aiohttp.ClientResponse]) -> None:
        self._asked = asked

    async def __aenter__(self) -> Answer:
        answer = await self._asked.__aenter__()
        return Answer(answer.status, answer.reason or "", answer.headers, answer.content.iter_any())

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._asked.__aexit__(kind, error, trace)


class ByAiohttp:
    """HTTP/1.1, to public addresses or (apart, so that no connection is mixed up) to the operator's own."""

    def __init__(self, headers: Mapping[str, str], resolver: Resolver, allowed: frozenset[str], tls: Tls) -> None:
        self._headers = headers
        self._resolver = resolver
        self._allowed = allowed
        self._make_tls = tls
        self._tls: ssl.SSLContext | None = None
        self._sessions: dict[tuple[bool, bool], aiohttp.ClientSession] = {}  # is it judged, is it kept

    async def __aenter__(self) -> Self:
        for is_judging, is_kept in product((True, False), repeat=2):
            self._sessions[is_judging, is_kept] = aiohttp.ClientSession(
                connector=connector(self._resolver, is_judging=is_judging, is_kept=is_kept),
                headers=self._headers,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
                auto_decompress=False,
                max_field_size=_LONGEST_FIELD,
                max_headers=_HEADERS,
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in self._sessions.values():
            await session.close()

    def ask(self, url: URL, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Answer]:
        is_judging = not is_own(url.raw_host or "", url.port or 0, self._allowed)
        session = self._sessions[is_judging, True]
        if len(session.connector._conns) >= _KEPT_HOSTS:  # type: ignore[union-attr]  # noqa: SLF001 (aiohttp bounds only those in use)
            session = self._sessions[is_judging, False]
        tls = self._context() if url.scheme == "https" else True
        return _Asking(session.get(url, headers=headers, allow_redirects=False, ssl=tls))

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = self._make_tls()
            self._tls.set_alpn_protocols(["http/1.1"])
        return self._tls


class ByHttpx:
    """HTTP/2 where the site speaks it, else HTTP/1.1."""

    def __init__(self, headers: Mapping[str, str], make: Callable[[], httpx.AsyncBaseTransport]) -> None:
        self._headers = headers
        self._make = make
        self._made: httpx.AsyncBaseTransport | None = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    @asynccontextmanager
    async def ask(self, url: URL, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        if self._made is None:
            self._made = self._make()
            await self._stack.enter_async_context(self._made)
        response = await self._made.handle_async_request(
            httpx.Request("GET", str(url), headers={**self._headers, **headers}, extensions={"timeout": {}})
        )
        try:
            assert isinstance(response.stream, httpx.AsyncByteStream)
            version = response.extensions.get("http_version", b"")
            phrase = response.extensions.get("reason_phrase", b"").decode("ascii", "replace")
            pieces = aiter(response.stream)
            yield Answer(response.status_code, phrase, response.headers, pieces, version == b"HTTP/2")
        finally:
            await response.aclose()


class Direct:
    """Asks an https site first over httpx, remembers what it speaks, and then goes by what costs least."""

    def __init__(
        self,
        headers: Mapping[str, str],
        *,
        allowed: frozenset[str],
        resolver: Resolver,
        connections: int,
        tls: Tls = usual_tls,
    ) -> None:
        def transport() -> httpx.AsyncBaseTransport:
            return guarded_transport(allowed, resolver=resolver, connections=connections, tls=tls(), http2=True)

        self._plain = ByAiohttp(headers, resolver, allowed, tls)
        self._new = ByHttpx(headers, transport)
        self._speaks_http2: dict[str, bool] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._plain)
        await self._stack.enter_async_context(self._new)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def ask(self, url: URL, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Answer]:
        if url.scheme == "http" or self._speaks_http2.get(str(url.host_port_subcomponent)) is False:
            return self._plain.ask(url, headers)
        return self._negotiating(url, headers)

    @asynccontextmanager
    async def _negotiating(self, url: URL, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        async with self._new.ask(url, headers) as answer:
            if len(self._speaks_http2) >= _KNOWN_ORIGINS:
                self._speaks_http2.clear()
            self._speaks_http2[str(url.host_port_subcomponent)] = answer.is_http2
            yield answer


class Proxied:
    """Asks everything through the operator's proxy.

    A host is resolved and judged here before it is handed over. The limit: the proxy resolves the name once more,
    so that a name which changes in between is the proxy's to refuse; one that only the proxy knows is not asked.
    """

    def __init__(
        self,
        headers: Mapping[str, str],
        proxy: str,
        *,
        allowed: frozenset[str],
        resolver: Resolver,
        connections: int,
        tls: Tls = usual_tls,
    ) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)

        def transport() -> httpx.AsyncBaseTransport:
            own = tls() if proxy.startswith("https://") else None
            way_out = httpx.Proxy(proxy, ssl_context=own)
            return httpx.AsyncHTTPTransport(
                verify=tls(), http2=True, limits=limits, trust_env=False, proxy=way_out
            )

        self._new = ByHttpx(headers, transport)
        self._allowed = allowed
        self._resolver = resolver

    async def __aenter__(self) -> Self:
        await self._new.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._new.__aexit__(kind, error, trace)

    @asynccontextmanager
    async def ask(self, url: URL, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        handed = httpx.URL(str(url))
        port = handed.port or url.port or 0
        if not is_own(handed.host, port, self._allowed):
            judge(handed.host, await self._resolver(handed.host, port))
        try:
            async with self._new.ask(url, headers) as answer:
                yield answer
        except httpx.ConnectError as error:  # only the proxy is dialled from here
            raise httpx.ProxyError("the proxy (SOURCE_PROXY) does not answer") from error
