"""Where does an article begin behind its dateline? «موسكو (رويترز) – أعلن …» in, «أعلن …» out.

A head is taken apart at its dashes, commas and brackets; it is a dateline if each part is a town, a date, an
agency or a short name beside one of these, and a dash, a colon or a full stop closes it.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.sources.times.calendars import HIJRI_MONTHS, MONTHS
from bot.text.data.datelines import AGENCIES, PLACES
from bot.text.tokens import tokens

_LONGEST = 140  # code points of a head
_SEPARATOR = re.compile(r"\s*(?:[-–—ـ]+|[:/،,()|\[\]•]+|\.(?=\s|$))\s*")
_DASHES = frozenset("-–—ـ")
_QUOTES = " \t\"'«»“”*\u200e\u200f"
_BEHIND = " -–—ـ:،,"
_MOST_WORDS = 4  # of a town, an agency, a correspondent's name
_MOST_PARTS = 7
_NUMBER = re.compile(r"\d+(?:م|ه|ھ)?")
_SMALL = frozenset(["من", "في", "الموافق", "ه", "م", "г", "года", "of", "the", "وكاله", "مراسل"])


_IN_SLASHES = re.compile(  # «АСТАНА, 21 октября. /Корр. ТАСС Иван Петров/. …»
    r"(?:[A-ZА-ЯЁ][A-ZА-ЯЁ.\- ]{2,40}, \d{1,2} \w+\.? *)?"
    r"/[^/\n]{0,20}\b(?:ТАСС|TASS|Интерфакс|РИА|БЕЛТА|УНИАН)\b[^/\n]{0,40}/[. –—-]*"
)
_SIGNED = re.compile(r"^[A-ZА-ЯЁ][\w-]{2,30}\.\s+(?=[«\"A-ZА-ЯЁ])")  # «МИНСК, 3 мая — БелаПресс. …»
_CAPITALS = 5  # letters at least; «NATO» is no town


class _Part(Enum):
    PLACE = auto()
    AGENCY = auto()
    DATE = auto()
    CAPITALS = auto()  # a town as Latin and Cyrillic datelines write it
    NAME = auto()  # something short that nobody knows


_KNOWN = frozenset({_Part.PLACE, _Part.AGENCY, _Part.DATE})


def strip_dateline(text: str) -> str:
    """Give a paragraph without its dateline; unchanged if it has none, or nothing else.

    >>> strip_dateline("القاهرة - سبوتنيك - أعلن الوزير")
    'أعلن الوزير'
    """
    slashed = _IN_SLASHES.match(text)
    end = slashed.end() if slashed else _head_end(text)
    rest = text[end:].lstrip(_BEHIND)
    if end and any(map(str.isdigit, text[:end])):
        rest = _SIGNED.sub("", rest)
    return rest if rest.strip(_QUOTES) else text


def without_agency(text: str) -> str:
    """Give a paragraph whose dateline keeps its town only: the town is news, the agency is not.

    >>> without_agency("موسكو (رويترز) – أعلن الوزير")
    'موسكو – أعلن الوزير'
    """
    rest = strip_dateline(text)
    town = _town(text[: len(text) - len(rest)])
    if rest == text or not town:
        return rest
    return f"{town} – {rest}"


def _town(head: str) -> str:
    parts = (part.strip(_QUOTES) for part in _SEPARATOR.split(head))
    town = next((part for part in parts if part and _part(part) is _Part.PLACE), "")
    return town.title() if town.isupper() else town


def is_dateline(text: str) -> bool:
    """Say whether a line is a dateline and nothing else."""
    bare = text.rstrip(" -–—:.")
    return len(bare) < _LONGEST and _head_end(bare + ":") > len(bare)


def _head_end(text: str) -> int:
    """Give where the dateline ends, 0 if there is none."""
    parts: list[_Part] = []
    start = end = 0
    for match in _SEPARATOR.finditer(text, 0, _LONGEST):
        if inner := text[start : match.start()].strip(_QUOTES):
            part = _part(inner)
            if part is None or (start == end > 0 and part not in _KNOWN) or len(parts) == _MOST_PARTS:
                break
            parts.append(part)
        start = match.end()
        if parts and _closes(parts, match):
            end = start
    are_towns = len(parts) > 1 and set(parts) == {_Part.PLACE} and ")" not in text[:end]
    return 0 if are_towns else end  # «موسكو - واشنطن: …» names two sides


def _part(text: str) -> _Part | None:
    words = [token.fold for token in tokens(text)]
    if known := _known(words):
        return known
    if not words or len(words) > _MOST_WORDS:
        return None
    is_capitals = text.isupper() and len(words[0]) >= _CAPITALS
    return _Part.CAPITALS if is_capitals else _Part.NAME


def _known(words: list[str]) -> _Part | None:
    """Say what a part is that holds a town, a date and an agency in this order, or only some of them."""
    if " ".join(words) in AGENCIES:
        return _Part.AGENCY
    town = _longest(words, PLACES, from_start=True)
    agency = _longest(words[town:], AGENCIES, from_start=False)
    rest = words[town : len(words) - agency]
    if rest and not _is_date(rest) and not (agency and len(rest) == 1 and rest[0] in _SMALL):
        return None
    if agency:
        return _Part.AGENCY
    if rest:
        return _Part.DATE
    return _Part.PLACE if town else None


def _longest(words: list[str], table: frozenset[str], *, from_start: bool) -> int:
    """Give the number of words at one end that are an entry of the table."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        if " ".join(words[:length] if from_start else words[-length:]) in table:
            return length
    return 0


def _is_date(words: list[str]) -> bool:
    """Say whether words are a day, or the second naming of its month («نيسان/ أبريل»)."""
    rest = [word for word in words if not _NUMBER.fullmatch(word) and word not in _SMALL]
    is_empty = not rest and not any(map(_NUMBER.fullmatch, words))
    return not is_empty and _are_months(rest)


def _are_months(words: list[str]) -> bool:
    """Say whether words are names of months, each of one word or two («نوفمبر تشرين الثاني»)."""
    if not words:
        return True
    return any(
        " ".join(words[:length]) in table and _are_months(words[length:])
        for length in (1, 2)
        if length <= len(words)
        for table in (MONTHS, HIJRI_MONTHS)
    )


def _closes(parts: list[_Part], match: re.Match[str]) -> bool:
    """Say whether the parts so far are a dateline that this mark ends."""
    mark = match[0].strip()
    is_dash = bool(set(mark) & _DASHES) and _stands_free(match)
    is_stop = mark.endswith((":", "."))
    if parts.count(_Part.NAME) > 1:
        return False
    if _Part.AGENCY in parts:
        return _agency_closes(parts, mark, match, is_end=is_dash or is_stop)
    if parts[0] not in {_Part.PLACE, _Part.CAPITALS}:
        return False
    if not is_dash:
        return False
    return len(parts) == 1 or _Part.DATE in parts or ")" in match.string[: match.end()]


def _agency_closes(parts: list[_Part], mark: str, match: re.Match[str], *, is_end: bool) -> bool:
    if parts[-1] is _Part.NAME:  # a correspondent
        return mark == "." and len(parts) > 2  # noqa: PLR2004 (town, agency and name)
    if len(parts) > 1:
        return is_end or (mark == "/" and parts[-1] is _Part.AGENCY)
    head = match.string[: match.start()].strip()
    is_one_noun = head.startswith("ال") and " " not in head  # «الوطن - كما قال الشاعر - …»
    return is_end and mark != "." and not (is_one_noun and mark != ":")


def _stands_free(match: re.Match[str]) -> bool:
    """Say whether the dash has a space on one side: «Тель-Авив» has none."""
    return match[0] != match[0].strip() or match.end() == len(match.string)
