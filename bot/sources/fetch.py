"""How is a page or a feed fetched: politely, within bounds, and never from where it must not be?

One deadline around everything, a bounded number of requests overall and for each host, only gzip and only unpacked
up to a limit, conditional requests, redirects followed by hand so that each hop is judged, no cookies.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

import httpx

from bot.errors import BlockedHostError, FetchError
from bot.sources.guard import ForbiddenAddressError, Resolver, guarded_transport, resolve
from bot.sources.values import Fetched

USER_AGENT = "Mujaz/0.1 (news digest bot; reads feeds for its subscribers)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.8, */*;q=0.5"
)
_REDIRECTS = 5
_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_MOVED = _PERMANENT | {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}


class _Gate:
    """Lets so many in at once, overall and for each host."""

    def __init__(self, total: int, per_host: int) -> None:
        self._total = asyncio.Semaphore(total)
        self._per_host = per_host
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def passing(self, host: str) -> AsyncIterator[None]:
        """Wait for a place of the host first, so that a slow host takes no place from the others."""
        own, users = self._hosts.get(host, (asyncio.Semaphore(self._per_host), 0))
        self._hosts[host] = (own, users + 1)
        try:
            async with own, self._total:
                yield
        finally:
            own, users = self._hosts.pop(host)
            if users > 1:
                self._hosts[host] = (own, users - 1)


class _Budget:
    """Seconds that a request may take in all its hops; waiting for a place costs none."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def spending(self) -> AsyncIterator[None]:
        """Raise TimeoutError inside when nothing is left."""
        clock = asyncio.get_running_loop().time
        start = clock()
        async with asyncio.timeout(self._left):
            yield
        self._left -= clock() - start


class Fetcher:
    """An HTTP client for sources; use it as an async context manager.

    `total` and `per_host` bound the requests under way, `deadline` (seconds) the whole of one with its redirects,
    from when it has its place, `max_bytes` an answer once unpacked.
    """

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        allow_private_hosts: frozenset[str] = frozenset(),
        total: int = 20,
        per_host: int = 2,
        deadline: float = 30.0,
        max_bytes: int = 10_000_000,
        resolver: Resolver = resolve,
    ) -> None:
        self._headers = {"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        self._allowed = allow_private_hosts
        self._total = total
        self._gate = _Gate(total, per_host)
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._resolver = resolver
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        transport = guarded_transport(self._allowed, resolver=self._resolver, connections=self._total)
        client = httpx.AsyncClient(
            transport=transport, headers=self._headers, timeout=self._deadline, trust_env=False
        )
        self._client = await self._stack.enter_async_context(client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch an address; a 304 to the given validators is an answer too.

        Raises BlockedHostError for what must not be reached, FetchError for what does not answer as it should.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        try:
            return await self._follow(url, {name: value for name, value in conditions.items() if value})
        except TimeoutError as error:
            raise FetchError(f"no whole answer within {self._deadline:g} s", url=url) from error
        except (
            zlib.error,
            httpx.HTTPError,
            httpx.InvalidURL,
            httpx.StreamError,
            UnicodeError,
            ValueError,
        ) as error:
            raise _told(error, url) from error

    async def _follow(self, url: str, conditions: Mapping[str, str]) -> Fetched:
        here, moved, budget = httpx.URL(url), "", _Budget(self._deadline)
        for hop in range(_REDIRECTS + 1):
            _check(here, url)
            async with self._gate.passing(here.netloc.decode()), budget.spending():
                answer = await self._one(here, conditions, asked=url)
            if isinstance(answer, Fetched):
                return replace(answer, moved_to=moved)
            status, here = answer
            is_permanent = status in _PERMANENT and (hop == 0 or moved)
            moved = str(here) if is_permanent else ""
        raise FetchError(f"more than {_REDIRECTS} redirects", url=url)

    async def _one(
        self, url: httpx.URL, conditions: Mapping[str, str], *, asked: str
    ) -> Fetched | tuple[int, httpx.URL]:
        """Give the answer of one address, or the status and the address that it sends us to."""
        self._client.cookies.clear()
        async with self._client.stream("GET", url, headers=dict(conditions), follow_redirects=False) as response:
            if response.status_code in _MOVED and "location" in response.headers:
                return response.status_code, url.join(response.headers["location"])
            if response.status_code != HTTPStatus.NOT_MODIFIED and not response.is_success:
                raise _refusal(response, asked)
            return Fetched(
                url=str(url),
                status=response.status_code,
                body=await _bounded(response, self._max_bytes, asked),
                content_type=response.headers.get("content-type", ""),
                etag=response.headers.get("etag", ""),
                last_modified=response.headers.get("last-modified", ""),
            )


def _check(url: httpx.URL, asked: str) -> None:
    if url.scheme not in {"http", "https"} or not url.host:
        raise BlockedHostError("not a web address: it must begin with http:// or https://", url=asked)
    if url.userinfo:
        raise BlockedHostError("an address with a name and a password in it is not fetched", url=asked)


async def _bounded(response: httpx.Response, most: int, url: str) -> bytes:
    """Read and unpack a body, giving up as soon as it is larger than allowed: a bomb never unfolds."""
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise FetchError(f"packed as {packed}, which was not asked for", url=url)
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed.endswith("gzip") else None
    body = bytearray()
    async for piece in response.aiter_raw():
        body += unpack.decompress(piece, most + 1 - len(body)) if unpack else piece
        if len(body) > most:
            raise FetchError(f"larger than {most} bytes", url=url)
    return bytes(body)


def _refusal(response: httpx.Response, url: str) -> FetchError:
    status = response.status_code
    phrase = response.reason_phrase or "no reason given"
    after = _seconds(response.headers.get("retry-after", ""))
    return FetchError(f"answers {status} {phrase}", url=url, status=status, retry_after=after)


def _seconds(retry_after: str) -> float | None:
    """Read a Retry-After header: seconds, or a date."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _told(error: Exception, url: str) -> FetchError:
    """Say in a line what went wrong under httpx."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ForbiddenAddressError):
            return BlockedHostError(f"{cause}: private addresses are not fetched", url=url)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, zlib.error):
        return FetchError("its gzip is damaged", url=url)
    return FetchError(str(error) or type(error).__name__, url=url)
