"""A site on loopback that answers any bytes, also those that no server should send."""

from __future__ import annotations

import asyncio


def response(body=b"", *headers, status="200 OK"):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Site:
    """Answers each path by bytes, or by what a function of the writer does; keeps the requests, in lower case."""

    def __init__(self, **answers):
        self.answers = answers
        self.heads = []
        self.under_way = self.most = 0

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.answer, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        return self

    async def __aexit__(self, *_):
        self.server.close()

    def url(self, path=""):
        return f"http://{self.host}/{path}"

    async def answer(self, reader, writer):
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            self.heads.append(head)
            answer = self.answers[head.split()[1].strip("/").partition("?")[0] or "root"]
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            self.under_way -= 1
            writer.close()


def moved(to, status="302 Found"):
    return response(b"", f"Location: {to}", status=status)
