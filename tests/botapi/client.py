"""How does a test call the server bare, without a bot library between?"""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.botapi.api import BotApi


class Client:
    """Posts urlencoded forms with nested values in JSON, as python-telegram-bot does."""

    def __init__(self, api: BotApi) -> None:
        self._root = f"{api.url}/bot{api.token}"
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def answer(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method and give the whole answer."""
        form = {name: _text(value) for name, value in params.items()}
        async with self._session.post(f"{self._root}/{method}", data=form) as response:
            body: dict[str, Any] = await response.json()
            if response.status != body.get("error_code", 200):
                raise AssertionError(f"status {response.status} and {body}")
            return body

    async def does(self, method: str, **params: Any) -> Any:
        """Call a method that must succeed and give its result."""
        body = await self.answer(method, **params)
        if not body["ok"]:
            raise AssertionError(f"{method} was refused: {body}")
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """Call a method that must be refused and give the description."""
        body = await self.answer(method, **params)
        if body["ok"]:
            raise AssertionError(f"{method} was not refused: {body}")
        return str(body["description"])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
