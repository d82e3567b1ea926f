"""Which sentence of an article answered a query? Pure: article and places in, sentences with marked words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.query.document import Document
from bot.query.sightings import Place
from bot.text.sentences import sentences
from bot.watch import read_through
from storage.records import Article

_MOST = 2  # sentences that are shown of a subscription
_AROUND = 140  # characters that are shown before and behind a word in a longer sentence
_LONG = 320
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in runs of text, each with whether it is what was looked for."""

    runs: tuple[tuple[str, bool], ...]

    @property
    def hits(self) -> list[str]:
        return [text for text, is_hit in self.runs if is_hit]


def passages(article: Article, places: Iterable[Place]) -> list[Passage]:
    """Give the sentences in which the first places stand, each once, in the order of the places."""
    document = read_through(article)
    left = [place for place in places if place.start < place.end <= len(document.text)]
    found: list[Passage] = []
    while left and len(found) < _MOST:
        start, end = _bounds(document, left[0].start, article.language)
        inside = sorted({(each.start, min(each.end, end)) for each in left if start <= each.start < end})
        found.append(Passage(tuple(_runs(document.text, *_near(start, end, inside), inside))))
        left = [each for each in left if not start <= each.start < end]
    return found


def _bounds(document: Document, at: int, language: str) -> tuple[int, int]:
    """Give the ends of the sentence that holds a place: of the title, source or tag where it stands in one."""
    text = document.text
    start, end = text.rfind(_BREAK, 0, at) + len(_BREAK), text.find(_BREAK, at)
    start, end = (0 if start < len(_BREAK) else start), (len(text) if end < 0 else end)
    cursor = start
    for sentence in sentences(text[start:end], language) if at < document.body_end else ():
        cursor = text.find(sentence, cursor, end)
        if cursor <= at < cursor + len(sentence):
            return cursor, cursor + len(sentence)
        cursor += len(sentence)
    return start, end


def _near(start: int, end: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give the part of a sentence that is shown: all of a short one, else what is near its first word."""
    if end - start <= _LONG:
        return start, end
    return max(start, spans[0][0] - _AROUND), min(end, spans[0][1] + _AROUND)


def _runs(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = start
    for first, last in spans:
        if first >= at and last <= end:
            yield text[at:first], False
            yield text[first:last], True
            at = last
    yield text[at:end], False
