"""What may stand behind `t.me/<bot>?start=`, and did this bot write it?

64 characters of A-Z a-z 0-9 _ -: a letter that names the version and the kind, then base64url of 6 bytes of
HMAC-SHA256 and of up to 41 bytes of content: about 70 letters of Arabic, Russian or English. Six bytes are enough:
a guess is a message to the bot, thirty a second at most, so that 2⁴⁸ of them take 300,000 years, and what they win
is an offer to follow some words. Two bytes more would cost three letters.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import MujazError
from bot.links.coding import CodingError, decode, encode

LONGEST = 64  # characters that Telegram passes on
_SIGNED = 6  # bytes of the signature
_CONTENT = (LONGEST - 1) * 6 // 8 - _SIGNED
_WORDS, _REF = "a", "b"  # the first character: kind and version in one; others are for later versions
_REF_BYTES = 8
_SAID = {"long": "link-long", "broken": "link-broken", "newer": "link-newer"}


class LinkError(MujazError):
    """A link cannot be made, or was not made by this bot. `reason` is long, broken or newer."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.text = _SAID[reason]


@dataclass(frozen=True, slots=True)
class Words:
    """One query, or a shared list of them, in the link itself."""

    queries: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.queries or not all(self.queries):
            raise ValueError("a link carries at least one query, and none that is empty")


@dataclass(frozen=True, slots=True)
class Ref:
    """A list that is kept, by its number: what does not fit into a link."""

    number: int


Payload = Words | Ref


@dataclass(frozen=True, slots=True)
class SharedList:
    """Queries to be kept for as long as their link shall work. The same queries have the same number."""

    number: int
    queries: tuple[str, ...]


def signing_key(secret: str) -> bytes:
    """Give the key of a bot's links from what only the bot knows: its token. Another token ends its old links."""
    return hmac.digest(secret.encode(), b"mujaz deep links 1", "sha256")


def pack(payload: Payload, key: bytes) -> str:
    """Give what stands behind `start=`. Raises LinkError ("long") where the queries do not fit.

    >>> len(pack(Words(("لافروف",)), b"key")), len(pack(Ref(2**63), b"key"))
    (15, 20)
    """
    kind, content = _WORDS, b""
    if isinstance(payload, Ref):
        kind, content = _REF, payload.number.to_bytes(_REF_BYTES, "big")
    else:
        content = encode(payload.queries)
    if len(content) > _CONTENT:
        raise LinkError(
            "long", f"{len(content)} bytes do not fit into a link: keep the list and link to its number"
        )
    return kind + _text(_signature(kind, content, key) + content)


def unpack(text: str, key: bytes) -> Payload:
    """Give what a link of this bot carries. Raises LinkError ("broken", "newer").

    >>> unpack(pack(Words(("وزير الخارجية", "Лавров")), b"key"), b"key")
    Words(queries=('وزير الخارجية', 'Лавров'))
    """
    kind, packed = text[:1], _bytes(text[1:LONGEST])
    signature, content = packed[:_SIGNED], packed[_SIGNED:]
    if len(text) > LONGEST or not hmac.compare_digest(signature, _signature(kind, content, key)):
        raise LinkError("broken", "this link was not made by this bot, or was cut off or changed on its way")
    if kind == _REF and len(content) == _REF_BYTES:
        return Ref(int.from_bytes(content, "big"))
    if kind != _WORDS:
        raise LinkError("newer", f"this link is of a kind that is not known here: {kind!r}")
    try:
        return Words(decode(content))
    except CodingError as error:
        raise LinkError("broken", f"this link cannot be read: {error}") from error


def share(queries: Sequence[str], key: bytes) -> tuple[str, SharedList | None]:
    """Give what stands behind `start=` for some queries, and the list that has to be kept for it, if any.

    >>> share(["لافروف"], b"key")[1] is None, len(share(["وزير الخارجية الروسي"] * 9, b"key")[1].queries)
    (True, 9)
    """
    try:
        return pack(Words(tuple(queries)), key), None
    except LinkError:
        kept = shared_list(queries)
        return pack(Ref(kept.number), key), kept


def shared_list(queries: Sequence[str]) -> SharedList:
    """Give a list as it is to be kept, numbered by what it says: sharing it twice keeps it once."""
    words = Words(tuple(queries)).queries
    digest = hashlib.sha256("\x00".join(words).encode("utf-8", "surrogatepass")).digest()
    return SharedList(int.from_bytes(digest[:_REF_BYTES], "big"), words)


def address(bot: str, text: str) -> str:
    """Give the link that opens a chat with the bot.

    >>> address("MujazBot", "aXYZ")
    'https://t.me/MujazBot?start=aXYZ'
    """
    return f"https://t.me/{bot.removeprefix('@')}?start={text}"


def _signature(kind: str, content: bytes, key: bytes) -> bytes:
    return hmac.digest(key, kind.encode("utf-8", "surrogatepass") + content, "sha256")[:_SIGNED]


def _text(packed: bytes) -> str:
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Read base64url; "" where it is none, and where bits that mean nothing are set."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return b""
    return packed if _text(packed) == text else b""
