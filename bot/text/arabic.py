"""Which Arabic words may stand inside one written token? Pure: «وللجنتها» in, «لجنة» and the other stems out.

A token is read as `[وف]? [بكل]? (ال)? stem (pronoun)?`, where a pronoun takes the article's place; ل and
ال are written «لل», and before a pronoun ة is written ت and final ى is written ا. Two sides give the same
answer: `readings` takes a token apart into the stems that it may hold, `forms` builds all tokens that may
hold a stem.

The guard: a token that is a much more frequent word than the stem is that word («كريم» is no ك + «ريم»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from bot.text.data.frequencies import frequency
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import fold_surface

ARTICLE = "ال"
PARTICLES = tuple(
    conjunction + preposition for conjunction in ("", "و", "ف") for preposition in ("", "ب", "ك", "ل")
)
_FIRST_PARTICLES = frozenset("وفبكل")
PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا")  # not «ي»: «عام» would find «عامي»
SHORTEST = 3
"""A word of fewer letters is found only as it stands, without particles, article or pronoun."""

# How many times as frequent as the stem a token may be and still be read as particle and stem. Nouns, which
# take the article, are found in phrases that have become words («بشكل», «لمدة»): there it may be more.
_PRONOUN = "pronoun"
_MOST_FOR_NAMES = {"و": 0.2, "ف": 1.0, "ب": 5.0, "ك": 1.0, "ل": 0.35, _PRONOUN: 0.2}
_MOST_FOR_NOUNS = {"و": 0.5, "ف": 1.0, "ب": 10.0, "ك": 1.0, "ل": 1.0, _PRONOUN: 1.0}
_NOUN_FROM = 0.2  # with its article at least a fifth as often as without
_SLIP_UP_TO = 0.1  # «مدرسه» is a careless «مدرسة» as it is far rarer; «وحده» is a word beside «وحدة»
_CARELESS_YA_UP_TO = 0.12  # «السيسى» is a ninth as frequent as «السيسي», «منى» a third as «مني»
_CARELESS_QUERY_UP_TO = 0.06  # «مصطفي» is a twentieth as frequent as «مصطفى», «كبري» (a bridge) a tenth as «كبرى»

_BEFORE_PRONOUN = {"ة": "ت", "ه": "ت", "ى": "ا"}  # ه: many type «مدرسه» and mean «مدرسة»
_UNBOUND = {"ت": "ة", "ا": "ى"}
_ALEFS = frozenset("اأإآٱ")
_HAMZAS = frozenset("ءؤئ")
_BARE_ALEFS = frozenset("اٱ")


class Reading(NamedTuple):
    """One way to read a token: which query's word it would satisfy, and where the word stands in it.

    `key` is the fold key of that word; `start` and `end` are the stem's place in the token; `particles` stand
    before it, `pronoun` behind it; `article` says that an ال (or the second ل of لل) precedes the stem;
    `swallowed` counts the letters of `key` that are not written in the token (the ال of «للصين»); `ending` is
    the letter that the pronoun changed, "" if it changed none.
    """

    key: str
    start: int
    end: int
    particles: str = ""
    article: bool = False
    swallowed: int = 0
    pronoun: str = ""
    ending: str = ""

    def admits(self, wanted: str) -> bool:
        """Say whether a word with this `key` and the surface key `wanted` can be the stem."""
        if self.swallowed and not wanted.startswith(ARTICLE):
            return False
        return wanted.endswith(self.ending) or (self.ending == "ة" and wanted.endswith("ه"))

    def stem(self, token: str) -> str:
        """Give the stem as it would be written alone, without what was swallowed."""
        stem = token[self.start : self.end]
        return stem[:-1] + self.ending if self.ending else stem


def readings(surface: str, fold: str) -> list[Reading]:
    """Give every way to read a token; the first is the token as it stands.

    >>> [reading.key for reading in readings("للصين", "للصين")]
    ['للصين', 'لصين', 'صين', 'الصين', 'اللصين']
    """
    found = [Reading(fold, 0, len(fold))]
    for particles in PARTICLES:
        if fold.startswith(particles):
            found.extend(_behind(particles, surface, fold))
            found.extend(_before_pronouns(particles, surface, fold))
    return found


def without_particles(surface: str, fold: str) -> Iterator[Reading]:
    """Give the ways to read a token as particles and a word without pronoun.

    >>> [reading.key for reading in without_particles("والصين", "والصين")]
    ['الصين', 'صين']
    """
    if fold[0] in _FIRST_PARTICLES:
        for particles in PARTICLES[1:]:
            if fold.startswith(particles):
                yield from _behind(particles, surface, fold)


def without_pronoun(surface: str, fold: str) -> Iterator[Reading]:
    """Give the ways to read a token as a word and a pronoun, without particles.

    >>> [reading.key for reading in without_pronoun("لجنتها", "لجنتها")]
    ['لجنت', 'لجنه']
    """
    return _before_pronouns("", surface, fold)


def _behind(particles: str, surface: str, fold: str) -> Iterator[Reading]:
    at, end = len(particles), len(fold)
    if particles and end - at >= SHORTEST:
        yield Reading(fold[at:], at, end, particles)
    if fold.startswith(ARTICLE, at) and surface[at] in _BARE_ALEFS and end - at - 2 >= SHORTEST:
        yield Reading(fold[at + 2 :], at + 2, end, particles, article=True)
    if particles.endswith("ل") and fold.startswith("ل", at):
        yield from _contracted(particles, fold)


def _before_pronouns(particles: str, surface: str, fold: str) -> Iterator[Reading]:
    if surface.endswith(PRONOUNS):
        for pronoun in PRONOUNS:
            if surface.endswith(pronoun) and len(fold) - len(particles) - len(pronoun) >= SHORTEST:
                yield from _before_pronoun(pronoun, particles, fold)


def _contracted(particles: str, fold: str) -> Iterator[Reading]:
    at, end = len(particles) + 1, len(fold)
    inner = fold[at:]
    if len(inner) >= SHORTEST:
        yield Reading(inner, at, end, particles, article=True)
    if len(inner) >= SHORTEST - 1:
        yield Reading(ARTICLE + inner, at, end, particles, swallowed=2)
    if inner:
        yield Reading(ARTICLE + "ل" + inner, at - 1, end, particles, swallowed=2)


def _before_pronoun(pronoun: str, particles: str, fold: str) -> Iterator[Reading]:
    start, end = len(particles), len(fold) - len(pronoun)
    stem = fold[start:end]
    yield Reading(stem, start, end, particles, pronoun=pronoun)
    if ending := _UNBOUND.get(stem[-1]):
        key = stem[:-1] + fold_surface(ending)
        yield Reading(key, start, end, particles, pronoun=pronoun, ending=ending)


def forms(surface: str) -> set[str]:
    """Give the fold keys of all tokens that may hold a word: the other side of `readings`.

    >>> {"لجنه", "واللجنه", "للجنه", "ولجنتهم"} <= forms("لجنة"), "فلان" in forms("لان")
    (True, True)
    """
    fold = fold_surface(surface)
    if len(fold) < SHORTEST:
        return {fold}
    written = {fold, ARTICLE + fold, *_with_pronouns(surface, fold)}
    return {particles + form for particles in PARTICLES for form in written | _behind_l(particles, surface, fold)}


def _behind_l(particles: str, surface: str, fold: str) -> set[str]:
    if not particles.endswith("ل"):
        return set()
    if not (surface.startswith(ARTICLE) and len(fold) > SHORTEST):
        return {"ل" + fold}
    return {"ل" + fold, "ل" + fold[2:]} | ({fold[2:]} if fold[2] == "ل" else set())


def _with_pronouns(surface: str, fold: str) -> Iterator[str]:
    bound = fold[:-1] + _BEFORE_PRONOUN.get(surface[-1], fold[-1])
    for pronoun in PRONOUNS:
        yield fold + pronoun
        yield bound + pronoun


def is_likely(token: str, reading: Reading) -> bool:
    """Say whether a token's surface key is particle, stem and pronoun, and no word of its own: the guard.

    >>> [is_likely(token, readings(token, token)[1]) for token in ("كريم", "ولافروف", "وكريم")]
    [False, True, True]
    """
    if not (reading.particles or reading.pronoun):
        return True
    alone, with_article = _frequencies(reading.stem(token))
    most = _MOST_FOR_NOUNS if with_article > _NOUN_FROM * alone else _MOST_FOR_NAMES
    limit = max(alone, with_article)
    return all(frequency(part) <= most[affix] * limit for affix, part in _parts(token, reading))


def _frequencies(stem: str) -> tuple[float, float]:
    bare = stem.removeprefix(ARTICLE)
    return frequency(bare), frequency(ARTICLE + bare)


def _parts(token: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """Give what remains of the token as the affixes come off one by one, each with the one that is next."""
    unbound = token[: reading.start] + reading.stem(token)
    for at, particle in enumerate(reading.particles):
        yield particle, token[at:]
        if reading.pronoun:
            yield particle, unbound[at:]
    if reading.pronoun:
        yield _PRONOUN, token[len(reading.particles) :]


class Spelling(Enum):
    """How far a stem may pass for a word that has the same fold key."""

    SAME = auto()
    EGYPTIAN = auto()  # ى for ي, as a whole article may write it
    DOUBTFUL = auto()  # the same, but the stem is a more frequent word of its own: «على» for «علي»
    OTHER = auto()


def spelling(wanted: str, stem: str, *, article: bool = False) -> Spelling:
    """Compare a query's word with a stem of the same fold key, both as surface keys.

    A bare ا takes any alef and is taken by any, but one of the two words must be the careless one
    throughout; ة and ه, ى and ي take each other where one of the two is a slip and no word of its own; else ى in
    the token is ي in Egyptian spelling only. `article` says that the stem has its article before it.

    >>> spelling("احمد", "أحمد").name, spelling("علي", "على").name, spelling("وحدة", "وحده").name
    ('SAME', 'DOUBTFUL', 'OTHER')
    """
    if wanted == stem:
        return Spelling.SAME
    if not same_alefs(wanted, stem) or not _same_seats(wanted, stem):
        return Spelling.OTHER
    before = ARTICLE if article else ""
    return _same_end(before + wanted, before + stem)


def _same_seats(wanted: str, stem: str) -> bool:
    """Say whether hamzas differ by their seat only («مسئول»), or by having none at the end («وزراء», «وزرائه»)."""
    inner = zip(wanted[:-1], stem[:-1], strict=False)
    return not any(a != b and {a, b} <= _HAMZAS and "ء" in (a, b) for a, b in inner)


def same_alefs(wanted: str, stem: str) -> bool:
    """Say whether the alefs of two words differ by carelessness only, and always by the same one's."""
    pairs = {(a, b) for a, b in zip(wanted, stem, strict=False) if a != b and a in _ALEFS and b in _ALEFS}
    careless_query = all(a in _BARE_ALEFS for a, _ in pairs)
    careless_token = all(b in _BARE_ALEFS for _, b in pairs)
    return careless_query or careless_token


def _same_end(wanted: str, stem: str) -> Spelling:
    match wanted[-1], stem[-1]:
        case ("ي", "ى"):
            if frequency(stem) <= _CARELESS_YA_UP_TO * frequency(wanted):
                return Spelling.SAME  # no other word («سيرجى»), or hardly one («السيسى»)
            if frequency(stem) <= frequency(wanted):
                return Spelling.EGYPTIAN
            is_typed_so = stem not in STOP_WORDS and frequency(wanted) <= _CARELESS_QUERY_UP_TO * frequency(stem)
            return (
                Spelling.SAME if is_typed_so else Spelling.DOUBTFUL
            )  # «مصطفي» for «مصطفى», never «علي» for «على»
        case ("ه", "ة"):
            is_slip = _is_slip(wanted, stem)
        case ("ى", "ي"):
            is_typed_so = frequency(wanted) <= _CARELESS_YA_UP_TO * frequency(stem)  # «الروسى» for «الروسي»
            is_slip = is_typed_so or _is_slip(stem, wanted)
        case ("ة", "ه"):
            is_slip = _is_slip(stem, wanted)
        case _:
            is_slip = True
    return Spelling.SAME if is_slip else Spelling.OTHER


def _is_slip(careless: str, careful: str) -> bool:
    return frequency(careless) <= _SLIP_UP_TO * frequency(careful)


def is_egyptian(words: Sequence[str]) -> bool:
    """Say whether a text, given as surface keys, writes final ي as ى: more «فى» than «في»."""
    return words.count("فى") > words.count("في")
