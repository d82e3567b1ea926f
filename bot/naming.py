"""Which other names does the bot know? Those that come with it, and the lines of the operator's file."""

from __future__ import annotations

from pathlib import Path

from bot.errors import SettingsError
from bot.text.aliases import AliasError, Aliases, parse, starter


def aliases_of(path: str) -> Aliases:
    """Give the aliases that come with the program and those of a file ("" for none). Raises SettingsError."""
    if not path:
        return starter()
    try:
        lines = Path(path).expanduser().read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"ALIASES names {path}, which cannot be read: {error}") from error
    try:
        return starter() | parse(lines)
    except AliasError as error:
        raise SettingsError(f"ALIASES names {path}: {error}") from error
