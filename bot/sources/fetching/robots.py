"""May a program read this page? The site's robots.txt says so (RFC 9309), asked once a day.

Feeds are there to be read by programs and are not asked about. A site without the file (4xx) allows everything;
one whose file cannot be had (5xx, nobody answers) is read as well, and asked again within the hour: a digest that
goes silent for a site's short illness would help nobody, and pages are asked for one by one, as a reader would.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yarl import URL

from bot.errors import FetchError, Reason, RobotsError
from bot.sources.fetching.gate import Monotonic
from bot.sources.values import Fetched

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Mujaz"
LONGEST_DELAY = 30.0  # seconds; a longer Crawl-delay counts as this
_DAY, _HOUR = 24 * 3600.0, 3600.0
_ORIGINS = 2000
_MOST = 500 * 1024  # bytes of the file that are read, as the RFC has it
_PARSED = 16
_BYTES = 16_000_000  # of all files, packed
_WITHOUT = {Reason.MISSING, Reason.GONE, Reason.REJECTED}  # a site without the file, or that shows it to nobody

Get = Callable[[str], Awaitable[Fetched]]


@dataclass(slots=True)
class _Site:
    """A site's file, packed, and until when it holds; who asks meanwhile waits for the same answer."""

    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    packed: bytes = b""
    until: float = float("-inf")


class Robots:
    """Knows what sites allow; `get` fetches their files."""

    def __init__(self, get: Get, *, monotonic: Monotonic, origins: int = _ORIGINS) -> None:
        self._get = get
        self._clock = monotonic
        self._most = origins
        self._sites: dict[str, _Site] = {}
        self._rules: dict[bytes, Protego] = {}

    async def allow(self, url: URL, asked: str = "") -> float:
        """Give the seconds that the site wants between two requests. Raises RobotsError for a page that it keeps.

        `asked` is the address that a person knows, where it is another.
        """
        packed = await self._file(str(url.origin()))
        if not packed:
            return 0.0
        rules = await self._parsed(packed)
        if not rules.can_fetch(str(url), AGENT):
            raise RobotsError("its robots.txt asks programs not to read this page", url=asked or str(url))
        return min(max(rules.crawl_delay(AGENT) or 0.0, 0.0), LONGEST_DELAY)

    async def _file(self, origin: str) -> bytes:
        site = self._sites.pop(origin, None) or _Site()
        self._sites[origin] = site  # the last asked for is the last to be forgotten
        async with site.asking:
            if self._clock() >= site.until:
                site.packed, seconds = await self._fetched(origin)
                site.until = self._clock() + seconds
                self._trim()
        return site.packed

    def _trim(self) -> None:
        """Forget those that were not asked for longest, where there are too many, or too large ones."""
        size = sum(len(site.packed) for site in self._sites.values())
        while len(self._sites) > self._most or size > _BYTES:
            size -= len(self._sites.pop(next(iter(self._sites))).packed)

    async def _fetched(self, origin: str) -> tuple[bytes, float]:
        """Give a site's file, packed, and the seconds for which it holds."""
        try:
            fetched = await self._get(f"{origin}/robots.txt")
        except FetchError as error:
            return b"", _DAY if error.reason in _WITHOUT else _HOUR
        return zlib.compress(fetched.body[:_MOST], 1), _DAY

    async def _parsed(self, packed: bytes) -> Protego:
        """Read a file off the event loop; the few that were read last are at hand."""
        rules = self._rules.pop(packed, None)
        if rules is None:
            rules = await asyncio.to_thread(_parse, packed)
        self._rules[packed] = rules
        if len(self._rules) > _PARSED:
            del self._rules[next(iter(self._rules))]
        return rules


def _parse(packed: bytes) -> Protego:
    from protego import Protego  # noqa: PLC0415 (only who reads pages needs it)

    return Protego.parse(zlib.decompress(packed).decode("utf-8", "replace"))
