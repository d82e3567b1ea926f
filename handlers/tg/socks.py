"""How do requests get to Telegram through a socks5 proxy? Over httpx, for aiohttp knows none."""

from __future__ import annotations

from typing import Any

import httpx
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from handlers.tg.request import Fields, NotSentError, Transport

_READ, _CONNECT = 20.0, 10.0
_JSON = {"Content-Type": "application/json"}


class SocksRequest(Transport):
    """Requests through a socks5 proxy, with user and password where its address has them."""

    def __init__(self, proxy: str, *, read_seconds: float = _READ) -> None:
        self._proxy = proxy
        self._read_seconds = read_seconds
        self._client: httpx.AsyncClient | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._client is None:
            self._client = httpx.AsyncClient(proxy=self._proxy, trust_env=False)

    async def shutdown(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

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
        limits = httpx.Timeout(read, connect=connect)
        return await self._send(method, url, limits, **_body(request_data))

    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        limits = httpx.Timeout(self._read_seconds, connect=_CONNECT)
        return await self._send("POST", url, limits, content=orjson.dumps(fields), headers=_JSON)

    async def _send(self, method: str, url: str, limits: httpx.Timeout, **body: Any) -> tuple[int, bytes]:
        if self._client is None:
            raise NotSentError("the bot is not connected")
        try:
            answer = await self._client.request(method, url, timeout=limits, **body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
            raise NotSentError(f"the proxy (TELEGRAM_PROXY) opens no way: {type(error).__name__}") from error
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"the connection failed: {type(error).__name__}") from error
        return answer.status_code, answer.content


def _body(data: RequestData | None) -> dict[str, Any]:
    """Give what httpx is to send: JSON, or a form where there are files."""
    if data is None:
        return {}
    if data.multipart_data:
        return {"data": data.json_parameters, "files": data.multipart_data}
    return {"content": orjson.dumps(data.parameters), "headers": _JSON}
