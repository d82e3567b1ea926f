"""Which of some thousand articles have a written form in them? Postings that never change, for a few bytes each.

An entry is a written form under the fold key of a token in it, `fold` or `fold<tab>form` where the two differ;
entries stand in one string, in order. What stands in the source or the tags has entries of its own (`_MARGIN`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import accumulate, chain, groupby
from operator import itemgetter

from bot.query.document import Document
from bot.text.tokens import WORD, keyed

Numbers = Iterable[int]
LARGEST = 1 << 16
"""Articles that one segment takes."""

_MARGIN = "\x01"  # before entries of the source and the tags: no word begins so
_TAB, _END = b"\t", b"\n"


class Segment:
    """Some articles by the written forms in them; an article is the number of its place among them."""

    __slots__ = ("_articles", "_begins", "_starts", "_written", "size")

    def __init__(self, size: int, written: bytes, begins: Numbers, articles: Numbers, starts: Numbers) -> None:
        """Take the entries, each with a line break behind it, where each begins, and likewise their articles."""
        if size > LARGEST:
            raise ValueError(f"{size} articles in one segment: at most {LARGEST}")
        self.size = size
        self._written = written
        self._begins = array("I", begins)
        self._articles = array("H", articles)
        self._starts = array("I", starts)

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Segment:
        """Give the segment of some articles."""
        found = _entries(documents)
        ordered = sorted(found)
        entries, articles = [f"{entry}\n".encode() for entry in ordered], [found[entry] for entry in ordered]
        begins, starts = (accumulate(map(len, each), initial=0) for each in (entries, articles))
        return cls(len(documents), b"".join(entries), begins, chain.from_iterable(articles), starts)

    @classmethod
    def joined(cls, segments: Sequence[Segment]) -> Segment:
        """Give one segment for several, their articles in a row."""
        firsts = list(accumulate((each.size for each in segments), initial=0))
        written, begins, articles, starts = bytearray(), array("I", [0]), array("H"), array("I", [0])
        streams = (each._placed(number) for number, each in enumerate(segments))  # noqa: SLF001 (one of us)
        for entry, places in groupby(merge(*streams), key=itemgetter(0)):
            written += entry + _END
            begins.append(len(written))
            for _, number, place in places:
                articles.extend(map(firsts[number].__add__, segments[number].articles(place)))
            starts.append(len(articles))
        return cls(firsts[-1], bytes(written), begins, articles, starts)

    def _placed(self, number: int) -> Iterator[tuple[bytes, int, int]]:
        return ((self._entry(place), number, place) for place in range(len(self)))

    def __len__(self) -> int:
        return len(self._begins) - 1

    def articles(self, place: int) -> Sequence[int]:
        """Give the articles of an entry, ascending."""
        return self._articles[self._starts[place] : self._starts[place + 1]]

    def having(self, folds: Sequence[bytes]) -> Iterator[tuple[str, int]]:
        """Give the forms with tokens of these fold keys (see `keys`), each with the place of its entry.

        Whatever lies between two entries that are there is passed over at once: most keys are of no article.
        """
        at = number = 0
        while number < len(folds):
            at = bisect_left(range(len(self)), folds[number], lo=at, key=self._entry)
            if at == len(self):
                return
            fold, _, form = self._entry(at).partition(_TAB)
            if fold == folds[number]:
                yield _form(fold, form), at
                at += 1
            else:
                number = bisect_left(folds, fold, lo=number + 1)

    def containing(self, piece: str, *, margin: bool) -> Iterator[tuple[str, int]]:
        """Give the forms with tokens whose fold key has a piece in it, and some others, as `having` does."""
        sought, found = piece.encode(), -1
        while (found := self._written.find(sought, found + 1)) >= 0:
            at = bisect_right(self._begins, found) - 1
            fold, _, form = self._entry(at).partition(_TAB)
            if fold.startswith(_MARGIN.encode()) == margin:
                yield _form(fold, form), at
            found = self._begins[at + 1] - 1

    def _entry(self, place: int) -> bytes:
        return self._written[self._begins[place] : self._begins[place + 1] - 1]


def keys(folds: Iterable[str], *, margin: bool) -> list[bytes]:
    """Give fold keys as `having` takes them: of the title and the body, or of source and tags (`margin`)."""
    return sorted((_MARGIN + fold if margin else fold).encode() for fold in folds)


def _form(fold: bytes, form: bytes) -> str:
    return (form or fold).decode().removeprefix(_MARGIN)


def _entries(documents: Iterable[Document]) -> dict[str, list[int]]:
    read, margin = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, document in enumerate(documents):
        for forms, text in ((read, document.body), (margin, document.text[document.body_end :])):
            for form in set(WORD.findall(text)):
                forms[form].append(number)
    entries = {}
    for mark, forms in (("", read), (_MARGIN, margin)):
        for form, fold in keyed(list(forms)):
            entries[mark + fold if fold == form else f"{mark}{fold}\t{form}"] = forms[form]
    return entries
