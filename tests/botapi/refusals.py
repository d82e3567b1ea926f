"""In which words does the Bot API refuse?

The texts are those of the official server and of TDLib; see `bad` for the rule that joins the two.
"""

from __future__ import annotations

from typing import Any

BLOCKED = "Forbidden: bot was blocked by the user"
DEACTIVATED = "Forbidden: user is deactivated"
NEVER_STARTED = "Forbidden: bot can't initiate conversation with a user"
GROUP_DELETED = "Forbidden: the group chat was deleted"
INVALID_TOKEN = "Unauthorized: invalid token specified"
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

USUAL = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: BLOCKED,
    404: "Not Found",
    409: OTHER_POLLER,
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class Refused(Exception):  # noqa: N818 (what the server does, not what went wrong in it)
    """An answer with `"ok": false`; `parameters` are ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(text: str) -> Refused:
    """Refuse with 400 in TDLib's words, the first letter lowered unless the second is `_` or upper-case."""
    return Refused(400, "Bad Request: " + lowered(text))


def lowered(text: str) -> str:
    keeps = len(text) > 1 and (text[1] == "_" or text[1].isupper())
    return text if keeps else text[:1].lower() + text[1:]


def forbidden(text: str) -> Refused:
    return Refused(403, text)


def slow_down(seconds: int) -> Refused:
    """Refuse with 429; the header `Retry-After` goes with it."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def usual(code: int, retry_after: int | None, description: str | None) -> Refused:
    """Make the refusal that a status usually stands for, for faults that a test asks for."""
    if code == 429:
        return slow_down(retry_after or 1)
    return Refused(code, description or USUAL[code])
