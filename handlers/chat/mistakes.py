"""What is wrong with a query? Said in the person's language, with the place marked."""

from __future__ import annotations

from bot.errors import QueryError
from bot.texts.markup import Html, code, lines
from bot.texts.say import say_error, speaker

_AROUND = 40  # characters shown around a mistake


def query_error(language: str, error: QueryError) -> Html:
    """Say what is wrong with a query, and point at the place, with the words around it."""
    told = say_error(language, error)
    if not error.query.strip():
        return told
    start, end = max(0, error.at - _AROUND), error.at + _AROUND
    before, place, behind = (
        error.query[start : error.at],
        error.query[error.at : error.at + 1],
        error.query[error.at + 1 : end],
    )
    marked = f"{'…' * (start > 0)}{before}⟦{place}⟧{behind}{'…' * (end < len(error.query))}"
    return lines(told, speaker(language)("query-error-hint", query=code(marked)))
