"""May this address be asked for at all? Judged by what is written, before any name is resolved. Pure."""

from __future__ import annotations

import ipaddress
import socket
from functools import lru_cache

from yarl import URL

from bot.errors import Reason
from bot.sources.fetching.guard import is_own, is_public

_BLOCKED = """
0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123
135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995
1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080
"""  # what browsers refuse (Fetch standard, "bad port")
_SERVICES = """
445 873 1433 1521 2181 2375 2376 2379 2380 3306 3389 4369 5432 5672 5900 5984 5985 6379 6380 6443 7000 7001 9042
9092 9100 9200 9300 10250 10255 11211 15672 26379 27017 27018 50070
"""  # databases, queues and machines' own doors, which speak something like HTTP or listen to it
_REFUSED_PORTS = frozenset(map(int, (_BLOCKED + _SERVICES).split()))
_ODD = frozenset(map(chr, range(33))) | {"%", "\x7f", "<", ">", "^", "|", "\\"}


class AddressError(ValueError):
    """An address is not asked for, for a reason."""

    def __init__(self, message: str, reason: Reason) -> None:
        super().__init__(message)
        self.reason = reason


def is_web_port(port: int) -> bool:
    """Tell whether a web server may be asked at a port.

    >>> [port for port in (80, 443, 8000, 8443, 8999, 22, 25, 6379) if is_web_port(port)]
    [80, 443, 8000, 8443, 8999]
    """
    return port not in _REFUSED_PORTS


@lru_cache(maxsize=4096)
def read_address(url: str, allowed: frozenset[str]) -> URL:
    """Read an address that may be asked for; hosts that are written as numbers become plain IP addresses.

    `allowed` has the operator's own hosts, for which only the scheme is judged. Raises AddressError.

    >>> read_address("http://1572395042:8080/feed", frozenset())
    URL('http://93.184.216.34:8080/feed')
    """
    try:
        here = URL(url)
        port, host = here.port, here.raw_host
    except ValueError as error:
        raise AddressError("the address cannot be read", Reason.ADDRESS) from error
    if here.scheme not in {"http", "https"} or not host or port is None:
        raise AddressError("not a web address: it must begin with http:// or https://", Reason.SCHEME)
    if here.raw_user is not None or here.raw_password is not None:
        raise AddressError("an address with a name and a password in it is not fetched", Reason.CREDENTIALS)
    return here if is_own(host, port, allowed) else _judged(here, host, port)


def _judged(here: URL, host: str, port: int) -> URL:
    address = ip_of(host)
    if address and not is_public(address):
        raise AddressError(f"{host} is a private address: those are not fetched", Reason.PRIVATE)
    if not is_web_port(port):
        raise AddressError(f"port {port} is not one of the web", Reason.PORT)
    if not address and not _ODD.isdisjoint(host):
        raise AddressError("the host's name cannot be read", Reason.ADDRESS)
    return here.with_host(address) if address and address != host else here


def ip_of(host: str) -> str:
    """Give the IP address that a host is when it is no name: also in the decimal, octal, hex and short forms.

    >>> [ip_of(host) for host in ("0x7f.1", "017700000001", "2130706433", "127.1", "::1", "site.example")]
    ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1', '']
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return str(ipaddress.ip_address(bare.partition("%")[0] if ":" in bare else bare))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(bare))
    except (OSError, UnicodeError):
        return ""
