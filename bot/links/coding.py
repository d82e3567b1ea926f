"""How do some queries become few bytes, and bytes the same queries again? Pure.

Two bits name the script that the text begins in, a 1 and some 0s fill up the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.links import codebook as marks
from bot.links.codebook import AFTER_NEXT, ANY, CAPITAL, END, MARKS, NEXT, SCRIPTS, script

_POINT = 21  # bits of any code point


class CodingError(ValueError):
    """These bytes were not made by `encode`."""


def encode(queries: Sequence[str]) -> bytes:
    """Give the shortest form of some queries: the one of the script to begin in that needs the fewest bits.

    >>> len(encode(["وزير الخارجية"])), len("وزير الخارجية".encode())
    (8, 25)
    """
    forms = (f"{begun:02b}{''.join(_bits(queries, begun))}1" for begun in range(SCRIPTS))
    bits = min(forms, key=len)
    filled = bits.ljust(-(-len(bits) // 8) * 8, "0")
    return int(filled, 2).to_bytes(len(filled) // 8, "big")


def _bits(queries: Sequence[str], now: int) -> Iterator[str]:
    for place, query in enumerate(queries):
        if place:
            yield script(now).codes[END]
        for letter in query:
            step = _steps_to(letter, now)
            if step is None:
                yield f"{script(now).codes[ANY]}{ord(letter):0{_POINT}b}"
                continue
            if step:
                yield script(now).codes[NEXT if step == 1 else AFTER_NEXT]
                now = (now + step) % SCRIPTS
            codes, plain = script(now).codes, script(now).plain(letter)
            yield codes[plain] if plain == letter else codes[CAPITAL] + codes[plain]


def _steps_to(letter: str, now: int) -> int | None:
    """Give how many scripts further on a letter has a code; None where it has none."""
    if letter in MARKS:
        return None
    return next((step for step in range(SCRIPTS) if script((now + step) % SCRIPTS).has(letter)), None)


def decode(content: bytes) -> tuple[str, ...]:
    """Give the queries again. Raises CodingError.

    >>> decode(encode(["لافروف", "Лавров -спорт"]))
    ('لافروف', 'Лавров -спорт')
    """
    bits = f"{int.from_bytes(content, 'big'):0{len(content) * 8}b}".rstrip("0")[:-1]
    if not content or len(bits) < 2 or int(bits[:2], 2) >= SCRIPTS:  # noqa: PLR2004 (bits that name the script)
        raise CodingError("no script is named")
    queries = [""]
    for letter in _letters(bits[2:], int(bits[:2], 2)):
        if letter is None:
            queries.append("")
        else:
            queries[-1] += letter
    return tuple(queries)


def _letters(bits: str, now: int) -> Iterator[str | None]:
    """Give the letters, and None between two queries."""
    at, is_capital = 0, False
    while at < len(bits):
        letter, at = _next(bits, at, now)
        match letter:
            case marks.NEXT | marks.AFTER_NEXT:
                now = (now + (1 if letter == NEXT else 2)) % SCRIPTS
            case marks.END:
                yield None
            case marks.ANY:
                point, at = bits[at : at + _POINT], at + _POINT
                if at > len(bits) or int(point, 2) > 0x10FFFF:  # noqa: PLR2004 (the last code point)
                    raise CodingError("a character is cut off")
                yield chr(int(point, 2))
            case marks.CAPITAL:
                is_capital = True
                continue
            case _:
                yield letter.upper() if is_capital else letter
        is_capital = False


def _next(bits: str, at: int, now: int) -> tuple[str, int]:
    letters = script(now).letters
    for end in range(at + 3, min(at + 12, len(bits)) + 1):
        if bits[at:end] in letters:
            return letters[bits[at:end]], end
    raise CodingError("a letter is cut off")
