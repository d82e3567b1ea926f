"""What is the article about? The page's own tags, cleaned, then the names and themes that its text supports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.pipeline.candidates import Candidate, best, candidates_of
from bot.pipeline.support import is_section, said_words
from bot.sources.pages.tagline import clean
from bot.sources.values import Page
from bot.text.normalise import written
from bot.text.tokens import Memory, folds

_LONGEST_HASHTAG = 100
_ARTICLE = "ال"
_TWINS = str.maketrans({"غ": "ج", "ڨ": "ج"})  # «سيرغي» and «سيرجي»
_TWINS_FROM = 5

_Key = tuple[str, ...]


def tags(page: Page, *, limit: int = 6) -> tuple[str, ...]:
    """Give at most `limit` tags: the page's own in their order, then found ones, the best first.

    Forms of one name are one tag, in the form that the text has most.
    """
    candidates = candidates_of(page)
    chosen, dropped = _own(page, candidates)
    taken = [set(key) for key in (*chosen, *dropped)]
    for candidate in best(candidates):
        if len(chosen) >= limit:
            break
        tag = candidate.form
        key = _key(tag)
        words = set(key)
        if not any(words <= other or other <= words for other in taken):
            chosen[key] = tag
            taken.append(words)
    return tuple(chosen.values())[:limit]


def _own(page: Page, candidates: Sequence[Candidate]) -> tuple[dict[_Key, str], set[_Key]]:
    """Give the page's own tags, forms of one name as one, and the forms that were given up for others."""
    chosen: dict[_Key, str] = {}
    dropped: set[_Key] = set()
    if page.tags:
        known = {_key(candidate.phrase.form): candidate for candidate in candidates}
        said = said_words(" ".join((page.title, *page.body)))
        for tag in filter(None, map(clean, page.tags)):
            if not is_section(tag, said):
                _join(chosen, dropped, tag, known)
    return chosen, dropped


def _join(chosen: dict[_Key, str], dropped: set[_Key], tag: str, known: dict[_Key, Candidate]) -> None:
    """Add an own tag; of two forms of one name, the one that the text has more often keeps the place."""
    key = _key(tag)
    for other in list(chosen):
        if key == other or not _are_one_name(key, other, known):
            continue
        better = key if _count(key, known) > _count(other, known) else other
        dropped.add(other if better == key else key)
        if better == key:
            _rename(chosen, other, key, tag)
        return
    chosen.setdefault(key, tag)


def _rename(chosen: dict[_Key, str], old: _Key, new: _Key, tag: str) -> None:
    renamed = {new if key == old else key: tag if key == old else form for key, form in chosen.items()}
    chosen.clear()
    chosen.update(renamed)


def _are_one_name(key: _Key, other: _Key, known: dict[_Key, Candidate]) -> bool:
    """Say whether one is the family name of the other: «لافروف» and «سيرغي لافروف»."""
    short, full = sorted((key, other), key=len)
    named = known.get(short)
    return len(short) == 1 < len(full) and short[0] in full and named is not None and named.phrase.is_name


def _count(key: _Key, known: dict[_Key, Candidate]) -> int:
    return known[key].count if key in known else 0


def _key(tag: str) -> _Key:
    """Give what all spellings of a tag share: fold keys without the article."""
    return _keys[tag]


_keys = Memory(lambda tag: tuple(map(_word_key, folds(tag.replace("عبد ال", "عبدال")))), most=50_000)


def _word_key(key: str) -> str:
    bare = key.removeprefix(_ARTICLE) if len(key) > len(_ARTICLE) + 2 else key
    return bare.translate(_TWINS) if len(bare) >= _TWINS_FROM else bare


def hashtag(tag: str) -> str:
    """Give a tag as Telegram takes it: «#وزير_الخارجية»; "" where nothing that it takes remains.

    >>> hashtag("وزير الخارجية"), hashtag("COVID-19"), hashtag("2025")
    ('#وزير_الخارجية', '#COVID_19', '')
    """
    kept = "".join(c if _is_in_hashtag(c) else "_" for c in written(tag).replace("'", ""))
    name = re.sub("_+", "_", kept).strip("_")[:_LONGEST_HASHTAG].rstrip("_")
    return f"#{name}" if any(c.isalpha() for c in name) else ""


def _is_in_hashtag(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("L") or category == "Nd"
