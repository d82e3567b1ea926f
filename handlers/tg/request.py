"""How do requests get to Telegram? python-telegram-bot's transport made of aiohttp: a third of httpx's work.

What never left is told apart (`NotSentError`) from what may have arrived.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_READ, _CONNECT = 20.0, 10.0
_CONNECTIONS = 256
_JSON = {"Content-Type": "application/json"}


class NotSentError(NetworkError):
    """No connection could be made: the request surely did not arrive."""


Fields = dict[str, str | int | bool]


class Transport(BaseRequest):
    """A transport of python-telegram-bot that the outbox uses, too, without its objects."""

    @abstractmethod
    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        """Post to a method's address; give status and content. Raises NotSentError, NetworkError, TimedOut."""


class AiohttpRequest(Transport):
    """Requests over a pool of connections, through a proxy (http:// or https://) or what the environment names."""

    def __init__(self, *, read_seconds: float = _READ, proxy: str = "") -> None:
        self._own_proxy = proxy
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None
        self._usual = aiohttp.ClientTimeout(
            total=None, sock_connect=_CONNECT, connect=_CONNECT, sock_read=read_seconds
        )

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=60.0)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 (python-telegram-bot's signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (as above)
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (as above)
    ) -> tuple[int, bytes]:
        read = self._read_seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        connect = _CONNECT if connect_timeout is BaseRequest.DEFAULT_NONE else connect_timeout
        limits = aiohttp.ClientTimeout(total=None, sock_connect=connect, connect=connect, sock_read=read)
        return await self._send(method, url, *_body(request_data), limits=limits)

    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        return await self._send("POST", url, orjson.dumps(fields), _JSON, limits=self._usual)

    async def _send(
        self,
        method: str,
        url: str,
        body: aiohttp.FormData | bytes | None,
        headers: dict[str, str] | None,
        *,
        limits: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSentError("the bot is not connected")
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=limits, proxy=self._way_out(url)
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


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """Give what is sent, and its headers: JSON, for encoding Arabic as a form costs more than the rest."""
    if data is None:
        return None, None
    if not data.multipart_data:
        return orjson.dumps(data.parameters), _JSON
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None
