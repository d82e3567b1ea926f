"""How do requests get to Telegram? python-telegram-bot's transport made of aiohttp: a third of httpx's work."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

from handlers.tg.transport import JSON, READ_SECONDS, Body, HttpTransport, NotSentError, Transport

_CONNECTIONS = 256


class AiohttpRequest(HttpTransport):
    """Requests over a pool of connections, through a proxy (http:// or https://) or what the environment names."""

    def __init__(self, *, read_seconds: float = READ_SECONDS, proxy: str = "") -> None:
        super().__init__(read_seconds)
        self._own_proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=60.0)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _send(
        self, method: str, url: str, body: Body, read: float | None, connect: float | None
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSentError("the bot is not connected")
        limits = aiohttp.ClientTimeout(total=None, sock_connect=connect, connect=connect, sock_read=read)
        content, headers = (_form(body), None) if isinstance(body, RequestData) else (body, JSON if body else None)
        try:
            async with self._session.request(
                method, url, data=content, headers=headers, timeout=limits, proxy=self._way_out(url)
            ) as answer:
                return answer.status, await answer.read()
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.ClientHttpProxyError,  # the proxy opened no way
        ) as error:
            raise NotSentError(_said(error)) from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_said(error)) from error

    def _way_out(self, url: str) -> str | None:
        return self._own_proxy or _proxy(url.partition("/bot")[0])


def telegram_request(proxy: str = "") -> Transport:
    """Make the transport to Telegram; aiohttp knows no socks5, so that goes over httpx."""
    if proxy.startswith("socks5"):
        from handlers.tg.socks import SocksRequest  # noqa: PLC0415 (few need httpx here)

        return SocksRequest(proxy)
    return AiohttpRequest(proxy=proxy)


@lru_cache(maxsize=8)
def _proxy(root: str) -> str | None:
    """Give the proxy that the environment names for a server, None without one.

    aiohttp would look it up again for each request, in a thread.
    """
    address = urlsplit(root)
    return None if proxy_bypass(address.hostname or "") else getproxies().get(address.scheme)


def _said(error: Exception) -> str:
    """Give an error in words, without the address: the token is a part of it."""
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError):
        return "the connection ended before the answer"
    cause = getattr(error, "os_error", None) or error
    return getattr(cause, "strerror", None) or type(error).__name__


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
