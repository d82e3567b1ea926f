"""How do requests get to Telegram through a socks5 proxy? Over httpx, for aiohttp knows none."""

from __future__ import annotations

from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

from handlers.tg.transport import JSON, READ_SECONDS, Body, HttpTransport, NotSentError


class SocksRequest(HttpTransport):
    """Requests through a socks5 proxy, with user and password where its address has them."""

    def __init__(self, proxy: str, *, read_seconds: float = READ_SECONDS) -> None:
        super().__init__(read_seconds)
        self._proxy = proxy
        self._client: httpx.AsyncClient | None = None

    async def initialize(self) -> None:
        if self._client is None:
            self._client = httpx.AsyncClient(proxy=self._proxy, trust_env=False)

    async def shutdown(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _send(
        self, method: str, url: str, body: Body, read: float | None, connect: float | None
    ) -> tuple[int, bytes]:
        if self._client is None:
            raise NotSentError("the bot is not connected")
        try:
            answer = await self._client.request(
                method, url, timeout=httpx.Timeout(read, connect=connect), **_arguments(body)
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
            raise NotSentError(f"the proxy (TELEGRAM_PROXY) opens no way: {type(error).__name__}") from error
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"the connection failed: {type(error).__name__}") from error
        return answer.status_code, answer.content


def _arguments(body: Body) -> dict[str, Any]:
    """Give what httpx is to send."""
    if body is None:
        return {}
    if isinstance(body, RequestData):
        return {"data": body.json_parameters, "files": body.multipart_data}
    return {"content": body, "headers": JSON}
