"""Which spellings are the same word? Pure: text in, the key that all of them share out.

Two keys, one on top of the other:

- the *surface* key takes away what is not spelling: compatibility forms (NFKC), vowel marks, tatweel,
  invisible and bidi characters, the kind of digits, case, and the Persian and Urdu twins of Arabic letters;
- the *fold* key joins what writers mix up, rule by rule (`FOLDS`), and drops the English «'s».

On one Arabic word the fold key has as many letters as the surface key, so that places in one are places in
the other. What each rule joins and what it costs stands in docs/language.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

_INVISIBLE = (
    "\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"  # marks on their own: NFKC would make them a space and a mark
)
_MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff\ufe20-\ufe2f"

IGNORED = _INVISIBLE + _MARKS
"""Characters that may stand in a word and are no part of its spelling, as the inside of a regex class."""

INVISIBLE = _INVISIBLE
"""Those of them that show nothing (or only stretch a letter), as the inside of a regex class."""

_PILED_UP = re.compile(rf"([{_MARKS}]{{30}})[{_MARKS}]+")  # NFKC sorts a pile of marks in quadratic time
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_UNWRITTEN = re.compile(f"[{IGNORED}]+")
PLAIN_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_PLAIN_TEXT = re.compile("[\u0621-\u063a\u0641-\u064a -@\\[-`{-~،؛؟«»–—]+")  # without Latin letters
_CLUSTER = re.compile(rf"(?s:.)[{IGNORED}]*")  # a letter with its marks composes as a whole or not at all
_FINAL_ALEF_MAQSURA = re.compile(r"ى(?!\w)")
_POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)")
_ACCENTED_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]+")

_SAME_LETTER = str.maketrans(
    {
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
        **dict.fromkeys("یے", "ي"),
        **dict.fromkeys("ہەھۀ", "ه"),
        "ک": "ك",
        "ۃ": "ة",
        **dict.fromkeys("’ʼ", "'"),
    }
)
FOLDS: Mapping[str, Mapping[str, str]] = {
    "alef": dict.fromkeys("أإآٱ", "ا"),
    "hamza-seat": dict.fromkeys("ؤئ", "ء"),
    "ta-marbuta": {"ة": "ه"},
    "final-ya": {"ى": "ي"},  # at the end of a word only
    "foreign-letter": {"پ": "ب", "چ": "ج", "ڤ": "ف", "گ": "ك"},
    "yo": {"ё": "е"},
}
"""The rules of the fold key: which letters pass for which."""

_RULE_OF = {letter: name for name, letters in FOLDS.items() for letter in letters}
_SAME_SOUND = str.maketrans(
    {letter: kept for name, letters in FOLDS.items() if name != "final-ya" for letter, kept in letters.items()}
)
_UNDECOMPOSED_LATIN = str.maketrans("øłđħı", "oldhi")


def written(text: str) -> str:
    """Give the text as it was written, case and all, without what cannot be seen or is no spelling.

    >>> written("لَافْـــرُوف")
    'لافروف'
    """
    if text.isascii() or _PLAIN_TEXT.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFKC", _PILED_UP.sub(r"\1", _UNSEEN.sub("", text)))
    return _UNWRITTEN.sub("", composed).translate(_SAME_LETTER)


def surface(text: str) -> str:
    """Give the surface key of a word or of a whole text; what is no letter or digit stays.

    >>> surface("ﻻﻓﺮﻭﻑ"), surface("٢٠٢٥"), surface("LAVROV")
    ('لافروف', '2025', 'lavrov')
    """
    if _PLAIN_TEXT.fullmatch(text):
        return text
    return _UNWRITTEN.sub("", written(text).lower())


def fold(text: str) -> str:
    """Give the fold key of a word or of a whole text.

    >>> fold("إلى"), fold("لاڤروڤا"), fold("Ёлка"), fold("Erdoğan’s")
    ('الي', 'لافروفا', 'елка', 'erdogan')
    """
    return fold_surface(surface(text))


def fold_surface(key: str) -> str:
    """Give the fold key that belongs to a surface key.

    >>> fold_surface("مدرسة")
    'مدرسه'
    """
    if PLAIN_ARABIC.fullmatch(key):
        return (key[:-1] + "ي" if key.endswith("ى") else key).translate(_SAME_SOUND)
    if _PLAIN_TEXT.fullmatch(key):
        return _FINAL_ALEF_MAQSURA.sub("ي", key).translate(_SAME_SOUND)
    if key.isascii():
        return _POSSESSIVE.sub("", key) if "'" in key else key
    folded = _FINAL_ALEF_MAQSURA.sub("ي", key).translate(_SAME_SOUND)
    return _POSSESSIVE.sub("", _ACCENTED_LATIN.sub(_unaccented, folded))


def differences(first: str, second: str) -> tuple[str, ...]:
    """Give the names of the rules that two surface keys need to be the same, in the order of the letters.

    >>> differences("أمريكا", "امريكا"), differences("مدرسه", "مدرسة"), differences("erdoğan", "erdogan")
    (('alef',), ('ta-marbuta',), ('accent',))
    """
    if first == second:
        return ()
    pairs = ((a, b) for a, b in zip(first, second, strict=False) if a != b)
    named = (_RULE_OF.get(a) or _RULE_OF.get(b) or "accent" for a, b in pairs)
    return tuple(dict.fromkeys(named))


def mapped(text: str) -> tuple[str, Sequence[int]]:
    """Give `written(text)`, and for each of its code points (and its end) the place in the text it came from.

    >>> mapped("لَا ﷲ")
    ('لا الله', [0, 2, 3, 4, 4, 4, 4, 5])
    """
    if written(text) == text:
        return text, range(len(text) + 1)
    kept, places = [], []
    for cluster in _CLUSTER.finditer(text):
        letters = written(cluster[0])
        kept.append(letters)
        places += [cluster.start()] * len(letters)
    return "".join(kept), [*places, len(text)]


def _unaccented(letters: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFD", letters[0].translate(_UNDECOMPOSED_LATIN))
    return _UNWRITTEN.sub("", apart)
