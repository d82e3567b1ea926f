"""Which tags does a page give itself? Its tag line in, with or without delimiters; clean tags out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text.arabic import is_likely, readings
from bot.text.data.frequencies import frequency
from bot.text.normalise import fold, surface, written
from bot.text.tokens import Token, tokens

_DELIMITER = re.compile(r"\s*[،,;؛|#•·/\n\t]+\s*|\s+[-–—]\s+")
_BUTTON = re.compile(
    r"(?:^|[\s،,|])(?:(?:عرض |اقرا )?المزيد|مزيد|الكل|(?:show |read )?more|(?:показать )?[её]щ[её])\W*$"
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SPACES = re.compile(r"[\s_]+")
_CLAUSE = re.compile(r"[^\w\s\u064b-\u065f\u0640]+")
_MOST_WORDS, _MOST_LETTERS = 6, 60
_ARTICLE = "ال"
_NOUN_FROM = 0.2  # «المجلس» is that often beside «مجلس»: a noun that takes an article, and no name


def own_tags(lines: Sequence[str], text: Sequence[str]) -> tuple[str, ...]:
    """Give the tags of a tag line, or of several lines with one tag each, in their order.

    `text` is the title and the paragraphs: a line without delimiters is cut by the longest runs of its words
    that occur there.
    """
    parts = [part for line in lines for part in split(_without_button(line), text)]
    return distinct(filter(None, map(clean, parts)))


def split(line: str, text: Sequence[str]) -> list[str]:
    """Part a line at its delimiters, else by what occurs in the text."""
    parts = [part for part in _DELIMITER.split(line.strip(" .")) if part.strip()]
    return parts if len(parts) != 1 or line.lstrip().startswith("#") else _runs(line, text)


def clean(tag: str) -> str:
    """Give a tag without marks, quotes and underscores, "" where it is none (a number, a sentence, a button).

    >>> clean("#وزير_الخارجيـة"), clean("2025")
    ('وزير الخارجية', '')
    """
    plain = _SPACES.sub(" ", _EDGES.sub("", written(tag)))
    is_long = len(plain) > _MOST_LETTERS or len(plain.split()) > _MOST_WORDS
    return "" if is_long or not any(c.isalpha() for c in plain) or _BUTTON.search(fold(plain)) else plain


def distinct(tags: Iterator[str]) -> tuple[str, ...]:
    """Keep the first of the tags that have the same key."""
    return tuple({fold(tag): tag for tag in reversed(list(tags))}.values())[::-1]


def _without_button(line: str) -> str:
    """Take off the word «المزيد» that closes the line; on the page it is a button."""
    button = _BUTTON.search(fold(line))
    if button is None:
        return line
    words = len(tokens(button[0]))
    return line[: tokens(line)[-words].start]


def _runs(line: str, text: Sequence[str]) -> list[str]:
    words = tokens(line)
    known = _places(text)
    found, at = [], 0
    while at < len(words):
        length = _longest_run(words[at:], known) or _guessed_run(words[at:])
        found.append(line[words[at].start : words[at + length - 1].end])
        at += length
    return [part for run in found for part in _uncoupled(run, known)]


_Places = dict[str, list[tuple[Token, ...]]]


def _places(text: Sequence[str]) -> _Places:
    """Give for each first word of a run what follows it, up to the next punctuation."""
    places: _Places = {}
    for paragraph in text:
        for clause in _CLAUSE.split(paragraph):
            words = tuple(tokens(clause))
            for at, word in enumerate(words):
                for key in _keys(word):
                    places.setdefault(key, []).append(words[at + 1 :])
    return places


def _keys(word: Token) -> set[str]:
    likely = (each for each in readings(word.surface, word.fold) if is_likely(word.surface, each))
    return {reading.key for reading in likely if not reading.pronoun}


def _longest_run(words: Sequence[Token], known: _Places) -> int:
    """Give the number of words that stand together in the text, 0 if the first is not there."""
    following = known.get(words[0].fold)
    if following is None:
        return 0
    return 1 + max(_shared(words[1:], each) for each in following)


def _shared(words: Sequence[Token], others: Sequence[Token]) -> int:
    pairs = zip(words, others, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a.fold != b.fold), min(len(words), len(others)))


def _guessed_run(words: Sequence[Token]) -> int:
    """Give how far a tag that is not in the text goes: «مجلس الأمن», «الشرق الأوسط», but «غزة | الأردن»."""
    length = 1
    while length < len(words) and words[length].fold.startswith(_ARTICLE) and _takes(words[length - 1].surface):
        length += 1
    return length


def _takes(word: str) -> bool:
    """Say whether a definite word can continue this one: it is definite, or a noun in front of a genitive."""
    return word.startswith(_ARTICLE) or frequency(_ARTICLE + word) > _NOUN_FROM * frequency(word)


def _uncoupled(run: str, known: _Places) -> Iterator[str]:
    """Part «موسكو وواشنطن» into its two names where each is a word of the text."""
    start = 0
    for word in tokens(run):
        if word.surface.startswith("و") and _is_joined(word, known):
            yield run[start : word.start].strip()
            start = run.index("و", word.start) + 1
    yield run[start:]


def _is_joined(word: Token, known: _Places) -> bool:
    stem = next((r for r in readings(word.surface, word.fold) if r.particles == "و" and not r.pronoun), None)
    return stem is not None and is_likely(word.surface, stem) and stem.key in known


def supported(tag: str, text: Sequence[str]) -> bool:
    """Say whether any word of a tag occurs in the text."""
    have = {key for paragraph in text for word in tokens(paragraph) for key in _keys(word)}
    return any(word.fold in have or surface(word.surface) in have for word in tokens(tag))
