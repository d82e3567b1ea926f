"""Proxies on loopback: HTTP (CONNECT, and whole addresses), the same over TLS, and socks5; all want a password."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import ssl

USER, PASSWORD = "me", "p@ss:wörd"
WRITTEN = "me:p%40ss%3Aw%C3%B6rd"  # as it stands in an address


class Proxy:
    """What both kinds share: `asked` keeps the host and port of each way that was opened."""

    scheme = "http"

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[str] = []
        self._tls = tls
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return self.address(WRITTEN)

    def address(self, credentials: str) -> str:
        scheme = "https" if self._tls else self.scheme
        return f"{scheme}://{credentials}@127.0.0.1:{self.port}"

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for _ in range(5):  # for what was aborted to be gone
            await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(task := asyncio.current_task())
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await self.open(reader, writer)
        except asyncio.CancelledError:
            pass  # the test has ended
        finally:
            end(writer)
            self._tasks.discard(task)

    async def open(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise NotImplementedError

    async def join(self, reader, writer, target: str, *, greeting: bytes = b"", first: bytes = b"") -> None:
        """Carry bytes to and fro until either side ends."""
        self.asked.append(target)
        host, _, port = target.rpartition(":")
        far_reader, far_writer = await asyncio.open_connection(host, int(port))
        far_writer.write(first)
        writer.write(greeting)
        ways = [asyncio.create_task(carry(*each)) for each in ((reader, far_writer), (far_reader, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            end(far_writer)
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)


def end(writer: asyncio.StreamWriter) -> None:
    """Close a connection now; what was written is on its way already."""
    writer.close()
    writer.transport.abort()


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()


class HttpProxy(Proxy):
    """Opens ways by CONNECT, and fetches plain http by the whole address."""

    async def open(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        given = [line.partition(": ")[2] for line in lines if line.lower().startswith("proxy-authorization:")]
        wanted = [
            f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode(e)).decode()}" for e in ("utf-8", "latin-1")
        ]
        if not given or given[0] not in wanted:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return
        method, target, _ = lines[0].split()
        if method == "CONNECT":
            await self.join(reader, writer, target, greeting=b"HTTP/1.1 200 OK\r\n\r\n")
            return
        host, _, path = target.removeprefix("http://").partition("/")
        kept = [line for line in lines[1:] if not line.lower().startswith("proxy-")]
        first = "\r\n".join([f"{method} /{path} HTTP/1.1", *kept]).encode("latin-1")
        await self.join(reader, writer, host, first=first)


class SocksProxy(Proxy):
    """socks5 with user and password (RFC 1928, 1929)."""

    scheme = "socks5"

    async def open(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x02")
        _, length = await reader.readexactly(2)
        user = await reader.readexactly(length)
        password = await reader.readexactly((await reader.readexactly(1))[0])
        if (user.decode(), password.decode()) != (USER, PASSWORD):
            writer.write(b"\x01\x01")
            return
        writer.write(b"\x01\x00")
        kind = (await reader.readexactly(4))[3]
        if kind == 1:
            host = ".".join(map(str, await reader.readexactly(4)))
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        await self.join(reader, writer, f"{host}:{port}", greeting=b"\x05\x00\x00\x01" + bytes(6))
