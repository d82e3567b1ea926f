"""A site on loopback over TLS, with a certificate of its own, that speaks HTTP/2 or HTTP/1.1 as it is told."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import subprocess
from pathlib import Path

import h2.config
import h2.connection
import h2.events

HEADERS = [("content-type", "application/rss+xml"), ("etag", '"7"'), ("set-cookie", "who=me; Path=/")]


def certificate(folder: Path) -> Path:
    """Make a key and a certificate for 127.0.0.1 and localhost, both in one file."""
    path = folder / "site.pem"
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:site.example"
    command = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subject = ("-days", "2", "-subj", "/CN=localhost", "-addext", names)
    subprocess.run(
        [*command, *subject, "-keyout", str(path), "-out", str(folder / "certificate.pem")],
        check=True,
        capture_output=True,
    )
    path.write_text(path.read_text() + (folder / "certificate.pem").read_text())
    return path


class TlsSite:
    """Answers every path with `body`; keeps the protocol and the headers of each request."""

    def __init__(self, pem: Path, *protocols: str, body: bytes = b"<rss/>", drips: bool = False) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(pem)
        self.context.set_alpn_protocols(list(protocols))
        self.pem = pem
        self.body = body
        self.drips = drips
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def tls(self) -> ssl.SSLContext:
        """Make a client's context that trusts this site."""
        return ssl.create_default_context(cafile=str(self.pem))

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.context)
        self.host = f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self.url = f"https://{self.host}/rss.xml"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(task := asyncio.current_task())
        is_http2 = writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2"
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            await (self._http2(reader, writer) if is_http2 else self._http1(reader, writer))
        writer.close()
        self._tasks.discard(task)

    async def _http1(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower().splitlines()
            self.asked.append(("http/1.1", dict(line.split(": ", 1) for line in head[1:] if line)))
            lines = [f"{name}: {value}" for name, value in HEADERS]
            told = ["HTTP/1.1 200 OK", f"content-length: {len(self.body)}", *lines, "", ""]
            writer.write("\r\n".join(told).encode() + self.body)
            await writer.drain()

    async def _http2(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        speech = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        speech.initiate_connection()
        writer.write(speech.data_to_send())
        while received := await reader.read(65536):
            for event in speech.receive_data(received):
                if isinstance(event, h2.events.RequestReceived):
                    self.asked.append(("h2", dict(event.headers)))
                    await self._answer(speech, event.stream_id, writer)
            writer.write(speech.data_to_send())
            await writer.drain()

    async def _answer(self, speech, stream: int, writer: asyncio.StreamWriter) -> None:
        speech.send_headers(stream, [(":status", "200"), *HEADERS])
        while self.drips:
            speech.send_data(stream, b".")
            writer.write(speech.data_to_send())
            await writer.drain()
            await asyncio.sleep(0.02)
        for start in range(0, len(self.body), 16_000):
            speech.send_data(stream, self.body[start : start + 16_000])
        speech.end_stream(stream)
