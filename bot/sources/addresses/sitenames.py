"""Is this text a link, or the name of a site? Pure: what was typed in, a web address out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.sources.addresses.endings import DOUBTFUL, ENDINGS
from bot.text.normalise import INVISIBLE

_MOST = 2000  # characters
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FEED = re.compile(r"^feed:(?://)?(?=https?://)", re.IGNORECASE)
_FEED_OF = re.compile(r"^feed://", re.IGNORECASE)
_BARE = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{2,5})?(?:[/?#]\S*)?")
_END_OF_HOST = re.compile(r"[/?#:]")
_HOST = re.compile(r"[\w.-]+")
_SHORT = 2


def trimmed(text: str) -> str:
    """Take off what cannot be seen, and brackets around a link."""
    typed = _UNSEEN.sub("", text[: 2 * _MOST]).strip()
    if typed.startswith("<") and typed.endswith(">"):
        typed = typed[1:-1].strip()
    return typed if len(typed) <= _MOST else ""


def web_address(typed: str) -> str | None:
    """Give the web address that a text is as a whole, None if it is none."""
    typed = _FEED_OF.sub("https://", _FEED.sub("", typed))
    if not typed or any(c.isspace() for c in typed):
        return None
    if _WEB.match(typed):
        return typed if host_of(typed) else None
    return f"https://{typed}" if _is_bare(typed) else None


def host_of(url: str) -> str | None:
    """Give the host in lower case, None where there is none that can be."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    is_known = _HOST.fullmatch(host) is not None and any(map(str.isalnum, host))
    return host if is_known or ":" in host else None


def _is_bare(typed: str) -> bool:
    """Tell whether «bbc.com/arabic» is meant as a site, and «3.5», «U.S.», «ended.It» and «node.js» are not."""
    if not _BARE.fullmatch(typed):
        return False
    host = _END_OF_HOST.split(typed, maxsplit=1)[0]
    rest = typed[len(host) :]
    *names, ending = host.split(".")
    if ending.lower() not in ENDINGS or (ending != ending.lower() and host != host.upper()):
        return False
    has_more = len(rest) > 1 or len(names) > 1
    if ending.lower() in DOUBTFUL:
        return has_more and (len(rest) > 1 or len(names[-1]) > _SHORT)
    return has_more or len(names[-1]) >= _SHORT or (len(ending) > _SHORT and host == host.lower())


def looked_up(url: str) -> str:
    """Write scheme and host as they are looked up: in lower case, names in other scripts («مثال.مصر») in ASCII.

    Raises UnicodeError for a name that no site can have.
    """
    parts = urlsplit(url)
    place = parts.netloc.lower()
    if not place.isascii():
        host, colon, port = place.rpartition(":") if parts.port else (place, "", "")
        place = _in_ascii(host) + colon + port
    return f"{parts.scheme.lower()}://{place}{url.partition(parts.netloc)[2]}"


def _in_ascii(host: str) -> str:
    import idna  # noqa: PLC0415 (tables of all scripts)

    return str(idna.encode(host, uts46=True).decode())
