"""Which sentences tell the article? In news its first ones: nothing else was measured to be better.

The work is in what the first sentences are: whole ones, of the article and not of the site, each said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.pipeline.datelines import is_dateline, strip_dateline
from bot.pipeline.ranking import by_score, is_news
from bot.text.furniture import is_furniture
from bot.text.normalise import fold
from bot.text.sentences import sentences
from bot.text.tokens import folds

__all__ = ["lead", "strip_dateline"]

_MOST_SENTENCES = 3
_LONGEST = 700  # characters of a first sentence that is kept whole
_SAME = 0.8  # share of a sentence's words that were said before
_HEAD = 3  # paragraphs of which one may have the dateline
_LONGEST_LINE = 15  # words of a heading or caption
_ENDING = tuple(".!?؟…:؛،;,")
_CLOSING = "'\"»”’)]"
_ANNOUNCES = (":", "：", "؛")


def lead(body: Sequence[str], *, title: str = "", language: str = "", limit: int = 600) -> tuple[str, ...]:
    """Give one to three of the article's own sentences, in their order, of at most `limit` characters in all.

    The first is always there: whole up to 700 characters, beyond that cut between words. Empty if the body is.
    """
    told = _said_once(_article(body, title, language), title)
    first = list(islice(told, _MOST_SENTENCES))
    if is_news([keys for _, keys in first], folds(title)):
        said = _shortened([sentence for sentence, _ in first])
        return _chosen(said, range(len(said)), limit)
    rows = [*first, *told]
    said = _shortened([sentence for sentence, _ in rows])
    keys = [
        folds(sentence) if sentence is not full else row for sentence, (full, row) in zip(said, rows, strict=True)
    ]
    return _chosen(said, by_score(said, keys), limit)


def sentences_of(body: Sequence[str], *, title: str = "", language: str = "") -> list[str]:
    """Give the sentences from which a lead is chosen: the article's, each said once, the first cut if too long."""
    return _shortened([sentence for sentence, _ in _said_once(_article(body, title, language), title)])


def _chosen(said: Sequence[str], order: Sequence[int], limit: int) -> tuple[str, ...]:
    chosen = _fitting(said, order, limit)
    if len(chosen) > 1 and said[chosen[-1]].endswith(_ANNOUNCES):
        chosen.pop()  # what it announces is not there
    return tuple(said[place] for place in chosen)


def _fitting(said: Sequence[str], order: Sequence[int], limit: int) -> list[int]:
    """Take sentences in the order of their rank until there are three, or the next would be too long."""
    chosen: list[int] = []
    for place in order[:_MOST_SENTENCES]:
        if chosen and len(" ".join(said[each] for each in (*chosen, place))) > limit:
            break
        chosen.append(place)
    return sorted(chosen)


def _article(body: Sequence[str], title: str, language: str) -> Iterator[str]:
    """Give the article's sentences; those of furniture only where there is nothing else."""
    kept = [paragraph for paragraph in body if not is_furniture(paragraph) and not is_dateline(paragraph)]
    for place, paragraph in enumerate(_finished(kept) or kept or body):
        text = _without_title(paragraph.strip(), title) if place == 0 else paragraph.strip()
        yield from sentences(strip_dateline(text) if place < _HEAD else text, language)


def _finished(paragraphs: Sequence[str]) -> list[str]:
    """Leave out short lines that end no sentence (headings, captions, boxes) where most of the others end one."""
    ended = [paragraph for paragraph in paragraphs if _is_ended(paragraph)]
    letters = sum(map(len, ended))
    if letters * 2 < sum(map(len, paragraphs)):
        return list(paragraphs)
    return [each for each in paragraphs if _is_ended(each) or len(each.split()) > _LONGEST_LINE]


def _is_ended(paragraph: str) -> bool:
    return paragraph.rstrip().rstrip(_CLOSING).endswith(_ENDING)


def _without_title(paragraph: str, title: str) -> str:
    """Take off a title that is repeated at the head of the first paragraph, but not one that begins it."""
    rest = paragraph[len(title) :] if title and fold(paragraph).startswith(fold(title)) else ""
    is_apart = rest[:1] in {".", ":", "-", "–", "—", "|", "\n"} or rest[:2].strip() in {"-", "–", "—", "|"}
    return rest.lstrip(" .:-–—|\n") or paragraph if is_apart else paragraph


def _said_once(said: Iterator[str], title: str) -> Iterator[tuple[str, list[str]]]:
    """Give sentences with their fold keys, without the title and what repeats an earlier one."""
    before: list[set[str]] = []
    known: set[str] = set()
    titled: str | None = None
    named = folds(title)
    for sentence in said:
        row = folds(sentence)
        words = set(row)
        least = _SAME * len(words)
        is_mostly_known = len(words & known) >= least  # else no single sentence can have said it
        if not words or (is_mostly_known and any(len(words & other) >= least for other in before)):
            continue
        if row == named:
            titled = sentence
            continue
        before.append(words)
        known |= words
        yield sentence, row
    if titled is not None and not before:
        yield titled, named


def _shortened(said: list[str]) -> list[str]:
    """Cut the first sentence between words if it is too long."""
    if not said or len(said[0]) <= _LONGEST:
        return said
    return [said[0][: _LONGEST - 1].rsplit(None, 1)[0].rstrip(" ،,؛;:-–—") + "…", *said[1:]]
