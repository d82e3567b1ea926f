"""Where are the samples read from? A little site on loopback, over real HTTP, as any other site."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from bot.sample.pack import packs
from bot.sample.pages import feed, page
from bot.sources.lists.opml import OpmlFeed, write_opml

_FEEDS = {"ar": "/ar.xml", "ru": "/ru.atom", "en": "/en.json"}
_LONGEST_REQUEST = 16_384
_SECONDS = 10


class SampleSite:
    """The sample pack's site, while the async context lasts; a late article comes every `interval` seconds."""

    def __init__(self, *, clock: Callable[[], datetime], interval: float = 25.0) -> None:
        self._clock = clock
        self._interval = interval
        self._start = clock()

    @property
    def host(self) -> str:
        """host:port, as ALLOW_PRIVATE_HOSTS takes it."""
        return f"127.0.0.1:{self._port}"

    def opml(self) -> str:
        """Give the list of its feeds."""
        return write_opml(
            OpmlFeed(pack.title, f"http://{self.host}{_FEEDS[pack.language]}", pack.language) for pack in packs()
        )

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0, limit=_LONGEST_REQUEST)
        self._port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close: a few a second come at most."""
        try:
            async with asyncio.timeout(_SECONDS):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(self._reply(head))
                await writer.drain()
        except (ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            return
        finally:
            writer.close()

    def _reply(self, head: str) -> bytes:
        _, path, _ = head.split(" ", 2)
        found = self._page(path)
        if found is None:
            return _response(HTTPStatus.NOT_FOUND, "text/plain", b"")
        body, content_type = found[0].encode(), found[1]
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if f"if-none-match: {etag}" in head.lower():
            return _response(HTTPStatus.NOT_MODIFIED, content_type, b"", etag)
        return _response(HTTPStatus.OK, content_type, body, etag)

    def _page(self, path: str) -> tuple[str, str] | None:
        """Give what stands under a path now, and its content type."""
        for pack in packs():
            out = pack.published(start=self._start, now=self._clock(), interval=self._interval)
            if path == _FEEDS[pack.language]:
                return feed(pack, out, f"http://{self.host}")
            for each in out:
                if path == each.story.path:
                    return page(pack, each.story, each.at), "text/html; charset=utf-8"
        return None


def _response(status: HTTPStatus, content_type: str, body: bytes, etag: str = "") -> bytes:
    lines = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *([f"ETag: {etag}"] if etag else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body
