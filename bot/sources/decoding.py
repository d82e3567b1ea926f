"""Which letters do these bytes stand for? A page's bytes in, its text out, whatever it says of its encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a declaration stands
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("windows-1256", "windows-1251", "koi8-r", "iso-8859-6", "windows-1252")
_SAME_BUT_WIDER = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "ascii": "windows-1252"}
_FREQUENT = frozenset("اليمنوتربةعدسفهكحقأبجشصطخоеаинтсрвлкмдпуяыьгзбéèàçêüöäßñáíóú")
_READ = 20_000  # code points by which a guess is judged
_SPOILT = 0.2  # share of letters that UTF-8 may have lost; of another encoding it would lose nearly all


def decoded(body: bytes) -> str:
    """Give the text of a page or a file; UTF-8 where the bytes allow it, else the likeliest encoding.

    A wrong declaration («charset=utf-8» over windows-1256, or the other way round) does no harm.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _without_utf8(body)


def _without_utf8(body: bytes) -> str:
    spoilt = body.decode("utf-8", "replace")
    foreign = sum(not c.isascii() for c in spoilt[:_READ])
    if spoilt[:_READ].count("\ufffd") <= _SPOILT * foreign:
        return spoilt
    return max(_readings(body), key=_likelihood)


def _readings(body: bytes) -> Iterator[str]:
    """Give the text in each encoding that can be meant, the declared one first: it wins a tie."""
    declared = _DECLARED.search(body[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    for encoding in dict.fromkeys((_SAME_BUT_WIDER.get(name, name), *_GUESSES)):
        try:
            yield body.decode(encoding, "replace")
        except (LookupError, UnicodeError):
            continue  # the page names an encoding that nobody knows, or that is none of text


def _likelihood(text: str) -> float:
    foreign = [c for c in text[:_READ] if not c.isascii()]
    return sum((c in _FREQUENT) - (c == "\ufffd") for c in foreign) / max(1, len(foreign))
