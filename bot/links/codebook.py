"""How many bits has a letter? Three tables, one a script, by how often letters come in news, signs in queries.

Each is a complete prefix code, made from counts over our own sample articles and pages by Huffman's algorithm and
written down here, since a link that was shared once has to be read for ever: these tables never change, others get
another first letter of the link (`bot/links/packing.py`). A text goes on in the script of its last letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

NEXT, AFTER_NEXT = "\x00", "\x01"  # go on in the next script, or in the one after it
END = "\x02"  # here a query ends and another one begins
ANY = "\x03"  # a character that is in no table follows, in 21 bits
CAPITAL = "\x04"  # the next letter is a capital
MARKS = frozenset({NEXT, AFTER_NEXT, END, ANY, CAPITAL})

_BITS: tuple[dict[int, str], ...] = (
    {
        3: " ا",
        4: "لير",
        5: "متنوةبعد",
        6: 'فسقحأك"-|',
        7: f"صشطجه{END}خىإ",
        8: f"ثضز{NEXT}():ئغء*./=~",
        9: f"،ذ0123456789{AFTER_NEXT},«»ظ",
        10: f"{ANY}#&+?@_آ",
        11: "!",
        12: "؟ؤپچڤگ",
    },
    {
        3: " ",
        4: f"оаеит{CAPITAL}",
        5: "нрсвлкп",
        6: "дмуыязьб",
        7: f'"-|гй{END}чх',
        8: f"шцж{NEXT}():юф*./=~",
        9: f"щ0123456789{AFTER_NEXT},«»э",
        10: f"{ANY}#&+?@_",
        11: "!",
        12: "ъё",
    },
    {
        3: " ",
        4: "etarosi",
        5: f"n{CAPITAL}lhdc",
        6: "upmgybwf|",
        7: f'"-{END}kv',
        8: f"{NEXT}():=~",
        9: f"*./0123456789{AFTER_NEXT},«»xj",
        10: f"'{ANY}#&+?@_z",
        11: "q!",
    },
)
SCRIPTS = len(_BITS)


@dataclass(frozen=True, slots=True)
class Script:
    """The code of each character, as a string of 0 and 1, and the way back."""

    codes: Mapping[str, str]
    letters: Mapping[str, str]

    def has(self, letter: str) -> bool:
        """Tell whether a letter has a code, by itself or as a capital."""
        return self.plain(letter) in self.codes

    def plain(self, letter: str) -> str:
        """Give the small form of a capital that can be made from it again, and anything else as it is."""
        small = letter.lower()
        is_capital = small != letter and len(small) == 1 and small.upper() == letter and CAPITAL in self.codes
        return small if is_capital else letter


@lru_cache(maxsize=SCRIPTS)
def script(number: int) -> Script:
    """Give the codes of a script (0 Arabic, 1 Cyrillic, 2 Latin): numbered by length, then as they are listed.

    >>> script(0).codes["ا"], script(0).codes["ل"], len(script(0).codes["ظ"])
    ('001', '0100', 9)
    """
    codes: dict[str, str] = {}
    code, length = 0, 0
    for bits, letters in _BITS[number].items():
        for letter in letters:
            code, length = code << (bits - length), bits
            codes[letter] = f"{code:0{bits}b}"
            code += 1
    return Script(codes, {bits: letter for letter, bits in codes.items()})
