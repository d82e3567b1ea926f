"""What does a transport to Telegram promise, and what does each over HTTP do alike?

What never left is told apart (`NotSentError`) from what may have arrived.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import orjson
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

JSON = {"Content-Type": "application/json"}
READ_SECONDS, CONNECT_SECONDS = 20.0, 10.0


class NotSentError(NetworkError):
    """No connection could be made: the request surely did not arrive."""


Fields = dict[str, str | int | bool]
Body = RequestData | bytes | None  # a form with files, JSON, or nothing


class Transport(BaseRequest):
    """A transport of python-telegram-bot that the outbox uses, too, without its objects."""

    @abstractmethod
    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        """Post to a method's address; give status and content. Raises NotSentError, NetworkError, TimedOut."""


class HttpTransport(Transport):
    """One that sends over HTTP; waits that nobody named are the usual ones."""

    def __init__(self, read_seconds: float) -> None:
        self._read_seconds = read_seconds

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

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
        connect = CONNECT_SECONDS if connect_timeout is BaseRequest.DEFAULT_NONE else connect_timeout
        return await self._send(method, url, _body(request_data), read, connect)

    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        return await self._send("POST", url, orjson.dumps(fields), self._read_seconds, CONNECT_SECONDS)

    @abstractmethod
    async def _send(
        self, method: str, url: str, body: Body, read: float | None, connect: float | None
    ) -> tuple[int, bytes]:
        """Send; `read` and `connect` are the seconds to wait, None for as long as it takes."""


def _body(data: RequestData | None) -> Body:
    """Give what is sent: JSON where there are no files, for encoding Arabic as a form costs more than the rest."""
    return data if data is None or data.multipart_data else orjson.dumps(data.parameters)
