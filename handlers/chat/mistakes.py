"""What is wrong with a query? Said in the person's language, with the place marked."""

from __future__ import annotations

import re

from bot.errors import QueryError
from bot.texts.markup import Html, code, lines
from bot.texts.say import say_error, speaker

_NOWHERE = frozenset({"empty", "too-long"})  # mistakes of the whole
_AROUND = 40  # characters shown around a mistake
_PLACE = re.compile(r"\w[\w\u0640\u064b-\u0652]*|.", re.DOTALL)  # a sign, or a whole word


def query_error(language: str, error: QueryError) -> Html:
    """Say what is wrong with a query, and point at the place, with the words around it."""
    told = say_error(language, error)
    if error.reason in _NOWHERE:
        return told
    found = _PLACE.match(error.query, error.at)
    place = found[0] if found else ""
    start, end = max(0, error.at - _AROUND), error.at + len(place) + _AROUND
    before, behind = error.query[start : error.at], error.query[error.at + len(place) : end]
    marked = f"{'…' * (start > 0)}{before}⟦{place}⟧{behind}{'…' * (end < len(error.query))}"
    return lines(told, speaker(language)("query-error-hint", query=code(marked)))
