"""What does a request cost our fetcher, next to a bare aiohttp client and to httpx?

A server in a process of its own answers on loopback: to a condition with 304, to anything else with a feed of 18
entries. The CPU that this process spends is what counts; the clients take turns, the best of the rounds counts.

    python benchmarks/fetching.py              2,000 requests a round, 20 at a time, 5 rounds
    python benchmarks/fetching.py 5000 100 9   5,000 requests, 100 at a time, 9 rounds
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import aiohttp
import httpx

from bot.sources.fetching.fetch import Fetcher
from bot.sources.fetching.guard import guarded_transport

ETAG = '"7"'
ENTRY = "<item><title>خبر {0}</title><link>https://site.example/{0}</link><description>{1}</description></item>"
FEED = ("<rss><channel>" + "".join(ENTRY.format(n, "نص " * 60) for n in range(18)) + "</channel></rss>").encode()
WHOLE = b'HTTP/1.1 200 OK\r\nETag: "7"\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n' % len(
    FEED
)
UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\nCache-Control: max-age=60\r\n\r\n'

Ask = Callable[[str, str], Awaitable[int]]  # address and ETag in, status out


class Site(asyncio.Protocol):
    """Answers at once, with as little work as possible."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write(UNCHANGED if b"if-none-match" in data.lower() else WHOLE + FEED)


def serve(port: Connection) -> None:
    async def serving() -> None:
        server = await asyncio.get_running_loop().create_server(Site, "127.0.0.1", 0)
        port.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serving())


@asynccontextmanager
async def ours(host: str, together: int) -> AsyncIterator[Ask]:
    async with Fetcher(allow_private_hosts=frozenset({host}), total=together, per_host=together) as fetcher:

        async def ask(url: str, etag: str) -> int:
            return (await fetcher.get(url, etag=etag)).status

        yield ask


@asynccontextmanager
async def bare_aiohttp(_host: str, together: int) -> AsyncIterator[Ask]:
    connector = aiohttp.TCPConnector(limit=together)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def ask(url: str, etag: str) -> int:
            headers = {"If-None-Match": etag} if etag else {}
            async with session.get(url, headers=headers) as answer:
                await answer.read()
                return answer.status

        yield ask


async def with_httpx(client: httpx.AsyncClient, url: str, etag: str) -> int:
    headers = {"If-None-Match": etag} if etag else {}
    async with client.stream("GET", url, headers=headers) as answer:
        async for _ in answer.aiter_raw():
            pass
        return answer.status_code


@asynccontextmanager
async def guarded_httpx(host: str, together: int) -> AsyncIterator[Ask]:
    transport = guarded_transport({host}, connections=together)
    async with httpx.AsyncClient(transport=transport) as client:
        yield lambda url, etag: with_httpx(client, url, etag)


@asynccontextmanager
async def httpx_aiohttp(_host: str, together: int) -> AsyncIterator[Ask]:
    from httpx_aiohttp import AiohttpTransport

    transport = AiohttpTransport(limits=httpx.Limits(max_connections=together))
    async with httpx.AsyncClient(transport=transport) as client:
        yield lambda url, etag: with_httpx(client, url, etag)


CLIENTS = {
    "bare aiohttp": bare_aiohttp,
    "our Fetcher": ours,
    "httpx with httpx-aiohttp": httpx_aiohttp,
    "httpx with our guard": guarded_httpx,
}


async def spent(name: str, host: str, requests: int, together: int, etag: str) -> float:
    """Give the CPU seconds that a client takes for so many requests."""
    url, left = f"http://{host}/feed", iter(range(requests))
    async with CLIENTS[name](host, together) as ask:
        assert await ask(url, etag) == (304 if etag else 200)

        async def work() -> None:
            for _ in left:
                await ask(url, etag)

        began = time.process_time()
        await asyncio.gather(*(work() for _ in range(together)))
        return time.process_time() - began


def measure(host: str, requests: int, together: int, rounds: int) -> None:
    print(f"{'CPU µs a request':<28}{'304':>8}{'of bare':>10}{'200':>8}{'of bare':>10}")
    best = {(name, etag): float("inf") for name in CLIENTS for etag in (ETAG, "")}
    for _ in range(rounds):
        for (name, etag), least in best.items():
            took = asyncio.run(spent(name, host, requests, together, etag))
            best[name, etag] = min(least, took / requests * 1e6)
    for name in CLIENTS:
        cells = [(best[name, etag], best["bare aiohttp", etag] / best[name, etag]) for etag in (ETAG, "")]
        print(f"{name:<28}" + "".join(f"{cost:>8.0f}{ratio:>10.2f}" for cost, ratio in cells))


def main() -> None:
    requests, together, rounds = ([int(word) for word in sys.argv[1:]] + [2000, 20, 5][len(sys.argv) - 1 :])[:3]
    logging.getLogger("httpx").setLevel(logging.WARNING)
    ours_, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    try:
        measure(f"127.0.0.1:{ours_.recv()}", requests, together, rounds)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
