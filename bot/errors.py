"""What can go wrong, by whose doing, and which sentence tells the person.

MujazError
├── SettingsError      an environment variable or a line of .env
├── QueryError         words that a subscriber typed
├── SourceError        something that a site sent, or did not send
│   ├── FetchError     no usable answer, with its `reason` (`retry_after` where the site named one)
│   │   ├── BlockedHostError  an address that the fetcher must not reach
│   │   └── RobotsError       a page that its site wants no program to read
│   └── UnreadableError       an answer that is no feed, or no article
└── StoreError         the data files: locked, damaged, disk full
    └── DiskError      the disk did not keep what it was given: the process ends, with exit code 74
"""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus

from storage.errors import DiskError, MujazError, StoreError

__all__ = [
    "BlockedHostError",
    "DiskError",
    "FetchError",
    "MujazError",
    "QueryError",
    "Reason",
    "RobotsError",
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


class Reason(StrEnum):
    """Why an answer cannot be used; each has the sentence `fetch-<reason>` for a person."""

    PRIVATE = "private"  # an address inside a private network
    PORT = "port"  # a port at which no web server listens
    SCHEME = "scheme"  # no web address
    CREDENTIALS = "credentials"  # a name or a password in the address
    ADDRESS = "address"  # an address that cannot be read
    REDIRECTS = "redirects"  # too many of them
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    DAMAGED = "damaged"  # broken off, or no HTTP
    PACKED = "packed"  # in a way that was not asked for
    DNS = "dns"  # the name is not known
    REFUSED = "refused"  # nobody answers there
    TLS = "tls"  # a certificate that cannot be trusted, or another fault of encryption
    PROXY = "proxy"  # the operator's own way out
    GONE = "status-410"
    MISSING = "status-404"
    REJECTED = "status-4xx"
    FAILING = "status-5xx"
    ROBOTS = "robots"  # the site's robots.txt

    @property
    def may_pass(self) -> bool:
        """Tell whether the same address may answer in a while."""
        return self in {Reason.TOO_SLOW, Reason.DAMAGED, Reason.REFUSED, Reason.PROXY, Reason.FAILING}


def reason_of(status: int) -> Reason:
    """Give the reason that a status is.

    >>> [str(reason_of(status)) for status in (404, 410, 429, 503, 302)]
    ['status-404', 'status-410', 'status-4xx', 'status-5xx', 'damaged']
    """
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Reason(f"status-{status:d}")
    classes = {4: Reason.REJECTED, 5: Reason.FAILING}
    return classes.get(status // 100, Reason.DAMAGED) if status else Reason.REFUSED


class FetchError(SourceError):
    """No usable answer came. `status` is the HTTP status, 0 without one; `retry_after` is in seconds.

    `reason` is that of the status, unless another is given.
    """

    text = "error-fetch"

    def __init__(
        self,
        message: str,
        *,
        url: str,
        status: int = 0,
        retry_after: float | None = None,
        reason: Reason | None = None,
    ) -> None:
        super().__init__(message, url=url)
        self.status = status
        self.retry_after = retry_after
        self.reason = reason or reason_of(status)


class BlockedHostError(FetchError):
    """The address is inside a private network (or is no web address at all) and is not allowed."""

    text = "error-blocked-host"

    def __init__(self, message: str, *, url: str, reason: Reason = Reason.PRIVATE) -> None:
        super().__init__(message, url=url, reason=reason)
        if reason is not Reason.PRIVATE:
            self.text = f"fetch-{reason}"


class RobotsError(FetchError):
    """The site's robots.txt asks programs not to read this page."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message, url=url, reason=Reason.ROBOTS)


class UnreadableError(SourceError):
    """What came is no feed, or no article."""

    text = "error-unreadable"
