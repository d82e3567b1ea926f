"""Which files make up a store, by their names?

mujaz.json              the snapshot: an ordinary TinyDB file, with its checksum; replaced as a whole
mujaz.json.journal-7    what changed after it (`_meta` of the snapshot says 7); appended to, then on the disk
mujaz.json.bak          the snapshot before; journals are kept from the one that follows it
mujaz.json.lock         held while the store is open
backups/                copies
"""

from __future__ import annotations

import re
from glob import escape
from pathlib import Path
from shlex import quote


def cure(path: Path, *, but: Path | None = None) -> str:
    """Say what to do about damaged data: restore the snapshot before, or else the newest backup.

    `but` is a copy that was tried already.
    """
    there = next((copy for copy in (backup_of(path), *copies(path)) if copy != but and copy.exists()), None)
    if there is None:
        return "put a copy of it in its place, or move it away to begin anew"
    return f"`mujaz restore {quote(str(there))}` puts the last good copy in its place"


def copies(path: Path) -> list[Path]:
    """Give the backups that the bot made of a store, the newest first, at last those of older formats."""
    name = re.compile(
        rf"{re.escape(path.stem)}-(\d{{4}}-\d\d-\d\d|format-\d+){re.escape(path.suffix)}(\.gz)?", re.ASCII
    )
    found = [each for each in backups_of(path).glob(f"{escape(path.stem)}-*") if name.fullmatch(each.name)]
    return sorted(found, key=lambda each: ("-format-" not in each.name, each.name), reverse=True)


def journal_of(path: Path, number: int) -> Path:
    """Give the name of a store's journal."""
    return path.with_name(f"{path.name}.journal-{number}")


def journals(path: Path) -> list[Path]:
    """Give a store's journals, in order."""
    found = path.parent.glob(f"{path.name}.journal-*")
    return sorted((each for each in found if each.name.rpartition("-")[2].isdecimal()), key=number_of)


def number_of(path: Path) -> int:
    """Give the number of a journal by its name."""
    return int(path.name.rpartition("-")[2])


def backup_of(path: Path) -> Path:
    """Give the name of the snapshot before."""
    return path.with_name(f"{path.name}.bak")


def backups_of(path: Path) -> Path:
    """Give the folder of a store's backups."""
    return path.with_name("backups")
