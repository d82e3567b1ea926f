"""How is a page or a feed fetched: politely, within bounds, and never from where it must not be?

One deadline around everything, a bounded number of requests overall and for each host, some seconds between two
to one host, only gzip and only unpacked up to a limit, conditional requests, redirects followed by hand so that
each hop is judged, no cookies, robots.txt for pages.
"""

from __future__ import annotations

import asyncio
import time
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from yarl import URL

from bot.errors import FetchError, Reason
from bot.sources.fetching.allowed import read_address
from bot.sources.fetching.freshness import fresh_for, retry_after
from bot.sources.fetching.gate import Gate, Monotonic, Sleep
from bot.sources.fetching.guard import Resolver, is_own, resolve
from bot.sources.fetching.refusals import RAISED, told
from bot.sources.fetching.robots import Robots
from bot.sources.fetching.ways import Answer, Direct, Proxied, Tls, usual_tls
from bot.sources.values import Fetched

USER_AGENT = "Mujaz/0.1 (news digest bot; reads feeds for its subscribers)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.8, */*;q=0.5"
)
_REDIRECTS = 5
_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_MOVED = _PERMANENT | {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}

Consent = Callable[[URL, str], Awaitable[float]]  # may this be read, and how many seconds apart?


class Fetcher:
    """An HTTP client for sources; use it as an async context manager.

    `total` and `per_host` bound the requests under way, `host_seconds` is the time between the starts of two to
    one host, `deadline` (seconds) bounds the whole of one with its redirects from when it has its place,
    `max_bytes` an answer once unpacked. Hosts of `allow_private_hosts` are the operator's own: they may be
    private, at any port, and are asked without delay. `proxy` is the way out, if any. `tls` makes what
    certificates are checked with. `refused` counts what could not be had, by reason.
    """

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        allow_private_hosts: frozenset[str] = frozenset(),
        total: int = 20,
        per_host: int = 2,
        host_seconds: float = 0.0,
        deadline: float = 30.0,
        max_bytes: int = 10_000_000,
        resolver: Resolver = resolve,
        proxy: str = "",
        tls: Tls = usual_tls,
        monotonic: Monotonic = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        headers = {"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        self.refused: Counter[str] = Counter()
        self._allowed = allow_private_hosts
        self._gate = Gate(total, per_host, clock=monotonic, sleep=sleep)
        self._host_seconds = host_seconds
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._way: Direct | Proxied = (
            Proxied(headers, proxy, allowed=self._allowed, resolver=resolver, connections=total, tls=tls)
            if proxy
            else Direct(headers, allowed=self._allowed, resolver=resolver, connections=total, tls=tls)
        )
        self._robots = Robots(lambda url: self._told(url, {}, None), monotonic=monotonic)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._way)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch an address; a 304 to the given validators is an answer too.

        Raises BlockedHostError for what must not be reached, FetchError for what does not answer as it should.
        """
        conditions = {}
        if etag:
            conditions["If-None-Match"] = etag
        if last_modified:
            conditions["If-Modified-Since"] = last_modified
        return await self._counted(url, conditions, None)

    async def page(self, url: str) -> Fetched:
        """Fetch a page, if robots.txt lets programs read it, there and wherever it redirects.

        Raises RobotsError where it does not, and what `get` raises.
        """
        return await self._counted(url, {}, self._robots.allow)

    async def _counted(self, url: str, conditions: Mapping[str, str], consent: Consent | None) -> Fetched:
        try:
            return await self._told(url, conditions, consent)
        except FetchError as error:
            self.refused[error.reason] += 1
            raise

    async def _told(self, url: str, conditions: Mapping[str, str], consent: Consent | None) -> Fetched:
        try:
            return await self._follow(url, conditions, consent)
        except TimeoutError as error:
            sentence = f"no whole answer within {self._deadline:g} s"
            raise FetchError(sentence, url=url, reason=Reason.TOO_SLOW) from error
        except RAISED as error:
            raise told(error, url) from error

    async def _follow(self, url: str, conditions: Mapping[str, str], consent: Consent | None) -> Fetched:
        here, moved, left, clock = read_address(url, self._allowed), "", self._deadline, time.monotonic
        for hop in range(_REDIRECTS + 1):
            apart = self._apart(here)
            if consent is not None:
                apart = max(apart, await consent(here, url))
            async with self._gate.passing(here.host_port_subcomponent or "", apart=apart, waits=hop == 0):
                start = clock()
                async with asyncio.timeout(left):
                    answer = await self._one(here, conditions, asked=url)
                left -= clock() - start
            if isinstance(answer, Fetched):
                return replace(answer, moved_to=moved) if moved else answer
            status, to = answer
            here = read_address(to, self._allowed)
            is_permanent = status in _PERMANENT and (hop == 0 or moved)
            moved = to if is_permanent else ""
        raise FetchError(f"more than {_REDIRECTS} redirects", url=url, reason=Reason.REDIRECTS)

    def _apart(self, url: URL) -> float:
        """Give the seconds between two requests to a host; the operator's own need none."""
        if not self._host_seconds or is_own(url.raw_host or "", url.port or 0, self._allowed):
            return 0.0
        return self._host_seconds

    async def _one(self, url: URL, conditions: Mapping[str, str], *, asked: str) -> Fetched | tuple[int, str]:
        """Give the answer of one address, or the status and the address that it sends us to."""
        async with self._way.ask(url, conditions) as answer:
            status, headers = answer.status, answer.headers
            if status in _MOVED and "Location" in headers:
                return status, str(url.join(URL(headers["Location"])))
            if status != HTTPStatus.NOT_MODIFIED and not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
                raise _refusal(answer, asked)
            return Fetched(
                url=str(url),
                status=status,
                body=b"" if status == HTTPStatus.NOT_MODIFIED else await _bounded(answer, self._max_bytes, asked),
                content_type=headers.get("Content-Type", ""),
                etag=headers.get("ETag", ""),
                last_modified=headers.get("Last-Modified", ""),
                fresh_for=fresh_for(headers, _now),
            )


def _now() -> datetime:
    return datetime.now(UTC)


async def _bounded(answer: Answer, most: int, url: str) -> bytes:
    """Read and unpack a body, giving up as soon as it is larger than allowed: a bomb never unfolds."""
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise FetchError(f"packed as {packed[:40]}, which was not asked for", url=url, reason=Reason.PACKED)
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed.endswith("gzip") else None
    body = bytearray()
    async for piece in answer.pieces:
        body += unpack.decompress(piece, most + 1 - len(body)) if unpack else piece
        if len(body) > most:
            raise FetchError(f"larger than {most} bytes", url=url, reason=Reason.TOO_LARGE)
    return bytes(body)


def _refusal(answer: Answer, url: str) -> FetchError:
    phrase = " ".join(answer.phrase.split())[:80] or "no reason given"
    after = retry_after(answer.headers.get("Retry-After", ""), _now())
    return FetchError(f"answers {answer.status} {phrase}", url=url, status=answer.status, retry_after=after)
