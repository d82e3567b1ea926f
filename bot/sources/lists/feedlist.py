"""Which entries of a list of feeds can be used? Pure: their addresses judged by form and against each other."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from bot.sources.addresses.links import canonical
from bot.sources.lists.opml import OpmlFeed

_LONGEST = 2000
_NAME = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list: what is wrong with its address ("" if nothing), or which entry (from 1) has it too."""

    feed: OpmlFeed
    wrong: str = ""
    same_as: int = 0

    @property
    def is_good(self) -> bool:
        return not self.wrong and not self.same_as


def judged(feeds: Sequence[OpmlFeed], *, allowed: Collection[str] = ()) -> tuple[Listed, ...]:
    """Judge the entries of a list. `allowed` has private hosts that may be read, as ALLOW_PRIVATE_HOSTS."""
    first: dict[str, int] = {}
    return tuple(
        Listed(feed, wrong)
        if (wrong := form_error(feed.url, allowed=allowed))
        else Listed(feed, same_as=0 if (at := first.setdefault(address_key(feed.url), number)) == number else at)
        for number, feed in enumerate(feeds, start=1)
    )


def form_error(url: str, *, allowed: Collection[str] = ()) -> str:
    """Say what is wrong with an address by its form alone, "" if nothing.

    >>> form_error("https://site.example/rss"), form_error("ftp://site.example/"), form_error("http://10.0.0.1/")
    ('', 'not a web address', 'a private address')
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "not a web address"
    if parts.scheme not in _PORTS or not host:
        return "not a web address"
    if len(url) > _LONGEST or any(c.isspace() or not c.isprintable() for c in url):
        return "has spaces or is too long"
    if parts.username is not None:
        return "has a name or a password in it"
    return _host_error(host, port, {each.lower() for each in allowed})


def _host_error(host: str, port: int | None, allowed: Collection[str]) -> str:
    if {host, f"{host}:{port}", f"[{host}]:{port}"} & set(allowed):
        return ""
    try:
        return "" if ipaddress.ip_address(host).is_global else "a private address"
    except ValueError:
        names = host.removesuffix(".").split(".")
    is_name = len(names) > 1 and all(map(_NAME.fullmatch, names)) and not names[-1].isdigit()
    return "" if is_name else "no such host can be"


def address_key(url: str) -> str:
    """Give what two addresses of one feed share: not scheme, www., a last slash, tracking or case of the host.

    >>> address_key("http://www.Site.example/rss/?utm_source=x") == address_key("https://site.example/rss")
    True
    """
    parts = urlsplit(canonical(url))
    host = (parts.hostname or "").removeprefix("www.").removesuffix(".")
    return f"{host}{_port(parts)}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"


def _port(parts: SplitResult) -> str:
    return f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
