"""Which phrases of an Arabic text may be tags? Particles are taken off, verbs and pronouns part the phrases."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum, auto
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.pipeline.data.weak_words import WEAK_WORDS
from bot.pipeline.nouns import ARTICLE, kind_of, may_act
from bot.pipeline.phrases import BREAK, CONTINUED, WHOLE, Kind, Phrase, Word, make, phrases_of, word_of
from bot.text.arabic import Reading, is_likely, without_particles, without_pronoun
from bot.text.data.frequencies import frequency
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold_surface
from bot.text.tokens import Memory, Token, tokens

_FOLLOWS = {
    Kind.DEFINITE: (Kind.DEFINITE,),
    Kind.NOUN: (Kind.DEFINITE, Kind.NOUN, Kind.NAME),
    Kind.NAME: (Kind.NAME, Kind.DEFINITE),
}
_PREPOSITIONS = frozenset(
    ["أمام", "وراء", "تجاه", "نحو", "عبر", "ضمن", "وسط", "إزاء", "حيال", "بشأن", "وفق", "عقب", "إثر", "قرب"]
)
_HALVES = frozenset(["عبد", "أبو", "ابو"])  # of a name: «عبد العاطي», «أبو ظبي»
_BETWEEN = frozenset(["بن", "آل"])  # parts of one: «محمد بن سلمان»
_NAME_TAKES = sum(1 << each for each in _FOLLOWS[Kind.NAME])
_ANY = sum(1 << each for each in _FOLLOWS)
_TANWIN = "\u064b"
_UNKNOWN = 6.7  # as rare as the rarest words of the table
_COMMON = 2.5
_RAREST = 1e-9
_SURE_LETTERS = 5  # of a stem with its article


_NAME, _DEFINITE = Kind.NAME, Kind.DEFINITE
_HYPHEN = "-"
_STOPS = frozenset(".!?؟…")


class _Place(IntEnum):
    """Where in its sentence a word stands."""

    INSIDE = auto()
    CLAUSE = auto()  # behind punctuation
    SENTENCE = auto()  # at the beginning, where Arabic has its verb
    NOWHERE = auto()


class _Link(NamedTuple):
    """A word with what decides whether it belongs to the word before it, or nothing where a phrase cannot go on.

    `enters` is the bit of its kind, 0 if something stands between it and the word before; `takes` are the bits of
    the kinds that may follow it. From the place `acts` on it is read as a verb; `then` is the place behind it.
    """

    word: Word | None
    enters: int
    takes: int
    acts: _Place = _Place.NOWHERE
    then: _Place = _Place.INSIDE


class _Stem(NamedTuple):
    """What remains of a word without particles; `support` is 0 where only the text can prove it a word."""

    form: str
    key: str
    support: float
    particles: str


class _Open(NamedTuple):
    """A word whose particles may be letters of its own: read as the first stem that stands in the text alone."""

    stems: tuple[_Stem, ...]
    otherwise: _Link


_END = _Link(None, 0, 0)
_PAUSE = _Link(None, 0, 0, then=_Place.CLAUSE)
_STOP = _Link(None, 0, 0, then=_Place.SENTENCE)
_Chunk = tuple[tuple[str, ...], tuple[_Link | _Open, ...]]
"""The fold keys and the words of what stands between two spaces."""


def arabic_phrases(texts: Iterable[str]) -> Iterator[list[Phrase]]:
    """Give the phrases of each text; the first is the title, which begins with what it is about."""
    read = [[list(map(_chunks.__getitem__, line.split())) for line in text.split("\n")] for text in texts]
    known: set[str] = set()
    for lines in read:
        for chunks in lines:
            known.update(chain.from_iterable([keys for keys, _ in chunks]))
    parts = [_runs(lines, known, _Place.SENTENCE if at else _Place.INSIDE) for at, lines in enumerate(read)]
    definite = {word.key: word for runs in parts for run in runs for word in run if word.kind is _DEFINITE}
    for runs in parts:
        yield _phrases(runs, definite)


def _phrases(runs: list[list[Word]], definite: Mapping[str, Word]) -> list[Phrase]:
    """Give the phrases of some rows; of single words the names, and those that the text has with their article.

    A single word behind another is an adjective or a genitive.
    """
    found = []
    for run in runs:
        is_whole = len(run) == 1
        for at, word in enumerate(run):
            known = word if word.kind is _NAME else None if at else definite.get(word.key)
            if known is not None and word.weight:
                single = word if word.form == known.form else _with_form(word, known.form)
                bound = WHOLE if is_whole else CONTINUED if at else 0.0
                found.append(make(Phrase, ((single,), (word.key,), is_whole, bound, single.alone)))
        if not is_whole:
            found += phrases_of(run, shortest=2)
    return found


def _with_form(word: Word, form: str) -> Word:
    return word_of(form, word.key, word.kind, is_joined=word.is_joined, weight=word.weight)


def _runs(lines: list[list[_Chunk]], known: set[str], begins: _Place) -> list[list[Word]]:
    """Give the longest rows of words that belong together; `known` are the words of the whole article."""
    runs: list[list[Word]] = []
    for chunks in lines:
        takes, place = 0, begins
        for each in chain.from_iterable([words for _, words in chunks]):
            word, enters, taken, acts, then = _decided(each, known) if isinstance(each, _Open) else each
            if place >= acts:
                word, taken = None, 0
            place = then
            if enters & takes and word is not None:
                run = runs[-1]
                if run[-1].form in _HALVES:
                    run[-1] = _whole_name(run[-1].form, word.form, word.weight)
                    taken = _NAME_TAKES
                else:
                    run.append(word)
            elif word is not None:
                runs.append([word])
            takes = taken
    return runs


@lru_cache(maxsize=5_000)
def _whole_name(half: str, rest: str, weight: float) -> Word:
    """Join «عبد» and «العاطي»: neither is a name alone."""
    key = fold_surface(half + rest)  # as many write it
    return word_of(f"{half} {rest}", key, _NAME, is_joined=True, weight=weight)


def _decided(word: _Open, known: set[str]) -> _Link:
    for stem in word.stems:
        if stem.key in known:
            return _link(stem.form, stem.particles)
    return word.otherwise


def _read(chunk: str) -> _Chunk:
    """Give the words of what stands between two spaces."""
    keys: list[str] = []
    found: list[_Link | _Open] = []
    for part in BREAK.split(chunk):
        found.append(_PAUSE)
        for token in tokens(part):
            keys.append(token.fold)
            found.append(_linked(token, part[token.start : token.end]))
    if chunk == _HYPHEN or not _STOPS.isdisjoint(chunk[-2:]):
        found.append(_STOP)
    return tuple(keys), tuple(found[1:])


_chunks = Memory(_read, most=50_000)


def _linked(token: Token, raw: str) -> _Link | _Open:
    if token.surface in STOP_WORDS or token.surface in _PREPOSITIONS or _has_tanwin(raw):
        return _END
    stems = _stems(token.surface, token.fold)
    is_sure = bool(stems) and stems[0].support > 0
    otherwise = _link(stems[0].form, stems[0].particles) if is_sure else _link(token.surface)
    return _Open(stems, otherwise) if stems else otherwise


def _has_tanwin(raw: str) -> bool:
    """Say whether a word is written as an indefinite accusative: an adverb mostly."""
    return raw.rstrip("ا").endswith(_TANWIN)


@lru_cache(maxsize=50_000)
def _link(form: str, particles: str = "") -> _Link:
    is_joined = not particles
    if form in _HALVES or form in _BETWEEN:
        word = word_of(form, fold_surface(form), _NAME, is_joined=is_joined, weight=0.0)
        return _Link(word, is_joined << _NAME, _ANY if form in _HALVES else _NAME_TAKES)
    kind = Kind.OTHER if form in STOP_WORDS or _has_pronoun(form) else kind_of(form)
    if kind is Kind.OTHER:
        return _END
    key = fold_surface(form.removeprefix(ARTICLE) if kind is Kind.DEFINITE else form)
    word = word_of(form, key, kind, is_joined=is_joined, weight=_weight(form, kind))
    return _Link(word, is_joined << kind, sum(1 << each for each in _FOLLOWS[kind]), _acts(form, particles, kind))


def _acts(form: str, particles: str, kind: Kind) -> _Place:
    """Say from where on a word is a verb: «بحث الوزير …» at the beginning, «…، ووصف اللقاء …» in any clause."""
    if kind is Kind.DEFINITE or not may_act(form):
        return _Place.NOWHERE
    return {"": _Place.SENTENCE, "و": _Place.CLAUSE}.get(particles, _Place.NOWHERE)


@lru_cache(maxsize=50_000)
def _stems(surface: str, fold: str) -> tuple[_Stem, ...]:
    """Give what a word may be without particles, the surest first."""
    found = without_particles(surface, fold)
    likely = [(each, _with_article(surface, each)) for each in found if is_likely(surface, each)]
    stems = (
        _Stem(stem, fold_surface(stem), _support(surface, stem, each), each.particles) for each, stem in likely
    )
    return tuple(sorted(stems, key=lambda stem: -stem.support))


def _with_article(surface: str, reading: Reading) -> str:
    """Give the stem with the article that it had: «للصين» had the one of «الصين»."""
    stem = reading.stem(surface)
    return ARTICLE + stem if reading.swallowed or reading.article else stem


def _support(surface: str, stem: str, reading: Reading) -> float:
    """Say how sure it is that the stem is a word: by how much more frequent than the whole it is."""
    own, whole = frequency(stem), frequency(surface)
    if reading.article and not whole and len(stem) > _SURE_LETTERS:
        return max(own, _RAREST)  # «والبروبيلين»: what is unknown has no particles in its name
    least = 1.0 if reading.article or reading.particles.startswith("و") else 3.0
    return own if own > least * whole else 0.0


@lru_cache(maxsize=50_000)
def _has_pronoun(form: str) -> bool:
    """Say whether «رئيسها» is «رئيس» with a pronoun: such a word means something only in its sentence."""
    if form.startswith(ARTICLE):
        return False
    found = without_pronoun(form, fold_surface(form))
    return any(frequency(each.stem(form)) > 0 and is_likely(form, each) for each in found)


@lru_cache(maxsize=50_000)
def _weight(form: str, kind: Kind) -> float:
    if fold_surface(form) in WEAK_WORDS:
        return 0.0
    bare_form = form.removeprefix(ARTICLE) if kind is Kind.DEFINITE else form
    share = frequency(bare_form) + frequency(ARTICLE + bare_form)
    return max(0.5, min(_UNKNOWN, -math.log10(share) if share else _UNKNOWN) - _COMMON)
