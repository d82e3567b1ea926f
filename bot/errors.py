"""What can go wrong, by whose doing, and which sentence tells the person.

MujazError
├── SettingsError      an environment variable or a line of .env
├── QueryError         words that a subscriber typed
├── SourceError        something that a site sent, or did not send
│   ├── FetchError     no usable answer (`retry_after` where the site named one)
│   │   └── BlockedHostError  an address that the fetcher must not reach
│   └── UnreadableError       an answer that is no feed, or no article
└── StoreError         the data files: locked, damaged, disk full
    └── DiskError      the disk did not keep what it was given: the process ends, with exit code 74
"""

from __future__ import annotations

from storage.errors import DiskError, MujazError, StoreError

__all__ = [
    "BlockedHostError",
    "DiskError",
    "FetchError",
    "MujazError",
    "QueryError",
    "SettingsError",
    "SourceError",
    "StoreError",
    "UnreadableError",
]


class SettingsError(MujazError):
    """A setting has a value that cannot be used; the message names the setting and what it takes."""

    text = "error-settings"


class QueryError(MujazError):
    """A query cannot be understood. Nothing was saved.

    `reason` is one word ("empty", "unclosed-quote", …) and selects the sentence `query-error-<reason>`;
    `at` is the place in the query where it went wrong, in code points from 0.
    """

    def __init__(self, reason: str, query: str, *, at: int = 0) -> None:
        super().__init__(f"query not understood at character {at + 1}: {reason}", query=query, at=at + 1)
        self.reason = reason
        self.query = query
        self.at = at
        self.text = f"query-error-{reason}"


class SourceError(MujazError):
    """A source cannot be read now. `url` is the address as it was asked for."""

    text = "error-source"

    def __init__(self, message: str, *, url: str, **details: str | int) -> None:
        super().__init__(message, url=url, **details)
        self.url = url


class FetchError(SourceError):
    """No usable answer came. `status` is the HTTP status, 0 without one; `retry_after` is in seconds."""

    text = "error-fetch"

    def __init__(self, message: str, *, url: str, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(message, url=url)
        self.status = status
        self.retry_after = retry_after


class BlockedHostError(FetchError):
    """The address is inside a private network (or is no web address at all) and is not allowed."""

    text = "error-blocked-host"


class UnreadableError(SourceError):
    """What came is no feed, or no article."""

    text = "error-unreadable"
