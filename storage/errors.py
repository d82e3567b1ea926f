"""The base of all errors, and what can go wrong with the store."""

from __future__ import annotations

from pathlib import Path
from typing import Self


class MujazError(Exception):
    """Base of all errors that are shown to a person.

    `text` is the id of a sentence in `bot/texts/*.ftl`, `details` are its arguments; `str(error)` is
    the English one-line form for logs and the command line. `exit_code` is what a command ends with.
    """

    text = "error-unknown"
    exit_code = 1

    def __init__(self, message: str, **details: str | int) -> None:
        super().__init__(message)
        self.details = details


class StoreError(MujazError):
    """The data file cannot be used: locked, damaged, no space; the message says what to do."""

    text = "error-store"


class DamagedError(StoreError):
    """A file of the store does not hold what was written to it. Nothing was changed."""


class DiskError(StoreError):
    """The disk did not take what it was given: what is on it is not known, and nothing may be written any more."""

    exit_code = 74  # EX_IOERR of sysexits.h

    @classmethod
    def of(cls, path: Path, error: OSError) -> Self:
        """Make the error of a file or folder from the system's."""
        return cls(
            f"whether the last change of {path} will outlast a loss of power is not known "
            f"({error.strerror or error}): look after the disk, then start again"
        )
