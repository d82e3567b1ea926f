"""How do requests get to Telegram? python-telegram-bot's transport made of aiohttp: a third of httpx's work.

What never left is told apart (`NotSentError`) from what may have arrived.
"""

from __future__ import annotations

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_READ, _CONNECT = 20.0, 10.0
_CONNECTIONS = 256


class NotSentError(NetworkError):
    """No connection could be made: the request surely did not arrive."""


class AiohttpRequest(BaseRequest):
    """Requests over a pool of connections; proxies are those of the environment."""

    def __init__(self, *, read_seconds: float = _READ) -> None:
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=60.0)
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True)

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
        if self._session is None:
            raise NotSentError("the bot is not connected")
        read = self._read_seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        connect = _CONNECT if connect_timeout is BaseRequest.DEFAULT_NONE else connect_timeout
        limits = aiohttp.ClientTimeout(total=None, sock_connect=connect, connect=connect, sock_read=read)
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=limits) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(_said(error)) from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_said(error)) from error


def _said(error: Exception) -> str:
    """Give an error in words, without the address: the token is a part of it."""
    cause = getattr(error, "os_error", None) or error
    return getattr(cause, "strerror", None) or type(error).__name__


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None or not (data.json_parameters or data.multipart_data):
        return None
    if not data.multipart_data:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
