"""What does a transport to Telegram promise, and what does each over HTTP do alike?

What never left is told apart (`NotSentError`) from what may have arrived, and what somebody else answered in
Telegram's place (`NotTelegramError`) from its own answers.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from typing import Any

import orjson
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

JSON = {"Content-Type": "application/json"}
READ_SECONDS, CONNECT_SECONDS = 20.0, 10.0
_REFUSED = (401, 404)  # of a token; a gateway answers 404, too, while what is behind it starts again


class NotSentError(NetworkError):
    """No connection could be made: the request surely did not arrive."""


class NotTelegramError(NetworkError):
    """Something between answered, a gateway or a sign-in page, or another server altogether."""

    def __init__(self) -> None:
        super().__init__("an answer that is not Telegram's; is BOT_API_URL right?")


Fields = dict[str, str | int | bool]
Body = RequestData | bytes | None  # a form with files, JSON, or nothing


def _read(payload: bytes) -> dict[str, Any]:
    """Read an answer for python-telegram-bot. Raises NotTelegramError."""
    try:
        answer = json.loads(payload.decode(errors="replace"))
    except ValueError as error:
        raise NotTelegramError from error
    if not isinstance(answer, dict) or ("result" not in answer and answer.get("ok") is not False):
        raise NotTelegramError
    return answer


class Transport(BaseRequest):
    """A transport of python-telegram-bot that the outbox uses, too, without its objects."""

    parse_json_payload = staticmethod(_read)

    @abstractmethod
    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        """Post to a method's address; give status and content. Raises NotSentError, NetworkError, TimedOut."""


class Polling(BaseRequest):
    """The way by which updates are asked for: a refused token is a failure of it, and no reason to stop asking.

    python-telegram-bot asks no more after a 401 or 404, and the bot would live on deaf.
    """

    parse_json_payload = staticmethod(_read)

    def __init__(self, way: BaseRequest) -> None:
        self._way = way

    @property
    def read_timeout(self) -> float | None:
        return self._way.read_timeout

    async def initialize(self) -> None:
        await self._way.initialize()

    async def shutdown(self) -> None:
        await self._way.shutdown()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        status, content = await self._way.do_request(*args, **kwargs)
        if status in _REFUSED:
            raise NetworkError(f"the token is refused ({status}); are BOT_TOKEN and BOT_API_URL still right?")
        return status, content


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
