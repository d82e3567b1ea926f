"""What went wrong under a request? The one door at which errors of libraries become ours, each with its reason."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator

import aiohttp
import httpcore
import httpx

from bot.errors import BlockedHostError, FetchError, Reason
from bot.sources.fetching.allowed import AddressError
from bot.sources.fetching.guard import ForbiddenAddressError, UnknownNameError

# What the libraries below a request raise; everything else is a fault of ours and stays one.
RAISED = (
    zlib.error,
    aiohttp.ClientError,
    httpx.HTTPError,
    httpx.StreamError,
    httpx.InvalidURL,
    httpcore.ConnectError,
    OSError,
    UnicodeError,
    ValueError,
)
_REASONS: tuple[tuple[type[BaseException], Reason], ...] = (  # the first that is anywhere in the chain
    (UnknownNameError, Reason.DNS),
    (ssl.SSLError, Reason.TLS),
    (aiohttp.ClientSSLError, Reason.TLS),
    (httpx.ProxyError, Reason.PROXY),
    (zlib.error, Reason.DAMAGED),
    (aiohttp.InvalidURL, Reason.ADDRESS),
    (httpx.InvalidURL, Reason.ADDRESS),
    (httpx.UnsupportedProtocol, Reason.ADDRESS),
    (aiohttp.ClientConnectorError, Reason.REFUSED),
    (httpcore.ConnectError, Reason.REFUSED),
    (httpx.ConnectError, Reason.REFUSED),
    (aiohttp.ClientError, Reason.DAMAGED),
    (httpx.HTTPError, Reason.DAMAGED),
    (httpx.StreamError, Reason.DAMAGED),
    (ConnectionError, Reason.DAMAGED),
    (OSError, Reason.REFUSED),
    (ValueError, Reason.ADDRESS),
)


def told(error: Exception, url: str) -> FetchError:
    """Say in a line what went wrong."""
    chain = list(_chain(error))
    for each in chain:
        if isinstance(each, ForbiddenAddressError):
            return BlockedHostError(f"{each}: private addresses are not fetched", url=url)
        if isinstance(each, AddressError):
            return _blocked(each, url)
    reason = next((reason for kind, reason in _REASONS if any(isinstance(each, kind) for each in chain)), None)
    return FetchError(_line(error, chain), url=url, reason=reason or Reason.DAMAGED)


def _blocked(error: AddressError, url: str) -> FetchError:
    if error.reason is Reason.ADDRESS:
        return FetchError(str(error), url=url, reason=error.reason)
    return BlockedHostError(str(error), url=url, reason=error.reason)


def _line(error: Exception, chain: list[BaseException]) -> str:
    """Give one line, the library's first."""
    if isinstance(error, zlib.error):
        return "its gzip is damaged"
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "the connection ended before the answer"
    words = next((str(each) for each in chain if str(each).strip()), type(error).__name__)
    return " ".join(words.split())[:300]


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
