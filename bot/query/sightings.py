"""What of all that is asked for was seen in one article, and where?"""

from __future__ import annotations

from typing import NamedTuple

from bot.query.document import Document
from bot.query.expressions import Expression
from bot.query.tree import Zone
from bot.query.words import Wanted


class Place(NamedTuple):
    """A place in a text, in code points of the text as given, and the rules that joined it to the query.

    No rule: it stands there as it was asked for. The rules are told in docs/language.md.
    """

    start: int
    end: int
    rules: tuple[str, ...] = ()


class Seen(NamedTuple):
    """A token that may count as a wanted word; `position` counts the article's tokens."""

    position: int
    places: int
    place: Place


class Sightings:
    """All that was seen in one article."""

    __slots__ = ("_matched", "document", "seen", "text")

    def __init__(self, document: Document, seen: dict[Wanted, list[Seen]]) -> None:
        self.document = document
        self.text = document.text
        self.seen = seen
        self._matched: dict[Expression, list[Place]] = {}

    def of(self, wanted: Wanted, place: int) -> list[Seen]:
        """Give the tokens that count as a word in this place of a query, in the order of the text."""
        return [seen for seen in self.seen.get(wanted, ()) if seen.places & place]

    def matching(self, expression: Expression, zone: Zone | None) -> list[Place]:
        """Give the places that a regular expression matches."""
        found = self._matched.get(expression)
        if found is None:
            found = self._matched[expression] = [
                Place(*span, ("pattern",)) for span in expression.spans(self.text)
            ]
        start, end = self._extent(zone)
        return [place for place in found if start <= place.start and place.end <= end]

    def _extent(self, zone: Zone | None) -> tuple[int, int]:
        document = self.document
        match zone:
            case None:
                return 0, document.body_end
            case Zone.TITLE:
                return 0, document.title_end
            case Zone.SOURCE:
                return document.body_end, document.source_end
            case Zone.TAG:
                return document.source_end, len(document.text)
