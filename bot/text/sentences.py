"""Where does a sentence end? Pure: a paragraph of Arabic, Russian or English news in, its sentences out.

Rules, no model: a mark that ends sentences does so unless what stands before it is an abbreviation, an
initial or the number of a list, or what follows it goes on. «؛» and «:» never end a sentence, a line break
always does.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from bot.text.data.abbreviations import (
    AFTER_A_SENTENCE,
    AFTER_A_SENTENCE_OR_BEFORE_A_NAME,
    BEFORE_A_NAME,
    SENTENCE_STARTERS,
)

_CLOSING = "\"»”’)\\]}'`"
_END = re.compile(
    rf"(?P<mark>[.!?؟…。۔](?<![.!?؟…。۔]{{2}})[.!?؟…。۔]*+)(?P<close>[{_CLOSING}]*+)"  # a set first is found fast
    r"(?:(?P<space>\s++)|(?=[«“\"(]?[^\W\d_]))"
)
_BEFORE = re.compile(r"(?P<first>[^\W\d_]{1,3}\.\s?)?(?P<word>[^\W\d_]+(?:[-.][^\W\d_]+)*|\d+)$")
_NEXT = re.compile(r"[\s«“”„\"'‘(\[–—-]*(?P<word>[^\W_]+)")
_GOES_ON = re.compile(r"\s*[,،;؛:)»\]%/]|\s*--|\s*[-–—]\s+[a-zа-яё]")
_ARABIC = re.compile("[\u0620-\u064a]")
_HAS_WORD = re.compile(r"[^\W\d_]{2,}|\d{3,}")
_QUOTED = re.compile(r"«[^«»\n]{1,400}»|“[^“”\n]{1,400}”|\([^()\n]{1,200}\)|\[[^\[\]\n]{1,200}\]")
_STRAIGHT = re.compile(r'"[^"\n]{1,400}"')
_FIRST = 4  # code points of what _BEFORE takes from the word before the last
_NEAR = 200  # code points around a mark that are looked at
_LONG_ENOUGH = 3  # letters before a full stop that lacks its space; «بي.بي.سي» has fewer


def sentences(text: str, language: str) -> list[str]:
    """Give the sentences of a text in their order, trimmed; together they are the text.

    >>> sentences("قال د. أحمد إن النمو 3.5%؛ وهو جيد. هل يستمر؟ نعم", "ar")
    ['قال د. أحمد إن النمو 3.5%؛ وهو جيد.', 'هل يستمر؟', 'نعم']
    """
    return [sentence for line in text.splitlines() for sentence in _in_line(line.strip(), language)]


def _in_line(line: str, language: str) -> list[str]:
    found, start = [], 0
    closed = _closed_spans(line)
    for match in _END.finditer(line):
        end = match.end("close")
        if _is_inside(closed, match.start()) or not _ends(
            line[max(start, match.start() - _NEAR) : match.start()], match, language
        ):
            continue
        found.append(line[start:end].strip())
        start = end
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _closed_spans(line: str) -> list[tuple[int, int]]:
    """Give where quotations and brackets are, without their last three characters: a mark there may end."""
    spans = [match.span() for match in _QUOTED.finditer(line)]
    if line.count('"') % 2 == 0:
        spans += [match.span() for match in _STRAIGHT.finditer(line)]
    return sorted((start, end - 3) for start, end in spans)


def _is_inside(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, 0)) - 1
    return at >= 0 and spans[at][0] < place < spans[at][1]


def _ends(left: str, match: re.Match[str], language: str) -> bool:
    right = match.string[match.end() : match.end() + _NEAR]
    if not right or not _HAS_WORD.search(left):
        return not right
    if _GOES_ON.match(right):
        return False
    following = _NEXT.match(right)
    next_word = following["word"] if following else ""
    if match["space"] is None:
        return _lacks_space(left, match, next_word)
    if next_word[:1].islower():
        return False
    if match["mark"] == ".":
        return _stop_ends(left, next_word, language)
    return not _trails_off(match) or next_word[:1].isupper()


def _last_word(left: str) -> re.Match[str] | None:
    """Give the word with which a text ends, with a short one before it; looked for at the end alone."""
    return _BEFORE.search(left, max(0, left.rfind(" ") - _FIRST))


def _lacks_space(left: str, match: re.Match[str], next_word: str) -> bool:
    """Say whether «انتهى.وقال» and "ended.He" are two sentences and «بي.بي.سي» and "lenta.ru" one word."""
    before = _last_word(left)
    word = before["word"] if before else ""
    if len(word) < _LONG_ENOUGH or len(next_word) < 2 or "." in word or match["mark"] == "…":  # noqa: PLR2004
        return bool(match["close"]) and next_word[:1].isupper()
    if _ARABIC.match(word):
        return bool(_ARABIC.match(next_word)) and next_word not in {"كوم", "نت", "أورغ"}
    same_script = word[-1:].isascii() == next_word[:1].isascii()
    return same_script and word.islower() and next_word[0].isupper() and not next_word.isupper()


def _trails_off(match: re.Match[str]) -> bool:
    return match["mark"].startswith(("…", ".."))


def _stop_ends(left: str, next_word: str, language: str) -> bool:
    before = _last_word(left)
    if before is None:
        return True
    word = before["word"]
    both = re.sub(r"\s", "", before[0]).lower()
    key = both if both in AFTER_A_SENTENCE or both in BEFORE_A_NAME else word.lower()
    if _ARABIC.match(word):
        return (len(word) > 1 and key not in BEFORE_A_NAME) or _is_after_number(left, before)
    if key in AFTER_A_SENTENCE:
        return language != "en" or next_word in SENTENCE_STARTERS or not next_word.isalpha()
    if len(word) == 1 and word.isupper():
        return word == "I" and next_word in SENTENCE_STARTERS  # «Николай I. …» is rarer than an initial
    if key in AFTER_A_SENTENCE_OR_BEFORE_A_NAME:
        return _is_after_number(left, before) or before["first"] is not None
    return key not in BEFORE_A_NAME


def _is_after_number(left: str, before: re.Match[str]) -> bool:
    """Say whether «م» or «г» stands behind a number or a Roman numeral, as after a year."""
    return re.search(r"(?:\d|[IVX])[)»]?\s*$", left[: before.start("word")]) is not None
