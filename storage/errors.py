"""The base of all errors, and what can go wrong with the store."""

from __future__ import annotations


class MujazError(Exception):
    """Base of all errors that are shown to a person.

    `text` is the id of a sentence in `bot/texts/*.ftl`, `details` are its arguments; `str(error)` is
    the English one-line form for logs and the command line.
    """

    text = "error-unknown"

    def __init__(self, message: str, **details: str | int) -> None:
        super().__init__(message)
        self.details = details


class StoreError(MujazError):
    """The data file cannot be used: locked, damaged, no space; the message says what to do."""

    text = "error-store"
