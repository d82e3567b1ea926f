"""Which letters do these bytes stand for? A page's bytes in, its text out, whatever it says of its encoding."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a declaration stands
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = (
    (re.compile(rb"(?:\s\x00)*<\x00[^\x00]\x00"), "utf-16-le"),
    (re.compile(rb"(?:\x00\s)*\x00<\x00[^\x00]"), "utf-16-be"),
)
_GUESSES = ("windows-1256", "windows-1251", "koi8-r", "iso-8859-6", "windows-1252")
_SAME_BUT_WIDER = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "ascii": "windows-1252"}
_FOREIGN = re.compile(rb"[\x80-\xff]")
_READ = 2_000  # bytes by which a guess is judged, from the first that is no ASCII
_PIECE = 2**20  # bytes
_SPOILT = 0.2  # share of letters that UTF-8 may have lost; of another encoding it would lose nearly all

# How often a letter stands in texts of its script, in thousandths.
_SHARES = {
    "ا": 150, "ل": 120, "ي": 75, "م": 65, "ن": 57, "ر": 52, "و": 60, "ت": 48, "ب": 42, "ة": 38, "ع": 37, "د": 35,
    "ه": 30, "س": 30, "ف": 28, "ق": 25, "أ": 27, "ك": 23, "ح": 23, "ج": 16, "ش": 14, "ص": 13, "ط": 12, "ى": 12,
    "إ": 9, "خ": 11, "ض": 9, "ذ": 7, "ز": 8, "غ": 6, "ث": 8, "ء": 5, "ئ": 5, "ظ": 3, "ؤ": 2, "آ": 2,
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35, "м": 32,
    "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 14, "й": 12, "х": 10,
    "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 1, "ё": 1,
    "é": 80, "ü": 60, "à": 40, "ä": 50, "ö": 40, "è": 30, "ß": 25, "ê": 20, "ç": 20, "á": 40, "í": 40, "ó": 40,
    "ñ": 30, "ú": 20, "ı": 40, "ş": 40, "ğ": 30, "ã": 20, "ô": 10, "â": 10, "î": 5, "û": 5, "«": 10, "»": 10,
    "\ufffd": -300,
}  # fmt: skip
# No word has letters of two scripts: Latin beside Arabic or Cyrillic is a sign of a wrong reading.
_MIXED = re.compile("[A-Za-zÀ-ÿ][؀-ۿЀ-ӿ]|[؀-ۿЀ-ӿ][A-Za-zÀ-ÿ]")
_MIX = 150


def decoded(body: bytes) -> str:
    """Give the text of a page or a file; UTF-8 where the bytes allow it, else the likeliest encoding.

    A wrong declaration («charset=utf-8» over windows-1256, or the other way round) does no harm.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    for start, encoding in _UNMARKED:
        if start.match(body):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _without_utf8(body)


def seems_utf8(body: bytes) -> bool:
    """Tell whether the first letters beyond ASCII are UTF-8's; what parsers then say of the rest is true."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(_sample(body), final=False)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in body[:_HEAD]


def in_utf8(body: bytes) -> bytes:
    """Give the same text in UTF-8 without a mark of order; it is the very bytes where they are that already."""
    body = body.removeprefix(codecs.BOM_UTF8)
    end = _end_of_utf8(body) if b"\x00" not in body[:_HEAD] else -1
    if end >= 0:
        return body[:end]
    return decoded(body).removeprefix("\ufeff").encode("utf-8", "replace")


def _end_of_utf8(body: bytes) -> int:
    """Give where UTF-8 ends, before a letter that was cut, reading piece by piece; -1 for something else."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(body), _PIECE):
            decoder.decode(body[start : start + _PIECE])
    except UnicodeDecodeError:
        return -1
    return len(body) - len(decoder.getstate()[0])


def _without_utf8(body: bytes) -> str:
    sample = _sample(body)
    spoilt = sample.decode("utf-8", "replace")
    foreign = len(spoilt) - len(spoilt.encode("ascii", "ignore"))
    if spoilt.count("\ufffd") <= _SPOILT * foreign:
        return body.decode("utf-8", "replace")
    readings = {encoding: sample.decode(encoding, "replace") for encoding in _encodings(body)}
    likeliest = max(readings, key=lambda encoding: _likelihood(readings[encoding]))
    return body.decode(likeliest, "replace")


def _sample(body: bytes) -> bytes:
    first = _FOREIGN.search(body)
    start = first.start() if first else 0
    return body[start : start + _READ]


def _encodings(body: bytes) -> Iterator[str]:
    """Give the encodings that can be meant, the declared one first: it wins a tie."""
    declared = _DECLARED.search(body[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    for encoding in dict.fromkeys((_SAME_BUT_WIDER.get(name, name), *_GUESSES)):
        try:
            b"a".decode(encoding, "replace")
        except (LookupError, UnicodeError):
            continue  # the page names an encoding that nobody knows, or that is none of text
        yield encoding


def _likelihood(text: str) -> float:
    """Give how much the letters beyond ASCII are those of a language, a thousandth at a time."""
    foreign = {letter: number for letter, number in Counter(text).items() if letter >= "\x80"}
    letters = sum(_SHARES.get(letter, 0) * number for letter, number in foreign.items())
    return (letters - _MIX * len(_MIXED.findall(text))) / max(1, sum(foreign.values()))
