"""Which words of an article show that it was found? Pure: places in, HTML with them in bold out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from bot.query.sightings import Place
from bot.text.sentences import sentences
from bot.texts.markup import Html, bold, escape
from storage.records import Article

LONGEST = 320  # characters of a sentence that is shown
_BEFORE = 120  # of them, before the first hit of a longer one

Span = tuple[int, int]


def marked_title(article: Article, places: Iterable[Place]) -> Html:
    """Give an article's title with the words that were found in bold.

    >>> from datetime import UTC, datetime
    >>> now = datetime(2026, 11, 23, tzinfo=UTC)
    >>> str(marked_title(Article("k", "", "لقاء لافروف", "صدى", now, now, "ar", ""), [Place(5, 11)]))
    'لقاء <b>لافروف</b>'
    """
    return in_bold(article.title, _spans(places, 0, len(article.title)))


def excerpt(article: Article, places: Sequence[Place]) -> Html:
    """Give the sentence of the body that has most of the words that were found, in bold; "" where none has any."""
    start = len(article.title)
    best: tuple[int, str, list[Span]] = (0, "", [])
    for paragraph in article.body:
        start += 2  # the empty line of the document before it
        spans = _spans(places, start, start + len(paragraph))
        for sentence, inside in _parted(paragraph, spans, article.language) if spans else ():
            if len(inside) > best[0]:
                best = (len(inside), sentence, inside)
        start += len(paragraph)
    return _shortened(best[1], best[2])


def _spans(places: Iterable[Place], start: int, end: int) -> list[Span]:
    """Give the places that lie within a piece of the document, counted from its beginning, none over another."""
    spans: list[Span] = []
    for place in sorted(places):
        if start <= place.start < place.end <= end and (not spans or place.start - start >= spans[-1][1]):
            spans.append((place.start - start, place.end - start))
    return spans


def _parted(paragraph: str, spans: Sequence[Span], language: str) -> Iterable[tuple[str, list[Span]]]:
    """Give the sentences of a paragraph with the spans in each, counted from its beginning."""
    at = 0
    for sentence in sentences(paragraph, language):
        at = max(paragraph.find(sentence, at), at)
        inside = [(a - at, b - at) for a, b in spans if at <= a and b <= at + len(sentence)]
        yield sentence, inside
        at += len(sentence)


def _shortened(sentence: str, spans: Sequence[Span]) -> Html:
    """Give a sentence, or of a long one the part with the first hit, cut between words."""
    if len(sentence) <= LONGEST or not spans:
        return in_bold(sentence, spans)
    words = [0, *(place + 1 for place, letter in enumerate(sentence) if letter.isspace())]
    start = words[bisect_right(words, max(0, spans[0][0] - _BEFORE)) - 1]
    end = words[bisect_right(words, start + LONGEST) - 1]
    end = len(sentence) if start + LONGEST >= len(sentence) else end if end > spans[0][1] else start + LONGEST
    inside = [(a - start, b - start) for a, b in spans if b <= end]
    told = in_bold(sentence[start:end].rstrip(), inside)
    return Html(f"{'…' if start else ''}{told}{'…' if end < len(sentence) else ''}")


def in_bold(text: str, spans: Sequence[Span]) -> Html:
    """Give text with some spans of it, in order, in bold; they touch one another at most.

    >>> str(in_bold("قال <لافروف> اليوم", [(5, 11)]))
    'قال &lt;<b>لافروف</b>&gt; اليوم'
    """
    ends = list(accumulate((end for _, end in spans), max, initial=0))
    pieces = [
        escape(text[before:start]) + bold(text[start:end])
        for before, (start, end) in zip(ends, spans, strict=False)
    ]
    return Html("".join(pieces) + escape(text[ends[-1] :]))
